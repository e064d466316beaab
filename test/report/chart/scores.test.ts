import { describe, expect, test } from "vitest";
import { coherence } from "../../../src/analyse/coherence.ts";
import { defaultInputs } from "../../../src/analyse/uncertainty/default-inputs.ts";
import { uncertainty } from "../../../src/analyse/uncertainty/uncertainty.ts";
import { computeIndex } from "../../../src/engine.ts";
import { IndexError } from "../../../src/errors/index.ts";
import { stackedContributions } from "../../../src/report/chart/contributions.ts";
import { correlationHeatMap } from "../../../src/report/chart/correlation.ts";
import { scoreHeatMap } from "../../../src/report/chart/heatmap.ts";
import { weightIcicle } from "../../../src/report/chart/icicle.ts";
import { radarChart } from "../../../src/report/chart/radar.ts";
import { rankedBars } from "../../../src/report/chart/ranking.ts";
import { screePlot } from "../../../src/report/chart/scree.ts";
import { rankSlopes } from "../../../src/report/chart/slope.ts";
import { distributionDots } from "../../../src/report/chart/spread.ts";
import { weightSunburst } from "../../../src/report/chart/sunburst.ts";
import { trendLines } from "../../../src/report/chart/trend.ts";
import type { Chart, ChartOptions } from "../../../src/report/chart/types.ts";
import { chineseNames, type Fixture, HOSTILE, scoresFixture } from "./scores-fixture.ts";
import { everyElement, marksWith, readSvg, shapesOutside, textsOutside } from "./svg.ts";

const towns = scoresFixture({ units: 7, years: 3, names: chineseNames, gaps: true });
const hostile = scoresFixture({ units: HOSTILE.length, years: 3, names: (i) => HOSTILE[i]! });
const three = scoresFixture({ units: 3, years: 2 });
const many = scoresFixture({ units: 60, years: 2, indicators: 4 });

const draw: Readonly<Record<string, (fixture: Fixture, options: ChartOptions) => Chart>> = {
  ranking: ({ result, system, data }, options) =>
    rankedBars(result, { ...options, unit: "u1", uncertainty: sure({ result, system, data }) }),
  contributions: ({ result }, options) => stackedContributions(result, { ...options, unit: "u1" }),
  heatmap: ({ result }, options) => scoreHeatMap(result, { ...options, unit: "u1" }),
  indicators: ({ result }, options) => scoreHeatMap(result, { ...options, of: "indicators" }),
  radar: ({ result }, options) => radarChart(result, { ...options, unit: "u1", target: 80 }),
  distribution: ({ result }, options) => distributionDots(result, { ...options, unit: "u1" }),
  slope: ({ result }, options) => rankSlopes(result, { ...options, unit: "u1" }),
  weights: ({ result }, options) => weightIcicle(result, options),
  sunburst: ({ result }, options) => weightSunburst(result, options),
  trend: ({ result }, options) => trendLines(result, { ...options, unit: "u1" }),
  "trend of an indicator": ({ result }, options) => trendLines(result, { ...options, unit: "u2", node: "d0i0" }),
  correlation: ({ result }, options) => correlationHeatMap(result, options),
  "correlation of indicators": ({ result }, options) => correlationHeatMap(result, { ...options, of: "indicators" }),
  scree: ({ result }, options) => screePlot({ result, coherence: coherence(result) }, options),
};
const kinds = Object.entries(draw);

function sure({ system, data, result }: Fixture) {
  return uncertainty({ system }, data, { n: 40, vary: defaultInputs(result) });
}

const dressed: readonly (readonly [string, Fixture, ChartOptions])[] = [
  ["Chinese, auto", towns, { locale: "zh", theme: "auto" }],
  ["English, narrow", towns, { width: 360 }],
  ["hostile names", hostile, { theme: "dark" }],
  ["hostile names, narrow", hostile, { width: 320, locale: "zh" }],
  ["three units, print", three, { theme: "print", width: 900 }],
  ["sixty units", many, {}],
];

describe.each(kinds)("%s", (_, make) => {
  test.each(dressed)("%s: well-formed, inside its picture, titled and described", (_, fixture, options) => {
    const chart = make(fixture, options);
    const root = readSvg(chart.svg);
    const all = everyElement(root);
    expect(textsOutside(chart.svg)).toEqual([]);
    expect(shapesOutside(chart.svg)).toEqual([]);
    const id = root.attributes["id"]!;
    expect(root.attributes).toMatchObject({
      role: "img",
      "aria-labelledby": `${id}-title ${id}-desc`,
      viewBox: `0 0 ${chart.width} ${chart.height}`,
    });
    expect(root.children.slice(0, 2).map(({ tag, text }) => [tag, text])).toEqual([
      ["title", chart.title],
      ["desc", chart.description],
    ]);
    // nothing that runs, looks elsewhere or that a strict policy forbids
    expect(all.filter(({ tag }) => ["script", "style", "image", "foreignObject", "a", "use"].includes(tag))).toEqual(
      [],
    );
    const named = all.flatMap(({ attributes }) => Object.keys(attributes));
    expect(named.filter((name) => /^on|href|^style$|^class$/.test(name))).toEqual(["class"]);
    const ids = all.flatMap(({ attributes }) => attributes["id"] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, to] of chart.svg.matchAll(/url\(#([^)]*)\)/g)) expect(ids).toContain(to);
  });

  test("the same bytes twice, and the ids that were asked for", () => {
    const first = make(towns, { theme: "auto" });
    expect(make(towns, { theme: "auto" })).toEqual(first);
    const other = make(towns, { theme: "auto", id: "mine" });
    const own = first.svg.match(/ id="([^"]*)"/)![1]!;
    expect(first.svg.replaceAll(own, "mine")).toBe(other.svg);
  });

  test("auto says the colours of light behind its variables", () => {
    const plain = (svg: string) => svg.replace(/var\(--gf-[\w-]+,(#\w+)\)/g, "$1");
    const [auto, light] = (["auto", "light"] as const).map((theme) => make(towns, { theme, id: "x" }).svg);
    expect(auto).not.toBe(light);
    expect(plain(auto!)).toBe(light);
  });

  test("in Chinese no word of the chart is English", () => {
    const { title, description } = make(towns, { locale: "zh" });
    expect(`${title}${description}`).toMatch(/[一-龥]/);
    expect(`${title}${description}`.match(/[A-Za-z]{2,}/g) ?? []).toEqual([]);
  });
});

const numbers = (svg: string, by: string) => marksWith(svg, by).map((mark) => Number(mark["data-value"]));

describe("marks have the values of the result", () => {
  const { result } = towns;
  const rows = result.periods.flatMap((period, i) => (period === "2022" ? [i] : []));
  const scores = rows.map((i) => result.score("index")[i]!);
  const falling = [...scores].sort((a, b) => b - a);

  test("ranking: best first, with ranks; bars as long as scores", () => {
    const { svg } = rankedBars(result, {});
    const marks = marksWith(svg, "rank");
    expect(marks.map((mark) => Number(mark["data-value"]))).toEqual(falling);
    expect(marks.map((mark) => Number(mark["data-rank"]))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const widths = marks.map(({ d }) => Number(/l(-?[\d.]+) 0/.exec(d!)![1]));
    // coordinates have one decimal
    widths.forEach((width, k) => expect(width / widths[0]!).toBeCloseTo(falling[k]! / falling[0]!, 2));
  });

  test("contributions: the parts of a unit sum to its score", () => {
    const { svg } = stackedContributions(result, {});
    const sums = new Map<string, number>();
    for (const mark of marksWith(svg, "node"))
      sums.set(mark["data-unit"]!, (sums.get(mark["data-unit"]!) ?? 0) + Number(mark["data-value"]));
    rows.forEach((i) => expect(sums.get(result.units[i]!)).toBeCloseTo(result.score("index")[i]!, 10));
  });

  test("heat map: every score of every column, what is missing empty", () => {
    const marks = marksWith(scoreHeatMap(result, {}).svg, "node");
    expect(marks).toHaveLength(7 * 7);
    for (const mark of marks) {
      const i = rows.find((row) => result.units[row] === mark["data-unit"])!;
      const score = result.score(mark["data-node"]!)[i]!;
      expect(mark["data-value"]).toBe(Number.isNaN(score) ? "" : String(score));
    }
    expect(marks.filter((mark) => mark["data-value"] === "")).toHaveLength(1);
  });

  test("radar: the unit's scores, and the mean of the six others", () => {
    const marks = marksWith(radarChart(result, { unit: "u3" }).svg, "mean");
    const mine = rows.find((i) => result.units[i] === "u3")!;
    for (const mark of marks) {
      const score = result.score(mark["data-node"]!);
      const peers = rows.filter((i) => i !== mine && !Number.isNaN(score[i]!));
      expect(Number(mark["data-value"])).toBe(score[mine]!);
      expect(Number(mark["data-mean"])).toBeCloseTo(peers.reduce((sum, i) => sum + score[i]!, 0) / peers.length, 10);
    }
    expect(marks).toHaveLength(6);
  });

  test("distribution: a dot for each score", () => {
    const marks = marksWith(distributionDots(result, { alone: true }).svg, "node");
    expect(marks.map((mark) => Number(mark["data-value"])).sort((a, b) => b - a)).toEqual(falling);
  });

  test("slope: the ranks of every period", () => {
    const marks = marksWith(rankSlopes(result).svg, "period");
    expect(marks).toHaveLength(21);
    for (const mark of marks) {
      const i = result.units.findIndex(
        (unit, k) => unit === mark["data-unit"] && result.periods[k] === mark["data-period"],
      );
      expect(Number(mark["data-value"])).toBe(result.rank("index")[i]!);
    }
  });

  test.each([weightIcicle, weightSunburst])("weights: effective weights, the indicators' sum 1", (weights) => {
    const marks = marksWith(weights(result).svg, "nominal");
    for (const mark of marks)
      expect(Number(mark["data-value"])).toBe(result.weights.find(({ node }) => node === mark["data-node"])!.effective);
    const leaves = marks.filter((mark) => mark["data-node"]!.includes("i"));
    expect(leaves).toHaveLength(18);
    expect(leaves.reduce((sum, mark) => sum + Number(mark["data-value"]), 0)).toBeCloseTo(1, 12);
  });

  test("trend: figures of an indicator, its target and the forecast in words", () => {
    const { svg, description } = trendLines(result, { unit: "u2", node: "d0i0" });
    const mine = marksWith(svg, "period").filter((mark) => mark["data-unit"] === "u2");
    const value = result.value("derived", "d0i0");
    expect(mine.map((mark) => Number(mark["data-value"]))).toEqual(
      result.units.flatMap((unit, i) => (unit === "u2" ? [value[i]!] : [])),
    );
    expect(description).toContain("The target for 2027 is 90.0.");
    expect(description).toContain("The forecast for 2027 is");
  });

  test("correlation: each pair once, 1 where a column is another", () => {
    const { svg } = correlationHeatMap(result);
    expect(numbers(svg, "a")).toHaveLength(15);
    for (const r of numbers(svg, "a")) expect(Math.abs(r)).toBeLessThanOrEqual(1);
  });

  test("scree: eigenvalues of six parts sum to 6", () => {
    const { svg } = screePlot({ result, coherence: coherence(result) });
    expect(numbers(svg, "component").reduce((a, b) => a + b, 0)).toBeCloseTo(6, 10);
  });
});

test("a marked unit is pointed at: not by colour alone", () => {
  const { svg, description } = rankedBars(towns.result, { unit: "u1" });
  const texts = everyElement(readSvg(svg)).filter(({ tag, text }) => tag === "text" && text.includes("▶"));
  expect(texts).toHaveLength(1);
  expect(description).toContain("西浦镇 has rank");
});

test("names that are cut stand whole in a title", () => {
  const { svg } = rankedBars(hostile.result, {});
  const titles = everyElement(readSvg(svg)).filter(({ tag }) => tag === "title");
  const long = "很长的名字".repeat(40);
  expect(titles.some(({ text }) => text === long)).toBe(true);
  expect(svg).not.toContain("<script>");
  expect(svg).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
});

test("scores of a geometric mean are held against the mean, since they are no sums", () => {
  const { system, data } = three;
  const plan = { normalise: { method: "min-max", lower: 1 }, aggregate: { method: "geometric" } } as const;
  const { svg, description } = stackedContributions(three.result, { against: "mean" });
  expect(description).toContain("What Common prosperity index is made of");
  const bent = stackedContributions(computeIndex({ system, plan }, data), {});
  expect(bent.svg).toContain("Against a unit with the mean score");
  expect(svg).toContain("Against a unit with the mean score");
});

describe("what is wrong is said, all at once", () => {
  const issuesOf = (run: () => unknown) => {
    try {
      run();
    } catch (error) {
      if (error instanceof IndexError) return error.issues.map(({ code, path }) => [code, path.join(".")]);
      throw error;
    }
    return [];
  };
  test("options", () => {
    const wrong = { theme: "sepia", locale: "fr", width: 10, height: Number.NaN, id: '"x' } as never;
    expect(issuesOf(() => rankedBars(three.result, wrong))).toEqual([
      ["chart-option", "locale"],
      ["chart-option", "theme"],
      ["chart-size", "width"],
      ["chart-size", "height"],
      ["chart-id", "id"],
    ]);
  });
  test("unit, period and node", () => {
    expect(issuesOf(() => rankedBars(three.result, { unit: "u9", period: "1999", node: "d9" }))).toEqual([
      ["unknown-period", "period"],
      ["no-such-node", "node"],
      ["chart-unit", "unit"],
    ]);
  });
  test("too few periods or parts", () => {
    const one = scoresFixture({ units: 3, years: 1, domains: 1, indicators: 2 });
    expect(issuesOf(() => rankSlopes(one.result))).toEqual([["chart-periods", ""]]);
    expect(issuesOf(() => trendLines(one.result))).toEqual([["chart-periods", ""]]);
    expect(issuesOf(() => radarChart(one.result))).toEqual([["chart-children", "node"]]);
    expect(issuesOf(() => correlationHeatMap(one.result))).toEqual([["chart-children", "node"]]);
    expect(issuesOf(() => stackedContributions(one.result, { node: "d0i0" }))).toEqual([["chart-children", "node"]]);
    expect(issuesOf(() => screePlot({ result: one.result, coherence: coherence(one.result) }))).toEqual([
      ["chart-components", "node"],
    ]);
  });
});

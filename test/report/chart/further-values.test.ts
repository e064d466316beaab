import { describe, expect, test } from "vitest";
import { explainDifference } from "../../../src/analyse/decompose/explain-change.ts";
import { inequalityOf } from "../../../src/analyse/inequality.ts";
import { sharingMatrix } from "../../../src/analyse/inequality-sharing.ts";
import type { Sensitivity } from "../../../src/analyse/sensitivity/sensitivity.ts";
import { uncertainty } from "../../../src/analyse/uncertainty/uncertainty.ts";
import { portrait } from "../../../src/calls.ts";
import { monitor } from "../../../src/monitor/monitor.ts";
import { attainmentBullets } from "../../../src/report/chart/attainment.ts";
import { colourBoard } from "../../../src/report/chart/board.ts";
import { dagumStack } from "../../../src/report/chart/dagum.ts";
import { densityChart } from "../../../src/report/chart/density.ts";
import { lorenzChart } from "../../../src/report/chart/lorenz.ts";
import { obstacleBars } from "../../../src/report/chart/obstacles.ts";
import { scaleOver } from "../../../src/report/chart/plane.ts";
import { sharingQuadrant } from "../../../src/report/chart/quadrant.ts";
import { rankProbabilities } from "../../../src/report/chart/rank-probabilities.ts";
import { sensitivityBars } from "../../../src/report/chart/sensitivity.ts";
import { standingBars } from "../../../src/report/chart/standings.ts";
import { changeWaterfall } from "../../../src/report/chart/waterfall.ts";
import { datasetFromColumns } from "../../../src/schema/dataset.ts";
import { scoresFixture } from "./scores-fixture.ts";
import { everyElement, marksWith, readSvg } from "./svg.ts";

const fixture = scoresFixture();
const { system, data, result } = fixture;
const units = [...new Set(data.units)];
const last = "2024";

/** The first element of a tag inside the mark with an attribute. */
function drawnFor(svg: string, attribute: string, value: string, tag: string): Readonly<Record<string, string>> {
  const mark = everyElement(readSvg(svg)).find(({ attributes }) => attributes[`data-${attribute}`] === value)!;
  return everyElement(mark).find((element) => element.tag === tag)!.attributes;
}

describe("scales", () => {
  test("round steps, exact ticks, ends widened to them", () => {
    expect(scaleOver([0.1, 0.58], [0, 300], { count: 6 }).ticks).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
    expect(scaleOver([0, 1], [0, 500], { count: 5, percent: true }).text(0.2)).toBe("20%");
    expect(scaleOver([-3, 4200], [0, 500]).ticks).toEqual([-1000, 0, 1000, 2000, 3000, 4000, 5000]);
    expect(scaleOver([5, 5], [0, 100]).at(5)).toBe(50);
    const exact = scaleOver([0.5, 3.5], [0, 300], { exact: true });
    expect([exact.at(0.5), exact.at(2), exact.at(3.5)]).toEqual([0, 150, 300]);
  });
});

describe("sensitivity", () => {
  const named = { vary: "weights", spec: {} };
  const of = (inputs: readonly object[], more: object): Sensitivity =>
    ({
      ...named,
      system: { id: "s", version: "1" },
      spec: { output: "mean-rank-shift", level: 0.9 },
      nominal: 0,
      evaluations: 12,
      inputs,
      ...more,
    }) as unknown as Sensitivity;

  test("bars are as long as the shares, the largest total first", () => {
    const interval = [Number.NaN, Number.NaN];
    const ends = { firstInterval: interval, totalInterval: interval };
    const source = of(
      [
        { name: "a", vary: "weights", first: 0.2, total: 0.25, ...ends },
        { name: "b", vary: "weights", first: 0.6, total: 0.75, ...ends },
      ],
      { method: "sobol", mean: 1, variance: 1, rows: 4 },
    );
    const { svg, description } = sensitivityBars(source);
    expect(marksWith(svg, "total").map((mark) => [mark["data-input"], mark["data-first"], mark["data-total"]])).toEqual(
      [
        ["b", "0.6", "0.75"],
        ["a", "0.2", "0.25"],
      ],
    );
    // three times the share, three times the bar
    const [a, b] = ["a", "b"].map((input) => Number(drawnFor(svg, "input", input, "rect")["width"]));
    expect(b! / a!).toBeCloseTo(3, 3);
    expect(description).toContain("b: by itself 60 %, with interactions 75 %");
  });

  test("an output that does not vary has no bars, and the chart says so", () => {
    const nothing = { first: Number.NaN, total: Number.NaN };
    const ends = { firstInterval: [Number.NaN, Number.NaN], totalInterval: [Number.NaN, Number.NaN] };
    const source = of([{ name: "a", vary: "weights", ...nothing, ...ends }], {
      method: "sobol",
      mean: 1,
      variance: 0,
      rows: 4,
    });
    const chart = sensitivityBars(source, { locale: "zh" });
    expect(chart.description).toContain("输出没有变化");
    expect(marksWith(chart.svg, "input").map((mark) => mark["data-total"])).toEqual([""]);
  });
});

test("rank probabilities: shares of each row are those of the replicates and sum to 1", () => {
  const found = uncertainty({ system }, data, { vary: [{ vary: "weights", noise: 0.5 }], n: 40 });
  const { svg } = rankProbabilities(found, { period: last });
  const marks = marksWith(svg, "share");
  for (const unit of units) {
    const row = found.rows.findIndex((one) => one.unit === unit && one.period === last);
    const own = marks.filter((mark) => mark["data-unit"] === unit);
    expect(own.reduce((sum, mark) => sum + Number(mark["data-share"]), 0)).toBeCloseTo(1, 12);
    for (const mark of own) {
      const ranks = Array.from({ length: 40 }, (_, r) => found.samples.ranks[r * found.rows.length + row]!);
      const share = ranks.filter((rank) => rank === Number(mark["data-rank"])).length / 40;
      expect(Number(mark["data-share"])).toBe(share);
    }
  }
});

describe("targets", () => {
  const now = monitor({ system }, data, { at: last });
  test("bullets: figure, target and degree of every target, and a bar as long as the degree", () => {
    const { svg } = attainmentBullets(now, { unit: "u3" });
    const marks = marksWith(svg, "attainment");
    const own = now.targets.filter(({ unit }) => unit === "u3");
    expect(
      marks.map((mark) => [
        mark["data-indicator"],
        mark["data-value"],
        mark["data-target"],
        mark["data-attainment"],
        mark["data-colour"],
      ]),
    ).toEqual(own.map((one) => [one.indicator, String(one.value), "90", String(one.uncapped), one.colour]));
    const bars = everyElement(readSvg(svg)).filter(({ attributes }) => attributes["data-attainment"] !== undefined);
    const lengths = bars.map((mark) =>
      Number(mark.children.filter(({ tag }) => tag === "rect").at(-1)!.attributes["width"]),
    );
    const scale = lengths[0]! / own[0]!.uncapped!;
    own.forEach(({ uncapped }, i) => expect(lengths[i]! / scale).toBeCloseTo(Math.min(130, uncapped!), 1));
  });

  test("several units, and none said: the units to choose from", () => {
    expect(() => attainmentBullets(now)).toThrow(/one unit, and there are 19; choose from: u0, u1/);
    expect(() => attainmentBullets(now, { unit: "u0", stage: "1999" })).toThrow(/no targets/);
    expect(() => colourBoard([now, now])).toThrow(/one unit/);
  });

  test("board: every target once, with the letter of its colour; units go down where they are many", () => {
    const { svg } = colourBoard(now);
    const marks = everyElement(readSvg(svg)).filter(({ attributes }) => attributes["data-colour"] !== undefined);
    expect(marks).toHaveLength(now.targets.length);
    const letters = { green: "G", "light-green": "g", yellow: "Y", orange: "O", red: "R", grey: "–" } as const;
    for (const { attributes, children } of marks) {
      const target = now.targets.find(
        ({ unit, indicator }) => unit === attributes["data-unit"] && indicator === attributes["data-indicator"],
      )!;
      expect(attributes["data-colour"]).toBe(target.colour);
      expect(children.at(-1)!.text.startsWith(letters[target.colour])).toBe(true);
      expect(children[0]!.text).toContain(target.colour);
    }
    const many = scoresFixture({ units: 60, years: 1, indicators: 1 });
    const board = colourBoard(monitor({ system: many.system }, many.data));
    expect(board.height).toBeGreaterThan(60 * 20);
  });
});

describe("distribution", () => {
  const two = datasetFromColumns({
    units: ["a", "b", "c", "d"],
    periods: "2023",
    groups: { kind: ["x", "x", "y", "y"] },
    columns: { income: [1, 3, 2, 6], people: [1, 1, 1, 1] },
  });
  test("Lorenz: Gini of 10 and 30 with 3 and 1 persons is ¼, and the curve runs through (¾, ½)", () => {
    const own = datasetFromColumns({
      units: ["a", "b"],
      periods: "2023",
      columns: { income: [10, 30], people: [3, 1] },
    });
    const chart = lorenzChart(own, { of: "income", population: "units", weights: "people" });
    expect(marksWith(chart.svg, "gini").map((mark) => mark["data-gini"])).toEqual(["0.25"]);
    const d = drawnFor(chart.svg, "gini", "0.25", "path")["d"]!;
    const points = [...d.matchAll(/([\d.]+),([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
    const [from, middle, to] = points as [
      readonly [number, number],
      readonly [number, number],
      readonly [number, number],
    ];
    expect((middle[0] - from[0]) / (to[0] - from[0])).toBeCloseTo(0.75, 3);
    expect((middle[1] - from[1]) / (to[1] - from[1])).toBeCloseTo(0.5, 3);
    expect(chart.description).toContain("a lower bound of inequality between persons");
    expect(chart.description).toContain("weighted by people");
  });

  test("Lorenz: periods, columns and groups that are not there, values below 0, nothing at all", () => {
    const options = { of: "income", population: "persons" } as const;
    expect(() => lorenzChart(two, { ...options, period: "1999" })).toThrow(/1999/);
    expect(() => lorenzChart(two, { ...options, of: "incom" })).toThrow(/incom/);
    expect(() => lorenzChart(two, { ...options, groups: "kin" })).toThrow(/kin/);
    const below = datasetFromColumns({ units: ["a", "b"], periods: "2023", columns: { income: [-1, 3] } });
    expect(() => lorenzChart(below, options)).toThrow(/below 0/);
    const none = datasetFromColumns({ units: ["a", "b"], periods: "2023", columns: { income: [0, null] } });
    expect(() => lorenzChart(none, options)).toThrow(/no value/);
  });

  test("Dagum: the three parts are those of the decomposition and stand on each other to the whole", () => {
    const found = inequalityOf(two, { of: "income", population: "units", groups: "kind" });
    const dagum = found.periods[0]!.byGroup!.dagum!;
    const { svg } = dagumStack(found);
    const marks = marksWith(svg, "part");
    expect(marks.map((mark) => [mark["data-part"], Number(mark["data-value"])])).toEqual([
      ["within", dagum.within],
      ["between", dagum.between],
      ["transvariation", dagum.transvariation],
    ]);
    const heights = ["within", "between", "transvariation"].map((part) =>
      Number(drawnFor(svg, "part", part, "rect")["height"]),
    );
    const whole = heights.reduce((sum, v) => sum + v, 0);
    expect(heights[0]! / whole).toBeCloseTo(dagum.within / dagum.gini, 3);
    expect(() => dagumStack(inequalityOf(two, { of: "income", population: "units" }))).toThrow(/groups/);
  });

  test("quadrant: a point at each unit's scores, in the field of the matrix", () => {
    const matrix = sharingMatrix(result, { development: { nodes: ["d0"] }, sharing: { nodes: ["d1"] } });
    const { svg, description } = sharingQuadrant(matrix, { period: "2021" });
    const rows = matrix.rows.filter(({ period }) => period === "2021");
    const marks = marksWith(svg, "quadrant");
    expect(marks).toHaveLength(rows.length);
    for (const row of rows) {
      const mark = marks.find((one) => one["data-unit"] === row.unit)!;
      expect([mark["data-development"], mark["data-sharing"], mark["data-quadrant"]]).toEqual([
        String(row.development),
        String(row.sharing),
        row.quadrant,
      ]);
    }
    expect(description).toContain("developed and shared:");
    expect(() => sharingQuadrant(matrix, { period: "1999" })).toThrow(/1999/);
    expect(() => sharingQuadrant(matrix, { unit: "nobody" })).toThrow(/nobody/);
  });

  test("density: two values 0 and 2 with bandwidth 1 have their peak between them", () => {
    const density = { at: Float64Array.of(-1, 1, 3), density: Float64Array.of(0.1, 0.24, 0.1), bandwidth: 1, n: 2 };
    const source = {
      of: "x",
      read: "column",
      periods: [
        { period: "2023", density },
        { period: "2024", density: null },
      ],
      notes: [],
    } as const;
    const { svg, description } = densityChart(source);
    expect(marksWith(svg, "peak").map((mark) => [mark["data-period"], mark["data-peak"]])).toEqual([["2023", "1"]]);
    expect(description).toContain("below 30 units");
    expect(() => densityChart({ ...source, periods: [{ period: "2024", density: null }] })).toThrow(/no value/);
  });
});

describe("a unit", () => {
  const [change] = explainDifference(result, result, { from: "2020", to: last, unit: "u4" });
  test("waterfall: steps join, begin at the earlier score and end at the later", () => {
    const { svg } = changeWaterfall(change!, { most: 5 });
    const steps = marksWith(svg, "part");
    expect(steps).toHaveLength(6);
    expect(Number(steps[0]!["data-from"])).toBe(change!.from.score);
    expect(Number(steps.at(-1)!["data-to"])).toBeCloseTo(change!.to.score, 10);
    steps.slice(1).forEach((step, i) => expect(step["data-from"]).toBe(steps[i]!["data-to"]));
    const largest = change!.parts.reduce((most, { amount }) => Math.max(most, Math.abs(amount)), 0);
    expect(Math.abs(Number(steps[0]!["data-amount"]))).toBe(largest);
    expect(steps.at(-1)!["data-part"]).toBe("rest");
  });

  test("a part that is no figure says its cause", () => {
    const parts = [
      { node: "d0", cause: "weights", amount: 2 },
      { node: "d0i0", cause: "data", amount: -1 },
    ] as const;
    const own = { ...change!, parts };
    const { description } = changeWaterfall(own, { locale: "zh" });
    expect(description).toContain("d0（权重）：+2.00");
    expect(description).toContain("d0i0：−1.00");
  });

  const seen = portrait({ system }, data, { unit: "u4", period: last });
  test("strengths and gaps: the score less the peers' mean, from the furthest above to the furthest below", () => {
    const marks = marksWith(standingBars(seen, { most: 3 }).svg, "difference");
    const all = seen.places.slice(1).filter(({ group }) => !group);
    const differences = all.map(({ score, mean }) => score - mean).sort((a, b) => b - a);
    expect(marks.map((mark) => Number(mark["data-difference"]))).toEqual([
      ...differences.slice(0, 3),
      ...differences.slice(-3),
    ]);
    expect(() => standingBars({ ...seen, places: seen.places.slice(0, 1) })).toThrow(/nothing to draw/);
  });

  test("obstacles: shares as in the portrait, the largest first", () => {
    const marks = marksWith(obstacleBars(seen, { most: 4 }).svg, "deviation");
    const own = seen.obstacles.indicators.slice(0, 4);
    expect(marks.map((mark) => [mark["data-indicator"], Number(mark["data-share"])])).toEqual(
      own.map(({ indicator, share }) => [indicator, share]),
    );
    const none = { indicators: [], groups: [], scale: "bounds" } as const;
    expect(() => obstacleBars({ ...seen, obstacles: none })).toThrow(/lacks nothing/);
  });
});

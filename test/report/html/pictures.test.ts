import { expect, test } from "vitest";
import { computeIndex, datasetFromColumns, parseSystem } from "../../../src/index.ts";
import { trendLines } from "../../../src/report/chart/trend.ts";
import { report } from "../../../src/report/html/report.ts";
import { yearsSource } from "./fixtures.ts";

const pictures = (page: string): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const [, kind] of page.matchAll(/class="gf-chart gf-([a-z-]+)"/g)) found[kind!] = (found[kind!] ?? 0) + 1;
  return found;
};

test("from three periods on a unit's page has its score over time and the ways to targets that warn", () => {
  const page = report(yearsSource(4), { sections: ["units"] });
  const warned = page.split('<section class="unit"').filter((part) => /class="dot c-(red|orange)"/.test(part)).length;
  expect(warned).toBeGreaterThan(0);
  // the index of six towns, and of those in red or orange their beds
  expect(pictures(page)).toEqual({ trend: 6 + warned });
  // the target is that of 2025: the way to it goes on from 2023, with an interval
  expect(page).toMatch(/The target for 2025 is 60\. The forecast for 2025 is -?[\d.]+ \(-?[\d.]+ to -?[\d.]+\)/);
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("three domains or more make a star of each unit among its peers; one unit alone has none", () => {
  const index = { id: "index", children: ["a", "b", "c"].map((id) => ({ id, direction: "positive" as const })) };
  const definition = {
    system: parseSystem({ id: "flat", version: "1", index }),
    plan: { normalise: { method: "rank" } },
  };
  const starsOf = (units: readonly string[]) => {
    const column = units.map((_, i) => i + 1);
    const data = datasetFromColumns({ units, periods: "2023", columns: { a: column, b: column, c: column } });
    const source = { definition, data, result: computeIndex(definition, data), uncertainty: null, trials: null };
    return pictures(report(source, { sections: ["units"] }));
  };
  expect(starsOf(["x", "y"])).toEqual({ radar: 2 });
  expect(starsOf(["x"])).toEqual({});
});

test("two periods are told in a sentence and a slope, not as lines; one has neither", () => {
  expect(pictures(report(yearsSource(2), { sections: ["units", "league"] }))).toEqual({ ranking: 1, slope: 1 });
  expect(pictures(report(yearsSource(1), { sections: ["units", "league"] }))).toEqual({ ranking: 1 });
});

test("pictures end with the period reported on", () => {
  const page = report(yearsSource(4), { sections: ["units", "league"], period: "2022", units: ["t1"] });
  expect(page).toContain('data-period="2022"');
  expect(page).not.toContain("2023");
});

test("pages of more than forty units have no pictures; forty chosen ones have", () => {
  const many = yearsSource(3, 41);
  expect(pictures(report(many, { sections: ["units"] }))).toEqual({});
  const chosen = Array.from({ length: 40 }, (_, i) => `t${i}`);
  expect(pictures(report(many, { sections: ["units"], units: chosen }))["trend"]).toBeGreaterThanOrEqual(40);
});

test("a map stands beside the league where positions are known", () => {
  const positions = Array.from({ length: 6 }, (_, i) => ({ unit: `t${i}`, x: i % 3, y: i < 3 ? 0 : 1 }));
  expect(pictures(report({ ...yearsSource(1), positions }, { sections: ["league"] }))).toEqual({
    ranking: 1,
    "tile-map": 1,
  });
  // of a unit without a place there is none
  const some = { ...yearsSource(1), positions: positions.slice(1) };
  expect(pictures(report(some, { sections: ["league"] }))).toEqual({ ranking: 1 });
});

test("others as a range: marks of the unit and the mean alone, the band from the lowest to the highest", () => {
  const { result } = yearsSource(3);
  const lines = trendLines(result, { unit: "t0", locale: "zh" }).svg;
  const band = trendLines(result, { unit: "t0", locale: "zh", others: "range" }).svg;
  const units = (svg: string) => new Set([...svg.matchAll(/data-unit="([^"]*)"/g)].map(([, unit]) => unit));
  expect(units(lines)).toEqual(new Set(["", "t0", "t1", "t2", "t3", "t4", "t5"]));
  expect(units(band)).toEqual(new Set(["", "t0"]));
  expect(band).toContain("其他对象的范围");
  expect(lines).not.toContain("其他对象的范围");
  // a corner for the highest and the lowest of each of the three periods
  const path = /<path d="([^"]*)Z" fill="[^"]*" fill-opacity="0.7"/.exec(band)![1]!;
  expect(path.match(/[ML]/g)!.length).toBe(6);
});

test("the figure of a target stands clear of the unit's name at the end of its line, wherever it lies", () => {
  const { data } = yearsSource(4);
  const bold = (svg: string) =>
    [...svg.matchAll(/<text ([^>]*font-weight="bold"[^>]*)>([^<]*)<\/text>/g)].map(([, attributes, text]) => {
      const of = (key: string) => new RegExp(`${key}="([^"]*)"`).exec(attributes!)?.[1];
      return { x: Number(of(" ?x")), y: Number(of(" y")), anchor: of("text-anchor") ?? "start", text: text! };
    });
  const last = data.columns.get("beds")![3 * 6]!;
  for (const aim of [-3, -1, -0.2, 0, 0.2, 1, 3]) {
    const targets = [{ kind: "value", period: "2023", value: last + aim }];
    const index = { id: "index", children: [{ id: "beds", direction: "positive", targets }] };
    const definition = { system: parseSystem({ id: "one", version: "1", index }) };
    const { svg } = trendLines(computeIndex(definition, data), { unit: "t0", node: "beds", width: 460, plot: 170 });
    const [, figure, name] = bold(svg); // after the title
    expect([Number(figure!.text), name!.text]).toEqual([last + aim, "t0"]);
    const width = 7 * figure!.text.length;
    const right = figure!.x + { start: width, middle: width / 2, end: 0 }[figure!.anchor as "start" | "middle" | "end"];
    expect(right < name!.x || Math.abs(figure!.y - name!.y) >= 11, `${aim}`).toBe(true);
  }
});

test("one unit has no board of colours, which its table says already, and no correlations", () => {
  const sections = ["targets", "data"] as const;
  expect(pictures(report(yearsSource(2, 1), { sections }))).toEqual({});
  expect(pictures(report(yearsSource(2, 6), { sections }))).toEqual({ board: 1, correlation: 1 });
});

import { describe, expect, test } from "vitest";
import { attainmentOf } from "../../src/monitor/attainment.ts";
import { monitor } from "../../src/monitor/monitor.ts";
import { datasetFromColumns } from "../../src/schema/dataset.ts";
import { parseSystem } from "../../src/schema/system.ts";

/** One indicator x of one unit, by period. */
const one = (indicator: object, columns: Record<string, (number | null)[]>, periods = ["2025"]) => ({
  system: parseSystem({
    id: "s",
    version: "1",
    variables: Object.keys(columns).flatMap((id) => (id === "x" ? [] : [{ id }])),
    index: { id: "index", children: [{ id: "x", direction: "positive", ...indicator }] },
  }),
  data: datasetFromColumns({ units: periods.map(() => "u"), periods, columns }),
});
const judged = (...args: Parameters<typeof one>) => {
  const { system, data } = one(...args);
  return attainmentOf({ system }, data).targets[0]!;
};
const target = (value: number, more: object = {}) => ({ targets: [{ period: "2025", value, ...more }] });
const base = (value: number) => ({ base: { period: "2020", value } });

describe("bases", () => {
  test("a base of zero: the way from nothing, 100·x/t", () => {
    expect(judged(target(50, base(0)), { x: [20] })).toMatchObject({ attainment: 40, measured: "progress" });
    expect(judged(target(50, base(0)), { x: [0] })).toMatchObject({ attainment: 0, met: false });
  });

  test("a negative base: the way from a loss, 100·(1 + 4)/(6 + 4)", () => {
    expect(judged(target(6, base(-4)), { x: [1] })).toMatchObject({ attainment: 50, met: false });
  });

  test("nothing is twice a loss: a multiple or a growth of a base that is not above 0 is undefined", () => {
    for (const value of [0, -4]) {
      const doubled = { targets: [{ period: "2025", kind: "multiple", factor: 2, ...base(value) }] };
      const grown = { targets: [{ period: "2025", kind: "growth", value: 5, ...base(value) }] };
      for (const given of [doubled, grown]) {
        expect(judged(given, { x: [1] })).toMatchObject({ attainment: null, met: null, unjudged: "needs-base" });
      }
    }
  });
});

describe("denominators", () => {
  test("zero: no figure, never 0 or Infinity", () => {
    const given = { ...target(5), denominator: "people" };
    expect(judged(given, { x: [10], people: [0] })).toMatchObject({
      value: null,
      attainment: null,
      met: null,
      unjudged: "no-figure",
    });
    expect(judged(given, { x: [10], people: [2] })).toMatchObject({ value: 5, attainment: 100, met: true });
  });
});

describe("joint floors through levels", () => {
  const floors = [
    { of: "income", comparator: ">=", value: 20 },
    { of: "business", comparator: ">=", value: 10 },
  ];
  const rows = {
    units: ["district", "east", "west", "v1", "v2", "v3", "v4"],
    groups: { parent: ["", "district", "district", "east", "east", "west", "west"] },
  };
  const system = parseSystem({
    id: "s",
    version: "1",
    variables: [{ id: "income" }, { id: "business" }],
    index: {
      id: "index",
      children: [{ id: "x", direction: "positive", targets: [{ period: "2025", kind: "joint", floors, value: 100 }] }],
    },
  });
  const judgedBy = (income: (number | null)[], business: (number | null)[]) => {
    const x = rows.units.map(() => null);
    const data = datasetFromColumns({ ...rows, periods: "2025", columns: { x, income, business } });
    return attainmentOf({ system }, data, { units: ["district"] }).targets[0]!;
  };

  test("villages count for their district through towns that have no figures of their own", () => {
    // v1 and v3 pass both; v2 fails one; v4 lacks one and is counted apart
    const found = judgedBy([null, null, null, 25, 30, 20, 40], [null, null, null, 12, 9, 10, null]);
    expect(found.compared).toEqual({ of: "units", passing: 2, units: 3, missing: 1 });
    expect(found.attainment).toBeCloseTo((100 * 2) / 3, 12);
    expect(found.met).toBe(false);
  });

  test("where the towns have figures, the towns are the units", () => {
    const found = judgedBy([null, 25, 30, 1, 1, 1, 1], [null, 12, 11, 1, 1, 1, 1]);
    expect(found).toMatchObject({ compared: { passing: 2, units: 2, missing: 0 }, attainment: 100, met: true });
  });
});

describe("relative targets of an indicator of which less is better", () => {
  // 1 2 3 4 5: three quarters are at 2 or above it, so 2 is the quantile 0.75; the second place is 2 as well
  const found = (reference: object, direction: string) => {
    const system = parseSystem({
      id: "s",
      version: "1",
      index: {
        id: "index",
        children: [{ id: "x", direction, targets: [{ period: "2025", kind: "relative", reference }] }],
      },
    });
    const data = datasetFromColumns({
      units: ["a", "b", "c", "d", "e"],
      periods: "2025",
      columns: { x: [1, 2, 3, 4, 5] },
    });
    return attainmentOf({ system }, data).targets.map(({ target, met }) => [target.value, met]);
  };

  test.each([
    { quantile: 0.75, of: "all" },
    { rank: 2, of: "all" },
  ])("%o counts towards the better end", (reference) => {
    expect(found(reference, "negative")).toEqual([1, 2, 3, 4, 5].map((x) => [2, x <= 2]));
    expect(found(reference, "positive")).toEqual([1, 2, 3, 4, 5].map((x) => [4, x >= 4]));
  });
});

test("one period only: a trend says so, and a target has no pace that it had", () => {
  const trend = { targets: [{ period: "2025", kind: "trend", trend: "rising", since: "2021" }] };
  expect(judged(trend, { x: [3] }, ["2025"])).toMatchObject({ unjudged: "one-period", attainment: null });
  const { system, data } = one(target(100), { x: [40] }, ["2023"]);
  expect(attainmentOf({ system }, data).targets[0]!.pace).toMatchObject({ had: null, needed: 30 });
});

test("an indicator that nobody answers for is a row of its own, beside those of owners", () => {
  const system = parseSystem({
    id: "s",
    version: "1",
    index: {
      id: "index",
      children: [
        { id: "x", direction: "positive", owners: ["health"], ...target(100) },
        { id: "y", direction: "positive", ...target(100) },
      ],
    },
  });
  const data = datasetFromColumns({ units: ["u"], periods: ["2025"], columns: { x: [80], y: [30] } });
  const owners = monitor({ system }, data).tree.filter(({ by }) => by === "owner");
  expect(owners.map(({ id, degree }) => [id, degree])).toEqual([
    ["health", 80],
    [null, 30],
  ]);
});

test("a figure computed to within rounding of its target is on it: included by 以上, not by 超过", () => {
  // 57/100·100 is 56.99999999999999 in floating point
  const x = { x: [(57 / 100) * 100] };
  expect(x.x[0]).toBeLessThan(57);
  expect(judged(target(57), x)).toMatchObject({ met: true, gap: 0 });
  expect(judged(target(57, { comparator: ">" }), x)).toMatchObject({ met: false });
  expect(judged(target(57, { comparator: "exactly" }), x)).toMatchObject({ met: true, attainment: 100 });
  expect(judged({ direction: "negative", ...target(0.3) }, { x: [0.1 + 0.2] })).toMatchObject({ met: true });
  // 50.2 − 50.1 is no change beyond a rounding of 0.1
  const stable = { targets: [{ period: "2025", kind: "trend", trend: "stable", rounding: 0.1 }] };
  expect(judged(stable, { x: [50.1, 50.2] }, ["2024", "2025"])).toMatchObject({ met: true, attainment: 100 });
});

test("the forecast is measured as the figure is: from the base or not, growth rates never by a ratio", () => {
  const periods = ["2020", "2021", "2022", "2023"];
  const of = (indicator: object, x: number[], options: object = {}) => {
    const { system, data } = one(indicator, { x }, periods);
    return monitor({ system }, data, options).targets[0]!.forecast;
  };
  // 60 in 2025: (60 − 10)/(110 − 10) of the way, or 60/110 of the target
  const based = target(110, base(10));
  expect(of(based, [10, 20, 30, 40])).toMatchObject({ attainment: 50 });
  const level = of(based, [10, 20, 30, 40], { base: "none" });
  expect(level).toMatchObject({ refused: false });
  expect((level as { attainment: number }).attainment).toBeCloseTo(6000 / 110, 10);
  const growth = { measure: "%/year", ...target(8) };
  expect(of(growth, [5, 5.5, 6, 6.5])).toMatchObject({ value: 7.5, attainment: null, onTrack: "no" });
  expect(of(growth, [5, 6, 7, 8])).toMatchObject({ value: 10, attainment: 100, onTrack: "yes" });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { attainmentOf } from "../../src/monitor/attainment.ts";
import type { AttainmentOptions, TargetStatus } from "../../src/monitor/types.ts";
import { datasetFromColumns } from "../../src/schema/dataset.ts";
import { parseSystem } from "../../src/schema/system.ts";

type Given = {
  direction?: unknown;
  figure?: string;
  measure?: string;
  price?: string;
  targets: object[];
  variables?: string[];
};

function statuses(
  given: Given,
  columns: Record<string, (number | null)[]>,
  options: AttainmentOptions & { periods?: string[]; units?: string[]; rows?: string[]; status?: string[] } = {},
) {
  const { targets, direction = "positive", variables = [], ...rest } = given;
  const index = { id: "index", children: [{ id: "x", direction, targets, ...rest }] };
  const system = parseSystem({ id: "s", version: "1", variables: variables.map((id) => ({ id })), index });
  const { periods = ["2025"], rows, status, ...asked } = options;
  const n = periods.length;
  const data = datasetFromColumns({ units: rows ?? Array.from({ length: n }, () => "u"), periods, columns });
  const told = status === undefined ? data : { ...data, status: new Map([["x", status as never]]) };
  return attainmentOf({ system }, told, asked);
}
const first = (...args: Parameters<typeof statuses>): TargetStatus => statuses(...args).targets[0]!;
const value = (t: number, more: object = {}) => ({ targets: [{ period: "2025", value: t, ...more }] });

test("ratio forms: 100·x/t upwards, 100·t/x downwards, capped and uncapped", () => {
  expect(first(value(200), { x: [150] })).toMatchObject({ attainment: 75, met: false, gap: 50, measured: "level" });
  expect(first(value(200), { x: [300] })).toMatchObject({ attainment: 100, uncapped: 150, met: true, gap: 0 });
  expect(first({ ...value(80), direction: "negative" }, { x: [100] })).toMatchObject({
    attainment: 80,
    met: false,
    gap: 20,
  });
  expect(first({ ...value(80), direction: "negative" }, { x: [0] })).toMatchObject({
    attainment: 100,
    uncapped: null,
    met: true,
  });
});

test("a strict comparator is not met on the figure itself", () => {
  expect(first(value(200, { comparator: ">" }), { x: [200] })).toMatchObject({ attainment: 100, met: false, gap: 0 });
  expect(first(value(200, { comparator: ">=" }), { x: [200] })).toMatchObject({ met: true });
});

test("with a base: 100·(x − b)/(t − b), floor 0; base equal to target is met or not", () => {
  const base = { base: { period: "2020", value: 100 } };
  expect(first(value(200, base), { x: [125] })).toMatchObject({ attainment: 25, measured: "progress", lead: -75 });
  expect(first(value(200, base), { x: [50] })).toMatchObject({ attainment: 0 });
  expect(first(value(100, base), { x: [100] })).toMatchObject({ attainment: 100, met: true });
  expect(first(value(100, base), { x: [99] })).toMatchObject({ attainment: 0, met: false });
  expect(first(value(200, base), { x: [125] }, { base: "none" })).toMatchObject({
    attainment: 62.5,
    measured: "level",
  });
});

test("a zero or negative target, a negative figure: without a base 100 if met, else undefined and never 0", () => {
  expect(first(value(0), { x: [-1] })).toMatchObject({ attainment: null, met: false, gap: 1, unjudged: "needs-base" });
  expect(first(value(-2), { x: [-1] })).toMatchObject({ attainment: 100, met: true, unjudged: null });
  expect(first(value(5), { x: [-1] })).toMatchObject({ attainment: null, unjudged: "needs-base" });
  const base = { base: { period: "2020", value: -4 } };
  expect(first(value(0, base), { x: [-1] })).toMatchObject({ attainment: 75 });
});

test("a growth rate has no ratio: met or undefined", () => {
  const rate = { ...value(8), measure: "%/year" };
  expect(first(rate, { x: [4] })).toMatchObject({ attainment: null, met: false, gap: 4, unjudged: "needs-base" });
  expect(first(rate, { x: [8] })).toMatchObject({ attainment: 100, met: true });
});

test("an average growth target reads the geometric mean of the years since", () => {
  const given = { figure: "rate", targets: [{ period: "2025", value: 10, basis: "annual-average", since: "2024" }] };
  const found = first(given, { x: [10, 21] }, { periods: ["2024", "2025"] });
  expect(found.value).toBeCloseTo(100 * (Math.sqrt(1.1 * 1.21) - 1), 12);
  expect(found.compared).toEqual({ of: "average", first: "2024", years: 2 });
});

test("range, about, exactly", () => {
  const range = { targets: [{ period: "2025", kind: "range", from: 36, to: 37, min: 30, max: 40 }] };
  expect(first({ ...range, direction: { from: 36, to: 37 } }, { x: [33] })).toMatchObject({
    attainment: 50,
    met: false,
    gap: 3,
  });
  expect(first({ ...range, direction: { from: 36, to: 37 } }, { x: [37] })).toMatchObject({
    attainment: 100,
    met: true,
  });
  const about = (tolerance?: number) => ({
    targets: [{ period: "2025", kind: "about", value: 75, comparator: "about", ...(tolerance && { tolerance }) }],
  });
  expect(first(about(2), { x: [77] })).toMatchObject({ attainment: 100, met: true });
  expect(first(about(2), { x: [78] })).toMatchObject({
    attainment: null,
    met: false,
    gap: 1,
    unjudged: "needs-limits",
  });
  expect(first(about(), { x: [75] })).toMatchObject({ attainment: null, met: null, unjudged: "needs-tolerance" });
});

test("multiple, growth and elimination measure from the base", () => {
  const base = { period: "2020", value: 100 };
  expect(first({ targets: [{ period: "2025", kind: "multiple", factor: 2, base }] }, { x: [150] })).toMatchObject({
    attainment: 50,
    target: { value: 200 },
  });
  const growth = first(
    { targets: [{ period: "2022", kind: "growth", value: 10, base }] },
    { x: [121] },
    { periods: ["2022"] },
  );
  expect(growth.target.value).toBeCloseTo(121, 12);
  expect(
    first({ direction: "negative", targets: [{ period: "2025", kind: "elimination", base }] }, { x: [20] }),
  ).toMatchObject({ attainment: 80, gap: 20 });
  expect(
    first({ direction: "negative", targets: [{ period: "2025", kind: "elimination" }] }, { x: [20] }),
  ).toMatchObject({ attainment: null, unjudged: "needs-base" });
});

test("trend: share of the changes in the right direction beyond rounding; one period is none", () => {
  const trend = (every: string, rounding = 0) => ({
    targets: [{ period: "2025", kind: "trend", trend: "rising", every, since: "2021", rounding }],
  });
  const periods = ["2020", "2021", "2022", "2023", "2024"];
  const x = [9, 1, 2, 2.05, 3];
  expect(first(trend("year"), { x }, { periods })).toMatchObject({ attainment: 100, met: true, due: false });
  expect(first(trend("year", 0.1), { x }, { periods })).toMatchObject({
    attainment: (100 * 2) / 3,
    met: false,
    compared: { right: 2, changes: 3, first: "2021" },
  });
  expect(first(trend("span", 0.1), { x }, { periods })).toMatchObject({ attainment: 100, met: true });
  expect(first(trend("year"), { x: [1] }, { periods: ["2024"] })).toMatchObject({ met: null, unjudged: "one-period" });
});

test("before its period a trend, an average or a relation is met so far: provisionally, and final at the period itself", () => {
  const trend = { targets: [{ period: "2025", kind: "trend", trend: "rising", every: "year" }] };
  const periods = ["2022", "2023", "2024", "2025"];
  const told = (at: string) => first(trend, { x: [1, 2, 3, 4] }, { periods, at });
  expect(told("2023")).toMatchObject({ met: true, provisional: true, due: false });
  expect(told("2025")).toMatchObject({ met: true, provisional: false, due: true });
  const average = {
    measure: "%/year",
    targets: [{ period: "2025", value: 2, since: "2022", basis: "annual-average" }],
  };
  expect(first(average, { x: [3, 3, 3, 1] }, { periods, at: "2024" })).toMatchObject({ met: true, provisional: true });
  const relative = {
    targets: [{ period: "2025", kind: "relative", comparator: ">=", reference: { unit: "v" } }],
  };
  const two = { periods: ["2024", "2024"], rows: ["u", "v"] };
  expect(first(relative, { x: [5, 4] }, two)).toMatchObject({ met: true, provisional: true });
  // a figure wanted that is there already is met, whatever comes
  expect(first(value(2), { x: [3] }, { periods: ["2024"] })).toMatchObject({
    met: true,
    provisional: false,
    due: false,
  });
});

test("an indicator without a column is listed and named, and nothing is known of it; without any column the data are refused", () => {
  const child = (id: string) => ({ id, direction: "positive", ...value(2) });
  const system = parseSystem({
    id: "s",
    version: "1",
    variables: [{ id: "v" }],
    index: { id: "index", children: [child("x"), child("y"), { ...child("z"), denominator: "v" }] },
  });
  const data = datasetFromColumns({ units: ["u"], periods: ["2025"], columns: { x: [3], z: [3] } });
  const { targets, absent, notes } = attainmentOf({ system }, data);
  expect(targets.map(({ indicator, met, unjudged }) => [indicator, met, unjudged])).toEqual([
    ["x", true, null],
    ["y", null, "no-column"],
    ["z", null, "no-column"],
  ]);
  expect(absent).toEqual(["y", "z"]);
  expect(notes).toEqual([{ code: "monitor-no-column", path: ["data"], params: { indicators: ["y", "z"], of: 3 } }]);
  const none = datasetFromColumns({ units: ["u"], periods: ["2025"], columns: { v: [null] } });
  expect(() =>
    attainmentOf({ system: parseSystem({ ...system, index: { id: "index", children: [child("x")] } }) }, none),
  ).toThrow(/no column "x"/);
});

test("relative: a unit, a statistic, a rank or a quantile of the same period", () => {
  const relative = (reference: object, more: object = {}) => ({
    targets: [{ period: "2025", kind: "relative", comparator: ">=", reference, ...more }],
  });
  const rows = ["u", "p", "q"];
  const options = { rows, periods: ["2025", "2025", "2025"] };
  const x = { x: [8, 10, 4] };
  expect(first(relative({ unit: "p" }), x, options)).toMatchObject({ attainment: 80, met: false, gap: 2 });
  expect(first(relative({ unit: "p" }, { factor: 0.5 }), x, options)).toMatchObject({
    met: true,
    target: { value: 5 },
  });
  expect(first(relative({ quantile: 0.5, of: "all" }), x, options)).toMatchObject({
    met: true,
    compared: { value: 8, units: 3 },
  });
  expect(first(relative({ rank: 1, of: "all" }), x, options)).toMatchObject({ target: { value: 10 } });
  expect(first({ ...relative({ rank: 1, of: "all" }), direction: "unstated" }, x, options)).toMatchObject({
    target: { value: 10 },
  });
  expect(first(relative({ unit: "zhejiang" }), x, options)).toMatchObject({ met: null, unjudged: "no-reference" });
});

test("synchrony compares two growth rates in percentage points, never by their ratio", () => {
  const given = (band?: number) => ({
    variables: ["g"],
    targets: [{ period: "2025", kind: "synchrony", with: "g", ...(band !== undefined && { band }) }],
  });
  expect(first(given(0.1), { x: [7.9], g: [8] })).toMatchObject({ met: true, attainment: 100 });
  expect(first(given(0), { x: [7.9], g: [8] })).toMatchObject({ met: false, attainment: null, unjudged: "needs-base" });
  expect(first(given(0), { x: [7.9], g: [8] }).gap).toBeCloseTo(0.1, 12);
  expect(first(given(), { x: [7.9], g: [8] })).toMatchObject({ met: null, unjudged: "needs-tolerance" });
  // of an indicator with an ideal the figure is already the difference
  const difference = { ...given(0.5), direction: { ideal: 0 } };
  expect(first(difference, { x: [-0.5], g: [null] })).toMatchObject({ met: true });
});

test("joint: share of the other units that pass every floor, those without a figure counted apart", () => {
  const floors = [
    { of: "a", comparator: ">=", value: 20 },
    { of: "b", value: 10 },
  ];
  const given = { variables: ["a", "b"], targets: [{ period: "2025", kind: "joint", floors, value: 100 }] };
  const options = { rows: ["u", "v1", "v2", "v3"], periods: ["2025", "2025", "2025", "2025"], units: ["u"] };
  const none = null;
  expect(
    first(given, { x: [none, none, none, none], a: [none, 20, 30, 40], b: [none, 10, 9, none] }, options),
  ).toMatchObject({
    attainment: 50,
    met: false,
    gap: 50,
    compared: { of: "units", passing: 1, units: 2, missing: 1 },
  });
  expect(first(given, { x: [80, 1, 1, 1] }, options)).toMatchObject({ attainment: 80, value: 80 });
});

test("assigned and words are outside; a figure that is not there is missing", () => {
  expect(first({ targets: [{ period: "2025", kind: "assigned", by: "city" }] }, { x: [1] })).toMatchObject({
    unjudged: "assigned",
    value: 1,
    met: null,
  });
  expect(first({ targets: [{ period: "2025", kind: "unknown", words: "更好" }] }, { x: [1] })).toMatchObject({
    unjudged: "words",
  });
  expect(first(value(5), { x: [null] })).toMatchObject({
    unjudged: "no-figure",
    attainment: null,
    met: null,
    gap: null,
  });
});

test("an imputed or estimated figure never makes a target met, a provisional one does so provisionally", () => {
  expect(first(value(5), { x: [6] }, { status: ["imputed"] })).toMatchObject({ met: null, attainment: 100 });
  expect(first(value(5), { x: [6] }, { status: ["estimated"] })).toMatchObject({ met: null });
  expect(first(value(5), { x: [4] }, { status: ["estimated"] })).toMatchObject({ met: false });
  expect(first(value(5), { x: [6] }, { status: ["provisional"] })).toMatchObject({ met: true, provisional: true });
});

test("conflicts are refused with both shown; the official one, the unit's own and the superseding one count", () => {
  const two = (more: object) => ({
    targets: [
      { period: "2025", value: 7, issuedOn: "2022-05-01" },
      { period: "2025", value: 4.8, ...more },
    ],
  });
  const conflict = statuses(two({}), { x: [5] });
  expect(conflict.targets[0]).toMatchObject({ unjudged: "conflict", attainment: null, met: null });
  expect(conflict.targets[0]!.conflict).toHaveLength(2);
  expect(conflict.notes).toMatchObject([{ code: "target-conflict", params: { found: ["7", "4.8"], official: 0 } }]);
  expect(first(two({ official: true }), { x: [5] })).toMatchObject({ met: true, target: { value: 4.8 } });
  expect(first(two({ unit: "u" }), { x: [5] })).toMatchObject({ target: { value: 4.8 } });
  const revised = two({ issuedOn: "2023-04-01", supersedes: "2022-05-01" });
  expect(first(revised, { x: [5] })).toMatchObject({ target: { value: 4.8 } });
  expect(first(revised, { x: [5] }, { asOf: "2022-12-31" })).toMatchObject({ target: { value: 7 } });
});

test("figures of another basis or price are never compared", () => {
  const clash = statuses({ ...value(5, { basis: "cumulative" }), figure: "flow" }, { x: [6] });
  expect(clash.targets[0]).toMatchObject({ unjudged: "basis", met: null, attainment: null });
  expect(clash.notes).toMatchObject([{ code: "target-incomparable", params: { by: "basis" } }]);
  expect(first({ ...value(5, { price: "constant" }), price: "current" }, { x: [6] })).toMatchObject({
    unjudged: "price",
  });
  expect(
    first({ ...value(5, { basis: "annual" }), figure: "flow" }, { x: [6] }, { periods: ["2025Q1-Q3"] }),
  ).toMatchObject({ unjudged: "basis" });
});

test("stages: a past one is judged by the figure of its own period; milestones by month run on the calendar", () => {
  const given = {
    targets: [
      { period: "2022", value: 10 },
      { period: "2025", value: 20 },
    ],
  };
  const found = statuses(given, { x: [9, 15] }, { periods: ["2022", "2023"] });
  expect(found.targets.map(({ stage, period, attainment: a, due }) => [stage, period, a, due])).toEqual([
    ["2022", "2022", 90, true],
    ["2025", "2023", 75, false],
  ]);
  const monthly = {
    figure: "cumulative",
    targets: [{ period: "2023-12", value: 120, since: "2023-01", basis: "cumulative" }],
  };
  expect(first(monthly, { x: [45] }, { periods: ["2023-06"] })).toMatchObject({
    attainment: 37.5,
    elapsed: 50,
    lead: -12.5,
  });
});

test("pace: needed from now, had and planned from the base; the latest figure stands in where that is asked for", () => {
  const base = { base: { period: "2020", value: 50 } };
  expect(first(value(150, base), { x: [80] }, { periods: ["2023"] }).pace).toEqual({
    needed: 35,
    had: 10,
    planned: 20,
    since: "2020",
    from: 50,
  });
  expect(first(value(150, base), { x: [160] }, { periods: ["2023"] }).pace.needed).toBeNull();
  const stale = { periods: ["2022", "2025"], figures: "latest" as const };
  expect(first(value(70), { x: [80, null] }, stale)).toMatchObject({
    figurePeriod: "2022",
    met: null,
    attainment: 100,
  });
  expect(first(value(70), { x: [80, null] }, { ...stale, at: "2025", figures: "exact" })).toMatchObject({
    unjudged: "no-figure",
  });
});

test("a declared break: trend and pace begin there, and a base before it is named", () => {
  const child = {
    id: "x",
    direction: "positive",
    breaks: [{ period: "2022", reason: "another scope" }],
    targets: [{ period: "2025", value: 100, base: { period: "2020", value: 50 } }],
  };
  const trend = { ...child, id: "y", targets: [{ period: "2025", kind: "trend", trend: "rising", every: "year" }] };
  const system = parseSystem({ id: "s", version: "1", index: { id: "index", children: [child, trend] } });
  const periods = ["2020", "2021", "2022", "2023"];
  const columns = { x: [50, 60, 30, 40], y: [50, 60, 30, 40] };
  const { targets, notes } = attainmentOf(
    { system },
    datasetFromColumns({ units: periods.map(() => "u"), periods, columns }),
  );
  // 60 → 30 is the break and no fall
  expect(targets[1]).toMatchObject({ met: true, compared: { right: 1, changes: 1, first: "2022" } });
  expect(notes).toEqual([
    { code: "monitor-break", path: ["x"], params: { since: "2022", base: "2020" } },
    { code: "monitor-break", path: ["y"], params: { since: "2022", base: null } },
  ]);
});

test("unknown choices are errors, all at once", () => {
  expect(() => statuses(value(5), { x: [6] }, { at: "2030", stages: ["2026"] })).toThrowError(/2030[\s\S]*2026/);
});

test("attainment rises with the figure of a positive indicator, stays within 0 and the cap, and needs no unit of measurement", () => {
  const figure = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(figure, figure, fc.double({ min: 1, max: 1e6, noNaN: true }), (a, b, t) => {
      const of = (x: number) => first(value(t), { x: [x] }).attainment!;
      const [low, high] = [of(Math.min(a, b)), of(Math.max(a, b))];
      expect(low).toBeLessThanOrEqual(high);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(100);
      expect(first(value(4 * t), { x: [4 * a] }).attainment).toBe(of(a));
    }),
    { numRuns: 40 },
  );
});

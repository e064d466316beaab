import { expect, test } from "vitest";
import { datasetFromColumns, describePanel, latestAvailable, unitTrends } from "../../src/index.ts";
import { compoundGrowth, percentChange } from "../../src/stats/trend.ts";

const data = datasetFromColumns({
  units: ["a", "a", "a", "b", "b", "c"],
  periods: ["2020", "2021", "2022", "2020", "2022", "2022"],
  names: ["A", "A", "A", "B", "B", "C"],
  groups: { kind: ["t", "t", "t", "r", "r", "r"] },
  columns: { x: [1, null, 3, 4, null, null], y: [1, 2, null, 4, null, null] },
  status: { y: ["observed", "provisional", "observed", "observed", "observed", "not-applicable"] },
});

test("a panel: what is there, balanced or not, the latest period of each column and its age, gaps between values", () => {
  const panel = describePanel(data);
  expect(panel).toMatchObject({ units: 3, periods: ["2020", "2021", "2022"], rows: 6, balanced: false });
  expect(panel.absent).toEqual([
    { unit: "b", period: "2021" },
    { unit: "c", period: "2020" },
    { unit: "c", period: "2021" },
  ]);
  expect(panel.columns).toEqual([
    { column: "x", first: "2020", latest: "2022", age: 0, present: 3, gaps: 1, without: ["c"] },
    { column: "y", first: "2020", latest: "2021", age: 1, present: 3, gaps: 0, without: ["c"] },
  ]);
});

test("the latest value of each unit, with its age and its mark", () => {
  const { data: cross, ages, from } = latestAvailable(data);
  expect([cross.units, cross.periods, cross.names, cross.groups]).toEqual([
    ["a", "b", "c"],
    ["2022", "2022", "2022"],
    ["A", "B", "C"],
    { kind: ["t", "r", "r"] },
  ]);
  expect([...cross.columns.get("x")!]).toEqual([3, 4, Number.NaN]);
  expect([...cross.columns.get("y")!]).toEqual([2, 4, Number.NaN]);
  expect([...ages.get("y")!]).toEqual([1, 2, Number.NaN]);
  expect(from.get("y")).toEqual(["2021", "2020", null]);
  expect(cross.status?.get("x")).toEqual(["observed", "estimated", "observed"]);
  expect(cross.status?.get("y")).toEqual(["provisional", "estimated", "not-applicable"]);
});

test("the latest period of each indicator, the same for all units; no older than maxAge; before a period", () => {
  expect([...latestAvailable(data, { by: "indicator" }).data.columns.get("x")!]).toEqual([3, Number.NaN, Number.NaN]);
  expect([...latestAvailable(data, { by: "indicator" }).data.columns.get("y")!]).toEqual([2, Number.NaN, Number.NaN]);
  expect([...latestAvailable(data, { maxAge: 1 }).data.columns.get("y")!]).toEqual([2, Number.NaN, Number.NaN]);
  expect([...latestAvailable(data, { period: "2020" }).data.columns.get("x")!]).toEqual([1, 4, Number.NaN]);
});

test("trends: closed forms, and what has none", () => {
  const of = (times: number[], values: number[]) => ({
    times: Float64Array.from(times),
    values: Float64Array.from(values),
  });
  expect(compoundGrowth(of([2020, 2021, 2022], [100, Number.NaN, 121]))).toBeCloseTo(0.1, 14);
  // by half-years: (110/100)^(1/0.5) − 1
  expect(compoundGrowth(of([2020, 2020.5], [100, 110]))).toBeCloseTo(0.21, 14);
  expect(compoundGrowth(of([2020, 2021], [100, -1]))).toBeNaN();
  expect(compoundGrowth(of([2020, 2021], [0, 1]))).toBeNaN();
  // slope 2 on a line from 4: 50 percent
  expect(percentChange(of([0, 1, 2], [4, 6, 8]))).toBeCloseTo(50, 12);
  expect(percentChange(of([0, 1, 2], [4, 6, 8]), { per: 10 })).toBeCloseTo(500, 11);
  expect(percentChange(of([0, 1, 2], [4, 4, 4]))).toBe(0);
  expect(percentChange(of([0], [4]))).toBeNaN();
});

test("a trend by unit says what it rests on, and that it lies over a break", () => {
  const trends = unitTrends(
    { units: data.units, periods: data.periods, values: data.columns.get("x")! },
    { measure: "cagr", breaks: [{ period: "2021", reason: "census" }] },
  );
  expect(trends).toEqual([
    {
      unit: "a",
      value: expect.closeTo(Math.sqrt(3) - 1, 12),
      first: "2020",
      last: "2022",
      n: 2,
      breaks: [{ period: "2021", reason: "census" }],
    },
    { unit: "b", value: Number.NaN, first: "2020", last: "2020", n: 1, breaks: [] },
    { unit: "c", value: Number.NaN, first: null, last: null, n: 0, breaks: [] },
  ]);
});

import { describe, expect, test } from "vitest";
import {
  applyIndex,
  computeIndex,
  datasetFromColumns,
  fitIndex,
  type Over,
  type PlanInput,
  parseSystem,
} from "../../../src/index.ts";
import { close, codes, gap } from "./suite.ts";

// three units in three years; the second year is twice the first, the third lies elsewhere
const units = ["a", "b", "c", "a", "b", "c", "a", "b", "c"];
const periods = ["2020", "2020", "2020", "2021", "2021", "2021", "2022", "2022", "2022"];
const x = Float64Array.of(10, 20, 40, 20, 40, 80, 30, 31, 35);
const system = parseSystem({
  id: "s",
  version: "1",
  index: {
    id: "index",
    children: [
      {
        id: "x",
        direction: "positive",
        targets: ["2020", "2021", "2022"].map((period) => ({ period, value: 50 })),
      },
    ],
  },
});
const data = datasetFromColumns({ units, periods, columns: { x } });

function scores(normalise: PlanInput["normalise"]): Float64Array {
  return computeIndex({ system, plan: { normalise: { ...normalise } } }, data).value("normalised", "x");
}

const learning: Record<string, object> = {
  "min-max": {},
  "z-score": {},
  "robust-z": {},
  rank: {},
  borda: {},
  "percentile-rank": {},
  "share-of-max": {},
  "share-of-sum": {},
  vector: {},
  "distance-to-max": {},
  "distance-to-target": { cap: false },
  efficacy: {},
  categorical: { percentiles: [30, 60] },
  "above-below-mean": { band: 0.1 },
  sigmoid: {},
};

describe.each(Object.entries(learning))("%s", (method, params) => {
  const by = (over: Over) => scores({ method, ...params, over });
  /** The same method on the rows of some years alone. */
  const alone = (wanted: string) => {
    const rows = periods.flatMap((period, i) => (period === wanted ? [i] : []));
    const part = datasetFromColumns({
      units: rows.map((i) => units[i]!),
      periods: rows.map((i) => periods[i]!),
      columns: { x: Float64Array.from(rows, (i) => x[i]!) },
    });
    return computeIndex({ system, plan: { normalise: { method, ...params } } }, part);
  };

  test("each period: what the period alone gives", () => {
    const want = ["2020", "2021", "2022"].flatMap((period) => [...alone(period).value("normalised", "x")]);
    close(by("each-period"), want);
  });

  test("base: the base year as it is alone, other years on its ruler", () => {
    const y = by({ base: "2020" });
    close(y.slice(0, 3), [...alone("2020").value("normalised", "x")]);
    const fitted = fitIndex({ system, plan: { normalise: { method, ...params, over: { base: "2020" } } } }, data);
    close(applyIndex(fitted, data).value("normalised", "x"), [...y]);
    // a value of the base year that comes back later gets the score it had
    expect(y[3]).toBe(y[1]);
    expect(y[4]).toBe(y[2]);
  });

  test("all periods: one ruler, equal values equal scores", () => {
    const y = by("all-periods");
    expect(y[3]).toBe(y[1]);
    expect(y[4]).toBe(y[2]);
    expect([...y].every(Number.isFinite)).toBe(true);
  });
});

test("min-max by hand in the three scopes", () => {
  close(scores({ over: "all-periods" }), [0, 100 / 7, 300 / 7, 100 / 7, 300 / 7, 100, 200 / 7, 30, 250 / 7]);
  close(scores({ over: "each-period" }), [0, 100 / 3, 100, 0, 100 / 3, 100, 0, 20, 100]);
  close(scores({ over: { base: "2020" } }), [0, 100 / 3, 100, 100 / 3, 100, 700 / 3, 200 / 3, 70, 250 / 3]);
});

test("distance to a reference: its value in each year, in the base year, or of the period named", () => {
  const reference = { method: "distance-to-reference", unit: "b" };
  close(scores({ ...reference, over: "each-period" }), [0, 100, 300, 0, 100, 300, 0, 100, 500]);
  close(scores({ ...reference, over: { base: "2020" } }), [0, 100, 300, 100, 300, 700, 200, 210, 250]);
  close(scores({ ...reference, period: "2020" }), [0, 100, 300, 100, 300, 700, 200, 210, 250]);
  expect(codes(() => scores(reference))).toEqual(["reference-periods"]);
});

test("methods that learn nothing of the cross-section score the same in every scope", () => {
  const fixed = [
    { method: "scaled", from: 0, to: 200 },
    { method: "attainment" },
    { method: "threshold-flags" },
    { method: "categorical", cuts: [30] },
    { method: "sigmoid", centre: 30, slope: 0.1 },
  ];
  for (const normalise of fixed) {
    const y = scores({ ...normalise, over: "all-periods" });
    expect(scores({ ...normalise, over: "each-period" })).toEqual(y);
    expect(scores({ ...normalise, over: { base: "2020" } })).toEqual(y);
  }
});

test("a rate of change needs all periods together", () => {
  close(scores({ method: "change-rate" }), [gap, gap, gap, 100, 100, 100, 50, -22.5, -56.25]);
  expect(codes(() => scores({ method: "change-rate", over: "each-period" }))).toEqual(["too-few-periods"]);
});

test("only a ruler that moves with new periods is noted", () => {
  const notes = (normalise: PlanInput["normalise"]) =>
    computeIndex({ system, plan: { normalise: { ...normalise } } }, data).notes.map(({ code }) => code);
  expect(notes({})).toContain("moving-ruler");
  expect(notes({ over: { base: "2020" } })).not.toContain("moving-ruler");
  expect(notes({ method: "scaled" })).not.toContain("moving-ruler");
  expect(notes({ method: "change-rate" })).not.toContain("moving-ruler");
  expect(notes({ method: "categorical", percentiles: [50] })).toContain("moving-ruler");
});

test("one unit alone over its years: refused by what compares units, scored by what does not", () => {
  const own = datasetFromColumns({
    units: ["a", "a"],
    periods: ["2020", "2021"],
    columns: { x: Float64Array.of(4, 5) },
  });
  const run = (normalise: PlanInput["normalise"]) =>
    computeIndex({ system, plan: { normalise: { ...normalise } } }, own);
  for (const [method, params] of Object.entries(learning)) {
    expect(
      codes(() => run({ method, ...params })),
      method,
    ).toEqual(["single-unit"]);
  }
  expect(codes(() => run({ method: "distance-to-reference", unit: "a" }))).toEqual(["single-unit"]);
  close(run({ method: "change-rate" }).value("normalised", "x"), [gap, 25]);
  close(run({ method: "index-to-base", period: "2020" }).value("normalised", "x"), [100, 125]);
});

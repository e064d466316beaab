import fc from "fast-check";
import { expect, test } from "vitest";
import {
  completedColumns,
  computeIndex,
  datasetFromColumns,
  imputationSpread,
  imputationSummary,
  parseSystem,
  restsOn,
  toScores,
} from "../../src/index.ts";

const system = parseSystem({
  id: "s",
  version: "1",
  index: {
    id: "index",
    children: [
      {
        id: "g",
        weight: 3,
        children: [
          { id: "a", weight: 1, direction: "positive" },
          { id: "b", weight: 3, direction: "positive" },
        ],
      },
      { id: "c", weight: 1, direction: "positive", collection: "survey" },
    ],
  },
});
const data = datasetFromColumns({
  units: ["u", "v", "w"],
  columns: { a: [1, null, 3], b: [1, 2, null], c: [1, 2, 3] },
  status: { c: ["provisional", "observed", "estimated"] },
});

test("the share of weight on imputed, provisional, estimated and survey values, by row", () => {
  const impute = { method: "none", indicators: { a: { method: "mean" } } };
  const on = restsOn(computeIndex({ system, plan: { impute } }, data), "index");
  // v: a is imputed, ¾·¼ of the index; w: b is missing, so a has all of g
  expect([...on.imputed]).toEqual([0, 0.1875, 0]);
  expect([...on.provisional]).toEqual([0.25, 0, 0]);
  expect([...on.estimated]).toEqual([0, 0, 0.25]);
  expect([...on.survey]).toEqual([0.25, 0.25, 0.25]);
  expect([...on.observed]).toEqual([0.75, 0.8125, 0.75]);
});

test("shares sum to 1 wherever there is a score", () => {
  const cell = fc.option(fc.integer({ min: 0, max: 9 }), { nil: null });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 3, maxLength: 8 }), (rows) => {
      const columns = {
        a: [0, 9, ...rows.map(([v]) => v)],
        b: [0, 9, ...rows.map(([, v]) => v)],
        c: [0, 9, ...rows.map(([, , v]) => v)],
      };
      const many = datasetFromColumns({ units: columns.a.map((_, i) => `u${i}`), columns });
      const result = computeIndex({ system, plan: { impute: { indicators: { b: { method: "median" } } } } }, many);
      const { survey: _, ...kinds } = restsOn(result, "index");
      result.score("index").forEach((score, i) => {
        const sum = Object.values(kinds).reduce((total, share) => total + share[i]!, 0);
        if (Number.isNaN(score)) expect(sum).toBeNaN();
        else expect(sum).toBeCloseTo(1, 12);
      });
    }),
  );
});

test("what was imputed, counted by method, indicator and row; shown in the steps with its method", () => {
  const impute = { method: "mean", indicators: { b: { method: "floor" } } };
  const result = computeIndex({ system, plan: { impute } }, data);
  expect(imputationSummary(result)).toEqual({
    cells: 2,
    of: 9,
    by: { mean: 1, floor: 1 },
    indicators: [
      { indicator: "a", cells: 1, of: 3, by: { mean: 1 } },
      { indicator: "b", cells: 1, of: 3, by: { floor: 1 } },
    ],
    rows: [
      { unit: "v", period: "", cells: 1, of: 3 },
      { unit: "w", period: "", cells: 1, of: 3 },
    ],
  });
  const { steps } = toScores(result, { steps: true });
  const how = (step: "imputed" | "normalised") =>
    steps!
      [step]!.filter((row) => row.how !== undefined)
      .map(({ unit, indicator, value, how: by }) => [unit, indicator, value, by]);
  expect(how("imputed")).toEqual([["v", "a", 2, "mean"]]);
  expect(how("normalised")).toEqual([["w", "b", 0, "floor"]]);
});

test("the spread of multiple imputation is the deviation of its draws, and the completed columns have their mean", () => {
  const wide = datasetFromColumns({
    units: ["1", "2", "3", "4", "5", "6", "7", "8"],
    columns: { a: [1, 2, null, 4, 5, 6, 7, 9], b: [2, 1, 4, 3, null, 5, 8, 6], c: [1, 3, 2, 5, 4, 6, 7, 7] },
  });
  const result = computeIndex({ system, plan: { impute: { method: "multiple", m: 5, seed: 2, ridge: 0.1 } } }, wide);
  const completed = completedColumns(result, "a");
  expect(completed).toHaveLength(5);
  const drawn = completed.map((column) => column[2]!);
  const mean = drawn.reduce((s, v) => s + v, 0) / 5;
  expect(result.value("imputed", "a")[2]).toBeCloseTo(mean, 12);
  const spread = imputationSpread(result, "a");
  expect(spread[2]).toBeCloseTo(Math.sqrt(drawn.reduce((s, v) => s + (v - mean) ** 2, 0) / 4), 12);
  expect(spread[0]).toBeNaN();
  expect(completed.every((column) => column[0] === 1)).toBe(true);
  expect(completedColumns(result, "c")).toHaveLength(1);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  computeIndex,
  contributions,
  datasetFromColumns,
  explainChange,
  explainDifference,
  type PlanInput,
  parseSystem,
} from "../../../src/index.ts";

const goal = { direction: "positive", goalposts: [0, 100] } as const;
const flat = parseSystem({
  id: "s",
  version: "1",
  index: {
    id: "index",
    children: [
      { id: "a", ...goal },
      { id: "b", ...goal },
    ],
  },
});
const normalise = { method: "goalposts" };
const two = (a: readonly (number | null)[], b: readonly (number | null)[]) =>
  datasetFromColumns({ units: ["x", "x"], periods: ["2022", "2023"], columns: { a, b } });
const years = { from: "2022", to: "2023" };

describe("closed forms, by hand", () => {
  test("geometric mean: L(y₀, y₁)·½·ln(x₁/x₀)", () => {
    // a 1 → 4, b 9 → 9: y 3 → 6, L = 3 / ln 2, so a's part is 3 / ln 2 · ½ · ln 4 = 3 and b's 0
    const plan = { normalise, aggregate: { method: "geometric" } };
    const [x] = explainChange({ system: flat, plan }, two([1, 4], [9, 9]), years);
    expect(x?.by).toBe("closed-form");
    expect(x?.parts.map(({ node }) => node)).toEqual(["a"]);
    expect(x?.parts[0]?.amount).toBeCloseTo(3, 12);
  });

  test("arithmetic mean with other weights: ½(w₀+w₁)Δx and ½(x₀+x₁)Δw", () => {
    const before = computeIndex({ system: flat, plan: { normalise } }, two([10, 20], [50, 40]));
    const plan = { normalise, weigh: { method: "given", weights: { a: 3 } } };
    const after = computeIndex({ system: flat, plan }, two([10, 20], [50, 40]));
    const [x] = explainDifference(before, after, years);
    // w: a ½ → ¾, b ½ → ¼; x: a 10 → 20, b 50 → 40; score 30 → 25
    expect(x?.change).toBe(-5);
    expect(x?.parts).toEqual([
      { node: "a", cause: "data", amount: 6.25 },
      { node: "a", cause: "weights", amount: 3.75 },
      { node: "b", cause: "data", amount: -3.75 },
      { node: "b", cause: "weights", amount: -11.25 },
    ]);
  });

  test("a refitted ruler is a part of its own", () => {
    // min-max on 0–10 in 2022 and on 0–20 in 2023; y's 5 → 10: on the old ruler 50 → 100, on the new 25 → 50
    const system = parseSystem({
      id: "s",
      version: "1",
      index: { id: "index", children: [{ id: "a", direction: "positive" }] },
    });
    const units = ["x", "y", "z"];
    const data = datasetFromColumns({
      units: [...units, ...units],
      periods: [...units.map(() => "2022"), ...units.map(() => "2023")],
      columns: { a: [0, 5, 10, 0, 10, 20] },
    });
    const [y] = explainChange({ system, plan: { over: "each-period" } }, data, { ...years, unit: "y" });
    expect(y?.parts).toEqual([
      { node: "a", cause: "data", amount: 37.5 },
      { node: "a", cause: "ruler", amount: -37.5 },
    ]);
  });

  test("the lesser of two: each order by hand", () => {
    // min: (20, 50) → (60, 30). a first: 20 → 50 → 30, b first: 20 → 20 → 30. a: (30 + 10) / 2, b: (−20 + 0) / 2
    const [x] = explainChange(
      { system: flat, plan: { normalise, aggregate: { method: "min" } } },
      two([20, 60], [50, 30]),
      years,
    );
    expect(x?.by).toBe("owen");
    expect(x?.parts.map(({ amount }) => amount)).toEqual([20, -10]);
  });

  test("a gap that fills is coverage", () => {
    const [x] = explainChange({ system: flat, plan: { normalise } }, two([20, 20], [null, 80]), years);
    expect(x?.change).toBe(30);
    expect(x?.parts).toEqual([{ node: "b", cause: "coverage", amount: 30 }]);
  });

  test("an indicator that joins is membership, and its siblings keep their relative weights", () => {
    const one = parseSystem({ id: "s", version: "1", index: { id: "index", children: [{ id: "a", ...goal }] } });
    const before = computeIndex(
      { system: one, plan: { normalise } },
      datasetFromColumns({ units: ["x"], periods: "2022", columns: { a: [20] } }),
    );
    const after = computeIndex({ system: flat, plan: { normalise } }, two([20, 20], [80, 80]));
    const [x] = explainDifference(before, after, years);
    expect(x?.parts).toEqual([{ node: "b", cause: "membership", amount: 30 }]);
  });

  test("a corrected figure is revision, told before anything else", () => {
    const before = computeIndex({ system: flat, plan: { normalise } }, two([20, 20], [50, 50]));
    const after = computeIndex({ system: flat, plan: { normalise } }, two([24, 34], [50, 50]));
    const [x] = explainDifference(before, after, years);
    expect(x?.change).toBe(7);
    expect(x?.causes).toMatchObject({ revision: 2, data: 5 });
  });
});

const methods = [
  "arithmetic",
  "geometric",
  "harmonic",
  "power",
  "min",
  "median",
  "owa",
  "mean-min",
  "mpi",
  "topsis",
  "copeland",
  "borda",
];
const params: Readonly<Record<string, object>> = {
  power: { p: 0.5 },
  owa: { weights: [0.5, 0.3, 0.2] },
  topsis: {},
  "mean-min": { alpha: 0.5 },
};

describe("parts sum to the change", () => {
  const child = (id: string, weight: number) => ({ id, direction: "positive", weight }) as const;
  const tree = parseSystem({
    id: "s",
    version: "1",
    index: {
      id: "index",
      children: [
        { id: "g", weight: 2, children: [child("a", 1), child("b", 3)] },
        { id: "h", children: [child("c", 2), child("d", 1), child("e", 1)] },
        child("f", 1),
      ],
    },
  });
  const ids = ["a", "b", "c", "d", "e", "f"];
  const columns = fc.record(
    Object.fromEntries(
      ids.map((id) => [id, fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 8, maxLength: 8 })]),
    ),
  );
  const gaps = fc.array(fc.tuple(fc.constantFrom("a", "c", "d", "f"), fc.integer({ min: 2, max: 7 })), {
    maxLength: 2,
  });
  const units = ["w", "x", "y", "z"];
  const periods = [...units.map(() => "2022"), ...units.map(() => "2023")];

  for (const method of methods) {
    test(method, () => {
      fc.assert(
        fc.property(columns, gaps, fc.boolean(), (values, holes, refit) => {
          const filled = Object.fromEntries(
            ids.map((id) => [
              id,
              values[id]!.map((v, i) => (holes.some(([hole, at]) => hole === id && at === i) ? null : v)),
            ]),
          );
          const data = datasetFromColumns({ units: [...units, ...units], periods, columns: filled });
          const plan: PlanInput = {
            over: refit ? "each-period" : "all-periods",
            normalise: { method: "min-max", lower: 1, upper: 100, constant: 50 },
            weigh: refit
              ? { method: "standard-deviation", nodes: { index: { method: "given" } } }
              : { method: "given" },
            aggregate: { method: "arithmetic", nodes: { index: { method, ...params[method] } } },
          };
          let result: ReturnType<typeof computeIndex>;
          try {
            result = computeIndex({ system: tree, plan }, data);
          } catch {
            return; // data that the plan itself refuses
          }
          for (const change of explainDifference(result, result, years)) {
            const total = change.parts.reduce((sum, { amount }) => sum + amount, 0);
            expect(Math.abs(total - change.change)).toBeLessThanOrEqual(
              1e-12 * Math.max(1, Math.abs(change.from.score), Math.abs(change.to.score)),
            );
            const causes = Object.values(change.causes).reduce((sum, v) => sum + v, 0);
            expect(causes).toBeCloseTo(change.change, 10);
          }
        }),
        { numRuns: 12 },
      );
    });
  }

  test("sampled where more than twelve siblings changed, with errors; the same seed gives the same parts", () => {
    const many = Array.from({ length: 13 }, (_, k) => `i${k}`);
    const system = parseSystem({
      id: "s",
      version: "1",
      index: { id: "index", children: many.map((id) => ({ id, ...goal })) },
    });
    const data = datasetFromColumns({
      units: ["x", "x"],
      periods: ["2022", "2023"],
      columns: Object.fromEntries(many.map((id, k) => [id, [10 + k, 80 - 3 * k]])),
    });
    const definition = { system, plan: { normalise, aggregate: { method: "harmonic" } } };
    const [x] = explainChange(definition, data, { ...years, permutations: 50 });
    expect(x?.by).toBe("sampled");
    expect(x?.parts.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(x!.change, 11);
    expect(x?.parts.every(({ error }) => error! > 0)).toBe(true);
    expect(explainChange(definition, data, { ...years, permutations: 50 })).toEqual([x]);
  });

  test("Owen values of arithmetic means are the closed form", () => {
    const data = two([10, 20], [50, 40]);
    const power = { method: "power", p: 1 };
    const [means] = explainChange({ system: flat, plan: { normalise } }, data, years);
    const [owen] = explainChange({ system: flat, plan: { normalise, aggregate: power } }, data, years);
    expect(owen?.by).toBe("owen");
    owen?.parts.forEach(({ amount }, i) => expect(amount).toBeCloseTo(means!.parts[i]!.amount, 12));
  });
});

describe("contributions", () => {
  const system = parseSystem({
    id: "s",
    version: "1",
    index: {
      id: "index",
      children: [
        { id: "g", direction: "negative", children: [{ id: "a", ...goal }] },
        { id: "b", ...goal, weight: 3 },
      ],
    },
  });
  const data = datasetFromColumns({ units: ["x", "y"], periods: "2023", columns: { a: [30, 50], b: [40, 80] } });

  test("against nothing: score times effective weight, a mirrored group's constant by itself", () => {
    const told = contributions(computeIndex({ system, plan: { normalise } }, data), { unit: "x", period: "2023" });
    // ¼·(100 − 30) + ¾·40 = 47.5
    expect(told.score).toBe(47.5);
    expect(told.parts.map(({ node, amount }) => [node, amount])).toEqual([
      ["g", 25],
      ["a", -7.5],
      ["b", 30],
    ]);
  });

  test("against another unit, and against the mean", () => {
    const result = computeIndex({ system, plan: { normalise } }, data);
    const other = contributions(result, { unit: "x", period: "2023", against: { unit: "y" } });
    expect(other.parts.map(({ node, amount }) => [node, amount])).toEqual([
      ["a", 5],
      ["b", -30],
    ]);
    const mean = contributions(result, { unit: "x", period: "2023", against: "mean" });
    // the mean unit has a 40, b 60, so ¼·60 + ¾·60
    expect(mean.reference).toBe(60);
    expect(mean.parts.map(({ amount }) => amount)).toEqual([2.5, -15]);
  });

  test("a score that is no sum is refused against nothing", () => {
    const result = computeIndex({ system, plan: { normalise, aggregate: { method: "geometric" } } }, data);
    expect(() => contributions(result, { unit: "x", period: "2023", against: "nothing" })).toThrow(/no sum/);
    expect(contributions(result, { unit: "x", period: "2023" }).against).toBe("mean");
  });

  test("unknown units and periods are refused", () => {
    const result = computeIndex({ system, plan: { normalise } }, data);
    expect(() => contributions(result, { unit: "q", period: "2023" })).toThrow(/q/);
    expect(() => contributions(result, { unit: "x", period: "1999" })).toThrow(/1999/);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyIndex,
  computeIndex,
  type Dataset,
  datasetFromColumns,
  fitIndex,
  type PlanInput,
  parseSystem,
} from "../../src/index.ts";

const system = parseSystem({
  id: "tree",
  version: "1",
  index: {
    id: "index",
    children: [
      {
        id: "a",
        children: [
          { id: "p", direction: "positive", weight: 2 },
          { id: "n", direction: "negative" },
        ],
      },
      {
        id: "b",
        weight: 3,
        children: [
          { id: "q", direction: "positive" },
          { id: "i", direction: { ideal: 10 } },
        ],
      },
    ],
  },
});
const ids = ["p", "n", "q", "i"] as const;

type Table = number[][];
const value = fc.integer({ min: -1000, max: 1000 }).map((v) => v / 8);
const cell = fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.constant(Number.NaN) });
/** Rows of four values, no column without any: enough present values to learn from. */
const table: fc.Arbitrary<Table> = fc
  .tuple(
    fc.array(fc.tuple(value, value, value, value), { minLength: 3, maxLength: 5 }),
    fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 12 }),
  )
  .map(([full, gappy]) => [...full, ...gappy]);

function dataset(rows: Table, periods?: readonly string[]): Dataset {
  return datasetFromColumns({
    units: rows.map((_, i) => `u${i}`),
    periods: periods ? [...periods] : rows.map(() => "2023"),
    columns: Object.fromEntries(ids.map((id, j) => [id, Float64Array.from(rows, (row) => row[j]!)])),
  });
}

const plans: readonly PlanInput[] = [
  {},
  { normalise: { method: "z-score" } },
  { normalise: { method: "rank" }, weigh: { method: "equal" } },
  { normalise: { method: "min-max", lower: 1 }, aggregate: { method: "geometric" } },
  { impute: { method: "mean" }, treat: { method: "winsorise", then: "log" }, aggregate: { coverage: 0.5 } },
];
const plan = fc.constantFrom(...plans);

/** Entropy needs columns that differ; the few draws without any information are another test's. */
const withEntropy: PlanInput = { weigh: { method: "entropy" } };

function close(a: Float64Array, b: Float64Array, tolerance = 1e-9): void {
  expect(a.length).toBe(b.length);
  a.forEach((v, k) => {
    if (Number.isNaN(v)) expect(b[k]).toBeNaN();
    else expect(Math.abs(v - b[k]!)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(v)));
  });
}

/** The index's scores, or the codes of the refusal. */
function scores(rows: Table, choice: PlanInput): Float64Array | string {
  try {
    return computeIndex({ system, plan: choice }, dataset(rows)).score("index");
  } catch (error) {
    return (error as { issues: { code: string }[] }).issues
      .map(({ code }) => code)
      .sort()
      .join();
  }
}

function same(a: Float64Array | string, b: Float64Array | string): void {
  if (typeof a === "string" || typeof b === "string") expect(a).toEqual(b);
  else close(a, b);
}

describe("what may not matter", () => {
  test("the order of units", () => {
    fc.assert(
      fc.property(table, fc.constantFrom(...plans, withEntropy), (rows, choice) => {
        const forward = scores(rows, choice);
        const backward = scores([...rows].reverse(), choice);
        same(forward, typeof backward === "string" ? backward : backward.slice().reverse());
      }),
    );
  });

  test("the unit of measurement, for min-max, z-score and entropy on min-max", () => {
    const choices: PlanInput[] = [{}, { normalise: { method: "z-score" } }, withEntropy];
    fc.assert(
      fc.property(table, fc.constantFrom(...choices), fc.constantFrom(0.001, 0.5, 3, 10000), (rows, choice, factor) => {
        // the ideal of `i` is a number in its measure, so that column stays
        same(
          scores(
            rows.map(([p, n, q, i]) => [p! * factor, n! * factor, q! * factor, i!]),
            choice,
          ),
          scores(rows, choice),
        );
      }),
    );
  });

  test("a constant that multiplies all weights of a group", () => {
    fc.assert(
      fc.property(table, fc.double({ min: 0.01, max: 1000, noNaN: true }), (rows, c) => {
        same(scores(rows, { weigh: { method: "given", weights: { p: 2 * c, n: c } } }), scores(rows, {}));
      }),
    );
  });
});

describe("what must hold", () => {
  test("a better value never lowers a score, on a ruler that is kept", () => {
    fc.assert(
      fc.property(
        table,
        plan,
        fc.nat(),
        fc.constantFrom("p", "n", "q"),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (rows, choice, pick, id, gain) => {
          const fitted = attempt(() => fitIndex({ system, plan: choice }, dataset(rows)));
          if (fitted === undefined) return;
          const row = pick % rows.length;
          const j = ids.indexOf(id);
          const better = rows.map((r, k) =>
            k === row ? r.map((v, c) => (c === j ? v + (id === "n" ? -gain : gain) : v)) : r,
          );
          const before = attempt(() => applyIndex(fitted, dataset(rows)).score("index")[row]!);
          const after = attempt(() => applyIndex(fitted, dataset(better)).score("index")[row]!);
          if (before === undefined || after === undefined || Number.isNaN(before)) return;
          expect(after).toBeGreaterThanOrEqual(before - 1e-9 * Math.max(1, Math.abs(before)));
        },
      ),
    );
  });

  test("apply(fit(x))(x) gives the bytes of compute(x), through JSON as well", () => {
    fc.assert(
      fc.property(table, plan, (rows, choice) => {
        const computed = attempt(() => computeIndex({ system, plan: choice }, dataset(rows)));
        if (computed === undefined) return;
        const fitted = JSON.parse(JSON.stringify(fitIndex({ system, plan: choice }, dataset(rows))));
        const applied = applyIndex(fitted, dataset(rows));
        for (const { id } of computed.nodes) expect(applied.score(id)).toEqual(computed.score(id));
      }),
    );
  });

  test("rows may be applied in any chunks", () => {
    fc.assert(
      fc.property(table, plan, fc.integer({ min: 1, max: 4 }), (rows, choice, size) => {
        const fitted = attempt(() => fitIndex({ system, plan: choice }, dataset(rows)));
        if (fitted === undefined) return;
        const whole = applyIndex(fitted, dataset(rows)).score("index");
        const parts: number[] = [];
        for (let from = 0; from < rows.length; from += size) {
          parts.push(...applyIndex(fitted, dataset(rows.slice(from, from + size))).score("index"));
        }
        expect(Float64Array.from(parts)).toEqual(whole);
      }),
    );
  });

  test("scores on the rows learned from lie on the scale, and coverage between 0 and 1", () => {
    fc.assert(
      fc.property(table, (rows) => {
        const result = computeIndex({ system }, dataset(rows));
        for (const { id } of result.nodes) {
          for (const v of result.score(id)) if (!Number.isNaN(v)) expect(v >= 0 && v <= 100 + 1e-12).toBe(true);
          for (const c of result.coverage(id)) expect(c >= 0 && c <= 1).toBe(true);
        }
        const leaves = result.weights.filter((row) => ids.includes(row.node as never));
        expect(leaves.reduce((sum, row) => sum + row.effective, 0)).toBeCloseTo(1, 12);
      }),
    );
  });
});

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if ((error as { issues?: unknown }).issues === undefined) throw error;
    return undefined;
  }
}

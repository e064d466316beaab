import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { datasetFromColumns, fitIndex, IndexError, parseSystem } from "../../src/index.ts";
import type { Definition } from "../../src/pipeline/engine.ts";
import type { Dataset } from "../../src/schema/types.ts";
import { ENGINES, openEngine, type TestEngine } from "./engines.ts";
import { expectSameFit, fitOn } from "./fit-compare.ts";

const system = parseSystem({
  id: "edges",
  version: "1",
  index: {
    id: "index",
    children: [
      { id: "a", direction: "positive" },
      { id: "b", direction: "negative" },
      { id: "c", direction: "positive" },
    ],
  },
});

const numbered = (n: number): string[] => Array.from({ length: n }, (_, i) => `u${i}`);

const dataOf = (a: readonly number[], b: readonly number[], c: readonly number[]): Dataset =>
  datasetFromColumns({ units: numbered(a.length), periods: "2024", columns: { a, b, c } });

const NO = Number.NaN;

/** What breaks arithmetic: each row of columns a, b, c. */
const EDGES: Readonly<Record<string, Dataset>> = {
  gaps: dataOf([1, NO, 3, NO, 5], [NO, NO, 2, 4, 9], [7, 1, 2, 3, NO]),
  zeros: dataOf([0, 0, 1, 2, 0], [0, 3, 0, 0, 8], [5, 0, 2, 0, 1]),
  negatives: dataOf([-5, 3, -1, 0, 9], [-2, -2.5, -7, -1, -1], [1, -1, 2, -2, 3]),
  "a constant": dataOf([4, 4, 4, 4, 4], [1, 2, 3, 4, 5], [9, 7, 8, 1, 2]),
  "a constant with tenths, whose mean is rounded": dataOf([0.1, 0.1, 0.1, 0.1, 0.1], [1, 2, 3, 4, 5], [9, 7, 8, 1, 2]),
  ties: dataOf([1, 1, 2, 2, 2, 2, 2], [3, 3, 3, 3, 3, 3, 9], [1, 2, 1, 2, 1, 2, 5]),
  "one row": dataOf([3], [4], [5]),
  "two rows": dataOf([3, 8], [4, 4.5], [5, 1]),
  "1e-300": dataOf([1e-300, 3e-300, 2e-300, 9e-300], [1, 2, 3, 5], [4e-300, 1e-300, 1.5e-300, 2e-300]),
  "1e300": dataOf([1e300, 3e300, 2e300, 9e300], [-1e300, 2e300, 5e300, 5e299], [4, 1, 3, 2]),
  "small differences far from 0": dataOf([1e9 + 1, 1e9 + 2, 1e9 + 4, 1e9 + 8], [3, 1, 4, 1], [2, 7, 1, 8]),
};

const PLANS: Readonly<Record<string, object>> = {
  "min-max": {},
  "z-score": { normalise: { method: "z-score" } },
  "robust z-score": { normalise: { method: "robust-z" } },
  "medians and winsorising": {
    impute: { method: "median" },
    treat: { method: "winsorise", skewness: 0.3, kurtosis: -2 },
  },
  fences: { treat: { method: "iqr", factor: 0.5 } },
  entropy: { weigh: { method: "entropy" } },
  deviations: { weigh: { method: "standard-deviation" } },
  CRITIC: { weigh: { method: "critic" } },
  Gini: { weigh: { method: "gini", on: "scores" } },
  vector: { normalise: { method: "vector" }, weigh: { method: "variance" } },
};

const problems = async (run: () => unknown): Promise<readonly string[] | null> => {
  try {
    await run();
    return null;
  } catch (error) {
    if (error instanceof IndexError) return error.issues.map(({ code }) => code).sort();
    throw error;
  }
};

describe.each(ENGINES)("%s", (name) => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine(name);
  }, 120_000);
  afterAll(() => engine.close());

  for (const [edge, data] of Object.entries(EDGES)) {
    test.each(Object.entries(PLANS))(
      `${edge}: %s`,
      async (_, plan) => {
        const definition: Definition = { system, plan: plan as never };
        const refused = await problems(() => fitIndex(definition, data));
        if (refused !== null) expect(await problems(() => fitOn(engine, definition, data))).toEqual(refused);
        else await expectSameFit(engine, definition, data);
      },
      60_000,
    );
  }

  test("any columns with gaps: what is learned does not depend on where", async () => {
    const cell = fc.oneof(
      { weight: 1, arbitrary: fc.constant(Number.NaN) },
      { weight: 6, arbitrary: fc.integer({ min: -50, max: 50 }) },
    );
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 4, maxLength: 12 });
    const plan = fc.constantFrom(...Object.values(PLANS));
    await fc.assert(
      fc.asyncProperty(rows, plan, async (cells, own) => {
        const column = (k: number) => cells.map((row) => row[k]!);
        const data = dataOf(column(0), column(1), column(2));
        const definition: Definition = { system, plan: own as never };
        const refused = await problems(() => fitIndex(definition, data));
        if (refused !== null) expect(await problems(() => fitOn(engine, definition, data))).toEqual(refused);
        // relative weights of columns that hardly differ rest on the last digits of their deviations
        else await expectSameFit(engine, definition, data, { learned: 1e-11, scores: 1e-10 });
      }),
      // each is some statements, and Spark takes half a second for any
      { numRuns: ENGINES.includes("spark") ? 8 : 25 },
    );
  }, 120_000);
});

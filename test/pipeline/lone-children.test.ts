import { expect, test } from "vitest";
import { computeIndex, datasetFromColumns, IndexError, parseSystem } from "../../src/index.ts";

const leaf = (id: string) => ({ id, direction: "positive" });
const system = parseSystem({ id: "s", version: "1", index: { id: "index", children: ["a", "b", "c"].map(leaf) } });

/** Four towns and the district that their figures sum to. */
function data(contributors: readonly number[], district: number | null = 19) {
  return datasetFromColumns({
    units: ["u", "v", "w", "x", "D"],
    periods: "2023",
    groups: { level: ["town", "town", "town", "town", "district"], parent: ["D", "D", "D", "D", ""] },
    columns: { a: [5, 1, 9, 4, district], b: [4, 8, 2, 6, 20], c: [1, 2, 3, 4, 10] },
    contributors: { a: [...contributors, 500] },
  });
}

function refusal(run: () => unknown): unknown[] {
  try {
    run();
  } catch (error) {
    if (error instanceof IndexError) return error.issues.map(({ code, path, params }) => [code, path, params]);
    throw error;
  }
  return [];
}

const total = (id: string) => ["confidential-total", ["data", id], { unit: "u", parent: "D", period: "2023" }];

test("a figure hidden alone below a shown one is refused: 19 − 1 − 9 − 4 would give it; so is the second cell beside it", () => {
  const found = refusal(() => computeIndex({ system }, data([2, 30, 30, 30])));
  expect(found).toContainEqual(total("a"));
  expect(found).toHaveLength(2); // the second cell's column has the same hole
  expect(() => computeIndex({ system }, data([2, 30, 30, 30]))).toThrow("by subtraction");
});

test("counted as missing it is refused just so", () => {
  const plan = { confidential: { use: "missing" as const } };
  expect(refusal(() => computeIndex({ system, plan }, data([2, 30, 30, 30])))).toEqual([total("a")]);
});

test("two hidden below one leave only their sum, and without the figure above nothing is solved", () => {
  expect(refusal(() => computeIndex({ system }, data([2, 2, 30, 30])))).toEqual([]);
  const plan = { confidential: { use: "missing" as const } };
  expect(refusal(() => computeIndex({ system, plan }, data([2, 30, 30, 30], null)))).toEqual([]);
  expect(refusal(() => computeIndex({ system }, data([30, 30, 30, 30])))).toEqual([]);
});

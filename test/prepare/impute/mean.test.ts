import { expect, test } from "vitest";
import { imputeGroupMean, imputeMean } from "../../../src/index.ts";

const x = Float64Array.of(1, Number.NaN, 3, Number.NaN, 10);
const rows = {
  length: 5,
  unit: ["a", "b", "c", "d", "e"],
  period: ["", "", "", "", ""],
  group: { region: ["n", "n", "n", "s", "w"] },
};

test("mean: gaps get the mean of the present values, which stay", () => {
  // (1 + 3 + 10)/3
  expect([...imputeMean.apply(x, imputeMean.fit(x, {}))]).toEqual([1, 14 / 3, 3, 14 / 3, 10]);
});

test("mean: nothing learned leaves the gaps, and last year's mean fills this year's", () => {
  const empty = Float64Array.of(Number.NaN);
  expect(imputeMean.fit(empty, {})).toEqual({ mean: null });
  expect([...imputeMean.apply(empty, { mean: null })]).toEqual([Number.NaN]);
  expect([...imputeMean.apply(empty, { mean: 7 })]).toEqual([7]);
});

test("group mean: within the group; a group without values takes the overall mean and says so", () => {
  const notes: unknown[] = [];
  const context = { rows, note: (issue: unknown) => notes.push(issue) };
  const fitted = imputeGroupMean.fit(x, { group: "region" }, context);
  expect([...imputeGroupMean.apply(x, fitted, context)]).toEqual([1, 2, 3, 14 / 3, 10]);
  expect(notes).toEqual([
    { code: "group-without-values", path: [], params: { group: "region", labels: ["s"], overall: 14 / 3 } },
  ]);
});

test("group mean: fallback none leaves such a gap", () => {
  const fitted = imputeGroupMean.fit(x, { group: "region", fallback: "none" }, { rows });
  expect([...imputeGroupMean.apply(x, fitted, { rows })]).toEqual([1, 2, 3, Number.NaN, 10]);
});

test("group mean: a grouping column that is not there is named with those that are", () => {
  expect(() => imputeGroupMean.fit(x, { group: "county" }, { rows })).toThrow(
    'the data has no grouping column "county"; it has: region',
  );
  expect(() => imputeGroupMean.fit(x, { group: "constructor" }, { rows })).toThrow('"constructor"');
});

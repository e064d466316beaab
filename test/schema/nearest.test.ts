import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance, nearest, suggester } from "../../src/schema/nearest.ts";

test.each([
  ["weight", "weight", 0],
  ["wieght", "weight", 1], // neighbours swapped count once
  ["kitten", "sitting", 3], // the textbook pair (Wagner & Fischer 1974)
  ["", "abc", 3],
  ["abc", "", 3],
])("from %j to %j are %d edits", (a, b, edits) => expect(editDistance(a, b)).toBe(edits));

test("the nearest known word, if it is near", () => {
  expect(nearest("gaolposts", ["goalposts", "targets"])).toBe("goalposts");
  expect(nearest("Weight", ["weight"])).toBe("weight");
  expect(nearest("population", ["people", "area"])).toBeUndefined();
  expect(nearest("b", ["a", "c"])).toBeUndefined(); // one letter of one letter is no likeness
  expect(nearest("minmax", ["min-max", "max-min"])).toBe("min-max");
  expect(nearest("aac", ["aab", "aad"])).toBe("aab"); // a tie goes to the first
  expect(nearest("x", [])).toBeUndefined();
});

test("edit distance is symmetric, and zero only for equal texts", () => {
  const word = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
    }),
  );
});

test("a suggester looks only so often", () => {
  let looked = 0;
  const suggest = suggester(() => {
    looked += 1;
    return ["alpha"];
  }, 2);
  expect([suggest("alpah"), suggest("alpah"), suggest("alhpa"), suggest("laphа")]).toEqual([
    "alpha",
    "alpha",
    "alpha",
    undefined,
  ]);
  expect(looked).toBe(2);
});

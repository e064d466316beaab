import fc from "fast-check";
import { expect, test } from "vitest";
import { comparePeriods, compareText } from "../../src/schema/order.ts";

test("periods: digit runs as numbers, the rest by code points", () => {
  const sorted = [
    "9",
    "10",
    "2019",
    "2020",
    "2023",
    "2023Q1",
    "2023Q1-Q3",
    "2023Q2",
    "2023Q9",
    "2023Q10",
    "2024",
    "2023年",
  ].sort(comparePeriods);
  expect(sorted).toEqual([
    "9",
    "10",
    "2019",
    "2020",
    "2023",
    "2023Q1",
    "2023Q1-Q3",
    "2023Q2",
    "2023Q9",
    "2023Q10",
    "2023年",
    "2024",
  ]);
  expect(comparePeriods("2023-9", "2023-10")).toBe(-1);
  expect(comparePeriods("2023-09", "2023-10")).toBe(-1);
  // runs longer than a double holds are still exact: 2^53 and 2^53 + 1
  expect(comparePeriods("9007199254740992", "9007199254740993")).toBe(-1);
  expect(comparePeriods("1", "01")).not.toBe(0);
});

test("texts: by code points, so characters beyond the basic plane come last", () => {
  expect(["𠮷", "\uffee", "乡", "b", "a", "B", ""].sort(compareText)).toEqual([
    "",
    "B",
    "a",
    "b",
    "乡",
    "\uffee",
    "𠮷",
  ]);
});

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom("0", "1", "9", "Q", "-", "年", "𠮷"), maxLength: 6 }),
  fc.string({ unit: "binary", maxLength: 6 }),
);
test.each([
  ["comparePeriods", comparePeriods],
  ["compareText", compareText],
])("%s is a total order", (_, compare) => {
  fc.assert(
    fc.property(text, text, text, (a, b, c) => {
      expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0);
      expect(compare(a, b) === 0).toBe(a === b);
      const [x, y, z] = [a, b, c].sort(compare) as [string, string, string];
      expect(compare(x, y)).toBeLessThanOrEqual(0);
      expect(compare(y, z)).toBeLessThanOrEqual(0);
      expect(compare(x, z)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 2000 },
  );
});

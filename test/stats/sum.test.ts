import fc from "fast-check";
import { expect, test } from "vitest";
import { count, sum } from "../../src/stats/sum.ts";
import { column } from "./arbitrary.ts";

test("sum keeps small values beside large ones", () => {
  // Neumaier's own example: plain addition gives 0
  expect(sum(Float64Array.of(1, 1e100, 1, -1e100))).toBe(2);
  expect(sum(new Float64Array(10).fill(0.1))).toBe(1);
});

test("missing values are skipped, nothing sums to 0", () => {
  expect(sum(Float64Array.of(Number.NaN, 2, Number.NaN, 3))).toBe(5);
  expect(sum(new Float64Array(0))).toBe(0);
  expect(count(Float64Array.of(Number.NaN, 2, Number.NaN, 3))).toBe(2);
  expect(count(new Float64Array(0))).toBe(0);
});

test("a sum beyond the doubles is infinite, not NaN", () => {
  expect(sum(Float64Array.of(1e308, 1e308))).toBe(Infinity);
  expect(sum(Float64Array.of(-1e308, -1e308, 1))).toBe(-Infinity);
});

test("sum of whole numbers is exact in any order", () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeInteger()), (v) => {
      const exact = v.reduce((total, each) => total + BigInt(each), 0n);
      expect(sum(Float64Array.from(v))).toBe(Number(exact) + 0);
    }),
  );
});

test("sum does not depend on gaps", () => {
  fc.assert(fc.property(column(), (x) => void expect(sum(x)).toBe(sum(x.filter((v) => !Number.isNaN(v))))));
});

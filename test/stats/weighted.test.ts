import fc from "fast-check";
import { expect, test } from "vitest";
import { dot, normaliseWeights, weightedMean } from "../../src/stats/weighted.ts";
import { column } from "./arbitrary.ts";
import { relativeError } from "./reference.ts";

const NaNs = (n: number) => new Float64Array(n).fill(Number.NaN);

test("missing values give their weight to the others", () => {
  // (1·10 + 2·40) / (1 + 2)
  expect(weightedMean(Float64Array.of(10, Number.NaN, 40), Float64Array.of(1, 5, 2))).toBe(30);
  expect(weightedMean(Float64Array.of(4, 8), Float64Array.of(0, 3))).toBe(8);
});

test("nothing present with a weight has no mean", () => {
  expect(weightedMean(NaNs(2), Float64Array.of(1, 1))).toBeNaN();
  expect(weightedMean(Float64Array.of(7, Number.NaN), Float64Array.of(0, 1))).toBeNaN();
  expect(weightedMean(new Float64Array(0), new Float64Array(0))).toBeNaN();
});

test("columns of different lengths are refused", () => {
  expect(() => weightedMean(NaNs(2), NaNs(3))).toThrow(RangeError);
  expect(() => dot(NaNs(2), NaNs(3))).toThrow(RangeError);
});

test("the order of summation is from first to last, with plain additions", () => {
  // 1e16 + 1 is 1e16, and 1 + 1 + 1e16 is not
  const ones = Float64Array.of(1, 1, 1);
  expect(weightedMean(Float64Array.of(1e16, 1, 1), ones)).toBe(1e16 / 3);
  expect(weightedMean(Float64Array.of(1, 1, 1e16), ones)).toBe((2 + 1e16) / 3);
  expect(dot(Float64Array.of(1e16, 1, 1), ones)).toBe(1e16);
  expect(dot(Float64Array.of(1, 1, 1e16), ones)).toBe(2 + 1e16);
});

test("a power of two for all weights changes no bit of the mean", () => {
  fc.assert(
    fc.property(column(), fc.integer({ min: 1, max: 9 }), (x, step) => {
      const w = x.map((_, i) => 1 + ((i * step) % 7));
      const twice = w.map((v) => v * 2);
      expect(weightedMean(x, twice)).toBe(weightedMean(x, w));
    }),
  );
});

test("dot keeps what is missing", () => {
  expect(dot(Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6))).toBe(32);
  expect(dot(Float64Array.of(1, Number.NaN), Float64Array.of(1, 1))).toBeNaN();
  expect(dot(new Float64Array(0), new Float64Array(0))).toBe(0);
});

test("weights become shares", () => {
  expect(normaliseWeights(Float64Array.of(2, 0, 6))).toEqual(Float64Array.of(0.25, 0, 0.75));
});

test("weights without shares", () => {
  for (const w of [[], [0, 0], [1, -1], [2, -1], [1, Number.NaN], [Infinity, 1], [1e308, 1e308]])
    expect(normaliseWeights(Float64Array.from(w)), String(w)).toBeNull();
});

test("shares sum to 1 and keep their ratios", () => {
  const weights = fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(weights, (v) => {
      const w = normaliseWeights(Float64Array.from(v))!;
      expect(w.reduce((total, each) => total + each, 0)).toBeCloseTo(1, 13);
      for (const [i, each] of w.entries()) expect(relativeError(each / w[0]!, v[i]! / v[0]!)).toBeLessThan(1e-15);
    }),
  );
});

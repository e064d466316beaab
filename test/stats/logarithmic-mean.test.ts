import { expect, test } from "vitest";
import { logarithmicMean } from "../../src/stats/logarithmic-mean.ts";

test("(b − a) / (ln b − ln a), in either order", () => {
  // L(1, e) = e − 1; L(3, 6) = 3 / ln 2
  expect(logarithmicMean(1, Math.E)).toBeCloseTo(Math.E - 1, 14);
  expect(logarithmicMean(6, 3)).toBeCloseTo(3 / Math.LN2, 13);
});

test("equal numbers, and numbers close to each other: a + δ/2 − δ²/12a", () => {
  expect(logarithmicMean(7, 7)).toBe(7);
  expect(logarithmicMean(1, 1 + 1e-9)).toBeCloseTo(1 + 5e-10, 15);
});

test("not positive or missing: NaN", () => {
  expect([logarithmicMean(0, 1), logarithmicMean(-1, 2), logarithmicMean(Number.NaN, 1)]).toEqual([NaN, NaN, NaN]);
});

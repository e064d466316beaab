import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linearRegression } from "../../src/stats/linear-regression.ts";
import { nistLines } from "./nist-regression.ts";

/** Correct significant digits, at most the 15 that NIST certifies; of a certified 0, digits after the point. */
const digits = (found: number, certified: number): number =>
  Math.min(15, -Math.log10(Math.abs(found - certified) / (certified === 0 ? 1 : Math.abs(certified))));

describe("NIST StRD", () => {
  test.each(nistLines)("$name: certified coefficients, errors, deviation and R²", (set) => {
    const found = linearRegression(set.y, set.columns, { intercept: set.intercept })!;
    const least = (got: Float64Array, want: readonly number[]) =>
      want.reduce((worst, value, j) => Math.min(worst, digits(got[j]!, value)), 15);
    expect(least(found.coefficients, set.coefficients)).toBeGreaterThanOrEqual(set.digits);
    const exact = set.residualDeviation === 0;
    const errors = exact ? 9 : Math.min(set.digits, 12);
    expect(least(found.standardErrors, set.standardErrors)).toBeGreaterThanOrEqual(errors);
    expect(digits(found.residualDeviation, set.residualDeviation)).toBeGreaterThanOrEqual(exact ? 9 : errors);
    expect(digits(found.rSquared, set.rSquared)).toBeGreaterThanOrEqual(Math.min(13, set.digits));
  });
});

test("rows with a gap are not used, and have no residual", () => {
  const y = Float64Array.of(1, 3, Number.NaN, 7, 100);
  const found = linearRegression(y, [Float64Array.of(0, 1, 2, 3, Number.NaN)])!;
  expect(Array.from(found.coefficients)).toEqual([1, 2]);
  expect(found.n).toBe(3);
  expect(Array.from(found.residuals)).toEqual([0, 0, Number.NaN, 0, Number.NaN]);
});

test("too few rows, or columns that are multiples of each other: null", () => {
  const x = Float64Array.of(1, 2, 3, 4);
  expect(linearRegression(Float64Array.of(1), [Float64Array.of(2)])).toBeNull();
  expect(linearRegression(Float64Array.of(1, 5, 2, 9), [x, x.map((v) => 3 * v + 1)])).toBeNull();
  expect(linearRegression(x, [new Float64Array(4).fill(7)])).toBeNull(); // constant, as the intercept is
});

test("residuals stand upright on every column", () => {
  const cell = fc.double({ min: -100, max: 100, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 5, maxLength: 30 }), (rows) => {
      const [y, a, b] = [0, 1, 2].map((k) => Float64Array.from(rows, (row) => row[k]!)) as [
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      const found = linearRegression(y, [a, b]);
      if (found === null) return;
      for (const column of [a, b, a.map(() => 1)])
        expect(Math.abs(column.reduce((sum, v, i) => sum + v * found.residuals[i]!, 0))).toBeLessThan(1e-7);
    }),
  );
});

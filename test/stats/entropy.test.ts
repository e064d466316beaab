import fc from "fast-check";
import { expect, test } from "vitest";
import { shannonEvenness } from "../../src/stats/entropy.ts";

const evenness = (...v: number[]) => shannonEvenness(Float64Array.from(v));

test("closed forms", () => {
  // (½, ½, 0, 0): ln 2 / ln 4
  expect(evenness(0.5, 0.5, 0, 0)).toBe(0.5);
  expect(evenness(1, 0, 0)).toBe(0);
  // (½, ¼, ¼): (½·ln 2 + ½·ln 4) / ln 3 = 1.5·ln 2 / ln 3
  expect(evenness(2, 1, 1)).toBeCloseTo((1.5 * Math.LN2) / Math.log(3), 15);
});

test("equal values are exactly even, whatever their number and size", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 300 }), fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (n, v) => {
      expect(shannonEvenness(new Float64Array(n).fill(v))).toBe(1);
    }),
  );
});

test("missing values are skipped and not counted", () => {
  expect(evenness(Number.NaN, 0.5, 0.5, Number.NaN, 0, 0)).toBe(0.5);
});

test("undefined evenness is null, never NaN", () => {
  expect(evenness()).toBeNull();
  expect(evenness(Number.NaN, 3)).toBeNull();
  expect(evenness(0, 0, 0)).toBeNull();
  expect(evenness(1, -1, 2)).toBeNull();
  expect(evenness(1e308, 1e308)).toBeNull();
});

test("between 0 and 1, the same for shares and amounts, in any order", () => {
  const amounts = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(amounts, (v) => {
      const e = evenness(...v);
      if (e === null) return;
      expect(e).toBeGreaterThanOrEqual(0);
      expect(e).toBeLessThanOrEqual(1);
      expect(evenness(...v.map((each) => each * 1024))).toBe(e);
      expect(evenness(...v.toReversed())).toBeCloseTo(e, 13);
    }),
  );
});

test("a transfer from rich to poor makes shares more even", () => {
  expect(evenness(0.5, 0.3, 0.2)!).toBeGreaterThan(evenness(0.6, 0.2, 0.2)!);
});

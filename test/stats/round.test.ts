import fc from "fast-check";
import { expect, test } from "vitest";
import { roundAll, roundTo } from "../../src/stats/round.ts";

test.each([
  // printed as a tie, below or above it in binary
  [1.005, 2, 1.01],
  [2.675, 2, 2.68],
  [1.255, 2, 1.26],
  [8.345, 2, 8.35],
  [0.285, 2, 0.29],
  [1.45, 1, 1.5],
  [10.235, 2, 10.24],
  [5.015, 2, 5.02],
  [0.5, 0, 1],
  [1.5, 0, 2],
  [2.5, 0, 3],
  [-2.5, 0, -3],
  [-1.005, 2, -1.01],
  // the double next below or above is printed so, and is no tie
  [1.0049999999999997, 2, 1],
  [1.0050000000000001, 2, 1.01],
  [0.49999999999999994, 0, 0],
  [89.04999999999998, 1, 89],
  [4503599627370495.5, 0, 4503599627370496],
  [4503599627370496.5, 0, 4503599627370496],
  // carries and powers of ten
  [9.995, 2, 10],
  [99.99999, 3, 100],
  [0.05, 1, 0.1],
  [0.005, 1, 0],
  [1e-9, 3, 0],
  [5e-324, 22, 0],
  [1449, -2, 1400],
  [1450, -2, 1500],
  [49.9, -2, 0],
  [50, -2, 100],
  [2 ** 53 + 2, 0, 9007199254740994],
  [1e300, 3, 1e300],
  [123456789.12345679, 22, 123456789.12345679],
  // the scale of the index: three decimals are published
  [61.90185, 4, 61.9019],
  [89.0529, 3, 89.053],
])("%d to %i decimals is %d", (v, decimals, expected) => {
  expect(roundTo(v, decimals)).toBe(expected);
});

test("never −0; missing and infinite values stay", () => {
  expect(roundTo(-0.001, 2)).toBe(0);
  expect(roundTo(-0, 2)).toBe(0);
  expect(roundTo(Number.NaN, 2)).toBeNaN();
  expect(roundTo(Infinity, 2)).toBe(Infinity);
  expect(roundTo(-Infinity, -2)).toBe(-Infinity);
  expect(roundAll(Float64Array.of(-0, Number.NaN, 2.345), { decimals: 2 })).toEqual(
    Float64Array.of(0, Number.NaN, 2.35),
  );
});

test("decimals that are no whole number, or beyond the exact powers of ten, are refused", () => {
  for (const decimals of [0.5, 23, -23, Number.NaN, Infinity]) expect(() => roundTo(1, decimals)).toThrow(RangeError);
});

/** The printed decimal rounded digit by digit, in whole numbers of any size. */
function byHand(v: number, decimals: number): number {
  const [mantissa, exponent] = Math.abs(v).toExponential().split("e") as [string, string];
  const digits = BigInt(mantissa.replace(".", ""));
  const shift = Number(exponent) - (mantissa.length > 1 ? mantissa.length - 2 : 0) + decimals;
  if (shift >= 0) return v + 0;
  const unit = 10n ** BigInt(-shift);
  const n = (2n * digits + unit) / (2n * unit);
  return Math.sign(v) * Number(`${n}e${-decimals}`) + 0;
}

const decimals = fc.integer({ min: -3, max: 14 });

test("every double is rounded as its printed digits are", () => {
  const printed = fc
    .tuple(fc.integer({ min: -2_000_000, max: 2_000_000 }), fc.integer({ min: 0, max: 7 }))
    .map(([n, e]) => Number(`${n}e-${e}`));
  const near = printed.map((v) => v * (1 + Number.EPSILON));
  const any = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e17, max: 1e17 });
  fc.assert(
    fc.property(fc.oneof(printed, near, any), decimals, (v, d) => void expect(roundTo(v, d)).toBe(byHand(v, d))),
    { numRuns: 20_000 },
  );
});

test("ties of a hundred thousand printed decimals", () => {
  for (let n = 5; n < 1_000_000; n += 10) {
    const v = Number(`${n}e-3`);
    if (roundTo(v, 2) !== Number(`${(n + 5) / 10}e-2`)) expect.fail(`${v}`);
  }
});

test("rounding is odd, monotone, and once is enough", () => {
  const value = fc.double({ noNaN: true, min: -1e9, max: 1e9 });
  fc.assert(
    fc.property(value, value, decimals, (a, b, d) => {
      expect(roundTo(-a, d)).toBe(-roundTo(a, d) + 0);
      expect(roundTo(Math.min(a, b), d)).toBeLessThanOrEqual(roundTo(Math.max(a, b), d));
      expect(roundTo(roundTo(a, d), d)).toBe(roundTo(a, d));
    }),
  );
});

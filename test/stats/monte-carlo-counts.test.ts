import fc from "fast-check";
import { expect, test } from "vitest";
import { type SampleSummary, summariseCounts, summariseSample } from "../../src/stats/monte-carlo.ts";

// The definition: values sorted, quantile of type 7, order statistics one binomial standard deviation to either side.
function bySorting(sample: readonly number[], shares: readonly number[]): SampleSummary {
  const x = sample.filter((v) => !Number.isNaN(v)).sort((a, b) => a - b);
  const n = x.length;
  const mean = x.reduce((sum, v) => sum + v, 0) / n;
  const sd = n > 1 ? Math.sqrt(x.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (n - 1)) : Number.NaN;
  const quantile = (p: number) => {
    const h = (n - 1) * p;
    const [a, b] = [x[Math.floor(h)]!, x[Math.min(Math.floor(h) + 1, n - 1)]!];
    return a + (h - Math.floor(h)) * (b - a);
  };
  const near = (k: number) => x[Math.max(0, Math.min(n - 1, Math.round(k)))]!;
  const error = (p: number) => {
    const wide = Math.sqrt(n * p * (1 - p));
    return (near(n * p + wide - 0.5) - near(n * p - wide - 0.5)) / 2;
  };
  return {
    n,
    mean,
    error: sd / Math.sqrt(n),
    standardDeviation: sd,
    median: quantile(0.5),
    quantiles: shares.map(quantile),
    quantileErrors: shares.map(error),
  };
}

const near = (own: SampleSummary, wanted: SampleSummary): void => {
  const flat = ({ quantiles, quantileErrors, ...rest }: SampleSummary) => [
    ...Object.values(rest),
    ...quantiles,
    ...quantileErrors,
  ];
  flat(own).forEach((v, k) => {
    const w = flat(wanted)[k]!;
    if (Number.isNaN(w)) expect(v).toBeNaN();
    else expect(Math.abs(v - w)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(w)));
  });
};
const shares = [0, 0.05, 0.5, 0.95, 1];

test("by selection as by sorting, long samples with gaps and ties too", () => {
  const value = fc.oneof(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.constant(Number.NaN), fc.constant(7));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (some, times) => {
      const sample = Array.from({ length: some.length * times }, (_, i) => some[(i * 7) % some.length]! + (i % 11));
      fc.pre(sample.some((v) => !Number.isNaN(v)));
      near(summariseSample(Float64Array.from(sample), shares), bySorting(sample, shares));
    }),
  );
});

test.each([1, 0.5])("ranks in steps of %d by counts as by sorting; 0 is missing", (step) => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 300 }), (ranks) => {
      fc.pre(ranks.some((k) => k > 0));
      const counts = new Uint32Array(25);
      for (const k of ranks) counts[10 + k]! += 1;
      const sample = ranks.map((k) => (k === 0 ? Number.NaN : k * step));
      near(summariseCounts(counts, { from: 10, size: 10, step }, shares), bySorting(sample, shares));
    }),
  );
});

test("nothing present has no summary", () => {
  const none = summariseCounts(new Uint32Array(4), { from: 0, size: 4, step: 1 }, [0.5]);
  expect(none).toEqual(summariseSample(Float64Array.of(Number.NaN), [0.5]));
  expect([none.n, none.mean, none.quantiles[0]]).toEqual([0, Number.NaN, Number.NaN]);
});

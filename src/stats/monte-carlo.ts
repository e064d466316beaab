/** What a sample says of a number, and how well. */
export interface SampleSummary {
  readonly n: number;
  readonly mean: number;
  /** Of the mean: s/√n. */
  readonly error: number;
  readonly standardDeviation: number;
  readonly median: number;
  readonly quantiles: readonly number[];
  /** Of each quantile: half the distance of the order statistics one binomial standard deviation to either side. */
  readonly quantileErrors: readonly number[];
}

/** The quantile of type 7 of sorted values. */
function quantileOf(sorted: Float64Array, p: number): number {
  const h = (sorted.length - 1) * p;
  const low = Math.floor(h);
  const a = sorted[low]!;
  const b = sorted[Math.min(low + 1, sorted.length - 1)]!;
  return a === b ? a : a + (h - low) * (b - a);
}

/**
 * Mean, standard deviation, median and quantiles (type 7) of a Monte Carlo sample with their standard errors: of the mean
 * s/√n, of a quantile half of x₍ₖ₊₎ − x₍ₖ₋₎ with k± = np ± √(np(1 − p)).
 * Missing: skipped; nothing present gives NaN. The sample is sorted in place.
 * @see Conover (1999), Practical Nonparametric Statistics, 3.2, for the order statistics
 */
export function summariseSample(sample: Float64Array, shares: readonly number[]): SampleSummary {
  sample.sort(); // NaN last
  let n = sample.length;
  while (n > 0 && Number.isNaN(sample[n - 1]!)) n -= 1;
  const x = sample.subarray(0, n);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += x[i]!;
  const mean = n === 0 ? Number.NaN : sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (x[i]! - mean) ** 2;
  const sd = n > 1 ? Math.sqrt(squares / (n - 1)) : Number.NaN;
  const at = (k: number) => x[Math.max(0, Math.min(n - 1, Math.round(k)))]!;
  const errorAt = (p: number) => {
    const wide = Math.sqrt(n * p * (1 - p));
    return (at(n * p + wide - 0.5) - at(n * p - wide - 0.5)) / 2;
  };
  const none = n === 0;
  return {
    n,
    mean,
    error: sd / Math.sqrt(n),
    standardDeviation: sd,
    median: none ? Number.NaN : quantileOf(x, 0.5),
    quantiles: shares.map((p) => (none ? Number.NaN : quantileOf(x, p))),
    quantileErrors: shares.map((p) => (none ? Number.NaN : errorAt(p))),
  };
}

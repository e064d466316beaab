import { selectSmallest } from "./select.ts";

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

/** The k-th smallest value, from 0. */
type OrderStatistic = (k: number) => number;

/** The quantile of type 7 of n values. */
function quantileOf(n: number, p: number, at: OrderStatistic): number {
  const h = (n - 1) * p;
  const low = Math.floor(h);
  const a = at(low);
  const b = at(Math.min(low + 1, n - 1));
  return a === b ? a : a + (h - low) * (b - a);
}

/** Half the distance of the order statistics one binomial standard deviation to either side. */
function quantileError(n: number, p: number, at: OrderStatistic): number {
  const wide = Math.sqrt(n * p * (1 - p));
  const near = (k: number) => at(Math.max(0, Math.min(n - 1, Math.round(k))));
  return (near(n * p + wide - 0.5) - near(n * p - wide - 0.5)) / 2;
}

function summary(
  { n, mean, squares }: { n: number; mean: number; squares: number },
  shares: readonly number[],
  at: OrderStatistic,
): SampleSummary {
  const sd = n > 1 ? Math.sqrt(squares / (n - 1)) : Number.NaN;
  const none = n === 0;
  return {
    n,
    mean,
    error: sd / Math.sqrt(n),
    standardDeviation: sd,
    median: none ? Number.NaN : quantileOf(n, 0.5, at),
    quantiles: shares.map((p) => (none ? Number.NaN : quantileOf(n, p, at))),
    quantileErrors: shares.map((p) => (none ? Number.NaN : quantileError(n, p, at))),
  };
}

/** Selects several places of x at once: the middle one first, then those on either side among what is left there. */
function selectAll(x: Float64Array, places: readonly number[]): void {
  if (places.length === 0 || x.length === 0) return;
  const middle = places.length >> 1;
  const place = places[middle]!;
  selectSmallest(x, place);
  selectAll(x.subarray(0, place), places.slice(0, middle));
  selectAll(
    x.subarray(place + 1),
    places.slice(middle + 1).map((one) => one - place - 1),
  );
}

// Loops in functions of their own: V8 compiles a long loop of a larger function again at each call, and gives that up at its end.

/** Moves the values that are there to the front. @returns how many they are */
function movePresent(sample: Float64Array): number {
  let n = 0;
  for (let i = 0; i < sample.length; i++) {
    const v = sample[i]!;
    if (!Number.isNaN(v)) sample[n++] = v;
  }
  return n;
}

function sumOf(x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]!;
  return sum;
}

function squaresAbout(x: Float64Array, mean: number): number {
  let squares = 0;
  for (let i = 0; i < x.length; i++) squares += (x[i]! - mean) ** 2;
  return squares;
}

/**
 * Mean, standard deviation, median and quantiles (type 7) of a Monte Carlo sample with their standard errors: of the mean
 * s/√n, of a quantile half of x₍ₖ₊₎ − x₍ₖ₋₎ with k± = np ± √(np(1 − p)).
 * Missing: skipped; nothing present gives NaN. The sample is reordered in place.
 * @see Conover (1999), Practical Nonparametric Statistics, 3.2, for the order statistics
 */
export function summariseSample(sample: Float64Array, shares: readonly number[]): SampleSummary {
  const n = movePresent(sample);
  const x = sample.subarray(0, n);
  const mean = n === 0 ? Number.NaN : sumOf(x) / n;
  const squares = squaresAbout(x, mean);
  const wanted = new Set<number>();
  const own = { n, mean, squares };
  // the first pass only notes which places are asked for
  summary(own, shares, (k) => {
    wanted.add(k);
    return 0;
  });
  selectAll(
    x,
    [...wanted].sort((a, b) => a - b),
  );
  return summary(own, shares, (k) => x[k]!);
}

/**
 * The same of a sample of few different values, from how often each was met: counts[from + k] times the value k · step.
 * Edge: what stands at k = 0 counts as missing.
 */
export function summariseCounts(
  counts: Uint32Array,
  { from, size, step }: { readonly from: number; readonly size: number; readonly step: number },
  shares: readonly number[],
): SampleSummary {
  let n = 0;
  let sum = 0;
  for (let k = 1; k < size; k++) {
    const times = counts[from + k]!;
    n += times;
    sum += times * (k * step);
  }
  const mean = n === 0 ? Number.NaN : sum / n;
  let squares = 0;
  for (let k = 1; k < size; k++) {
    const times = counts[from + k]!;
    if (times > 0) squares += times * (k * step - mean) ** 2;
  }
  return summary({ n, mean, squares }, shares, (place) => {
    let before = 0;
    for (let k = 1; k < size; k++) {
      before += counts[from + k]!;
      if (before > place) return k * step;
    }
    return Number.NaN;
  });
}

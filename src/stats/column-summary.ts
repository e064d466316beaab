import { momentsOf } from "./moments.ts";
import { count } from "./sum.ts";

/** What one column looks like; NaN where a figure is undefined. */
export interface ColumnSummary {
  /** Rows, present or not. */
  readonly rows: number;
  /** Present values. */
  readonly n: number;
  readonly min: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly max: number;
  readonly mean: number;
  /** By n − 1. */
  readonly standardDeviation: number;
  /** Standard deviation / |mean|; NaN where the mean is 0. */
  readonly variation: number;
  /** Type 2, as Excel's SKEW and KURT; kurtosis in excess of the normal's. */
  readonly skewness: number;
  readonly kurtosis: number;
  /** Values that are exactly 0. */
  readonly zeros: number;
  /** Different values. */
  readonly unique: number;
  /** How often the most frequent value occurs, and which it is; of several the least. */
  readonly same: number;
  readonly mode: number;
}

/**
 * The statistics of a column, from one sort and one pass of moments. Quartiles by type 7, as R and Excel.
 * Missing: skipped and counted. Edge: as `variance`, `skewness` and `kurtosis`.
 * @example const { n, median, zeros, same } = summarise(Float64Array.of(0, 4, NaN, 4, 6)); // n is 4
 * [n, median, zeros, same]; // => [4, 4, 1, 2]
 */
export function summarise(x: Float64Array): ColumnSummary {
  const n = count(x);
  const sorted = new Float64Array(n);
  let at = 0;
  for (let i = 0; i < x.length; i++) if (!Number.isNaN(x[i]!)) sorted[at++] = x[i]!;
  sorted.sort();
  const { mean, standardDeviation, skewness, kurtosis } = momentsOf(x);
  return {
    rows: x.length,
    n,
    min: n === 0 ? Number.NaN : sorted[0]! + 0,
    lowerQuartile: quantileOf(sorted, 0.25),
    median: quantileOf(sorted, 0.5),
    upperQuartile: quantileOf(sorted, 0.75),
    max: n === 0 ? Number.NaN : sorted[n - 1]! + 0,
    mean,
    standardDeviation,
    variation: mean === 0 ? Number.NaN : standardDeviation / Math.abs(mean),
    skewness,
    kurtosis,
    ...runsOf(sorted),
  };
}

/** Type 7 of a sorted column; between two values in the form that never gives less for a larger share. */
function quantileOf(sorted: Float64Array, p: number): number {
  if (sorted.length === 0) return Number.NaN;
  const h = (sorted.length - 1) * p;
  const whole = Math.floor(h);
  const low = sorted[whole]!;
  const high = sorted[Math.min(whole + 1, sorted.length - 1)]!;
  const gap = high - low;
  const share = h - whole;
  if (share === 0) return low + 0;
  return Math.min(high, gap < Infinity ? low + share * gap : (1 - share) * low + share * high) + 0;
}

function runsOf(sorted: Float64Array): Pick<ColumnSummary, "zeros" | "unique" | "same" | "mode"> {
  let [zeros, unique, same, mode] = [0, 0, 0, Number.NaN];
  for (let from = 0; from < sorted.length; ) {
    const value = sorted[from]!;
    let to = from + 1;
    while (to < sorted.length && sorted[to] === value) to += 1;
    unique += 1;
    if (value === 0) zeros = to - from;
    if (to - from > same) {
      same = to - from;
      mode = value + 0;
    }
    from = to;
  }
  return { zeros, unique, same, mode };
}

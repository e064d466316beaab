import { sortIndex } from "./sort.ts";

export interface NaturalBreaks {
  /** The smallest value of each class but the first, rising. */
  readonly breaks: Float64Array;
  /** Share of the variance that lies between the classes (goodness of variance fit), 0 to 1. */
  readonly fit: number;
}

/**
 * Natural breaks: the division of the present values into classes with the least sum of squared deviations from the
 * classes' means, exactly, by dynamic programming. Equal values are never parted.
 * Missing: skipped. Edge: null where there are fewer different values than classes; of equally good divisions the one with the
 * smallest breaks. Time: classes · n log n, by divide and conquer over where the last class begins.
 * @see Fisher (1958), On grouping for maximum homogeneity, JASA 53; Jenks (1977), Optimal data classification for choropleth maps
 * @example naturalBreaks(Float64Array.of(1, 2, 10, 11, 30), 3)?.breaks; // => Float64Array.of(10, 30)
 */
export function naturalBreaks(x: Float64Array, classes: number): NaturalBreaks | null {
  const { values, counts } = distinct(x);
  const n = values.length;
  if (!(classes >= 1) || n < classes) return null;
  const cost = costOf(values, counts);
  // best[j]: least cost of the first j values in the classes so far; begins[c][j]: where the last of them begins
  let best = Float64Array.from({ length: n + 1 }, (_, j) => (j === 0 ? 0 : cost(0, j)));
  const begins: Int32Array[] = [];
  for (let c = 2; c <= classes; c++) {
    const next = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
    const begin = new Int32Array(n + 1);
    divide({ from: c, to: n, low: c - 1, high: n - 1 }, { before: best, next, begin, cost });
    best = next;
    begins.push(begin);
  }
  const breaks = new Float64Array(classes - 1);
  let end = n;
  for (let c = classes - 2; c >= 0; c--) {
    end = begins[c]![end]!;
    breaks[c] = values[end]!;
  }
  const whole = cost(0, n);
  return { breaks, fit: whole > 0 ? Math.max(0, 1 - best[n]! / whole) : 1 };
}

interface Layer {
  readonly before: Float64Array;
  readonly next: Float64Array;
  readonly begin: Int32Array;
  cost(from: number, to: number): number;
}

/** The later the values end, the later their last class begins: the middle one halves the search for both sides. */
function divide({ from, to, low, high }: { from: number; to: number; low: number; high: number }, layer: Layer): void {
  if (from > to) return;
  const { before, next, begin, cost } = layer;
  const middle = (from + to) >> 1;
  let at = low;
  let least = Number.POSITIVE_INFINITY;
  for (let k = low; k <= Math.min(high, middle - 1); k++) {
    const value = before[k]! + cost(k, middle);
    if (value < least) {
      least = value;
      at = k;
    }
  }
  next[middle] = least;
  begin[middle] = at;
  divide({ from, to: middle - 1, low, high: at }, layer);
  divide({ from: middle + 1, to, low: at, high }, layer);
}

function distinct(x: Float64Array): { values: Float64Array; counts: Float64Array } {
  const order = sortIndex(x);
  const values = new Float64Array(order.length);
  const counts = new Float64Array(order.length);
  let n = 0;
  for (const row of order) {
    const v = x[row]! + 0;
    if (n === 0 || values[n - 1] !== v) values[n++] = v;
    counts[n - 1]! += 1;
  }
  return { values: values.subarray(0, n), counts: counts.subarray(0, n) };
}

/** Sum of squared deviations of the values from `from` up to, not including, `to`, from running sums about the middle. */
function costOf(values: Float64Array, counts: Float64Array): (from: number, to: number) => number {
  const n = values.length;
  const centre = values[n >> 1] ?? 0;
  const size = new Float64Array(n + 1);
  const sums = new Float64Array(n + 1);
  const squares = new Float64Array(n + 1);
  for (let k = 0; k < n; k++) {
    const d = values[k]! - centre;
    size[k + 1] = size[k]! + counts[k]!;
    sums[k + 1] = sums[k]! + counts[k]! * d;
    squares[k + 1] = squares[k]! + counts[k]! * d * d;
  }
  return (from, to) => {
    if (to - from < 2) return 0;
    const sum = sums[to]! - sums[from]!;
    return Math.max(0, squares[to]! - squares[from]! - (sum * sum) / (size[to]! - size[from]!));
  };
}

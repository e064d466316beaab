import { selectSmallest } from "./select.ts";
import { count } from "./sum.ts";

/** The definitions of Hyndman and Fan (1996), numbered as in R, S and most textbooks. */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/**
 * The value below which a share p of the present values lies, by any of the nine definitions of Hyndman and Fan.
 * 1–3 give a value of the data (2 the mean of two at a step); 4–9 interpolate at h = a + p(n + 1 − a − b), with
 * (a, b) = (0, 1), (½, ½), (0, 0), (1, 1), (⅓, ⅓), (⅜, ⅜). Type 7 is the default of R and Excel (PERCENTILE.INC),
 * type 6 that of SPSS and PERCENTILE.EXC, 8 the one the authors advise.
 * Missing: skipped; nothing present gives NaN. Edge: p = 0 and 1 give the smallest and the largest value.
 * Large columns are searched by selection, not sorted; the input is not changed.
 * @param p from 0 to 1, else a RangeError
 * @see Hyndman and Fan (1996), Sample quantiles in statistical packages, Amer. Statist. 50
 * @example quantile(Float64Array.of(1, 2, 3, 4), 0.25); // => 1.75
 * @example quantile(Float64Array.of(1, 2, 3, 4), 0.25, { type: 6 }); // => 1.25
 */
export function quantile(x: Float64Array, p: number, { type = 7 }: { type?: QuantileType } = {}): number {
  checkShare(p);
  const values = presentValues(x);
  if (values.length === 0) return Number.NaN;
  const at = position(values.length, p, type);
  return between(selectSmallest(values, at.index), at, () => smallest(values, at.index + 1));
}

/**
 * Several quantiles of one column, which is sorted once.
 * Missing and edge as in `quantile`.
 * @returns one value for each p, in the order of p
 * @example quantiles(Float64Array.of(4, 1, 3, 2), Float64Array.of(0, 0.5, 1)); // => Float64Array.of(1, 2.5, 4)
 */
export function quantiles(x: Float64Array, p: Float64Array, { type = 7 }: { type?: QuantileType } = {}): Float64Array {
  const sorted = presentValues(x).sort();
  return p.map((share) => {
    checkShare(share);
    if (sorted.length === 0) return Number.NaN;
    const at = position(sorted.length, share, type);
    return between(sorted[at.index]!, at, () => sorted[at.index + 1]!);
  });
}

/**
 * The middle present value, or the mean of the two in the middle.
 * Missing: skipped; nothing present gives NaN.
 * @example median(Float64Array.of(5, NaN, 1, 2, 4)); // => 3
 */
export function median(x: Float64Array): number {
  return quantile(x, 0.5);
}

/**
 * Median absolute deviation: constant · median |xᵢ − median x|, a spread that outliers do not move.
 * Missing: skipped; nothing present gives NaN. Edge: 0 where more than half of the values are equal.
 * @param constant 1.4826 by default, as in R: about the standard deviation where the data are normal; 1 for the plain one
 * @see Hampel (1974), The influence curve and its role in robust estimation, JASA 69
 * @example medianAbsoluteDeviation(Float64Array.of(1, 2, 3, 4, 100), { constant: 1 }); // => 1
 */
export function medianAbsoluteDeviation(x: Float64Array, { constant = 1.4826 }: { constant?: number } = {}): number {
  const middle = median(x);
  return constant * median(x.map((v) => Math.abs(v - middle)));
}

/** The order statistic at `index` (from 0), and how far to go from it to the next. */
interface Position {
  readonly index: number;
  readonly share: number;
}

function position(n: number, p: number, type: QuantileType): Position {
  const [a, b] = plottingPoint[type];
  const h = type === 7 ? 1 + (n - 1) * p : a + p * (n + 1 - a - b);
  // n·p is rounded: 0.1·30 is meant to be 3. R allows the same four units of rounding
  const fuzz = type === 7 ? 0 : 4 * Number.EPSILON;
  const whole = Math.floor(h + fuzz);
  const over = Math.abs(h - whole) <= fuzz ? 0 : h - whole;
  const share = type > 3 ? over : stepShare(type, whole, over);
  if (whole < 1) return { index: 0, share: 0 };
  if (whole >= n) return { index: n - 1, share: 0 };
  return { index: whole - 1, share };
}

/** How far to go at the steps of the three discontinuous types. */
function stepShare(type: QuantileType, whole: number, over: number): number {
  if (over > 0) return 1;
  if (type === 1) return 0;
  return type === 2 ? 0.5 : whole % 2; // 3: the nearest even order statistic
}

const plottingPoint: Readonly<Record<QuantileType, readonly [number, number]>> = {
  1: [0, 1],
  2: [0, 1],
  3: [-0.5, 1.5],
  4: [0, 1],
  5: [0.5, 0.5],
  6: [0, 0],
  7: [1, 1],
  8: [1 / 3, 1 / 3],
  9: [3 / 8, 3 / 8],
};

function between(low: number, { share }: Position, next: () => number): number {
  if (share === 0) return low + 0;
  const high = next();
  if (share === 1 || low === high) return high + 0;
  // in this form no share gives less than a smaller one
  const gap = high - low;
  return Math.min(high, gap < Infinity ? low + share * gap : (1 - share) * low + share * high);
}

function presentValues(x: Float64Array): Float64Array {
  const values = new Float64Array(count(x));
  let n = 0;
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    if (!Number.isNaN(v)) values[n++] = v;
  }
  return values;
}

function smallest(values: Float64Array, from: number): number {
  let least = values[from]!;
  for (let i = from + 1; i < values.length; i++) if (values[i]! < least) least = values[i]!;
  return least;
}

function checkShare(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile's share is from 0 to 1, not ${p}`);
}

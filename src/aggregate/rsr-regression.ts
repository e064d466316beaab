import { sortIndex } from "../stats/index.ts";
import { probit } from "../stats/probit.ts";

/** Distinct ratios in ascending order, how many rows up to each there are, and the probit of each. */
export type Distribution = {
  readonly values: readonly number[];
  readonly upTo: readonly number[];
  readonly probits: readonly number[];
};

/** RSR = intercept + slope·probit, and the correlation of the two. */
export type Line = { readonly intercept: number; readonly slope: number; readonly r: number };

// ratios are sums of shares: those that differ by rounding only are one
const sameRatio = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));

/** Probit of the mean rank as a share of n, the last one 1 − 1/(4n). */
function probitOf(before: number, upTo: number, n: number): number {
  return 5 + probit(upTo === n ? 1 - 1 / (4 * n) : (before + 1 + upTo) / 2 / n);
}

/**
 * The distribution of ratios with their probits (y = z + 5). Equal ratios share the mean of their ranks.
 * @example distributionOf(Float64Array.of(0.5, 1, 0.5)).upTo; // => [2, 3]
 */
export function distributionOf(rsr: Float64Array): Distribution {
  const order = sortIndex(rsr);
  const n = order.length;
  const values: number[] = [];
  const upTo: number[] = [];
  order.forEach((i, place) => {
    const v = rsr[i]!;
    if (values.length === 0 || !sameRatio(v, values.at(-1)!)) {
      values.push(v);
      upTo.push(place + 1);
    } else upTo[upTo.length - 1] = place + 1;
  });
  return { values, upTo, probits: upTo.map((to, k) => probitOf(upTo[k - 1] ?? 0, to, n)) };
}

/**
 * Least squares of the distinct ratios on their probits, each counted once; null below three of them.
 * @example fitLine({ values: [0, 1, 2], upTo: [1, 2, 3], probits: [4, 5, 6] }); // => { intercept: -4, slope: 1, r: 1 }
 */
export function fitLine({ values, probits }: Distribution): Line | null {
  const k = values.length;
  if (k < 3) return null;
  const meanY = probits.reduce((sum, y) => sum + y, 0) / k;
  const meanV = values.reduce((sum, v) => sum + v, 0) / k;
  let [sxx, sxy, syy] = [0, 0, 0];
  probits.forEach((y, i) => {
    const dy = y - meanY;
    const dv = values[i]! - meanV;
    sxx += dy * dy;
    sxy += dy * dv;
    syy += dv * dv;
  });
  const slope = sxy / sxx;
  return { intercept: meanV - slope * meanY, slope, r: sxy / Math.sqrt(sxx * syy) };
}

/** The probit of a ratio: its own where it was learned, else that of its place among those learned. */
export function probitOn(v: number, { values, upTo, probits }: Distribution): number {
  if (Number.isNaN(v) || values.length === 0) return Number.NaN;
  let at = 0;
  let to = values.length;
  while (at < to) {
    const middle = (at + to) >>> 1;
    if (values[middle]! > v || sameRatio(values[middle]!, v)) to = middle;
    else at = middle + 1;
  }
  if (at < values.length && sameRatio(values[at]!, v)) return probits[at]!;
  if (at === values.length) return probits.at(-1)!;
  if (at === 0) return probits[0]!;
  // as many rows below as there are, half a place further
  return 5 + probit((upTo[at - 1]! + 0.5) / upTo.at(-1)!);
}

/**
 * The grade of a probit, 1 the lowest: cut at 2 + 6g/k, equal steps over three standard deviations on either side, as the
 * tables of the method have it (k = 3: 4 and 6; k = 4: 3.5, 5, 6.5; k = 5: 3.2, 4.4, 5.6, 6.8).
 * @example gradeOf(5.2, 4); // => 3
 */
export function gradeOf(y: number, k: number): number {
  if (Number.isNaN(y)) return y;
  let grade = 1;
  while (grade < k && y >= 2 + (6 * grade) / k) grade += 1;
  return grade;
}

import { distributionEn } from "../errors/en/distribution.ts";
import { IndexError } from "../errors/index.ts";
import { giniOf, type Spread, shareOfPoorest, spreadOf, variationOf, weightedQuantile } from "./lorenz.ts";
import { pow } from "./pow.ts";

export interface InequalityOptions {
  /** How many persons or households each value speaks for; 1 each unless given. */
  readonly weights?: ArrayLike<number>;
}

/** Measures that have no meaning below 0, or at 0, say so with the number of such values. */
function refuseBelow(spread: Spread, measure: string, { zeros }: { readonly zeros: boolean }): Spread {
  const negative = spread.values.filter((v) => v < 0).length;
  if (negative > 0) throw refusal("inequality-negative", { measure, count: negative });
  const zero = zeros ? 0 : spread.values.filter((v) => v === 0).length;
  if (zero > 0) throw refusal("inequality-zero", { measure, count: zero });
  return spread;
}

const refusal = (
  code: "inequality-negative" | "inequality-zero",
  params: { readonly measure: string; readonly count: number },
) => new IndexError([{ code, path: [], params }], distributionEn);

/** Σ weight · f(value / mean) over the population, in the order of the values. */
function meanOver({ values, weights, weight, mean }: Spread, f: (ratio: number) => number): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += weights[k]! * f(values[k]! / mean);
  return sum / weight;
}

/**
 * Gini coefficient (基尼系数): half the mean difference of two members of the population, as a share of the mean;
 * G = 1 − Σ (pₖ − pₖ₋₁)(Lₖ + Lₖ₋₁) on the Lorenz curve. Range: 0 (all alike) to 1 − 1/n; with `correction: "small-sample"`
 * times n/(n − 1), so that one owner of everything gives 1.
 * Missing: skipped; nothing present, or one value with the correction: NaN. Negative values are refused; all zero gives 0.
 * @param options.correction "none" unless given
 * @throws IndexError inequality-negative
 * @see Gini (1912), Variabilità e mutabilità; Sen (1973), On Economic Inequality
 * @example gini(Float64Array.of(10, 20, 30, 40, 100)); // => 0.4
 */
export function gini(
  x: Float64Array,
  { weights, correction = "none" }: InequalityOptions & { readonly correction?: "none" | "small-sample" } = {},
): number {
  const spread = refuseBelow(spreadOf(x, weights), "gini", { zeros: true });
  const { n } = spread;
  if (n === 0) return Number.NaN;
  const plain = giniOf(spread);
  if (correction === "none") return plain;
  return n > 1 ? plain * (n / (n - 1)) : Number.NaN;
}

/**
 * Theil's T (泰尔指数): the mean of (x/μ)·ln(x/μ); more weight to differences at the top. 0 counts as 0·ln 0 = 0.
 * Range: 0 to ln n. Missing: skipped; nothing present gives NaN. Negative values are refused; all zero gives 0.
 * @throws IndexError inequality-negative
 * @see Theil (1967), Economics and Information Theory
 * @example theilT(Float64Array.of(0, 2)); // => 0.693147
 */
export function theilT(x: Float64Array, { weights }: InequalityOptions = {}): number {
  const spread = refuseBelow(spreadOf(x, weights), "theil-t", { zeros: true });
  if (spread.n === 0) return Number.NaN;
  return spread.total === 0 ? 0 : meanOver(spread, (r) => (r === 0 ? 0 : r * Math.log(r)));
}

/**
 * Theil's L, the mean logarithmic deviation (平均对数离差): the mean of ln(μ/x); more weight to differences at the bottom.
 * Range: 0 up. Missing: skipped; nothing present gives NaN. Zeros and negative values are refused: their logarithm has no end.
 * @throws IndexError inequality-zero, inequality-negative
 * @see Theil (1967), Economics and Information Theory
 * @example theilL(Float64Array.of(1, 3)); // => 0.143841
 */
export function theilL(x: Float64Array, { weights }: InequalityOptions = {}): number {
  const spread = refuseBelow(spreadOf(x, weights), "theil-l", { zeros: false });
  return spread.n === 0 ? Number.NaN : meanOver(spread, (r) => -Math.log(r));
}

/**
 * Atkinson's index (阿特金森指数): the share of the total that could be given up for equality,
 * 1 − (mean of (x/μ)^(1−ε))^(1/(1−ε)), for ε = 1: 1 − geometric mean / mean. The larger ε, the more the poorest count.
 * Range: 0 to 1; 1 with a zero where ε ≥ 1. Missing: skipped; nothing present gives NaN. Negative values are refused; all zero
 * gives 0.
 * @param options.epsilon aversion to inequality, above 0, else a RangeError; 1 unless given
 * @throws IndexError inequality-negative
 * @see Atkinson (1970), On the measurement of inequality, Journal of Economic Theory 2
 * @example atkinson(Float64Array.of(1, 4)); // => 0.2
 */
export function atkinson(
  x: Float64Array,
  { weights, epsilon = 1 }: InequalityOptions & { readonly epsilon?: number } = {},
): number {
  if (!(epsilon > 0 && epsilon < Infinity)) throw new RangeError(`epsilon is a number above 0, not ${epsilon}`);
  const spread = refuseBelow(spreadOf(x, weights), "atkinson", { zeros: true });
  if (spread.n === 0) return Number.NaN;
  if (spread.total === 0) return 0;
  if (epsilon >= 1 && spread.values[0] === 0) return 1;
  if (epsilon === 1) return 1 - Math.exp(meanOver(spread, Math.log));
  return (
    1 -
    pow(
      meanOver(spread, (r) => pow(r, 1 - epsilon)),
      1 / (1 - epsilon),
    )
  );
}

/**
 * Hoover's index (胡佛指数, 罗宾汉指数): the share of the total that would have to change hands for equality, half the mean of |x/μ − 1|.
 * Range: 0 to 1 − 1/n. Missing: skipped; nothing present gives NaN. Negative values are refused; all zero gives 0.
 * @throws IndexError inequality-negative
 * @see Hoover (1936), The measurement of industrial localization, Review of Economics and Statistics 18
 * @example hoover(Float64Array.of(1, 3)); // => 0.25
 */
export function hoover(x: Float64Array, { weights }: InequalityOptions = {}): number {
  const spread = refuseBelow(spreadOf(x, weights), "hoover", { zeros: true });
  if (spread.n === 0) return Number.NaN;
  return spread.total === 0 ? 0 : meanOver(spread, (r) => Math.abs(r - 1)) / 2;
}

/**
 * Palma ratio (帕尔马比值): the share of the richest tenth over that of the poorest two fifths, on straight lines of the Lorenz curve.
 * Missing: skipped. NaN where the poorest have nothing. Negative values are refused.
 * @throws IndexError inequality-negative
 * @see Cobham and Sumner (2013), Is it all about the tails? The Palma measure of income inequality
 * @example palma(Float64Array.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1)); // => 0.25
 */
export function palma(x: Float64Array, options: InequalityOptions = {}): number {
  return shareRatio(x, { ...options, top: 0.1, bottom: 0.4 });
}

/**
 * The share of the total of the richest over that of the poorest: top 20 % to bottom 20 % unless said otherwise.
 * Missing: skipped. NaN where the poorest have nothing. Negative values are refused.
 * @throws IndexError inequality-negative
 * @example shareRatio(Float64Array.of(1, 3), { top: 0.5, bottom: 0.5 }); // => 3
 */
export function shareRatio(
  x: Float64Array,
  { weights, top = 0.2, bottom = 0.2 }: InequalityOptions & { readonly top?: number; readonly bottom?: number } = {},
): number {
  const spread = refuseBelow(spreadOf(x, weights), "share-ratio", { zeros: true });
  const poorest = shareOfPoorest(spread, bottom);
  return poorest > 0 ? (1 - shareOfPoorest(spread, 1 - top)) / poorest : Number.NaN;
}

/**
 * Quantile ratio (分位比): P90/P10 unless said otherwise; quantiles of type 7; weights are shares of the population, brought to
 * the number of values, so that persons and ten thousands of persons give the same (as R's Hmisc::wtd.quantile with normwt).
 * Missing: skipped. NaN where the lower quantile is not above 0.
 * @example quantileRatio(Float64Array.of(1, 2, 3, 4, 5), { upper: 0.75, lower: 0.25 }); // => 2
 */
export function quantileRatio(
  x: Float64Array,
  { weights, upper = 0.9, lower = 0.1 }: InequalityOptions & { readonly upper?: number; readonly lower?: number } = {},
): number {
  const spread = spreadOf(x, weights);
  const low = weightedQuantile(spread, lower);
  return low > 0 ? weightedQuantile(spread, upper) / low : Number.NaN;
}

/**
 * Coefficient of variation (变异系数): the standard deviation over the mean; over n, or with `correction: "small-sample"` over n − 1.
 * Missing: skipped. With a negative mean over its size; NaN where the mean is 0, or with one value under the correction.
 * @example variationCoefficient(Float64Array.of(1, 3)); // => 0.5
 */
export function variationCoefficient(
  x: Float64Array,
  { weights, correction = "none" }: InequalityOptions & { readonly correction?: "none" | "small-sample" } = {},
): number {
  const spread = spreadOf(x, weights);
  const { n } = spread;
  const plain = variationOf(spread);
  if (correction === "none") return plain;
  return n > 1 ? plain * Math.sqrt(n / (n - 1)) : Number.NaN;
}

/**
 * Wolfson's polarisation (沃尔夫森极化指数): how far the middle is empty, 2(μ/m)(2(½ − L(½)) − G) with the median m.
 * Range: 0 (all alike) up; 1 where half have nothing and half the same, above where the median is far below the mean. Missing: skipped. NaN where the median is not above 0.
 * Negative values are refused.
 * @throws IndexError inequality-negative
 * @see Wolfson (1994), When inequalities diverge, American Economic Review 84
 * @example wolfson(Float64Array.of(1, 1, 3, 3)); // => 0.5
 */
export function wolfson(x: Float64Array, { weights }: InequalityOptions = {}): number {
  const spread = refuseBelow(spreadOf(x, weights), "wolfson", { zeros: true });
  const median = weightedQuantile(spread, 0.5);
  if (!(median > 0)) return Number.NaN;
  return 2 * (spread.mean / median) * (2 * (0.5 - shareOfPoorest(spread, 0.5)) - giniOf(spread));
}

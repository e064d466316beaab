import { rankValues } from "./rank.ts";

/** Ranks of the rows where both columns have a value, 1 for the largest, ties by their mean. */
function commonRanks(x: Float64Array, y: Float64Array): { a: Float64Array; b: Float64Array } {
  if (x.length !== y.length) throw new RangeError(`both columns need one length, not ${x.length} and ${y.length}`);
  const both = x.map((v, i) => (Number.isNaN(v) || Number.isNaN(y[i]!) ? Number.NaN : 1));
  const own = (column: Float64Array) => column.filter((_, i) => !Number.isNaN(both[i]!));
  return { a: rankValues(own(x), { ties: "mean" }), b: rankValues(own(y), { ties: "mean" }) };
}

/**
 * Weighted rank correlation: like Spearman's, with differences among the best rows counting more.
 * r_w = 1 − 6 Σ (Rᵢ − Qᵢ)²·((n − Rᵢ + 1) + (n − Qᵢ + 1)) / (n⁴ + n³ − n² − n), ranks 1 for the largest value, ties by their mean.
 * Symmetric. Missing: a row counts only if both values are present. Edge: NaN below two such rows.
 * @see Pinto da Costa and Soares (2005), A weighted rank measure of correlation, Australian and New Zealand Journal of Statistics 47
 * @example weightedSpearman(Float64Array.of(3, 2, 1), Float64Array.of(1, 2, 3)); // => -1
 */
export function weightedSpearman(x: Float64Array, y: Float64Array): number {
  const { a, b } = commonRanks(x, y);
  const n = a.length;
  if (n < 2) return Number.NaN;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const d = a[i]! - b[i]!;
    total += d * d * (2 * n + 2 - a[i]! - b[i]!);
  }
  // n⁴ + n³ − n² − n = n·(n + 1)·(n² − 1)
  return 1 - (6 * total) / (n * (n + 1) * (n * n - 1));
}

/**
 * WS coefficient: how like a ranking is to a reference, each difference weighted by the reference's place.
 * WS = 1 − Σ 2^(−Rᵢ)·|Rᵢ − Qᵢ| / max(|1 − Rᵢ|, |n − Rᵢ|), R the ranks of the reference, 1 for the largest value, ties by their
 * mean. Not symmetric: x is the reference. About 0 to 1.
 * Missing: a row counts only if both values are present. Edge: NaN below two such rows.
 * @see Sałabun and Urbaniak (2020), A new coefficient of rankings similarity in decision-making problems, ICCS 2020, LNCS 12138
 * @example rankSimilarity(Float64Array.of(3, 2, 1), Float64Array.of(3, 1, 2)); // => 0.6875
 */
export function rankSimilarity(reference: Float64Array, y: Float64Array): number {
  const { a, b } = commonRanks(reference, y);
  const n = a.length;
  if (n < 2) return Number.NaN;
  let loss = 0;
  for (let i = 0; i < n; i++) {
    const furthest = Math.max(Math.abs(1 - a[i]!), Math.abs(n - a[i]!));
    loss += (halves(a[i]!) * Math.abs(a[i]! - b[i]!)) / furthest;
  }
  return 1 - loss;
}

/** 2^−r for a rank, which may end in ½. */
function halves(rank: number): number {
  let value = rank % 1 === 0 ? 1 : Math.SQRT1_2;
  for (let k = Math.floor(rank); k > 0; k--) value /= 2;
  return value;
}

/**
 * Similarity of two weightings: 1 − Σ|vⱼ − wⱼ| / (2·(1 − min v)), both brought to sum 1; 1 for equal ones, 0 where all the weight
 * moves from where the reference v has least. v is the reference.
 * Missing: not accepted. Edge: NaN where a weighting has no weight, or there is one column only.
 * @see Shekhovtsov (2023), Evaluating the performance of subjective weighting methods for multi-criteria decision-making, KES 2023, Procedia Computer Science 225
 * @example weightSimilarity([0.5, 0.5], [0.75, 0.25]); // => 0.5
 */
export function weightSimilarity(reference: readonly number[], weights: readonly number[]): number {
  const total = (w: readonly number[]) => w.reduce((a, b) => a + b, 0);
  const v = reference.map((r) => r / total(reference));
  const w = weights.map((r) => r / total(weights));
  const least = v.reduce((a, b) => Math.min(a, b), 1);
  if (!(least < 1)) return Number.NaN;
  return 1 - v.reduce((sum, r, j) => sum + Math.abs(r - w[j]!), 0) / (2 * (1 - least));
}

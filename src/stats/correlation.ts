import { rankValues } from "./rank.ts";

/**
 * Pearson's correlation of two columns, in one pass.
 * r = Σ(xᵢ − x̄)(yᵢ − ȳ) / √(Σ(xᵢ − x̄)²·Σ(yᵢ − ȳ)²).
 * Missing: a row counts only if both values are present. Edge: NaN below two such rows, or where a column is constant
 * on them, since it is undefined there; never outside −1 … 1.
 * @see Welford (1962), Note on a method for calculating corrected sums of squares and products, Technometrics 4
 * @example pearson(Float64Array.of(1, 2, 3, NaN), Float64Array.of(2, 4, 6, 1)); // => 1
 */
export function pearson(x: Float64Array, y: Float64Array): number {
  if (x.length !== y.length) throw new RangeError(`both columns need one length, not ${x.length} and ${y.length}`);
  let n = 0;
  let meanX = 0;
  let meanY = 0;
  let sxx = 0;
  let syy = 0;
  let sxy = 0;
  for (let i = 0; i < x.length; i++) {
    const dx = x[i]! - meanX;
    const dy = y[i]! - meanY;
    if (Number.isNaN(dx + dy)) continue; // drop the row if either is missing
    n += 1;
    meanX += dx / n;
    meanY += dy / n;
    // one factor from the old mean, one from the new: no large squares to cancel (Welford 1962)
    sxx += dx * (x[i]! - meanX);
    syy += dy * (y[i]! - meanY);
    sxy += dx * (y[i]! - meanY);
  }
  if (n < 2 || sxx === 0 || syy === 0) return Number.NaN;
  const product = sxx * syy;
  const ordinary = product > 1e-290 && product < Infinity; // else the product has lost digits, the roots have not
  const r = sxy / (ordinary ? Math.sqrt(product) : Math.sqrt(sxx) * Math.sqrt(syy));
  return Math.max(-1, Math.min(1, r));
}

/**
 * Spearman's rank correlation: Pearson's on the ranks, ties by their mean.
 * Missing: a row counts only if both values are present; ranks are taken among those rows. Edge: as `pearson`.
 * @see Spearman (1904), The proof and measurement of association between two things, Amer. J. Psychology 15
 * @example spearman(Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 8, 27, 64)); // => 1
 */
export function spearman(x: Float64Array, y: Float64Array): number {
  const both = (column: Float64Array) =>
    column.map((v, i) => (Number.isNaN(x[i]!) || Number.isNaN(y[i]!) ? Number.NaN : v));
  return pearson(rankValues(both(x), { ties: "mean" }), rankValues(both(y), { ties: "mean" }));
}

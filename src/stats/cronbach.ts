/**
 * Covariance of two columns over the rows in which both are present, by n − 1.
 * Edge: NaN below two such rows.
 * @see Welford (1962), Note on a method for calculating corrected sums of squares and products, Technometrics 4
 * @example covariance(Float64Array.of(1, 2, 3, NaN), Float64Array.of(2, 4, 6, 1)); // => 2
 */
export function covariance(x: Float64Array, y: Float64Array): number {
  let n = 0;
  let meanX = 0;
  let meanY = 0;
  let sxy = 0;
  for (let i = 0; i < x.length; i++) {
    const dx = x[i]! - meanX;
    const dy = y[i]! - meanY;
    if (Number.isNaN(dx + dy)) continue;
    n += 1;
    meanX += dx / n;
    meanY += dy / n;
    sxy += dx * (y[i]! - meanY);
  }
  return n < 2 ? Number.NaN : sxy / (n - 1);
}

export interface Consistency {
  /** 1: all say the same; about 0: nothing in common; below 0: they work against each other. NaN below two columns. */
  readonly alpha: number;
  /** Alpha of the others, for each column; NaN with two columns. */
  readonly without: Float64Array;
}

/**
 * Cronbach's alpha (克朗巴赫系数): α = k²·c̄ / ΣΣ cⱼₗ, c̄ the mean of the covariances of different columns, the sum over
 * all of them and the variances. Columns should point the same way and be on comparable scales.
 * Missing: pairwise, as COINr. Edge: NaN where the covariances sum to 0.
 * @see Cronbach (1951), Coefficient alpha and the internal structure of tests, Psychometrika 16
 * @example cronbachAlpha([Float64Array.of(1, 2, 3, 4), Float64Array.of(2, 1, 4, 3)]).alpha; // => 0.75
 */
export function cronbachAlpha(columns: readonly Float64Array[]): Consistency {
  const k = columns.length;
  const c = columns.map(() => new Float64Array(k));
  for (let j = 0; j < k; j++) for (let l = j; l < k; l++) c[j]![l] = c[l]![j] = covariance(columns[j]!, columns[l]!);
  const all = columns.map((_, j) => j);
  return {
    alpha: alphaOf(c, all),
    without: Float64Array.from(all, (out) =>
      alphaOf(
        c,
        all.filter((j) => j !== out),
      ),
    ),
  };
}

function alphaOf(c: readonly Float64Array[], some: readonly number[]): number {
  const k = some.length;
  if (k < 2) return Number.NaN;
  let own = 0;
  let shared = 0;
  for (const j of some)
    for (const l of some) {
      if (j === l) own += c[j]![j]!;
      else shared += c[j]![l]!;
    }
  const total = own + shared;
  return total === 0 ? Number.NaN : (k * k * (shared / (k * (k - 1)))) / total;
}

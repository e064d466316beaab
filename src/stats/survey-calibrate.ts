import type { Influence } from "./survey-variance.ts";

/** One margin: the category of each row, and what the weights of each category must sum to. */
export interface Margin {
  readonly of: Uint32Array;
  readonly totals: Float64Array;
}

export interface Raking {
  readonly weights: Float64Array;
  /** Rounds over all margins; 1 where there is one margin, which is post-stratification. */
  readonly iterations: number;
  readonly converged: boolean;
  /** Largest relative distance of a category's weight from its total. */
  readonly distance: number;
}

/**
 * Raking (iterative proportional fitting, 迭代比例拟合): each margin in turn scales the weights of its categories to their
 * totals, until all hold to `tolerance`. One margin is post-stratification (事后分层) and exact at once.
 * Edge: a category without rows cannot be scaled and leaves the fit unconverged; the caller refuses it first.
 * @see Deming and Stephan (1940), Ann. Math. Statist. 11, 427–444
 * @example rake(Float64Array.of(1, 1, 1), { margins: [{ of: Uint32Array.of(0, 0, 1), totals: Float64Array.of(10, 20) }] }).weights; // => [5, 5, 20]
 */
export function rake(
  start: Float64Array,
  options: { readonly margins: readonly Margin[]; readonly tolerance?: number; readonly iterations?: number },
): Raking {
  const { margins, tolerance = 1e-10, iterations: most = 1000 } = options;
  const weights = start.slice();
  let distance = margins.length === 0 ? 0 : Infinity;
  let iterations = 0;
  while (distance > tolerance && iterations < most) {
    iterations += 1;
    for (const { of, totals } of margins) {
      const sums = sumsBy(weights, of, totals.length);
      for (let i = 0; i < weights.length; i++) weights[i]! *= totals[of[i]!]! / sums[of[i]!]!;
    }
    distance = margins.reduce((worst, { of, totals }) => {
      const sums = sumsBy(weights, of, totals.length);
      return totals.reduce((far, total, k) => Math.max(far, Math.abs(sums[k]! / total - 1)), worst);
    }, 0);
  }
  return { weights, iterations, converged: distance <= tolerance, distance };
}

function sumsBy(weights: Float64Array, of: Uint32Array, categories: number): Float64Array {
  const sums = new Float64Array(categories);
  for (let i = 0; i < weights.length; i++) sums[of[i]!]! += weights[i]!;
  return sums;
}

/**
 * The influence of an estimate under calibrated weights: what is left of z after its regression on the margins, for the
 * totals of the margins are known and vary no more. zᵢ → wᵢ·(uᵢ − ûᵢ), u = z/w, û by alternating weighted means over the margins, exact after one
 * pass for a single margin.
 * @param rows the rows that were calibrated together, the domain's among them: outside the domain z is 0, but its residual is not
 * @see Deville and Särndal (1992), JASA 87, 376–382; Särndal, Swensson and Wretman (1992), 7.6
 */
export function calibratedInfluence(
  influence: Influence,
  given: {
    readonly rows: Uint32Array;
    /** Calibrated weights and margins, by position in `rows`. */
    readonly weights: Float64Array;
    readonly margins: readonly Margin[];
    readonly tolerance?: number;
    readonly iterations?: number;
  },
): Influence {
  const { rows, weights, margins, tolerance = 1e-13, iterations = 10_000 } = given;
  const at = new Map<number, number>();
  rows.forEach((row, i) => {
    at.set(row, i);
  });
  const u = new Float64Array(rows.length);
  influence.rows.forEach((row, i) => {
    const k = at.get(row)!;
    if (weights[k]! > 0) u[k]! += influence.z[i]! / weights[k]!;
  });
  const scale = u.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  for (let pass = 0; pass < iterations; pass++) {
    let moved = 0;
    for (const { of, totals } of margins) {
      const sums = sumsBy(weights, of, totals.length);
      const means = new Float64Array(totals.length);
      for (let i = 0; i < u.length; i++) means[of[i]!]! += weights[i]! * u[i]!;
      for (let k = 0; k < means.length; k++) {
        means[k] = sums[k]! > 0 ? means[k]! / sums[k]! : 0;
        moved = Math.max(moved, Math.abs(means[k]!));
      }
      for (let i = 0; i < u.length; i++) u[i]! -= means[of[i]!]!;
    }
    if (margins.length <= 1 || moved <= tolerance * scale) break;
  }
  return { rows, z: u.map((v, i) => v * weights[i]!) };
}

import * as z from "zod/mini";
import { weightedMeans } from "./arithmetic.ts";
import { type ColumnScale, learnScales, scaleTable } from "./matrix-scale.ts";
import { defineRanking, onParam, type Ranked, type Table, weighs } from "./ranking.ts";

const Params = z.strictObject({
  on: onParam,
  /** Distinguishing coefficient (分辨系数): the smaller, the further apart the coefficients. */
  rho: z._default(z.number().check(z.gt(0), z.lte(1)), 0.5),
  /** `min-max`, or `linear`: x/max, a cost min/x; the best of either is 1. */
  norm: z._default(z.enum(["min-max", "linear"]), "min-max"),
});

/** ρ, and the smallest and the largest distance of all cells from the reference. */
export type GreyRange = { readonly rho: number; readonly least: number; readonly most: number };

/**
 * Grey relational coefficients of distances from a reference: ξ = (Δmin + ρΔmax) / (Δ + ρΔmax); 1 where no distance
 * differs from 0. Missing stays missing.
 * @example greyCoefficients(Float64Array.of(0, 0.1, 0.2), { rho: 0.5, least: 0, most: 0.2 }); // => [1, 0.5, 1/3]
 */
export function greyCoefficients(delta: Float64Array, { rho, least, most }: GreyRange): Float64Array {
  if (most === 0) return delta.map((d) => (Number.isNaN(d) ? d : 1));
  return delta.map((d) => (least + rho * most) / (d + rho * most));
}

type Fitted = GreyRange & { readonly scales: readonly ColumnScale[]; readonly norm: "min-max" | "linear" };

/** Distances from the best, which is 1 on either scale; better than the best learned counts as the best. */
const distances = (table: Table, scales: readonly ColumnScale[], norm: Fitted["norm"]) =>
  scaleTable(table, scales, { norm }).map((r) => r.map((v) => Math.max(0, 1 - v)));

function learn(table: Table, { rho, norm }: z.output<typeof Params>): Fitted {
  const scales = learnScales(table, { norm, flat: 1 });
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  distances(table, scales, norm).forEach((delta, j) => {
    if (!weighs(table, j)) return;
    for (const d of delta) {
      if (d < least) least = d;
      if (d > most) most = d;
    }
  });
  return { rho, norm, scales, least: Math.min(least, most), most };
}

function score(table: Table, { scales, norm, ...range }: Fitted): Ranked {
  const coefficients = distances(table, scales, norm).map((delta) => greyCoefficients(delta, range));
  return { score: weightedMeans(coefficients, table.weighting) };
}

/**
 * Grey relational analysis (灰色关联分析): the weighted mean of how closely each child follows the best value there is,
 * γ = Σ wⱼξⱼ, ξ = (Δmin + ρΔmax) / (Δ + ρΔmax), Δ = 1 − r on the scale `norm`, the extremes over all cells.
 * Missing: skipped; the weights of the present ones count. Constant column: as the best, with a note. A later value
 * beyond the best counts as the best. `norm: linear` needs values from 0 up, costs above 0, else "value-not-positive".
 * Above 0, at most 1, more is better. Rank reversal: rows change the range of a column, and with it the coefficients.
 * @see Deng (1989), Introduction to grey system theory, Journal of Grey System 1(1), 1–24
 * @example
 * const columns = [Float64Array.of(0, 5, 10), Float64Array.of(8, 8, 4)];
 * // ξ = 1/3, 1/2, 1 and 1, 1, 1/3
 * greyRelational.apply(columns, { weights: [1, 1], fitted: greyRelational.fit(columns, {}) }); // => [2/3, 3/4, 2/3]
 */
export const greyRelational = defineRanking({
  id: "grey-relational",
  name: { en: "grey relational analysis", zh: "灰色关联分析法" },
  params: Params,
  learn,
  score,
});

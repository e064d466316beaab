import * as z from "zod/mini";
import { weightedMeans } from "./arithmetic.ts";
import { weightedPowers } from "./cells.ts";
import { type ColumnScale, learnScales, scaleTable } from "./matrix-scale.ts";
import { defineRanking, onParam, type Ranked, type Table } from "./ranking.ts";
import { requireFactors, requireProduct } from "./weighted-product.ts";

const Norm = z.enum(["linear", "one-plus-min-max"]);
const Params = z.strictObject({
  on: onParam,
  /** Share of the weighted sum; the rest is the weighted product's. */
  lambda: z._default(z.number().check(z.gte(0), z.lte(1)), 0.5),
  /** `linear`: x/max, cost min/x, as published; `one-plus-min-max`: takes zeros and negatives. */
  norm: z._default(Norm, "linear"),
});

type Fitted = {
  readonly lambda: number;
  readonly norm: z.output<typeof Norm>;
  readonly scales: readonly ColumnScale[];
};

function learn(table: Table, { lambda, norm }: z.output<typeof Params>): Fitted {
  requireProduct(table, norm);
  return { lambda, norm, scales: learnScales(table, { norm }) };
}

function score(table: Table, { lambda, norm, scales }: Fitted): Ranked {
  requireProduct(table, norm);
  const r = scaleTable(table, scales, { norm });
  requireFactors(table, r);
  const sum = weightedMeans(r, table.weighting);
  const product = weightedPowers(r, table.weighting);
  return { score: sum.map((s, i) => lambda * s + (1 - lambda) * product[i]!), sum, product };
}

/**
 * WASPAS (加权和积综合法): λ·Σ wⱼrⱼ + (1 − λ)·Π rⱼ^wⱼ, weights summing to 1. λ = 1 is the weighted sum, 0 the product.
 * Missing: skipped; the weights of the present ones count. A value at or below 0 is "value-not-positive", unless
 * `one-plus-min-max`. Constant column: its own ratio, or 1.5 on the shifted scale, with a note.
 * Above 0; at most 1 (shifted: 2) on the rows learned from; more is better; `details`: sum, product.
 * Rank reversal: a new extreme changes the sum's scales.
 * @see Zavadskas, Turskis, Antucheviciene, Zakarevicius (2012), Elektronika ir Elektrotechnika 122(6), 3–6
 * @example
 * const columns = [Float64Array.of(2, 8), Float64Array.of(9, 9)];
 * // sum 0.625, product 0.5
 * waspas.apply(columns, { weights: [1, 1], fitted: waspas.fit(columns, {}) }); // => [0.5625, 1]
 */
export const waspas = defineRanking({
  id: "waspas",
  name: { en: "WASPAS", zh: "加权和积综合法(WASPAS)" },
  params: Params,
  learn,
  score,
});

import * as z from "zod/mini";
import { extent } from "../stats/index.ts";
import { weightedMeans } from "./arithmetic.ts";
import { eachCell } from "./cells.ts";
import { type ColumnScale, learnScales, scaleTable } from "./matrix-scale.ts";
import { defineRanking, onParam, type Ranked, type Table } from "./ranking.ts";

const Params = z.strictObject({ on: onParam });

type Fitted = {
  readonly scales: readonly ColumnScale[];
  /** The anti-ideal of each column on its scale, the ideal being 1; null without values. */
  readonly worst: readonly (number | null)[];
};

function learn(table: Table, _: z.output<typeof Params>): Fitted {
  const scales = learnScales(table, { norm: "linear" });
  const worst = scaleTable(table, scales, { norm: "linear" }).map((r) => {
    const { min, count } = extent(r);
    return count === 0 ? null : min;
  });
  return { scales, worst };
}

/**
 * f = (K⁺ + K⁻) / (1 + (1 − f⁺)/f⁺ + (1 − f⁻)/f⁻) with K⁺ = S/Sᵢ, K⁻ = S/Sₐ, f⁺ = K⁻/(K⁺ + K⁻), f⁻ = K⁺/(K⁺ + K⁻);
 * put together S(Sᵢ + Sₐ)/(Sᵢ² + SᵢSₐ + Sₐ²), which an anti-ideal of 0 does not hurt.
 * @example utilityOf({ s: 1, ideal: 1, antiIdeal: 0.5 }); // => 6/7
 */
export function utilityOf({ s, ideal, antiIdeal }: { s: number; ideal: number; antiIdeal: number }): number {
  return (s * (ideal + antiIdeal)) / (ideal * ideal + ideal * antiIdeal + antiIdeal * antiIdeal);
}

function score(table: Table, { scales, worst }: Fitted): Ranked {
  const r = scaleTable(table, scales, { norm: "linear" });
  const s = weightedMeans(r, table.weighting);
  const antiIdeal = new Float64Array(s.length);
  const present = eachCell(r, table.weighting, (_, share, i, j) => {
    antiIdeal[i] = antiIdeal[i]! + share * worst[j]!;
  });
  for (let i = 0; i < s.length; i++) antiIdeal[i] = antiIdeal[i]! / present[i]!;
  return {
    score: s.map((v, i) => utilityOf({ s: v, ideal: 1, antiIdeal: antiIdeal[i]! })),
    S: s,
    toIdeal: s,
    toAntiIdeal: s.map((v, i) => (antiIdeal[i] === 0 ? Number.NaN : v / antiIdeal[i]!)),
  };
}

/**
 * MARCOS (折衷排序备选测度法): utility of the weighted sum S on x/max, costs min/x, between the anti-ideal and the ideal row:
 * K⁻ = S/S_anti, K⁺ = S/S_ideal, f(K) = S(1 + a)/(1 + a + a²) with a = S_anti, as S_ideal = 1. Full compensation: with
 * complete rows one factor times the weighted sum, and its order.
 * Missing: skipped; both ideals are taken over the row's present children. A negative value, or a cost of 0, is
 * "value-not-positive"; all zero: "values-all-zero". Constant column: ideal and anti-ideal in one.
 * 0 to 1 on the rows learned from; more is better; `details`: S, toIdeal (K⁺), toAntiIdeal (K⁻, missing where S_anti = 0).
 * Rank reversal: a new extreme changes the scale of its column.
 * @see Stević, Pamučar, Puška, Chatterjee (2020), Computers & Industrial Engineering 140, 106231
 * @example
 * const columns = [Float64Array.of(1, 2)];
 * // a = ½: f = S·1.5/1.75
 * marcos.apply(columns, { weights: [1], fitted: marcos.fit(columns, {}) }); // => [3/7, 6/7]
 */
export const marcos = defineRanking({
  id: "marcos",
  name: { en: "MARCOS", zh: "折衷排序备选测度法(MARCOS)" },
  params: Params,
  learn,
  score,
});

import * as z from "zod/mini";
import { IndexError } from "../errors/index.ts";
import { extent, sum } from "../stats/index.ts";
import { weightedMeans } from "./arithmetic.ts";
import { eachCell, type Weighting } from "./cells.ts";
import { type ColumnScale, learnScales, scaleTable } from "./matrix-scale.ts";
import { defineRanking, onParam, type Ranked, rememberWeights, requireSameWeights, type Table } from "./ranking.ts";

const Params = z.strictObject({
  on: onParam,
  /** Share of the weighted sum in the third strategy. */
  lambda: z._default(z.number().check(z.gte(0), z.lte(1)), 0.5),
});

/** What the three strategies compare a row with. */
export type Compared = {
  readonly lambda: number;
  readonly total: number;
  readonly leastS: number;
  readonly leastP: number;
  readonly mostS: number;
  readonly mostP: number;
};

/**
 * Σ rⱼ^wⱼ, weights summing to 1; beside gaps the mean power of the present children stands for the missing ones.
 * @example sumOfPowers([Float64Array.of(0.25), Float64Array.of(1)], { weights: [1, 1] }); // => [1.5]
 */
export function sumOfPowers(r: readonly Float64Array[], weighting: Weighting): Float64Array {
  const n = r[0]?.length ?? 0;
  const [total, present, whole] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  eachCell(r, weighting, (v, share, i) => {
    total[i] = total[i]! + (v > 0 ? Math.exp(share * Math.log(v)) : 0);
    present[i] = present[i]! + 1;
  });
  const complete = r.map(() => new Float64Array(n));
  eachCell(complete, weighting, (_, __, i) => {
    whole[i] = whole[i]! + 1;
  });
  return total.map((v, i) => (v / present[i]!) * whole[i]!);
}

/** ka = (S + P)/Σ(S + P), kb = S/min S + P/min P, kc = (λS + (1 − λ)P)/(λ max S + (1 − λ) max P). */
function strategies(s: Float64Array, p: Float64Array, { lambda, total, leastS, leastP, mostS, mostP }: Compared) {
  return {
    ka: s.map((v, i) => (v + p[i]!) / total),
    kb: s.map((v, i) => v / leastS + p[i]! / leastP),
    kc: s.map((v, i) => (lambda * v + (1 - lambda) * p[i]!) / (lambda * mostS + (1 - lambda) * mostP)),
  };
}

type Fitted = {
  readonly scales: readonly ColumnScale[];
  readonly compared: Compared | null;
  readonly weights: readonly number[] | null;
};

function measures(table: Table, scales: readonly ColumnScale[]) {
  // worse than the worst learned counts as the worst: a power of less than 0 does not exist
  const r = scaleTable(table, scales, { norm: "min-max" }).map((x) => x.map((v) => Math.max(0, v)));
  return { s: weightedMeans(r, table.weighting), p: sumOfPowers(r, table.weighting) };
}

function learn(table: Table, { lambda }: z.output<typeof Params>): Fitted {
  const scales = learnScales(table, { norm: "min-max" });
  const weights = rememberWeights(table);
  const { s, p } = measures(table, scales);
  const [ofS, ofP] = [extent(s), extent(p)];
  if (ofS.count === 0) return { scales, compared: null, weights };
  if (ofS.min === 0) {
    const { unit, period } = table.context.rows;
    const worst = s.indexOf(0);
    const params = { method: table.method, what: "min S", unit: unit[worst]!, period: period[worst]! };
    throw new IndexError([{ code: "divides-by-zero", path: [], params }]);
  }
  const total = sum(s) + sum(p);
  const compared = { lambda, total, leastS: ofS.min, leastP: ofP.min, mostS: ofS.max, mostP: ofP.max };
  return { scales, compared, weights };
}

function score(table: Table, { scales, compared, weights }: Fitted): Ranked {
  requireSameWeights(table, weights);
  const { s, p } = measures(table, scales);
  if (compared === null) return { score: s };
  const { ka, kb, kc } = strategies(s, p, compared);
  const k = ka.map((a, i) => Math.cbrt(a * kb[i]! * kc[i]!) + (a + kb[i]! + kc[i]!) / 3);
  return { score: k, S: s, P: p, ka, kb, kc };
}

/**
 * CoCoSo (组合妥协解法): S = Σ wⱼrⱼ and P = Σ rⱼ^wⱼ on the min-max scale, set against all rows by three strategies ka,
 * kb, kc; score ∛(ka·kb·kc) + (ka + kb + kc)/3. Full of compensation by S, less so by P.
 * Missing: skipped; in S the weights of the present ones count, in P their mean power stands for the missing ones.
 * A row that is worst in every child has S = 0, by which kb divides: "divides-by-zero". Constant column: 0.5, with a
 * note. A later value below the worst counts as the worst.
 * Above 0 without an upper bound; more is better; `details`: S, P, ka, kb, kc.
 * Rank reversal: rows change the scales, the least and the largest S and P, and the total.
 * @see Yazdani, Zarate, Zavadskas, Turskis (2019), Management Decision 57(9), 2501–2519
 * @example
 * const columns = [Float64Array.of(0, 1), Float64Array.of(1, 0)];
 * // both rows S = ½, P = 1: ka = ½, kb = 2, kc = 1; 1 + 3.5/3
 * cocoso.apply(columns, { weights: [1, 1], fitted: cocoso.fit(columns, {}) }); // => [13/6, 13/6]
 */
export const cocoso = defineRanking({
  id: "cocoso",
  name: { en: "CoCoSo", zh: "组合妥协解法(CoCoSo)" },
  params: Params,
  learn,
  score,
});

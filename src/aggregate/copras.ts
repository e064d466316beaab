import * as z from "zod/mini";
import { IndexError } from "../errors/index.ts";
import { extent } from "../stats/index.ts";
import { fillParts, type PartMeans, type Parts, partMeans, partSums } from "./cells.ts";
import { type ColumnScale, learnScales, scaleTable } from "./matrix-scale.ts";
import { defineRanking, onParam, type Ranked, rememberWeights, requireSameWeights, type Table } from "./ranking.ts";

const Params = z.strictObject({ on: onParam });
const SCALE = { norm: "sum", unturned: true } as const;

/** What Q needs of all rows: Σ S⁻ and Σ 1/S⁻; null where no child is a cost. */
export type CostTotals = { readonly sum: number; readonly reciprocals: number } | null;

/**
 * Relative significance Q = S⁺ + Σ S⁻ / (S⁻·Σ 1/S⁻): a row's gains, and its part of all costs, the larger the less it costs.
 * @example significance({ gain: Float64Array.of(1, 1), loss: Float64Array.of(1, 3) }, { sum: 4, reciprocals: 4 / 3 }); // => [4, 2]
 */
export function significance({ gain, loss }: Parts, totals: CostTotals): Float64Array {
  if (totals === null) return gain;
  return gain.map((g, i) => g + totals.sum / totals.reciprocals / loss[i]!);
}

/** The rows' totals of what costs, and how many rows have any; null where none has. */
function costTotals(loss: Float64Array) {
  let sum = 0;
  let reciprocals = 0;
  let rows = 0;
  for (const v of loss) {
    if (Number.isNaN(v)) continue;
    sum += v;
    reciprocals += 1 / v;
    rows += 1;
  }
  return rows === 0 ? null : { sum, reciprocals, rows };
}

type Fitted = {
  readonly scales: readonly ColumnScale[];
  readonly totals: CostTotals;
  readonly means: PartMeans;
  readonly most: number;
  readonly weights: readonly number[] | null;
};

function partsOf(table: Table, scales: readonly ColumnScale[]): Parts {
  const parts = partSums(scaleTable(table, scales, SCALE), table.costs, table.weighting);
  const { unit, period } = table.context.rows;
  const bare = hasCosts(table) ? parts.loss.indexOf(0) : -1;
  if (bare >= 0) {
    const params = { method: table.method, what: "S⁻", unit: unit[bare]!, period: period[bare]! };
    throw new IndexError([{ code: "divides-by-zero", path: [], params }]);
  }
  return parts;
}

const hasCosts = ({ costs, weighting: { weights, rowWeights } }: Table): boolean =>
  costs.some((cost, j) => cost && (rowWeights === undefined ? weights[j]! > 0 : true));

function learn(table: Table, _: z.output<typeof Params>): Fitted {
  const scales = learnScales(table, SCALE);
  const parts = partsOf(table, scales);
  const costs = hasCosts(table) ? costTotals(parts.loss) : null;
  // the S⁻ whose part of the costs is the rows' mean
  const neutral = costs === null ? 0 : costs.rows / costs.reciprocals;
  const totals = costs === null ? null : { sum: costs.sum, reciprocals: costs.reciprocals };
  const means = { ...partMeans(parts), loss: neutral };
  const q = extent(significance(fillParts(parts, means), totals));
  return { scales, totals, means, most: q.count === 0 ? 0 : q.max, weights: rememberWeights(table) };
}

function score(table: Table, { scales, totals, means, most, weights }: Fitted): Ranked {
  requireSameWeights(table, weights);
  const parts = partsOf(table, scales);
  const q = significance(fillParts(parts, means), totals);
  return { score: q.map((v) => v / most), gain: parts.gain, loss: parts.loss, Q: q };
}

/**
 * COPRAS (复杂比例评价法): Q = S⁺ + Σ S⁻ / (S⁻·Σ 1/S⁻) on shares x/Σx, S⁺ the weighted sum of the children of which more
 * is better, S⁻ of those of which less is. Score Q / max Q, published as 100·Q / max Q.
 * Missing: skipped; its weight goes to the children of its kind. A kind without any value: S⁺ takes the mean of the
 * rows learned from, S⁻ their harmonic mean. A negative value: "value-not-positive"; S⁻ = 0: "divides-by-zero"; all zero:
 * "values-all-zero". Constant column: the same share for all. No costs: Q = S⁺.
 * Above 0, the best of the rows learned from is 1, later rows may pass it; more is better; `details`: gain, loss, Q.
 * Rank reversal: every row is part of the totals.
 * @see Zavadskas, Kaklauskas, Sarka (1994), Technological and Economic Development of Economy 1(3), 131–139
 * @example
 * const columns = [Float64Array.of(1, 3)];
 * copras.apply(columns, { weights: [1], fitted: copras.fit(columns, {}) }); // => [1/3, 1]
 */
export const copras = defineRanking({
  id: "copras",
  name: { en: "COPRAS", zh: "复杂比例评价法(COPRAS)" },
  params: Params,
  learn,
  score,
});

import * as z from "zod/mini";
import { pow } from "../stats/index.ts";
import { fillParts, type PartMeans, type Parts, partMeans, partSums } from "./cells.ts";
import { type ColumnScale, learnScales, scaleTable } from "./matrix-scale.ts";
import { defineRanking, onParam, type Ranked, rememberWeights, requireSameWeights, type Table } from "./ranking.ts";

const Params = z.strictObject({ on: onParam });
const SCALE = { norm: "sum", unturned: true } as const;

/**
 * RI = (2 + S⁺)^(1/(2 + S⁻)): a root of what is gained, the higher a root the more it costs.
 * @example rootAssessment({ gain: Float64Array.of(0, 1), loss: Float64Array.of(0, 0) }); // => [1.414213…, 1.732050…]
 */
export function rootAssessment({ gain, loss }: Parts): Float64Array {
  return gain.map((g, i) => pow(2 + g, 1 / (2 + loss[i]!)));
}

type Fitted = {
  readonly scales: readonly ColumnScale[];
  readonly means: PartMeans;
  readonly weights: readonly number[] | null;
};

const partsOf = (table: Table, scales: readonly ColumnScale[]): Parts =>
  partSums(scaleTable(table, scales, SCALE), table.costs, table.weighting);

function learn(table: Table, _: z.output<typeof Params>): Fitted {
  const scales = learnScales(table, SCALE);
  return { scales, means: partMeans(partsOf(table, scales)), weights: rememberWeights(table) };
}

function score(table: Table, { scales, means, weights }: Fitted): Ranked {
  requireSameWeights(table, weights);
  const parts = fillParts(partsOf(table, scales), means);
  return { score: rootAssessment(parts), gain: parts.gain, loss: parts.loss };
}

/**
 * RAM (根评价法): RI = (2 + S⁺)^(1/(2 + S⁻)) on shares x/Σx, S⁺ the weighted sum of the children of which more is better,
 * S⁻ of those of which less is; weights sum to 1.
 * Missing: skipped; its weight goes to the children of its kind, and a kind without any value takes the mean of the rows
 * learned from. A negative value is "value-not-positive"; all zero: "values-all-zero". Constant column: the same share.
 * ∛2 = 1.26 to √3 = 1.73 on the rows learned from; more is better; `details`: gain, loss.
 * Rank reversal: every row is part of the sums.
 * @see Sotoudeh-Anvari (2023), Root Assessment Method (RAM), Journal of Cleaner Production 423, 138695
 * @example
 * const columns = [Float64Array.of(1, 3)];
 * ram.apply(columns, { weights: [1], fitted: ram.fit(columns, {}) }); // => [1.5, 1.658312…]
 */
export const ram = defineRanking({
  id: "ram",
  name: { en: "RAM", zh: "根评价法(RAM)" },
  params: Params,
  learn,
  score,
});

import * as z from "zod/mini";
import { weightedMeans } from "./arithmetic.ts";
import { type ColumnScale, learnScales, scaleTable } from "./matrix-scale.ts";
import { defineRanking, onParam, type Ranked, type Table } from "./ranking.ts";

const Norm = z.enum(["sum", "linear", "min-max", "vector"]);
const Params = z.strictObject({
  on: onParam,
  /** `sum` x/Σx, cost (1/x)/Σ(1/x) · `linear` x/max, cost min/x · `min-max` · `vector` x/√Σx², cost 1 − x/√Σx². */
  norm: z._default(Norm, "linear"),
});

type Fitted = { readonly norm: z.output<typeof Norm>; readonly scales: readonly ColumnScale[] };

function learn(table: Table, { norm }: z.output<typeof Params>): Fitted {
  return { norm, scales: learnScales(table, { norm }) };
}

function score(table: Table, { norm, scales }: Fitted): Ranked {
  return { score: weightedMeans(scaleTable(table, scales, { norm }), table.weighting) };
}

/**
 * Weighted sum (简单加权法, SAW): Σ wⱼrⱼ / Σ wⱼ of the raw values on a scale of ratios or shares. Full compensation.
 * Missing: skipped; the weights of the present ones count. `sum` and `linear`: a negative value, or a cost of 0, is
 * "value-not-positive"; all zero: "values-all-zero". Constant column: 0.5 under `min-max`, with a note; under the others
 * its share of the whole. Later rows may leave the scale.
 * Share or ratio, 0 to 1 on the rows learned from (`sum`: they sum to 1 where nothing is missing); more is better.
 * Rank reversal: a new extreme, or under `sum` and `vector` any new row, moves the scales.
 * @see MacCrimmon (1968), Decisionmaking among multiple-attribute alternatives, RAND RM-4823
 * @example
 * const columns = [Float64Array.of(5, 10), Float64Array.of(2, 4)];
 * weightedSum.apply(columns, { weights: [3, 1], fitted: weightedSum.fit(columns, {}) }); // => [0.5, 1]
 */
export const weightedSum = defineRanking({
  id: "weighted-sum",
  name: { en: "weighted sum", zh: "简单加权法(SAW)" },
  params: Params,
  learn,
  score,
});

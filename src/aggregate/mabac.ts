import * as z from "zod/mini";
import { count, mean } from "../stats/index.ts";
import { weightedMeans } from "./arithmetic.ts";
import { type ColumnScale, learnScales, scaleTable } from "./matrix-scale.ts";
import { defineRanking, onParam, type Ranked, type Table } from "./ranking.ts";

const Params = z.strictObject({ on: onParam });

type Fitted = {
  readonly scales: readonly ColumnScale[];
  /** The border of each column on the shifted scale, before its weight; null without values. */
  readonly border: readonly (number | null)[];
};

/**
 * Geometric mean of the present values of a column, all above 0: the border between better and worse.
 * @example borderOf(Float64Array.of(1, 2, NaN, 4)); // => 2.0
 */
export function borderOf(shifted: Float64Array): number {
  return Math.exp(mean(shifted.map(Math.log)));
}

function learn(table: Table, _: z.output<typeof Params>): Fitted {
  const scales = learnScales(table, { norm: "min-max" });
  const border = scaleTable(table, scales, { norm: "min-max" }).map((r, j) => {
    const scale = scales[j]!;
    if (count(r) === 0 || scale === null) return null;
    return "flat" in scale ? 1 + scale.flat : borderOf(r.map((v) => 1 + v));
  });
  return { scales, border };
}

function score(table: Table, { scales, border }: Fitted): Ranked {
  const r = scaleTable(table, scales, { norm: "min-max" });
  const distances = r.map((x, j) => x.map((v) => 1 + v - (border[j] ?? 0)));
  return { score: weightedMeans(distances, table.weighting) };
}

/**
 * MABAC (多属性边界近似区域比较法): how far above the border between better and worse, Σ wⱼ(1 + rⱼ − gⱼ), rⱼ on the
 * min-max scale, gⱼ the geometric mean of 1 + rⱼ over the rows; weights sum to 1. Full compensation: with complete rows
 * the order of the weighted sum on the min-max scale.
 * Missing: skipped; the weights of the present ones count. Constant column: on the border, with a note.
 * −1 to 1, above 0 in the upper area; more is better. Rank reversal: a new extreme changes the scale of its column.
 * @see Pamučar and Ćirović (2015), Expert Systems with Applications 42(6), 3016–3028
 * @example
 * const columns = [Float64Array.of(0, 1)];
 * // g = √(1·2)
 * mabac.apply(columns, { weights: [1], fitted: mabac.fit(columns, {}) }); // => [-0.414213…, 0.585786…]
 */
export const mabac = defineRanking({
  id: "mabac",
  name: { en: "MABAC", zh: "多属性边界近似区域比较法(MABAC)" },
  params: Params,
  learn,
  score,
});

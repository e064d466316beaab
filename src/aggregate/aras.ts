import * as z from "zod/mini";
import { extent } from "../stats/index.ts";
import { weightedMeans } from "./arithmetic.ts";
import { eachCell } from "./cells.ts";
import { type ColumnScale, learnScales, onScale, requireScalable, scaleTable } from "./matrix-scale.ts";
import { defineRanking, onParam, type Ranked, type Table } from "./ranking.ts";

const Params = z.strictObject({ on: onParam });
const SCALE = { norm: "sum" } as const;

type Fitted = {
  readonly scales: readonly ColumnScale[];
  /** The optimal alternative on the same scale; null without values. */
  readonly optimal: readonly (number | null)[];
};

function learn(table: Table, _: z.output<typeof Params>): Fitted {
  requireScalable(table, SCALE);
  const best = table.columns.map((x, j) => (table.costs[j] ? extent(x).min : extent(x).max));
  // the optimal alternative is one more row of the matrix
  const columns = table.columns.map((x, j) => {
    const longer = new Float64Array(x.length + 1);
    longer.set(x);
    longer[x.length] = best[j]!;
    return longer;
  });
  const scales = learnScales({ ...table, columns }, SCALE);
  const optimal = scales.map((scale, j) => (scale === null ? null : onScale(Float64Array.of(best[j]!), scale)[0]!));
  return { scales, optimal };
}

function score(table: Table, { scales, optimal }: Fitted): Ranked {
  const r = scaleTable(table, scales, SCALE);
  const s = weightedMeans(r, table.weighting);
  const ofOptimal = new Float64Array(s.length);
  const present = eachCell(r, table.weighting, (_, share, i, j) => {
    ofOptimal[i] = ofOptimal[i]! + share * optimal[j]!;
  });
  return { score: s.map((v, i) => v / (ofOptimal[i]! / present[i]!)), S: s };
}

/**
 * ARAS (加性比率评价法): the weighted sum of shares as a degree of that of an optimal alternative, K = S/S₀. The optimal
 * one has the best value of every child and stands in the sums: r = x/(Σx + best), costs by their reciprocals.
 * Missing: skipped; a row is compared with the optimal one over its present children. A negative value, or a cost of
 * 0, is "value-not-positive"; all zero: "values-all-zero". Constant column: the same share for all.
 * 0 to 1 on the rows learned from, later rows beyond; more is better; `details`: S.
 * Rank reversal: a new row changes the sums, and may change the optimal one.
 * @see Zavadskas and Turskis (2010), Technological and Economic Development of Economy 16(2), 159–172
 * @example
 * const columns = [Float64Array.of(1, 2), Float64Array.of(3, 3)];
 * // sums with the optimal row 5 and 9: S = (1/5 + 3/9)/2, S₀ = (2/5 + 3/9)/2
 * aras.apply(columns, { weights: [1, 1], fitted: aras.fit(columns, {}) }); // => [8/11, 1]
 */
export const aras = defineRanking({
  id: "aras",
  name: { en: "ARAS", zh: "加性比率评价法(ARAS)" },
  params: Params,
  learn,
  score,
});

import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { type AggregateInput, defineAggregator, type TableContext } from "../method/index.ts";
import { refuseRowWeights } from "./children.ts";
import { evenAt, pairsOf, pairWork, quiet, spread, support } from "./pairs.ts";

/**
 * Outranking matrix: the share of weight on which row i is better than row j, ties half to each; where either value is
 * missing the weight is shared equally, so that oᵢⱼ + oⱼᵢ = 1. Row after row; NaN for a row without values and on the
 * diagonal.
 * @example outrankingMatrix([Float64Array.of(3, 1), Float64Array.of(5, 5)], [1, 1]); // => Float64Array.of(NaN, 0.75, 0.25, NaN)
 */
export function outrankingMatrix(columns: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const n = columns[0]?.length ?? 0;
  const pairs = pairsOf(columns, weights);
  const matrix = new Float64Array(n * n).fill(Number.NaN);
  for (let a = 0; a < pairs.rows.length; a++) {
    for (let b = 0; b < pairs.rows.length; b++) {
      if (a !== b) matrix[pairs.rows[a]! * n + pairs.rows[b]!] = (1 + support(pairs, a, b) / pairs.total) / 2;
    }
  }
  return matrix;
}

/** Duels won, tied and lost by each row against all others. */
function duels(columns: readonly Float64Array[], { weights, rowWeights }: AggregateInput<null>, context: TableContext) {
  refuseRowWeights(rowWeights, "copeland");
  const pairs = pairsOf(columns, weights);
  const n = pairs.rows.length;
  const tick = pairWork(n, { ...context, method: "copeland" });
  const even = evenAt(pairs);
  const wins = new Float64Array(n);
  const losses = new Float64Array(n);
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      const net = support(pairs, a, b);
      if (net > even) {
        wins[a]! += 1;
        losses[b]! += 1;
      } else if (net < -even) {
        wins[b]! += 1;
        losses[a]! += 1;
      }
    }
    tick(a);
  }
  const all = (values: Float64Array) => spread(values, pairs, context.rows.length);
  return { wins: all(wins), losses: all(losses), ties: all(wins.map((w, k) => n - 1 - w - losses[k]!)) };
}

/**
 * Copeland (Copeland 法, 两两比较净胜数): how many other rows a row beats, less how many beat it. i beats j where the weight of
 * the children on which i is better, ties half to each, is more than half. Only the order of scores means something.
 * A missing value in either leaves that child's weight shared equally between the two (COINr gives it to the later row).
 * A row without any value is missing and nobody's opponent. Any score is accepted; only order within a child counts, so any
 * normaliser that keeps it gives the same. Learns nothing: other rows are another contest, and adding or removing a row can
 * change the order of the rest. Range: −(n − 1) to n − 1. No compensation by size: weights are votes.
 * Details: `wins`, `ties`, `losses`. Time: rows² · children; above 5,000 rows the note "pairs-ahead"; `progress` may throw to stop.
 * @see Munda and Nardo (2009), Noncompensatory/nonlinear composite indicators for ranking countries, Applied Economics 41; Copeland (1951)
 * @example
 * const columns = [Float64Array.of(3, 1, 2), Float64Array.of(1, 2, 3), Float64Array.of(9, 5, 7)];
 * copeland.apply(columns, { weights: [1, 1, 1], fitted: null }); // => [2, -2, 0]
 */
export const copeland = defineAggregator({
  id: "copeland",
  texts: aggregateMeansEn,
  name: { en: "Copeland score", zh: "Copeland 法" },
  params: z.strictObject({}),
  shape: "table",
  ordinal: true,
  fit: () => null,
  apply: (columns, input, context) => {
    const { wins, losses } = duels(columns, input, context);
    return wins.map((w, i) => w - losses[i]!);
  },
  details: (columns, input, context) => duels(columns, input, quiet(context)),
});

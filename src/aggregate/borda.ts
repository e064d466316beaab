import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { type AggregateInput, defineAggregator } from "../method/index.ts";
import { count, rankValues } from "../stats/index.ts";
import { weightedMeans } from "./arithmetic.ts";

/** Points of one child: rows beaten, ties half, on the scale of `voters` rows whatever the gaps. A single value: half. */
export function bordaPoints(x: Float64Array, voters: number): Float64Array {
  const n = count(x);
  const top = Math.max(0, voters - 1);
  return rankValues(x, { ties: "mean" }).map((rank) => (n > 1 ? ((n - rank) / (n - 1)) * top : rank - rank + top / 2));
}

function bordaScores(columns: readonly Float64Array[], input: AggregateInput<null>): Float64Array {
  const n = columns[0]?.length ?? 0;
  let voters = 0;
  for (let i = 0; i < n; i++) if (columns.some((x, j) => input.weights[j]! > 0 && !Number.isNaN(x[i]!))) voters += 1;
  return weightedMeans(
    columns.map((x) => bordaPoints(x, voters)),
    input,
  );
}

/**
 * Borda count (Borda 计数法): each child gives a row one point for every row it is better than, half for a tie; the score is
 * the weighted mean of the points. Only the order of scores means something.
 * Missing children are skipped and the weights of the present ones count; points of a child with gaps are brought to the
 * scale of all rows, (nⱼ − r)/(nⱼ − 1)·(n − 1). None present: missing. Any score is accepted; only order within a child
 * counts. Learns nothing: adding or removing a row can change the order of the rest. Range: 0 to n − 1. Compensation:
 * full, in places. Time: n log n a child.
 * @see Borda (1781), Mémoire sur les élections au scrutin; Young (1974), An axiomatization of Borda's rule
 * @example
 * const columns = [Float64Array.of(30, 10, 20), Float64Array.of(1, 1, 3)];
 * bordaCount.apply(columns, { weights: [1, 1], fitted: null }); // => [1.25, 0.25, 1.5]
 */
export const bordaCount = defineAggregator({
  id: "borda",
  texts: aggregateMeansEn,
  name: { en: "Borda count", zh: "Borda 计数法" },
  params: z.strictObject({}),
  shape: "table",
  ordinal: true,
  fit: () => null,
  apply: bordaScores,
});

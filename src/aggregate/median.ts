import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { defineAggregator } from "../method/index.ts";
import { scoreRows, sortWithWeights } from "./by-row.ts";

/** The value at which half of the weight is reached; where a value ends exactly there, the mean of it and the next. */
export function weightedMedianOf(x: Float64Array, w: Float64Array): number {
  sortWithWeights(x, w);
  let total = 0;
  for (let k = 0; k < w.length; k++) total += w[k]!;
  const half = total / 2;
  const rounding = 1e-12 * total; // weights such as 0.1 do not sum to their half exactly
  let below = 0;
  for (let k = 0; k < x.length - 1; k++) {
    below += w[k]!;
    if (below > half + rounding) return x[k]!;
    if (below >= half - rounding) return x[k]! + (x[k + 1]! - x[k]!) / 2;
  }
  return x[x.length - 1]!;
}

/**
 * Weighted median (加权中位数): the child at which half of the weight is reached, children taken from the least up; the
 * mean of two where one ends exactly at half. A single extreme child does not move it, so little compensates.
 * Missing children are skipped and the weights of the present ones count; none present: missing. Any score is accepted.
 * @see Edgeworth (1888), On a new method of reducing observations, Philosophical Magazine 25
 * @example
 * const columns = [Float64Array.of(10), Float64Array.of(20), Float64Array.of(90)];
 * weightedMedian.apply(columns, { weights: [1, 1, 1], fitted: null }); // => [20]
 * weightedMedian.apply(columns, { weights: [1, 1, 2], fitted: null }); // => [55]
 */
export const weightedMedian = defineAggregator({
  id: "median",
  texts: aggregateMeansEn,
  name: { en: "weighted median", zh: "加权中位数" },
  params: z.strictObject({}),
  fit: () => null,
  apply: (columns, input) => scoreRows(columns, input, weightedMedianOf),
});

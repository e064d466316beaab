import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { defineAggregator } from "../method/index.ts";
import { scoreRows } from "./by-row.ts";
import { learnOrdered, type OrderedWeights, orderedParams, weighByPlace } from "./ordered-weights.ts";

/** Σ vₖ·x₍ₖ₎, x₍₁₎ the greatest, v adjusted to the importance w of the children. */
export function orderedMean(x: Float64Array, w: Float64Array, places: readonly number[]): number {
  weighByPlace(x, w, places);
  let total = 0;
  for (let k = 0; k < x.length; k++) total += w[k]! * x[k]!;
  return total;
}

/**
 * Ordered weighted averaging (有序加权平均, OWA): Σ vₖ·x₍ₖ₎, children ordered from the best to the worst, so that a weight
 * belongs to a place and not to a child. `weights` gives v by place, the best first; or `orness` says how near to the
 * best, and v is that of greatest entropy: 1 the maximum, ½ the mean, 0 the minimum. Exactly one of the two.
 * Weights of the children come in as in Torra's weighted OWA; equal ones leave v as it is.
 * Missing children are skipped and the same attitude is shared out over the present ones; none present: missing. Any
 * score is accepted. Range: from the least child to the greatest. Compensation grows with orness.
 * @see Yager (1988), On ordered weighted averaging aggregation operators, IEEE Transactions on Systems, Man and Cybernetics 18
 * @example
 * const columns = [Float64Array.of(90), Float64Array.of(30), Float64Array.of(60)];
 * const fitted = owa.fit(columns, { weights: [0, 0.5, 0.5] }); // the two weakest
 * owa.apply(columns, { weights: [1, 1, 1], fitted }); // => [45]
 */
export const owa = defineAggregator({
  id: "owa",
  texts: aggregateMeansEn,
  name: { en: "ordered weighted average", zh: "有序加权平均" },
  params: z.strictObject(orderedParams),
  fit: (columns, params): OrderedWeights => learnOrdered(params, columns.length, "owa"),
  apply: (columns, input) => scoreRows(columns, input, (x, w) => orderedMean(x, w, input.fitted.weights)),
});

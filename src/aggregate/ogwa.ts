import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { defineAggregator } from "../method/index.ts";
import { scoreRows } from "./by-row.ts";
import { learnOrdered, type OrderedWeights, orderedParams, weighByPlace } from "./ordered-weights.ts";
import { powerMean, refuseOutsidePower } from "./power.ts";

/** (Σ vₖ·x₍ₖ₎ᵖ)^(1/p) over the places that have a weight. */
export function orderedPowerMean(
  x: Float64Array,
  w: Float64Array,
  { places, p }: { places: readonly number[]; p: number },
): number {
  weighByPlace(x, w, places);
  const counts = (_: number, k: number) => w[k]! > 0;
  return powerMean(x.filter(counts), w.filter(counts), p);
}

/**
 * Ordered generalised weighted averaging (有序广义加权平均, OGWA): (Σ vₖ·x₍ₖ₎ᵖ)^(1/p), the power mean of the children ordered
 * from the best to the worst. `weights` by place or `orness` as in `owa`, exactly one; p as in `power`, 0 its limit.
 * Missing children are skipped and the same attitude is shared out over the present ones; none present: missing.
 * p > 0 other than 1 needs scores from 0 up ("score-negative"), p ≤ 0 above 0 ("score-not-positive"). Range: from the
 * least child to the greatest, rising with orness and with p.
 * @see Yager (2004), Generalized OWA aggregation operators, Fuzzy Optimization and Decision Making 3
 * @example
 * const columns = [Float64Array.of(7), Float64Array.of(1), Float64Array.of(9)];
 * const fitted = ogwa.fit(columns, { weights: [0, 0.5, 0.5], p: 2 });
 * ogwa.apply(columns, { weights: [1, 1, 1], fitted }); // => [5]
 */
export const ogwa = defineAggregator({
  id: "ogwa",
  texts: aggregateMeansEn,
  name: { en: "ordered generalised weighted average", zh: "有序广义加权平均" },
  params: z.strictObject({ ...orderedParams, p: z.number() }),
  fit: (columns, { p, ...params }): OrderedWeights & { readonly p: number } => ({
    ...learnOrdered(params, columns.length, "ogwa"),
    p,
  }),
  apply: (columns, input, context) => {
    const { p, weights: places } = input.fitted;
    refuseOutsidePower(columns, input.weights, { ...context, p, method: "ogwa" });
    return scoreRows(columns, input, (x, w) => orderedPowerMean(x, w, { places, p }));
  },
});

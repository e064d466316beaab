import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { defineAggregator } from "../method/index.ts";
import { scoreRows } from "./by-row.ts";
import { refuseOutside } from "./domain.ts";

/** Σw / Σ(w/x) of values above 0. */
export function harmonicMean(x: Float64Array, w: Float64Array): number {
  let weight = 0;
  let total = 0;
  for (let k = 0; k < x.length; k++) {
    weight += w[k]!;
    total += w[k]! / x[k]!;
  }
  return weight / total;
}

/**
 * Harmonic mean (加权调和平均): Σ wⱼ / Σ (wⱼ / xⱼ). The weakest child rules: compensation is less than in the geometric mean.
 * Missing children are skipped and the weights of the present ones count; none present: missing. Defined above 0 only: a
 * score at or below 0 is the error "score-not-positive", which suggests `lower: 1`. Range: from the least child to the
 * geometric mean.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6; Hardy, Littlewood, Pólya (1934), Inequalities
 * @example
 * harmonic.apply([Float64Array.of(2), Float64Array.of(6)], { weights: [1, 1], fitted: null }); // => [3]
 */
export const harmonic = defineAggregator({
  id: "harmonic",
  texts: aggregateMeansEn,
  name: { en: "harmonic mean", zh: "加权调和平均" },
  params: z.strictObject({}),
  fit: () => null,
  apply: (columns, input, context) => {
    refuseOutside(columns, input.weights, { ...context, method: "harmonic", code: "score-not-positive" });
    return scoreRows(columns, input, harmonicMean);
  },
});

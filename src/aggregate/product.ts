import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { defineAggregator } from "../method/index.ts";
import { scoreRows } from "./by-row.ts";
import { refuseOutside } from "./domain.ts";

/** Π xⱼ^(m·wⱼ/Σw): with equal weights and nothing missing the plain product of m values. */
export function weightedProduct(x: Float64Array, w: Float64Array, m: number): number {
  let weight = 0;
  for (let k = 0; k < w.length; k++) weight += w[k]!;
  let plain = true;
  let product = 1;
  let logs = 0;
  for (let k = 0; k < x.length; k++) {
    const exponent = (m * w[k]!) / weight;
    if (exponent !== 1) plain = false;
    product *= x[k]!;
    logs += exponent * Math.log(x[k]!); // ln 0 = −∞: the product is 0
  }
  return plain ? product : Math.exp(logs);
}

/**
 * Product (连乘): Π xⱼ^(m·wⱼ/Σw), m children of the group that have a weight; with equal weights Π xⱼ. For factors
 * that apply one after another, such as shares of a whole: 0.9 enrolled × 0.8 finishing. A zero child makes it zero.
 * Missing children are skipped: the present ones stand in for them with their geometric mean; none present: missing.
 * Scores from 0 up; below 0 is the error "score-negative". Not a mean: equal children x give xᵐ, so bring the scores to
 * 0–1 first (`normalise: { upper: 1 }`); ranks are those of the geometric mean where nothing is missing.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6 (multiplicative aggregation)
 * @example
 * product.apply([Float64Array.of(0.9), Float64Array.of(0.8)], { weights: [1, 1], fitted: null }); // => [0.72]
 */
export const product = defineAggregator({
  id: "product",
  texts: aggregateMeansEn,
  name: { en: "product", zh: "连乘法" },
  params: z.strictObject({}),
  fit: () => null,
  apply: (columns, input, context) => {
    refuseOutside(columns, input.weights, { ...context, method: "product", code: "score-negative" });
    const m = input.weights.filter((w) => w > 0).length;
    return scoreRows(columns, input, (x, w) => weightedProduct(x, w, m));
  },
});

import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { defineWeigher, type TableContext } from "../method/index.ts";
import { proportional } from "./informative.ts";
import { scaledDeviation, scaleParam } from "./unit-scale.ts";

const Params = z.strictObject({
  /** Before the variance is taken; on raw data it would depend on the measure. */
  scale: scaleParam,
});

function fit(columns: readonly Float64Array[], { scale }: z.output<typeof Params>, context: TableContext) {
  const deviation = columns.map((x) => scaledDeviation(x, scale));
  const largest = deviation.reduce<number>((most, s) => Math.max(most, s ?? 0), 0);
  // relative to the largest, so that no square overflows
  const squares = deviation.map((s) => (largest > 0 ? ((s ?? 0) / largest) ** 2 : 0));
  return { weights: proportional(squares, "variance", context), deviation };
}

/**
 * Variance weights (方差法, statistical variance procedure): wⱼ = s²ⱼ / Σₖ s²ₖ, s²ⱼ the variance of the scores rescaled
 * to 0–1.
 * Missing: skipped. A constant column, or fewer than two values: weight 0 and the note "no-information"; all so: the
 * error "no-divergence". Needs two units.
 * @see Rao and Patel (2010), A subjective and objective integrated multiple attribute decision making method for material selection, Materials & Design 31
 * @example
 * // on 0–1: (0, 1) has s² = ½, (0, ½, 1) has s² = ¼
 * varianceWeights.fit([Float64Array.of(3, 7, NaN), Float64Array.of(1, 2, 3)], {}).weights; // => [2/3, 1/3]
 */
export const varianceWeights = defineWeigher({
  id: "variance",
  name: { en: "variance weights", zh: "方差法" },
  params: Params,
  texts: weighObjectiveEn,
  needs: { units: 2 },
  fit,
});

import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { defineWeigher, type TableContext } from "../method/index.ts";
import { proportional } from "./informative.ts";
import { scaledDeviation, scaleParam } from "./unit-scale.ts";

const Params = z.strictObject({
  /** Before the deviation is taken; on raw data it would depend on the measure. */
  scale: scaleParam,
});

function fit(columns: readonly Float64Array[], { scale }: z.output<typeof Params>, context: TableContext) {
  const deviation = columns.map((x) => scaledDeviation(x, scale));
  return { weights: proportional(deviation, "standard-deviation", context), deviation };
}

/**
 * Standard deviation weights (标准差法): the further the scores spread, the more an indicator weighs.
 * wⱼ = sⱼ / Σₖ sₖ, sⱼ the standard deviation (n − 1) of the scores rescaled to 0–1.
 * Missing: skipped. A constant column, or fewer than two values: weight 0 and the note "no-information"; all so: the
 * error "no-divergence". Needs two units.
 * @see Diakoulaki, Mavrotas, Papayannakis (1995), Computers & Operations Research 22, section 2
 * @example
 * // on 0–1: (0, 1) has s = √½, (0, ½, 1) has s = ½
 * standardDeviationWeights.fit([Float64Array.of(3, 7, NaN), Float64Array.of(1, 2, 3)], {}).deviation; // => [0.707107, 0.5]
 */
export const standardDeviationWeights = defineWeigher({
  id: "standard-deviation",
  name: { en: "standard deviation weights", zh: "标准差法" },
  params: Params,
  texts: weighObjectiveEn,
  needs: { units: 2 },
  fit,
});

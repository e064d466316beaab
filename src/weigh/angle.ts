import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { defineWeigher, type TableContext } from "../method/index.ts";
import { variations } from "./coefficient-of-variation.ts";
import { proportional } from "./informative.ts";
import { asSigned, onParam, readsOn, requirePositive } from "./raw-values.ts";

const Params = z.strictObject({ on: onParam });

function fit(given: readonly Float64Array[], _: z.output<typeof Params>, outer: TableContext) {
  const { columns, context } = asSigned(given, outer);
  requirePositive(columns, context, { method: "angle", lowest: "at least 0" });
  // tan u is the coefficient of variation (n): no arc cosine of a number near 1, which has few digits
  const angle = variations(columns, 0).map((v) => (v === null ? null : Math.atan(v)));
  return { weights: proportional(angle, "angle", context), angle };
}

/**
 * Angle weights (夹角赋权法): wⱼ = uⱼ / Σₖ uₖ, uⱼ the angle between a column and one of equal values,
 * uⱼ = arccos(Σᵢ xᵢⱼ / (√n·‖xⱼ‖)) = arctan(σⱼ / x̄ⱼ), on the raw values, whose unit cancels. The direction does not enter.
 * Missing: skipped. A negative value: "cell-not-positive". A constant column, or fewer than two values: weight 0 and the
 * note "no-information"; all so: the error "no-divergence". Needs two units.
 * @see Shuai, Zongzhun, Yongji, Lei (2012), A new angular method to determine the objective weights, 24th Chinese Control and Decision Conference
 * @example
 * // (0, 1) stands at 45° to (1, 1); (√3 − 1, √3 + 1) has σ / x̄ = 1/√3, so it stands at 30°
 * angle.fit([Float64Array.of(0, 1), Float64Array.of(Math.sqrt(3) - 1, Math.sqrt(3) + 1)], {}).weights; // => [0.6, 0.4]
 */
export const angle = defineWeigher({
  id: "angle",
  name: { en: "angle weights", zh: "夹角赋权法" },
  params: Params,
  texts: weighObjectiveEn,
  reads: readsOn,
  needs: { units: 2 },
  fit,
});

import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { defineWeigher, type TableContext } from "../method/index.ts";
import { variations } from "./coefficient-of-variation.ts";
import { proportional } from "./informative.ts";
import { asSigned, onParam, readsOn, requirePositive } from "./raw-values.ts";

const Params = z.strictObject({ on: onParam });

function fit(given: readonly Float64Array[], _: z.output<typeof Params>, outer: TableContext) {
  const { columns, context } = asSigned(given, outer);
  requirePositive(columns, context, { method: "information", lowest: "at least 0" });
  const information = variations(columns, 1);
  return { weights: proportional(information, "information", context), information };
}

/**
 * Information weights (信息量权): what an indicator tells apart, measured as Chinese texts and SPSSAU do by its coefficient
 * of variation: wⱼ = vⱼ / Σₖ vₖ, vⱼ = sⱼ / x̄ⱼ (n − 1). The same numbers as `coefficient-of-variation`, under the name
 * that these sources use; `information` has the vⱼ.
 * Missing: skipped. A negative value: "cell-not-positive". A constant column, or fewer than two values: weight 0 and the
 * note "no-information"; all so: the error "no-divergence". Needs two units.
 * @see 苏为华 (2000), 多指标综合评价理论与方法问题研究, 厦门大学
 * @example information.fit([Float64Array.of(10, 20, 15), Float64Array.of(5, 10, 8)], {}).weights; // => [0.503839, 0.496161]
 */
export const information = defineWeigher({
  id: "information",
  name: { en: "information weights", zh: "信息量权" },
  params: Params,
  texts: weighObjectiveEn,
  reads: readsOn,
  needs: { units: 2 },
  fit,
});

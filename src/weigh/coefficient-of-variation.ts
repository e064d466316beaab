import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { defineWeigher, type TableContext } from "../method/index.ts";
import { extent, mean } from "../stats/index.ts";
import { proportional } from "./informative.ts";
import { asSigned, onParam, readsOn, requirePositive, variation } from "./raw-values.ts";

const Params = z.strictObject({
  on: onParam,
  /** n is reduced by it under the deviation: 1 for a sample, 0 for all there are. It cancels unless columns have gaps. */
  ddof: z._default(z.union([z.literal(0), z.literal(1)]), 1),
});

/** Coefficients of variation of columns of values ≥ 0; null below two values. */
export function variations(columns: readonly Float64Array[], ddof: number): (number | null)[] {
  return columns.map((x) => {
    const { min, max, count } = extent(x);
    if (count < 2) return null;
    return min === max ? 0 : variation(x, mean(x), ddof);
  });
}

function fit(given: readonly Float64Array[], { ddof }: z.output<typeof Params>, outer: TableContext) {
  const { columns, context } = asSigned(given, outer);
  requirePositive(columns, context, { method: "coefficient-of-variation", lowest: "at least 0" });
  const variation = variations(columns, ddof);
  return { weights: proportional(variation, "coefficient-of-variation", context), variation };
}

/**
 * Coefficient of variation weights (变异系数法): wⱼ = vⱼ / Σₖ vₖ, vⱼ = sⱼ / x̄ⱼ on the raw values, whose unit cancels.
 * The direction does not enter. Use it on ratio scales only: a value shifted by a constant changes its weight.
 * Missing: skipped. A negative value: "cell-not-positive". A constant column, or fewer than two values: weight 0 and the
 * note "no-information"; all so: the error "no-divergence". Needs two units.
 * @see 门宝辉, 梁川 (2005), 基于变异系数权重的水质评价属性识别模型, 哈尔滨工业大学学报 37(10)
 * @example
 * coefficientOfVariation.fit([Float64Array.of(10, 20, 15), Float64Array.of(5, 10, 8)], {}).weights; // => [0.503839, 0.496161]
 */
export const coefficientOfVariation = defineWeigher({
  id: "coefficient-of-variation",
  name: { en: "coefficient of variation weights", zh: "变异系数法" },
  params: Params,
  texts: weighObjectiveEn,
  reads: readsOn,
  needs: { units: 2 },
  fit,
});

import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { defineWeigher, type TableContext } from "../method/index.ts";
import { extent, mean } from "../stats/index.ts";
import { meanDifference } from "../stats/mean-difference.ts";
import { proportional } from "./informative.ts";
import { asSigned, onParam, readsOn, requirePositive } from "./raw-values.ts";

const Params = z.strictObject({ on: onParam });

function fit(given: readonly Float64Array[], _: z.output<typeof Params>, outer: TableContext) {
  const { columns, context } = asSigned(given, outer);
  requirePositive(columns, context, { method: "gini", lowest: "at least 0" });
  const gini = columns.map((x) => {
    const { min, max, count } = extent(x);
    if (count < 2) return null;
    return min === max ? 0 : meanDifference(x) / 2 / mean(x);
  });
  return { weights: proportional(gini, "gini", context), gini };
}

/**
 * Gini weights (基尼系数赋权法): wⱼ = Gⱼ / Σₖ Gₖ, Gⱼ = Σᵢ Σₖ |xᵢⱼ − xₖⱼ| / (2n²·x̄ⱼ) on the raw values, whose unit cancels.
 * The direction does not enter.
 * Missing: skipped. A negative value: "cell-not-positive". A constant column, or fewer than two values: weight 0 and the
 * note "no-information"; all so: the error "no-divergence". Needs two units. Time: n log n a column, by one sort.
 * @see Li and Chi (2009), A new determining objective weights method: Gini coefficient weight, First International Conference on Information Science and Engineering
 * @example
 * // 1, 3: Δ = 2·2/4 = 1, x̄ = 2, G = ¼.  0, 4: Δ = 2, G = ½
 * gini.fit([Float64Array.of(1, 3), Float64Array.of(0, 4)], {}).weights; // => [1/3, 2/3]
 */
export const gini = defineWeigher({
  id: "gini",
  name: { en: "Gini weights", zh: "基尼系数赋权法" },
  params: Params,
  texts: weighObjectiveEn,
  reads: readsOn,
  needs: { units: 2 },
  fit,
});

import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { defineWeigher, type TableContext } from "../method/index.ts";
import { extent } from "../stats/index.ts";
import { meanDifference } from "../stats/mean-difference.ts";
import { proportional } from "./informative.ts";
import { scaleParam } from "./unit-scale.ts";

const Params = z.strictObject({
  /** Before the deviations are taken. */
  scale: scaleParam,
});

function fit(columns: readonly Float64Array[], { scale }: z.output<typeof Params>, context: TableContext) {
  const difference = columns.map((x) => {
    const { min, max, count } = extent(x);
    if (count < 2) return null;
    return min === max ? 0 : meanDifference(x) / (scale === "min-max" ? max - min : 1);
  });
  return { weights: proportional(difference, "max-deviation", context), difference };
}

/**
 * Maximising deviations (离差最大化): the weights that set the units furthest apart in total.
 * wⱼ = Dⱼ / Σₖ Dₖ, Dⱼ = Σᵢ Σₖ |zᵢⱼ − zₖⱼ| / n² over all pairs of units, z the scores rescaled to 0–1. (The solution under
 * Σw² = 1, brought to Σw = 1.) `difference` has the Dⱼ.
 * Missing: skipped; each column over its own pairs. A constant column, or fewer than two values: weight 0 and the note
 * "no-information"; all so: the error "no-divergence". Needs two units. Time: n log n a column, by one sort.
 * @see 王应明 (1998), 运用离差最大化方法进行多指标决策与排序, 系统工程与电子技术 20(7)
 * @example
 * // (0, 1): D = 2·1/4 = ½; (0, ½, 1): D = 2·(½ + ½ + 1)/9 = 4/9
 * maxDeviation.fit([Float64Array.of(3, 7, NaN), Float64Array.of(1, 2, 3)], {}).difference; // => [1/2, 4/9]
 */
export const maxDeviation = defineWeigher({
  id: "max-deviation",
  name: { en: "maximising deviations", zh: "离差最大化" },
  params: Params,
  texts: weighObjectiveEn,
  needs: { units: 2 },
  fit,
});

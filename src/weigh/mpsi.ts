import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { defineWeigher, type TableContext } from "../method/index.ts";
import { count, extent, variance } from "../stats/index.ts";
import { differing, proportional } from "./informative.ts";
import { asSigned, lessIsBetter, onParam, readsOn, requirePositive } from "./raw-values.ts";

const Params = z.strictObject({ on: onParam });

function fit(given: readonly Float64Array[], _: z.output<typeof Params>, outer: TableContext) {
  const { columns, context } = asSigned(given, outer);
  requirePositive(columns, context, { method: "mpsi", lowest: "above 0" });
  const live = differing(columns);
  const n = columns[0]?.length ?? 0;
  const preference = columns.map((x, j) => {
    if (!live[j] || count(x) < 2) return null;
    const { min, max } = extent(x);
    const share = lessIsBetter(context.nodes[j]!) ? x.map((v) => min / v) : x.map((v) => v / max);
    return variance(share, { ddof: 0 }) * n;
  });
  return { weights: proportional(preference, "mpsi", context), preference };
}

/**
 * MPSI (修正偏好选择指数法): modified preference selection index.
 * wⱼ = pⱼ / Σₖ pₖ, pⱼ = Σᵢ (zᵢⱼ − z̄ⱼ)², z = x/max where more is better, min/x where less is; on the raw values.
 * Missing: skipped, pⱼ brought to the number of rows. A value ≤ 0: "cell-not-positive". A constant column, or fewer than
 * two values: weight 0 and the note "no-information"; all so: the error "no-divergence". Needs two units.
 * @see Gligorić et al. (2022), Novel hybrid MPSI–MARA decision-making model for support system selection in an underground mine, Systems 10(6)
 * @example
 * // (1, 2): z = ½, 1, p = ⅛.  (1, 4): z = ¼, 1, p = 9/32
 * mpsi.fit([Float64Array.of(1, 2), Float64Array.of(1, 4)], {}).weights; // => [4/13, 9/13]
 */
export const mpsi = defineWeigher({
  id: "mpsi",
  name: { en: "MPSI", zh: "修正偏好选择指数法" },
  params: Params,
  texts: weighObjectiveEn,
  reads: readsOn,
  needs: { units: 2 },
  fit,
});

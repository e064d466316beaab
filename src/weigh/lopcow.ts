import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { defineWeigher, type TableContext } from "../method/index.ts";
import { count, mean } from "../stats/index.ts";
import { differing, proportional } from "./informative.ts";
import { asSigned, lessIsBetter, onParam, readsOn } from "./raw-values.ts";
import { scaledDeviation, toUnit } from "./unit-scale.ts";

const Params = z.strictObject({
  on: onParam,
  /** n is reduced by it under σ: 1 as in most programs, 0 for the deviation of all there are. */
  ddof: z._default(z.union([z.literal(0), z.literal(1)]), 1),
});

/** |ln(rms / σ)|·100 of a column on 0–1. */
function percentage(z01: Float64Array, ddof: 0 | 1): number {
  const squares = mean(z01.map((v) => v * v));
  const deviation = scaledDeviation(z01, "none", ddof)!;
  return Math.abs(Math.log(Math.sqrt(squares) / deviation) * 100);
}

function fit(given: readonly Float64Array[], { ddof }: z.output<typeof Params>, outer: TableContext) {
  const { columns, context } = asSigned(given, outer);
  const live = differing(columns);
  const value = columns.map((x, j) => {
    if (!live[j] || count(x) < 2) return null;
    const z01 = toUnit(x);
    return percentage(lessIsBetter(context.nodes[j]!) ? z01.map((v) => 1 - v) : z01, ddof);
  });
  return { weights: proportional(value, "lopcow", context), percentage: value };
}

/**
 * LOPCOW (对数百分比变化驱动的客观赋权): logarithmic percentage change-driven objective weighting.
 * wⱼ = PVⱼ / Σₖ PVₖ, PVⱼ = |ln(√(Σᵢ z²ᵢⱼ/n) / σⱼ)|·100, z the values rescaled to 0–1 along their direction.
 * An indicator with a high level and little spread weighs more: the opposite of dispersion weights.
 * Missing: skipped. Zeros and negatives are welcome. A constant column, or fewer than two values: weight 0 and the note
 * "no-information"; all so: the error "no-divergence". Needs three units: of two, rms and σ are always the same.
 * @see Ecer, Pamucar (2022), A novel LOPCOW-DOBI multi-criteria sustainability performance assessment methodology, Omega 112
 * @example
 * // (0, 1): rms = √½ and σ = √½, so 0.  (0, ½, 1): rms = √(5/12), σ = ½: 100·ln √(5/3)
 * lopcow.fit([Float64Array.of(3, 7, NaN), Float64Array.of(1, 2, 3)], {}).percentage; // => [0, 25.5412811883]
 */
export const lopcow = defineWeigher({
  id: "lopcow",
  name: { en: "LOPCOW", zh: "对数百分比变化客观赋权" },
  params: Params,
  texts: weighObjectiveEn,
  reads: readsOn,
  needs: { units: 3 },
  fit,
});

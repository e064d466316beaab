import { giniOf, spreadOf, variationOf } from "./lorenz.ts";
import { median } from "./quantile.ts";
import { weightedMean } from "./weighted.ts";

/** What can be said of the units below one; present values only, `w` beside them or null for equal weights. */
export type UnitAggregate = "min" | "max" | "sum" | "mean" | "median" | "cv" | "gini" | "count";

/**
 * A figure of a whole population of units. Mean: Σwx/Σw. Coefficient of variation: √(Σw(x−μ)²/Σw)/|μ|, divided by Σw and not
 * by one less, because the units are all there are. Gini: ΣᵢΣⱼ wᵢwⱼ|xᵢ−xⱼ| / (2μ(Σw)²). NaN where it does not exist: no value,
 * weights that are all 0, a mean of 0, a Gini coefficient of negative values; the caller says so.
 * @example unitAggregate("cv", Float64Array.of(1, 3), null); // => 0.5
 */
export function unitAggregate(name: UnitAggregate, x: Float64Array, w: Float64Array | null): number {
  if (name === "count") return x.length;
  if (x.length === 0) return Number.NaN;
  switch (name) {
    case "min":
      return x.reduce((least, v) => Math.min(least, v));
    case "max":
      return x.reduce((most, v) => Math.max(most, v));
    case "sum":
      return x.reduce((total, v) => total + v);
    case "mean":
      return meanOf(x, w);
    case "median":
      return median(x);
    case "cv":
      return variationOf(spreadOf(x, w ?? undefined));
    case "gini":
      return giniCoefficient(x, w);
    default:
      return name satisfies never;
  }
}

/** Σwx/Σw, where a weight is there for each value. */
const meanOf = (x: Float64Array, w: Float64Array | null) => weightedMean(x, w ?? new Float64Array(x.length).fill(1));

/** Only values above or at 0 with a sum have a Gini coefficient. */
function giniCoefficient(x: Float64Array, w: Float64Array | null): number {
  const spread = spreadOf(x, w ?? undefined);
  return spread.n > 0 && spread.values[0]! >= 0 && spread.total > 0 ? giniOf(spread) : Number.NaN;
}

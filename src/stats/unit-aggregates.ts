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
      return variation(x, w);
    case "gini":
      return giniCoefficient(x, w);
    default:
      return name satisfies never;
  }
}

/** Σwx/Σw, where a weight is there for each value. */
const meanOf = (x: Float64Array, w: Float64Array | null) => weightedMean(x, w ?? new Float64Array(x.length).fill(1));

function variation(x: Float64Array, w: Float64Array | null): number {
  const mean = meanOf(x, w);
  if (Number.isNaN(mean) || mean === 0) return Number.NaN;
  const squares = x.map((v) => (v - mean) ** 2);
  return Math.sqrt(meanOf(squares, w)) / Math.abs(mean);
}

function giniCoefficient(x: Float64Array, w: Float64Array | null): number {
  const order = Uint32Array.from(x, (_, i) => i).sort((a, b) => x[a]! - x[b]! || a - b);
  if (x[order[0]!]! < 0) return Number.NaN;
  const total = w === null ? x.length : w.reduce((sum, v) => sum + v);
  let below = 0;
  let differences = 0;
  let sum = 0;
  for (const i of order) {
    const weight = w === null ? 1 : w[i]!;
    below += weight;
    sum += weight * x[i]!;
    // each value against the weight below it less the weight above it
    differences += weight * x[i]! * (2 * below - weight - total);
  }
  return sum > 0 && total > 0 ? differences / (total * sum) : Number.NaN;
}

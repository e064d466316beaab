import { pow } from "./pow.ts";

export interface InequalityAdjusted {
  /** (1 − A)·I of each dimension. */
  readonly dimensions: readonly Float64Array[];
  /** Mean of the dimensions as they are, and adjusted. */
  readonly plain: Float64Array;
  readonly adjusted: Float64Array;
  /** 1 − adjusted/plain. */
  readonly loss: Float64Array;
  /** Coefficient of human inequality: the unweighted mean of A over the dimensions. */
  readonly inequality: Float64Array;
}

/**
 * Inequality-adjusted index (不平等调整后的指数, as UNDP's IHDI): each dimension loses its own inequality, I* = (1 − A)·I, and the
 * index is the mean of what is left, geometric unless said otherwise. A is Atkinson's index of the dimension, from 0 to 1.
 * Missing: a row with a gap in a dimension or its inequality is missing in `adjusted`, `loss`, `inequality`.
 * Edge: A outside 0–1 and a negative dimension under a geometric mean are a RangeError; a dimension at 0 gives 0.
 * @see UNDP, Human Development Report 2023/24, technical note 2
 * @example inequalityAdjusted([Float64Array.of(0.8), Float64Array.of(0.2)], [Float64Array.of(0.5), Float64Array.of(0.5)]).adjusted; // => [0.2]
 */
export function inequalityAdjusted(
  dimensions: readonly Float64Array[],
  inequality: readonly Float64Array[],
  {
    weights = dimensions.map(() => 1),
    mean = "geometric",
  }: { readonly weights?: readonly number[]; readonly mean?: "geometric" | "arithmetic" } = {},
): InequalityAdjusted {
  if (inequality.some((x) => x.some((v) => v < 0 || v > 1))) throw new RangeError("an inequality lies from 0 to 1");
  if (mean === "geometric" && dimensions.some((x) => x.some((v) => v < 0)))
    throw new RangeError("a dimension below 0 has no geometric mean");
  const total = weights.reduce((a, b) => a + b, 0);
  const meanOf = (columns: readonly Float64Array[]) =>
    columns[0]!.map((_, i) => {
      if (mean === "arithmetic") return columns.reduce((sum, x, d) => sum + weights[d]! * x[i]!, 0) / total;
      return columns.reduce((product, x, d) => product * pow(x[i]!, weights[d]! / total), 1);
    });
  const adjusted = dimensions.map((x, d) => x.map((v, i) => (1 - inequality[d]![i]!) * v));
  const [before, after] = [meanOf(dimensions), meanOf(adjusted)];
  return {
    dimensions: adjusted,
    plain: before,
    adjusted: after,
    loss: after.map((v, i) => (before[i]! === 0 ? (Number.isNaN(v) ? v : 0) : 1 - v / before[i]!)),
    inequality: before.map((_, i) => inequality.reduce((sum, x) => sum + x[i]!, 0) / inequality.length),
  };
}

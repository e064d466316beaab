import * as z from "zod/mini";
import { type AggregateInput, defineAggregator } from "../method/index.ts";

/**
 * Weighted arithmetic mean of each row over its present values: Σ wⱼ xⱼ / Σ wⱼ, summed from the first column to the
 * last. No present value, or none with a weight: missing.
 */
export function arithmeticMeans(columns: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const n = columns[0]?.length ?? 0;
  const total = new Float64Array(n);
  const present = new Float64Array(n);
  for (let j = 0; j < columns.length; j++) {
    const x = columns[j]!;
    const w = weights[j]!;
    // a weight of zero has no say, not even in whether a row is missing
    if (w === 0) continue;
    for (let i = 0; i < n; i++) {
      const v = x[i]!;
      if (Number.isNaN(v)) continue;
      total[i] = total[i]! + w * v;
      present[i] = present[i]! + w;
    }
  }
  for (let i = 0; i < n; i++) total[i] = total[i]! / present[i]!; // 0/0: nothing present, so missing
  return total;
}

/** As `arithmeticMeans`, each row with weights of its own; a weight of zero or missing has no say. */
export function arithmeticMeansByRow(columns: readonly Float64Array[], weights: readonly Float64Array[]): Float64Array {
  const n = columns[0]?.length ?? 0;
  const total = new Float64Array(n);
  const present = new Float64Array(n);
  for (let j = 0; j < columns.length; j++) {
    const x = columns[j]!;
    const w = weights[j]!;
    for (let i = 0; i < n; i++) {
      if (Number.isNaN(x[i]!) || !(w[i]! > 0)) continue;
      total[i] = total[i]! + w[i]! * x[i]!;
      present[i] = present[i]! + w[i]!;
    }
  }
  for (let i = 0; i < n; i++) total[i] = total[i]! / present[i]!;
  return total;
}

/** Means with the weights of the group, or those of each row where the weigher gave them. */
export function weightedMeans(
  columns: readonly Float64Array[],
  { weights, rowWeights }: Omit<AggregateInput<null>, "fitted">,
): Float64Array {
  return rowWeights === undefined ? arithmeticMeans(columns, weights) : arithmeticMeansByRow(columns, rowWeights);
}

/**
 * Arithmetic mean (加权算术平均): Σ wⱼ xⱼ / Σ wⱼ. Full compensation: a loss in one is made up by a gain in another.
 * Missing children are skipped and the weights of the present ones count.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6
 * @example
 * const columns = [Float64Array.of(0, 40), Float64Array.of(100, NaN)];
 * arithmetic.apply(columns, { weights: [1, 3], fitted: null }); // => [75, 40]
 */
export const arithmetic = defineAggregator({
  id: "arithmetic",
  name: { en: "arithmetic mean", zh: "加权算术平均" },
  params: z.strictObject({}),
  mean: true,
  fit: () => null,
  apply: (columns, input) => weightedMeans(columns, input),
});

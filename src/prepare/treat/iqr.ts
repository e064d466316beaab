import * as z from "zod/mini";
import { defineTreater } from "../../method/index.ts";
import { count, quantiles } from "../../stats/index.ts";
import { type Bounds, BoundsShape, clamp, movedBy } from "./bounds.ts";

export const factorParam = z._default(z.number().check(z.minimum(0)), 1.5);

/** Tukey's fences: the quartiles (type 7), each moved outwards by `factor` times their distance. */
export function tukeyFences(x: Float64Array, factor: number): Bounds {
  if (count(x) === 0) return { low: null, high: null };
  const [q1, q3] = quantiles(x, Float64Array.of(0.25, 0.75));
  const reach = factor * (q3! - q1!);
  return { low: q1! - reach, high: q3! + reach };
}

/**
 * Interquartile fences (四分位距法): values below Q₁ − factor·(Q₃ − Q₁) or above Q₃ + factor·(Q₃ − Q₁) take the fence.
 * Quartiles of type 7. Missing stays missing and is not counted. Where more than half of the values are equal the fences
 * may fall together, so that all others are moved. Later values are moved to the fences learned.
 * @see Tukey (1977), Exploratory Data Analysis, chapter 2
 * @example
 * const x = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 100);
 * iqr.apply(x, iqr.fit(x, {})); // => [1, 2, 3, 4, 5, 6, 7, 8, 9, 14.5]
 */
export const iqr = defineTreater({
  id: "iqr",
  name: { en: "interquartile fences", zh: "四分位距法" },
  params: z.strictObject({
    /** How many interquartile ranges the fences stand from the quartiles; 3 for far outliers only. */
    factor: factorParam,
  }),
  learned: BoundsShape,
  fit: (x, { factor }) => tukeyFences(x, factor),
  apply: (x, bounds) => clamp(x, bounds),
  how: movedBy,
});

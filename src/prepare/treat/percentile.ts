import * as z from "zod/mini";
import { treatEn } from "../../errors/en/treat.ts";
import { IndexError } from "../../errors/index.ts";
import { defineTreater } from "../../method/index.ts";
import { count, quantiles } from "../../stats/index.ts";
import { type Bounds, BoundsShape, clamp, movedBy } from "./bounds.ts";

const share = z.number().check(z.minimum(0), z.maximum(1));

/** Two shares of the values, the first below the second. */
export const PercentileParams = z.strictObject({
  /** Share of the values below the lower bound; 0 for no bound. */
  low: z._default(share, 0.05),
  /** Share of the values below the upper bound; 1 for no bound. */
  high: z._default(share, 0.95),
});

/** The lower share must be below the upper one. */
export function requireOrder({ low, high }: { low: number; high: number }): void {
  if (!(low < high)) throw new IndexError([{ code: "treat-shares", path: [], params: { low, high } }]);
}

/** The quantiles (type 7) that bound a column; null where nothing is present, or the share asks for no bound. */
export function percentileBounds(x: Float64Array, { low, high }: { low: number; high: number }): Bounds {
  if (count(x) === 0) return { low: null, high: null };
  const [least, most] = quantiles(x, Float64Array.of(low, high));
  return { low: low === 0 ? null : least!, high: high === 1 ? null : most! };
}

/**
 * Percentile clamping (百分位截尾): values below the `low` quantile take it, values above the `high` quantile take that.
 * Quantiles of type 7 (R, Excel). Missing stays missing and is not counted. Later values are moved to the bounds learned.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 2; Hyndman and Fan (1996)
 * @example
 * const x = Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 100);
 * percentile.apply(x, percentile.fit(x, { low: 0, high: 0.5 })); // => [0, 1, 2, 3, 4, 4.5, 4.5, 4.5, 4.5, 4.5]
 */
export const percentile = defineTreater({
  id: "percentile",
  name: { en: "percentile clamping", zh: "百分位截尾" },
  params: PercentileParams,
  texts: treatEn,
  learned: BoundsShape,
  fit: (x, params) => {
    requireOrder(params);
    return percentileBounds(x, params);
  },
  apply: (x, bounds) => clamp(x, bounds),
  how: movedBy,
});

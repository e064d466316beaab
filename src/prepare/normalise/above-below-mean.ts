import * as z from "zod/mini";
import { normaliseEn } from "../../errors/en/normalise.ts";
import { IndexError } from "../../errors/index.ts";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";
import { count, extent, mean, standardDeviation } from "../../stats/index.ts";
import { applyFlat, type Flat, requireCrossSection } from "./ruler.ts";

const Params = z.strictObject({
  /** Half the width of the neutral band about the mean. */
  band: z._default(z.number().check(z.minimum(0)), 0),
  /** What the band is a share of: the mean's size, or the standard deviation (n − 1). */
  bandOf: z._default(z.enum(["mean", "sd"]), "mean"),
});

export type Band = { readonly low: number; readonly high: number; readonly sign: 1 | -1 };

function fit(x: Float64Array, { band, bandOf }: z.output<typeof Params>, context: ColumnContext): Band | Flat {
  requireCrossSection("above-below-mean", x, context);
  const n = count(x);
  if (n === 0) return { empty: true };
  const { min, max } = extent(x);
  const centre = mean(x);
  const spread = bandOf === "mean" || n === 1 ? Math.abs(centre) : standardDeviation(x);
  const half = min === max ? 0 : band * spread;
  if (!Number.isFinite(max - min) || !Number.isFinite(half)) {
    throw new IndexError([{ code: "range-overflow", path: [], params: { min, max } }]);
  }
  return { low: centre - half, high: centre + half, sign: context.node.direction === "negative" ? -1 : 1 };
}

/** 1 beyond the band on the better side, −1 on the worse side, 0 in it, limits included. Missing stays missing. */
export function placeAboutBand(x: Float64Array, { low, high, sign }: Band): Float64Array {
  return x.map((v) => (v > high ? sign : v < low ? 0 - sign : v - v));
}

/**
 * Above or below the mean (均值比较法): 1 above the band about the mean of the rows learned from, −1 below it, 0 inside,
 * turned for a negative indicator. The band reaches from mean − band·|mean| to mean + band·|mean|, or in standard
 * deviations with `bandOf: sd`; 0 by default, so that only a value at the mean is neutral.
 * Missing stays missing and does not count in the mean. Constant: all are at the mean, 0. No inverse.
 * @see OECD/JRC (2008), Handbook, step 5, indicators above or below the mean (there x/x̄ against 1 ± p)
 * @example
 * const x = Float64Array.of(80, 95, 104, 121);
 * aboveBelowMean.apply(x, aboveBelowMean.fit(x, { band: 0.1 })); // => [-1, 0, 0, 1]
 */
export const aboveBelowMean = defineNormaliser({
  id: "above-below-mean",
  texts: normaliseEn,
  name: { en: "above or below the mean", zh: "均值比较法" },
  params: Params,
  needs: { units: 2 },
  bounds: () => [-1, 1],
  fit,
  apply: (x, fitted: Band | Flat) => ("low" in fitted ? placeAboutBand(x, fitted) : applyFlat(x, fitted)),
});

import * as z from "zod/mini";
import { normaliseEn } from "../../errors/en/normalise.ts";
import { IndexError } from "../../errors/index.ts";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";
import { count, extent, median, medianAbsoluteDeviation } from "../../stats/index.ts";
import { applyFlat, ConstantRule, chooseFlat, type Flat, noWayBack, requireCrossSection } from "./ruler.ts";
import { applyStandard, invertStandard, type Standard } from "./z-score.ts";

const Params = z.strictObject({
  mean: z._default(z.number(), 0),
  sd: z._default(z.number().check(z.positive()), 1),
  /** What the median absolute deviation is multiplied by; 1.4826 makes it the standard deviation of normal data. */
  factor: z._default(z.number().check(z.positive()), 1.4826),
  /** What all get where the deviation is 0: all values equal, or more than half of them. */
  constant: z._default(ConstantRule, "midpoint"),
});

function fit(x: Float64Array, params: z.output<typeof Params>, context: ColumnContext): Standard | Flat {
  requireCrossSection("robust-z", x, context);
  if (count(x) === 0) return { empty: true };
  const { min, max } = extent(x);
  const { constant, mean, sd, factor } = params;
  if (min === max) return chooseFlat({ constant, midpoint: mean, method: "robust-z", value: min }, context);
  if (!Number.isFinite(max - min)) throw new IndexError([{ code: "range-overflow", path: [], params: { min, max } }]);
  const centre = median(x);
  const spread = medianAbsoluteDeviation(x, { constant: factor });
  if (spread === 0) return halfEqual(centre, params, context);
  return { centre, spread, mean, sd, sign: context.node.direction === "negative" ? -1 : 1 };
}

function halfEqual(value: number, { constant, mean }: z.output<typeof Params>, { note }: ColumnContext): Flat {
  if (constant === "error") throw new IndexError([{ code: "no-spread", path: ["constant"], params: { value } }]);
  note({ code: "no-spread-scored", path: [], params: { value, constant } });
  if (constant === "drop") return { drop: true };
  return { flat: constant === "midpoint" ? mean : constant };
}

/**
 * Robust z-score (稳健标准化法): mean + (x − median)/(1.4826·MAD)·sd, the sign turned for a negative indicator, MAD being
 * the median of |x − median|. An outlier gets a far score without moving the others'.
 * Unbounded. Missing stays missing. MAD 0, which needs more than half of the values equal: the choice for a constant,
 * `constant: midpoint | error | drop | <score>`, midpoint being `mean`, with a note.
 * @see Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers; Hampel (1974), JASA 69
 * @example
 * const x = Float64Array.of(1, 2, 3, 4, 100);
 * robustZ.apply(x, robustZ.fit(x, { factor: 1 })); // => [-2, -1, 0, 1, 97]
 */
export const robustZ = defineNormaliser({
  id: "robust-z",
  texts: normaliseEn,
  name: { en: "robust z-score", zh: "稳健标准化法" },
  params: Params,
  needs: { units: 2 },
  fit,
  apply: (x, fitted: Standard | Flat) => ("centre" in fitted ? applyStandard(x, fitted) : applyFlat(x, fitted)),
  inverse: (y, fitted) => ("centre" in fitted ? invertStandard(y, fitted) : noWayBack(y)),
});

import * as z from "zod/mini";
import { treatEn } from "../../errors/en/treat.ts";
import { type ColumnContext, defineTreater } from "../../method/index.ts";
import { type Bounds, BoundsShape, placesWhere, sideOf } from "./bounds.ts";
import { factorParam, tukeyFences } from "./iqr.ts";
import { PercentileParams, percentileBounds, requireOrder } from "./percentile.ts";

const Params = z.extend(PercentileParams, {
  /** What the bounds are: the quantiles `low` and `high`, or Tukey's fences. */
  bounds: z._default(z.enum(["percentile", "iqr"]), "percentile"),
  factor: factorParam,
});

function fit(x: Float64Array, { bounds, factor, ...shares }: z.output<typeof Params>): Bounds {
  if (bounds === "iqr") return tukeyFences(x, factor);
  requireOrder(shares);
  return percentileBounds(x, shares);
}

function apply(x: Float64Array, bounds: Bounds, { rows, note }: ColumnContext): Float64Array {
  const outside = (v: number): boolean => sideOf(v, bounds) !== null;
  const found = placesWhere(x, outside, { rows });
  if (found.count === 0) return x;
  note({ code: "values-trimmed", path: [], params: found });
  return x.map((v) => (outside(v) ? Number.NaN : v));
}

/**
 * Trimming (截除): values outside the bounds leave the index and are missing from there on, with a note that names them.
 * Bounds: the quantiles `low` and `high` (type 7), or with `bounds: "iqr"` Tukey's fences. It comes after imputing, so
 * what is removed is not filled again: coverage falls, and siblings stand in for it.
 * Missing stays missing. Later values outside the bounds learned are removed as well.
 * @see Tukey (1962), The future of data analysis, Annals of Mathematical Statistics 33, on trimming and winsorising
 * @example
 * const x = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 100);
 * trim.apply(x, trim.fit(x, { bounds: "iqr" })); // => [1, 2, 3, 4, 5, 6, 7, 8, 9, NaN]
 */
export const trim = defineTreater({
  id: "trim",
  name: { en: "trimming", zh: "截除" },
  params: Params,
  texts: treatEn,
  learned: BoundsShape,
  fit,
  apply,
  how: (x, bounds) => Array.from(x, (v) => (sideOf(v, bounds) === null ? null : "removed")),
});

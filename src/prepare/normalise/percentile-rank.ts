import * as z from "zod/mini";
import { normaliseEn } from "../../errors/en/normalise.ts";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";
import { count, extent } from "../../stats/index.ts";
import { type Ladder, learnLadder, placesOn, TieChoice } from "./rank.ts";
import { applyFlat, ConstantRule, chooseFlat, type Flat, requireCrossSection } from "./ruler.ts";

const Params = z.strictObject({
  ties: TieChoice,
  /** `inclusive` (r − 1)/(n − 1), worst 0 and best 1; `exclusive` r/(n + 1), neither; `midpoint` (r − ½)/n. */
  position: z._default(z.enum(["inclusive", "exclusive", "midpoint"]), "inclusive"),
  /** The score of a share of 1. */
  scale: z._default(z.number().check(z.positive()), 100),
  constant: z._default(ConstantRule, "midpoint"),
});
type Position = z.output<typeof Params>["position"];

export type PercentileLadder = Ladder & { readonly position: Position; readonly scale: number };

function fit(x: Float64Array, params: z.output<typeof Params>, context: ColumnContext): PercentileLadder | Flat {
  requireCrossSection("percentile-rank", x, context);
  if (count(x) === 0) return { empty: true };
  const { ties, position, scale, constant } = params;
  const { min, max } = extent(x);
  if (min === max) {
    return chooseFlat({ constant, midpoint: scale / 2, method: "percentile-rank", value: min }, context);
  }
  return { ...learnLadder(x, ties, context), position, scale };
}

function share(place: number, n: number, position: Position): number {
  switch (position) {
    case "inclusive":
      return (place - 1) / (n - 1);
    case "exclusive":
      return place / (n + 1);
    case "midpoint":
      return (place - 0.5) / n;
    default:
      return position satisfies never;
  }
}

/** scale·share of the place, at most `scale`: better than all learned counts as the best. Missing stays missing. */
export function percentileOn(x: Float64Array, { position, scale, ...ladder }: PercentileLadder): Float64Array {
  const n = ladder.sorted.length;
  return placesOn(x, ladder).map((place) => scale * Math.min(1, share(place, n, position)));
}

/**
 * Percentile rank (百分位排序法): the rank among n present values as a share, by default (r − 1)/(n − 1): 0 for the worst,
 * `scale` for the best. Ties take the smallest place (`min`), the largest or their mean.
 * Later rows are placed among the values learned from; better than all of them is `scale`.
 * Missing stays missing and is not counted. Constant: `constant: midpoint | error | drop | <score>`, with a note.
 * No inverse: distances are lost.
 * @see COINr, `n_prank`; Excel, PERCENTRANK.INC (inclusive) and PERCENTRANK.EXC (exclusive)
 * @example
 * const x = Float64Array.of(10, 30, 30, 20, 40);
 * percentileRank.apply(x, percentileRank.fit(x, {})); // => [0, 50, 50, 25, 100]
 */
export const percentileRank = defineNormaliser({
  id: "percentile-rank",
  texts: normaliseEn,
  name: { en: "percentile rank", zh: "百分位排序法" },
  params: Params,
  needs: { units: 2 },
  bounds: ({ scale }) => [0, scale],
  fit,
  apply: (x, fitted: PercentileLadder | Flat) => ("sorted" in fitted ? percentileOn(x, fitted) : applyFlat(x, fitted)),
});

import * as z from "zod/mini";
import { minMaxEn } from "../../errors/en/min-max.ts";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";
import type { Extent } from "../../stats/index.ts";
import { noteNearConstant, widenEnds } from "./near-constant.ts";
import {
  ConstantRule,
  chooseFlat,
  ends as endsOf,
  type Flat,
  lineOfRuler,
  type Ruler,
  RulerOrFlat,
  requireCrossSection,
  scoreByRuler,
  valueByRuler,
} from "./ruler.ts";

const Params = z.strictObject({
  lower: z._default(z.number(), 0),
  upper: z._default(z.number(), 100),
  constant: z._default(ConstantRule, "midpoint"),
  clip: z._default(z.boolean(), false),
  /** Decimals of the published values: a range of one rounding unit or less is noted. */
  decimals: z.optional(z.int().check(z.minimum(-15), z.maximum(15))),
  /** Standard error of a value, in the measure: a range below twice of it is noted. */
  standardError: z.optional(z.number().check(z.positive())),
  /** The ends stand at least so far apart, in the measure. */
  minRange: z.optional(z.number().check(z.positive())),
});

function fit(extent: Extent, params: z.output<typeof Params>, context: ColumnContext): Ruler | Flat {
  requireCrossSection("min-max", context.rows, context);
  if (extent.count === 0) return { empty: true };
  const { lower, upper, constant, clip, minRange } = params;
  const [worst, best] = endsOf(extent, context);
  if (worst === best) {
    return chooseFlat({ constant, midpoint: (lower + upper) / 2, method: "min-max", value: worst }, context);
  }
  const ends = widenEnds({ worst, best }, { minRange: minRange ?? 0, bestFixed: context.node.best !== undefined });
  noteNearConstant(extent, params, { ...ends, lower, upper }, context);
  if (minRange !== undefined && Math.abs(best - worst) < minRange) {
    context.note({ code: "range-widened", path: [], params: { range: Math.abs(best - worst), minRange } });
  }
  return { ...ends, lower, upper, clip };
}

/**
 * Min-max (极差法): lower + (x − worst)/(best − worst)·(upper − lower), worst and best being the extremes of the present
 * values by direction; an ideal or a band becomes the distance from it, best 0, which is 1 − |x − k|/max|x − k|.
 * Scores lie in lower … upper on the rows learned from; later rows may leave it unless `clip`.
 * Missing stays missing. Constant: `constant: midpoint | error | drop | <score>`, with a note. Near-constant (a range of
 * at most one unit of the published `decimals`, or below twice the `standardError`): a note with the points that one unit
 * moves; `minRange` widens the denominator.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5
 * @example
 * const x = Float64Array.of(2, 4, NaN, 6);
 * minMax.apply(x, minMax.fit(x, { lower: 0, upper: 100 })); // => [0, 50, NaN, 100]
 */
export const minMax = defineNormaliser({
  id: "min-max",
  texts: minMaxEn,
  name: { en: "min-max", zh: "极差法" },
  params: Params,
  presets: {
    // Becker et al. (2022), COINr: qNormalise without arguments
    "coinr-default": { lower: 0, upper: 100 },
    // the usual scale before a geometric mean, which has no place for 0
    "min-max-1-100": { lower: 1, upper: 100 },
  },
  bounds: ({ lower, upper }) => [lower, upper],
  learned: RulerOrFlat,
  fitExtent: fit,
  line: lineOfRuler,
  apply: scoreByRuler,
  inverse: valueByRuler,
});

import * as z from "zod/mini";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";
import { count } from "../../stats/index.ts";
import { applyFlat, applyRuler, ConstantRule, chooseFlat, extremes, type Flat, type Ruler, requireCrossSection } from "./ruler.ts";

const Params = z.strictObject({
  lower: z._default(z.number(), 0),
  upper: z._default(z.number(), 100),
  constant: z._default(ConstantRule, "midpoint"),
  clip: z._default(z.boolean(), false),
});

function fit(x: Float64Array, params: z.output<typeof Params>, context: ColumnContext): Ruler | Flat {
  requireCrossSection("min-max", x, context);
  if (count(x) === 0) return { empty: true };
  const { lower, upper, constant, clip } = params;
  const [worst, best] = extremes(x, context);
  if (worst === best) {
    return chooseFlat({ constant, midpoint: (lower + upper) / 2, method: "min-max", value: worst }, context);
  }
  return { worst, best, lower, upper, clip };
}

/**
 * Min-max (极差法): lower + (x − worst)/(best − worst)·(upper − lower), worst and best being the extremes of the present
 * values by direction; an ideal or a band becomes the distance from it, best 0.
 * Scores lie in lower … upper on the rows learned from; later rows may leave it unless `clip`.
 * Missing stays missing. Constant: `constant: midpoint | error | drop | <score>`, with a note.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5
 * @example
 * const x = Float64Array.of(2, 4, NaN, 6);
 * minMax.apply(x, minMax.fit(x, { lower: 0, upper: 100 })); // => [0, 50, NaN, 100]
 */
export const minMax = defineNormaliser({
  id: "min-max",
  name: { en: "min-max", zh: "极差法" },
  params: Params,
  bounds: ({ lower, upper }) => [lower, upper],
  fit,
  apply: (x, fitted: Ruler | Flat) => ("worst" in fitted ? applyRuler(x, fitted) : applyFlat(x, fitted)),
});

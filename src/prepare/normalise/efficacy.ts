import * as z from "zod/mini";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";
import { count, quantile } from "../../stats/index.ts";
import { applyFlat, applyRuler, ConstantRule, chooseFlat, extremes, type Flat, type Ruler, requireCrossSection } from "./ruler.ts";

const Params = z
  .strictObject({
    /** Score of the impermissible value (不允许值). */
    base: z._default(z.number(), 60),
    /** What the satisfactory value (满意值) adds. */
    range: z._default(z.number().check(z.positive()), 40),
    /** Where no goalposts are declared: worst and best at these shares of the values, 0 to 1, lower first. */
    quantiles: z.optional(z.tuple([z.number().check(z.minimum(0), z.maximum(1)), z.number().check(z.minimum(0), z.maximum(1))])),
    constant: z._default(ConstantRule, "midpoint"),
    clip: z._default(z.boolean(), false),
  });

/** The ruler, and where its ends come from. */
export type Efficacy = (Ruler & { readonly from: "goalposts" | "quantiles" | "extremes" }) | Flat;

function ends(x: Float64Array, quantiles: readonly [number, number] | undefined, context: ColumnContext) {
  const { node } = context;
  if (node.goalposts !== undefined) return { from: "goalposts", worst: node.goalposts[0], best: node.goalposts[1] } as const;
  requireCrossSection("efficacy", x, context);
  if (quantiles === undefined) {
    const [worst, best] = extremes(x, context);
    return { from: "extremes", worst, best } as const;
  }
  const low = quantile(x, Math.min(...quantiles));
  const high = quantile(x, Math.max(...quantiles));
  if (node.direction === "negative") return { from: "quantiles", worst: high, best: node.best ?? low } as const;
  return { from: "quantiles", worst: low, best: node.best ?? high } as const;
}

function fit(x: Float64Array, params: z.output<typeof Params>, context: ColumnContext): Efficacy {
  const { base, range, quantiles, constant, clip } = params;
  if (context.node.goalposts === undefined && count(x) === 0) return { empty: true };
  const { from, worst, best } = ends(x, quantiles, context);
  if (worst === best) {
    return chooseFlat({ constant, midpoint: base + range / 2, method: "efficacy", value: worst }, context);
  }
  return { worst, best, lower: base, upper: base + range, clip, from };
}

/**
 * Efficacy coefficient (功效系数法): base + range·(x − worst)/(best − worst), by custom 60 + 40.
 * Worst (不允许值) and best (满意值) from the goalposts, else from named quantiles (type 7), else from the extremes;
 * the result says which. Not clipped unless asked: below worst the score falls under `base`.
 * Missing stays missing. Constant: `constant: midpoint | error | drop | <score>`, with a note.
 * @see 国家统计局统计科学研究所,综合评价的功效系数法; 5.81 on 6–12 gives 58.73
 * @example
 * const node = { id: "x", direction: "positive", goalposts: [6, 12], targets: [], tags: [], weight: 1 } as const;
 * efficacy.apply(Float64Array.of(5.81), efficacy.fit(Float64Array.of(5.81), {}, { node })); // => [58.73]
 */
export const efficacy = defineNormaliser({
  id: "efficacy",
  name: { en: "efficacy coefficient", zh: "功效系数法" },
  params: Params,
  bounds: ({ base, range }) => [base, base + range],
  fixed: (fitted) => "from" in fitted && fitted.from === "goalposts",
  fit,
  apply: (x, fitted: Efficacy) => ("worst" in fitted ? applyRuler(x, fitted) : applyFlat(x, fitted)),
});

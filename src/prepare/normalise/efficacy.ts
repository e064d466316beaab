import * as z from "zod/mini";
import { normaliseEn } from "../../errors/en/normalise.ts";
import { IndexError } from "../../errors/index.ts";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";
import { count, quantile } from "../../stats/index.ts";
import { applyCurve, type Curve, invertCurve, requirePositiveForLog } from "./efficacy-form.ts";
import {
  ConstantRule,
  chooseFlat,
  extremes,
  type Flat,
  type Ruler,
  requireCrossSection,
  scoreByRuler,
  valueByRuler,
} from "./ruler.ts";

const Share = z.number().check(z.minimum(0), z.maximum(1));

const Params = z
  .strictObject({
    /** Score of the impermissible value (不允许值). */
    base: z._default(z.number(), 60),
    /** What the satisfactory value (满意值) adds. */
    range: z._default(z.number().check(z.positive()), 40),
    /** The curve between them: a line, or one that steepens or flattens towards the satisfactory value. */
    form: z._default(z.enum(["linear", "exponential", "logarithmic"]), "linear"),
    /** Where no goalposts are declared: worst and best at these shares of the values, 0 to 1, lower first. */
    quantiles: z.optional(z.tuple([Share, Share])),
    constant: z._default(ConstantRule, "midpoint"),
    clip: z._default(z.boolean(), false),
  })
  .check(
    z.refine(({ base, form }) => form !== "exponential" || base > 0, {
      path: ["base"],
      params: { code: "efficacy-base", params: {} },
    }),
  );

type Origin = { readonly from: "goalposts" | "quantiles" | "extremes" };

/** The ruler or curve, and where its ends come from. */
export type Efficacy = (Ruler & Origin) | (Curve & Origin) | Flat;

function ends(x: Float64Array, quantiles: readonly [number, number] | undefined, context: ColumnContext) {
  const { node } = context;
  if (node.goalposts !== undefined)
    return { from: "goalposts", worst: node.goalposts[0], best: node.goalposts[1] } as const;
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
  const { base, range, form, quantiles, constant, clip } = params;
  if (context.node.goalposts === undefined && count(x) === 0) return { empty: true };
  const { from, worst, best } = ends(x, quantiles, context);
  if (worst === best) {
    return chooseFlat({ constant, midpoint: base + range / 2, method: "efficacy", value: worst }, context);
  }
  if (!Number.isFinite(best - worst)) {
    const [min, max] = worst < best ? [worst, best] : [best, worst];
    throw new IndexError([{ code: "range-overflow", path: [], params: { min, max } }]);
  }
  const scale = { worst, best, lower: base, upper: base + range, clip, from };
  if (form === "linear") return scale;
  if (form === "logarithmic") requirePositiveForLog([worst, best]);
  return { form, ...scale };
}

/**
 * Efficacy coefficient (功效系数法): base + range·t, t = (x − worst)/(best − worst), by custom 60 + 40·t.
 * `form: exponential` (指数型) base·((base + range)/base)^t, which for 60 + 40 is 60·exp(−ln 0.6·t): it rewards being near
 * the best; `form: logarithmic` (对数型) base + range·ln(x/worst)/ln(best/worst), for values above 0 only: it rewards
 * getting away from the worst.
 * Worst (不允许值) and best (满意值) from the goalposts, else from named quantiles (type 7), else from the extremes;
 * the result says which. Not clipped unless asked: below worst the score falls under `base`.
 * Missing stays missing. Constant: `constant: midpoint | error | drop | <score>`, with a note.
 * @see 国家统计局统计科学研究所,综合评价的功效系数法; 5.81 on 6–12 gives 58.73; 苏为华 (2001), 多指标综合评价理论与方法研究: 指数型与对数型功效函数
 * @example
 * const node = { id: "x", direction: "positive", goalposts: [6, 12], targets: [], tags: [], weight: 1 } as const;
 * efficacy.apply(Float64Array.of(5.81), efficacy.fit(Float64Array.of(5.81), {}, { node })); // => [58.73]
 */
export const efficacy = defineNormaliser({
  id: "efficacy",
  texts: normaliseEn,
  name: { en: "efficacy coefficient", zh: "功效系数法" },
  params: Params,
  presets: {
    // 功效系数法: 60 + 40·(x − 不允许值)/(满意值 − 不允许值)
    "efficacy-60-40": { base: 60, range: 40, form: "linear" },
    // 指数型功效函数: 60·exp(−ln 0.6·t)
    "efficacy-exponential": { base: 60, range: 40, form: "exponential" },
    // 对数型功效函数: 60 + 40·ln(x/不允许值)/ln(满意值/不允许值)
    "efficacy-logarithmic": { base: 60, range: 40, form: "logarithmic" },
  },
  bounds: ({ base, range }) => [base, base + range],
  fixed: (fitted) => "from" in fitted && fitted.from === "goalposts",
  fit,
  apply: (x, fitted: Efficacy) => ("form" in fitted ? applyCurve(x, fitted) : scoreByRuler(x, fitted)),
  inverse: (y, fitted) => ("form" in fitted ? invertCurve(y, fitted) : valueByRuler(y, fitted)),
});

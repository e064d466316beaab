import * as z from "zod/mini";
import { normaliseEn } from "../../errors/en/normalise.ts";
import { IndexError } from "../../errors/index.ts";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";
import { count, extent, mean, standardDeviation } from "../../stats/index.ts";
import { applyFlat, ConstantRule, chooseFlat, type Flat, noWayBack, requireCrossSection } from "./ruler.ts";

const Params = z
  .strictObject({
    lower: z._default(z.number(), 0),
    upper: z._default(z.number(), 100),
    /** The value that scores half way; without it, the mean. */
    centre: z.optional(z.number()),
    /** How steep, in one over the measure; without it, one over the standard deviation (n − 1). */
    slope: z.optional(z.number().check(z.minimum(1e-300))),
    constant: z._default(ConstantRule, "midpoint"),
  })
  .check(
    z.refine(({ lower, upper }) => lower < upper, { path: ["upper"], params: { code: "scale-limits", params: {} } }),
  );

export type Logistic = {
  readonly centre: number;
  /** One over the slope: how far from the centre the odds are e to 1. */
  readonly spread: number;
  readonly sign: 1 | -1;
  readonly lower: number;
  readonly upper: number;
  /** Whether centre and slope are both given, so that no row moves them. */
  readonly given: boolean;
};

function fit(x: Float64Array, params: z.output<typeof Params>, context: ColumnContext): Logistic | Flat {
  const { lower, upper, centre, slope, constant } = params;
  const sign = context.node.direction === "negative" ? -1 : 1;
  if (centre !== undefined && slope !== undefined)
    return { centre, spread: 1 / slope, sign, lower, upper, given: true };
  requireCrossSection("sigmoid", x, context);
  if (count(x) === 0) return { empty: true };
  if (slope !== undefined) return { centre: mean(x), spread: 1 / slope, sign, lower, upper, given: false };
  const { min, max } = extent(x);
  if (min === max)
    return chooseFlat({ constant, midpoint: (lower + upper) / 2, method: "sigmoid", value: min }, context);
  if (!Number.isFinite(max - min)) throw new IndexError([{ code: "range-overflow", path: [], params: { min, max } }]);
  return { centre: centre ?? mean(x), spread: standardDeviation(x), sign, lower, upper, given: false };
}

/** lower + (upper − lower)/(1 + e^−z), z = sign·(x − centre)/spread. Missing stays missing. */
export function applyLogistic(x: Float64Array, { centre, spread, sign, lower, upper }: Logistic): Float64Array {
  const y = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const odds = Math.exp(-sign * ((x[i]! - centre) / spread)); // may overflow: the score is then `lower`
    y[i] = lower + (upper - lower) / (1 + odds);
  }
  return y;
}

/** centre + sign·spread·ln((y − lower)/(upper − y)); an end of the scale, or beyond, is reached by no value (NaN). */
export function invertLogistic(y: Float64Array, { centre, spread, sign, lower, upper }: Logistic): Float64Array {
  return y.map((v) =>
    v > lower && v < upper ? centre + sign * spread * Math.log((v - lower) / (upper - v)) : Number.NaN,
  );
}

/**
 * Sigmoid (S 型函数法): lower + (upper − lower)/(1 + exp(−slope·(x − centre))), the sign turned for a negative indicator:
 * nearly linear about the centre, flattening towards both ends, which it never passes.
 * Without `centre` the mean, without `slope` one over the standard deviation of the rows learned from (the logistic of the
 * z-score); with both nothing is learned. Missing stays missing.
 * Constant with a learned slope: `constant: midpoint | error | drop | <score>`, with a note. Inverse: none at the very ends.
 * @see Pyle (1999), Data Preparation for Data Mining, softmax scaling; 苏为华 (2001), 多指标综合评价理论与方法研究: 曲线型无量纲化
 * @example
 * const x = Float64Array.of(10, 20, 30);
 * sigmoid.apply(x, sigmoid.fit(x, { centre: 20, slope: 0.1 })); // => [26.8941421…, 50, 73.1058578…]
 */
export const sigmoid = defineNormaliser({
  id: "sigmoid",
  texts: normaliseEn,
  name: { en: "sigmoid", zh: "S 型函数法" },
  params: Params,
  needs: ({ centre, slope }) => (centre !== undefined && slope !== undefined ? {} : { units: 2 }),
  bounds: ({ lower, upper }) => [lower, upper],
  fixed: (fitted) => "given" in fitted && fitted.given,
  fit,
  apply: (x, fitted: Logistic | Flat) => ("spread" in fitted ? applyLogistic(x, fitted) : applyFlat(x, fitted)),
  inverse: (y, fitted) => ("spread" in fitted ? invertLogistic(y, fitted) : noWayBack(y)),
});

import * as z from "zod/mini";
import { normaliseEn } from "../../errors/en/normalise.ts";
import { IndexError } from "../../errors/index.ts";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";
import { extent, type Moments, mean, standardDeviation } from "../../stats/index.ts";
import { applyFlat, ConstantRule, chooseFlat, type Flat, FlatShape, noWayBack, requireCrossSection } from "./ruler.ts";

const Params = z.strictObject({
  mean: z._default(z.number(), 0),
  sd: z._default(z.number().check(z.positive()), 1),
  /** Taken from the divisor: 1 for the sample deviation, 0 for the population's. */
  ddof: z._default(z.literal([0, 1]), 1),
  constant: z._default(ConstantRule, "midpoint"),
});

export type Standard = {
  readonly centre: number;
  readonly spread: number;
  readonly mean: number;
  readonly sd: number;
  readonly sign: 1 | -1;
};

const StandardShape = z.strictObject({
  centre: z.number(),
  spread: z.number().check(z.positive()),
  mean: z.number(),
  sd: z.number(),
  sign: z.literal([1, -1]),
});

function fit(x: Float64Array, params: z.output<typeof Params>, context: ColumnContext): Standard | Flat {
  const moments = { ...extent(x), mean: mean(x), deviation: (ddof: 0 | 1) => standardDeviation(x, { ddof }) };
  return fitMoments(moments, params, context);
}

function fitMoments(
  { min, max, count, mean, deviation }: Moments,
  params: z.output<typeof Params>,
  context: ColumnContext,
): Standard | Flat {
  requireCrossSection("z-score", context.rows, context);
  if (count === 0) return { empty: true };
  if (min === max) {
    return chooseFlat({ constant: params.constant, midpoint: params.mean, method: "z-score", value: min }, context);
  }
  if (!Number.isFinite((max - min) * (max - min))) {
    throw new IndexError([{ code: "range-overflow", path: [], params: { min, max } }]);
  }
  const spread = deviation(params.ddof);
  const sign = context.node.direction === "negative" ? -1 : 1;
  return { centre: mean, spread, mean: params.mean, sd: params.sd, sign };
}

/** mean + sign·(x − centre)/spread·sd. Missing stays missing. */
export function applyStandard(x: Float64Array, { centre, spread, mean, sd, sign }: Standard): Float64Array {
  const y = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) y[i] = mean + sign * ((x[i]! - centre) / spread) * sd;
  return y;
}

/** centre + sign·(y − mean)/sd·spread: from scores back to the measure. */
export function invertStandard(y: Float64Array, { centre, spread, mean, sd, sign }: Standard): Float64Array {
  const x = new Float64Array(y.length);
  for (let i = 0; i < y.length; i++) x[i] = centre + sign * ((y[i]! - mean) / sd) * spread;
  return x;
}

/**
 * Z-score (标准差标准化法): mean + (x − x̄)/s·sd, the sign turned for a negative indicator; s with n − ddof.
 * Unbounded. Missing stays missing. Constant: `constant: midpoint | error | drop | <score>`, midpoint being `mean`.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5
 * @example
 * const x = Float64Array.of(1, 2, 3);
 * zScore.apply(x, zScore.fit(x, {})); // => [-1, 0, 1]
 */
export const zScore = defineNormaliser({
  id: "z-score",
  texts: normaliseEn,
  name: { en: "z-score", zh: "标准差标准化法" },
  params: Params,
  presets: {
    // McCall (1922), How to Measure in Education: mean 50, standard deviation 10
    "t-score": { mean: 50, sd: 10, ddof: 1 },
    // Mazziotta and Pareto (2016), Social Indicators Research 127: 100 + 10·z, population deviation
    "mazziotta-pareto": { mean: 100, sd: 10, ddof: 0 },
  },
  learned: z.union([StandardShape, FlatShape]),
  fit,
  fitMoments,
  apply: (x, fitted: Standard | Flat) => ("centre" in fitted ? applyStandard(x, fitted) : applyFlat(x, fitted)),
  inverse: (y, fitted) => ("centre" in fitted ? invertStandard(y, fitted) : noWayBack(y)),
});

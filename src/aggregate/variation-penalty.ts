import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { defineAggregator, type TableContext } from "../method/index.ts";
import { scoreRows, type Weighing } from "./by-row.ts";
import { Deviation, meanAndDeviation, penalisedMeans, penaltyDetails } from "./penalty.ts";

const Params = z.strictObject({
  /** How much unevenness costs: 0 the mean. */
  lambda: z._default(z.number().check(z.minimum(0)), 1),
  /** `deviation`: M − λ·S = M·(1 − λ·CV); `variance`: M − λ·S²/M = M·(1 − λ·CV²). */
  by: z._default(z.enum(["deviation", "variance"]), "deviation"),
  deviation: Deviation,
});

type Fitted = z.output<typeof Params>;

function penalised(
  columns: readonly Float64Array[],
  input: Weighing & { readonly fitted: Fitted },
  { rows }: TableContext,
): Float64Array {
  const { lambda, by, deviation } = input.fitted;
  if (by === "variance")
    return penalisedMeans(columns, input, {
      method: "variation-penalty",
      deviation,
      polarity: "positive",
      factor: lambda,
      rows,
    });
  return scoreRows(columns, input, (x, w) => {
    const { mean, spread } = meanAndDeviation(x, w, deviation);
    return mean - lambda * spread;
  });
}

/**
 * Mean less variation (变异系数惩罚法): M·(1 − λ·CV) = M − λ·S, M the weighted mean of the row's children, S their standard
 * deviation across the row, CV = S/M; `by: variance` M·(1 − λ·CV²) = M − λ·S²/M. On the scores as they come.
 * Missing children are skipped and the weights of the present ones count; none present: missing. By deviation any score is
 * accepted; by variance a row mean at or below 0 is the error "mean-not-positive". Range: up to the mean, which equal
 * children reach; below the weakest child for a large λ. By deviation it never falls when a child rises while
 * λ·√((1 − w)/w) ≤ 1 for the smallest weight w (share of the row); beyond that a child far above the others lowers it.
 * @see Mazziotta and Pareto (2016), Social Indicators Research 127, on penalties by the coefficient of variation
 * @example
 * const fitted = variationPenalty.fit([], { lambda: 0.5 });
 * variationPenalty.apply([Float64Array.of(50), Float64Array.of(70)], { weights: [1, 1], fitted }); // => [55]
 */
export const variationPenalty = defineAggregator({
  id: "variation-penalty",
  texts: aggregateMeansEn,
  name: { en: "mean less variation", zh: "变异系数惩罚法" },
  params: Params,
  fit: (_, params): Fitted => params,
  apply: penalised,
  details: (columns, input, context) => penaltyDetails(columns, input, penalised(columns, input, context)),
});

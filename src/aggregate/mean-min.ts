import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { defineAggregator } from "../method/index.ts";
import { extent, weightedMean } from "../stats/index.ts";
import { scoreRows } from "./by-row.ts";

const Params = z.strictObject({
  /** How much the weakest child counts: 0 the mean, 1 the whole penalty. */
  alpha: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0.5),
  /** In points of the scores: distances from the weakest child well below it are hardly punished. */
  beta: z._default(z.number().check(z.minimum(0)), 1),
});

export type MeanMin = z.output<typeof Params>;

/** M − α·(√((M − min)² + β²) − β). */
export function meanMinOf(x: Float64Array, w: Float64Array, { alpha, beta }: MeanMin): number {
  const mean = weightedMean(x, w);
  const gap = mean - extent(x).min;
  return mean - alpha * (diagonal(gap, beta) - beta);
}

/** √(a² + b²) of a, b ≥ 0, whose squares may be too large for a number. */
function diagonal(a: number, b: number): number {
  const long = Math.max(a, b);
  if (long === 0) return 0;
  const ratio = Math.min(a, b) / long;
  return long * Math.sqrt(1 + ratio * ratio);
}

/**
 * Mean-min function (均值—最小值函数): M − α·(√((M − min)² + β²) − β), M the weighted mean, min the weakest child.
 * α = 0 is the mean, α = 1 with β = 0 the minimum; between them the weakest child pulls the mean down.
 * Missing children are skipped and the weights of the present ones count; a gap can hide the weakest, so ask for
 * `coverage`. None present: missing. Any score is accepted. Range: from the weakest child to the mean; never falls when a
 * child rises.
 * @see Casadio Tarabusi and Guarini (2013), An unbalance adjustment method for development indicators, Social Indicators Research 112
 * @example
 * const columns = [Float64Array.of(2), Float64Array.of(8)];
 * const input = { weights: [1, 1], fitted: { alpha: 0.5, beta: 4 } };
 * meanMin.apply(columns, input); // => [4.5]
 */
export const meanMin = defineAggregator({
  id: "mean-min",
  texts: aggregateMeansEn,
  name: { en: "mean-min function", zh: "均值—最小值函数" },
  params: Params,
  fit: (_, params): MeanMin => params,
  apply: (columns, input) => scoreRows(columns, input, (x, w) => meanMinOf(x, w, input.fitted)),
});

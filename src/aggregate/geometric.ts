import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { defineAggregator } from "../method/index.ts";
import { weightedMeans } from "./arithmetic.ts";
import { refuseOutside } from "./domain.ts";

/**
 * Geometric mean (加权几何平均): exp(Σ wⱼ ln xⱼ / Σ wⱼ). A weak child pulls the score down more than a strong one lifts it.
 * Missing children are skipped and the weights of the present ones count. Defined for scores above 0 only: a score at
 * or below 0 is the error "score-not-positive", which suggests `lower: 1`.
 * @see UNDP, Human Development Report 2023/24, technical note 1
 * @example
 * geometric.apply([Float64Array.of(1), Float64Array.of(4)], { weights: [1, 1], fitted: null }); // => [2]
 */
export const geometric = defineAggregator({
  id: "geometric",
  texts: aggregateMeansEn,
  name: { en: "geometric mean", zh: "加权几何平均" },
  params: z.strictObject({}),
  fit: () => null,
  apply: (columns, input, context) => {
    refuseOutside(columns, input.weights, { ...context, method: "geometric", code: "score-not-positive" });
    const logs = columns.map((x) => x.map(Math.log));
    return weightedMeans(logs, input).map(Math.exp);
  },
});

import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { defineAggregator } from "../method/index.ts";
import { extent } from "../stats/index.ts";
import { scoreRows } from "./by-row.ts";

/**
 * Minimum (最小值法, 短板法): the score of the weakest child; nothing compensates for it.
 * Weights say only whether a child counts: one of weight 0 has no say. Missing children are skipped, so a gap can hide the
 * weakest: ask for `coverage`. None present: missing. Any score is accepted.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6
 * @example
 * minimum.apply([Float64Array.of(40, 70), Float64Array.of(90, NaN)], { weights: [1, 1], fitted: null }); // => [40, 70]
 */
export const minimum = defineAggregator({
  id: "min",
  texts: aggregateMeansEn,
  name: { en: "minimum", zh: "最小值法" },
  params: z.strictObject({}),
  fit: () => null,
  apply: (columns, input) => scoreRows(columns, input, (x) => extent(x).min),
});

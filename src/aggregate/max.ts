import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { defineAggregator } from "../method/index.ts";
import { extent } from "../stats/index.ts";
import { scoreRows } from "./by-row.ts";

/**
 * Maximum (最大值法): the score of the strongest child, whatever the others are.
 * Weights say only whether a child counts: one of weight 0 has no say. Missing children are skipped; none present:
 * missing. Any score is accepted. For alternatives of which one is enough, such as two sources of one figure.
 * @see Yager (1988), On ordered weighted averaging aggregation operators, IEEE Transactions on Systems, Man and Cybernetics 18
 * @example
 * maximum.apply([Float64Array.of(40, 70), Float64Array.of(90, NaN)], { weights: [1, 1], fitted: null }); // => [90, 70]
 */
export const maximum = defineAggregator({
  id: "max",
  texts: aggregateMeansEn,
  name: { en: "maximum", zh: "最大值法" },
  params: z.strictObject({}),
  fit: () => null,
  apply: (columns, input) => scoreRows(columns, input, (x) => extent(x).max),
});

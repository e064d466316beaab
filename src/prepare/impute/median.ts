import * as z from "zod/mini";
import { defineImputer } from "../../method/index.ts";
import { count, median } from "../../stats/index.ts";
import { fillGaps } from "./fill-gaps.ts";

/**
 * Median imputation (中位数插补): a gap gets the median of the indicator's present values over the rows learned from.
 * Missing: filled. No value present: the gaps stay.
 * @see COINr `i_median`
 * @example
 * const fitted = imputeMedian.fit(Float64Array.of(1, NaN, 3, 50), {});
 * imputeMedian.apply(Float64Array.of(NaN, 5), fitted); // => [3, 5]
 */
export const imputeMedian = defineImputer({
  id: "median",
  name: { en: "median", zh: "中位数插补" },
  params: z.strictObject({}),
  learned: z.strictObject({ median: z.nullable(z.number()) }),
  fit: (x) => ({ median: count(x) === 0 ? null : median(x) }),
  apply: (x, fitted) => fillGaps(x, fitted.median),
});

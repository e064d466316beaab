import * as z from "zod/mini";
import { defineImputer } from "../../method/index.ts";
import { count, mean } from "../../stats/index.ts";
import { fillGaps } from "./fill-gaps.ts";

/**
 * Mean imputation (均值插补): a gap gets the mean of the indicator's present values over the rows learned from.
 * Missing: filled. No value present: the gaps stay.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 3
 * @example
 * const fitted = imputeMean.fit(Float64Array.of(1, NaN, 3), {});
 * imputeMean.apply(Float64Array.of(NaN, 5), fitted); // => [2, 5]
 */
export const imputeMean = defineImputer({
  id: "mean",
  name: { en: "mean", zh: "均值插补" },
  params: z.strictObject({}),
  learned: z.strictObject({ mean: z.nullable(z.number()) }),
  fit: (x) => ({ mean: count(x) === 0 ? null : mean(x) }),
  apply: (x, fitted) => fillGaps(x, fitted.mean),
});

import { defineNormaliser } from "../../method/index.ts";
import { sum } from "../../stats/index.ts";
import { fitShare, scoreByShare, shareParams, valueByShare } from "./share.ts";

const id = "share-of-sum";

/**
 * Share of the sum (比重法): scale·x/Σx, by default as a fraction of 1. A negative indicator by `negative`: `reciprocal`
 * scale·(1/x)/Σ(1/x), which sums to `scale` too (pymcdm's sum normalisation), or `mirror` scale·(1 − x/Σx).
 * Missing stays missing and is not summed. Constant: 1/n for all. A value below 0, or a sum of 0, is an error; so is a
 * value at or below 0 for a reciprocal. The share falls as units are added: compare within one ruler only.
 * @see Shannon's entropy weights use it; pymcdm, `sum_normalization`; scikit-criteria, `SumScaler`
 * @example
 * const x = Float64Array.of(1, 3, 4);
 * shareOfSum.apply(x, shareOfSum.fit(x, {})); // => [0.125, 0.375, 0.5]
 */
export const shareOfSum = defineNormaliser({
  id,
  name: { en: "share of the sum", zh: "比重法" },
  params: shareParams({ scale: 1, negative: "reciprocal" }),
  needs: { units: 2 },
  bounds: ({ scale }) => [0, scale],
  fit: (x, params, context) => fitShare(x, params, { whole: { method: id, of: "sum", measure: sum }, context }),
  apply: scoreByShare(id),
  inverse: valueByShare,
});

import { defineNormaliser } from "../../method/index.ts";
import { extent } from "../../stats/index.ts";
import { fitShare, scoreByShare, shareParams, valueByShare } from "./share.ts";

const id = "share-of-max";

/**
 * Share of the maximum (最大值比值法): scale·x/max. A negative indicator by `negative`: `reciprocal` scale·min/x, the best
 * getting `scale` (pymcdm's linear normalisation, WASPAS), or `mirror` scale·(1 − x/max), the worst getting 0 (pymcdm's
 * max normalisation). Ratios are kept: twice the value is twice the score.
 * Missing stays missing. Constant: all get `scale`, or 0 by `mirror`. A maximum at or below 0 is an error; so is a value
 * at or below 0 for a reciprocal, which a distance from an ideal always meets: use `mirror` there. A present value below 0
 * beside a maximum above 0 scores below 0.
 * @see OECD/JRC (2008), Handbook, step 5, distance to a reference; COINr, `n_fracmax`
 * @example
 * const x = Float64Array.of(2, 4, 8);
 * shareOfMax.apply(x, shareOfMax.fit(x, {})); // => [25, 50, 100]
 */
export const shareOfMax = defineNormaliser({
  id,
  name: { en: "share of the maximum", zh: "最大值比值法" },
  params: shareParams({ scale: 100, negative: "reciprocal" }),
  needs: { units: 2 },
  bounds: ({ scale }) => [0, scale],
  fit: (x, params, context) =>
    fitShare(x, params, { whole: { method: id, of: "max", measure: (v) => extent(v).max }, context }),
  apply: scoreByShare(id),
  inverse: valueByShare,
});

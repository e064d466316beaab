import { defineImputer } from "../../method/index.ts";
import { mean } from "../../stats/index.ts";
import { fillByGroup, GroupCentresShape, GroupParams, groupFit } from "./group-fill.ts";

/**
 * Group-mean imputation (分组均值插补): a gap gets the mean of its group's present values.
 * Missing: filled. A group without any value, or one never seen, gets the overall mean (`fallback: "none"`: stays
 * missing) and a note.
 * @see COINr `i_mean_grp`; OECD/JRC (2008), Handbook, step 3
 * @example
 * const rows = { length: 3, unit: ["a", "b", "c"], period: ["", "", ""], group: { region: ["n", "n", "s"] } };
 * const fitted = imputeGroupMean.fit(Float64Array.of(4, NaN, 8), { group: "region" }, { rows });
 * imputeGroupMean.apply(Float64Array.of(4, NaN, 8), fitted, { rows }); // => [4, 4, 8]
 */
export const imputeGroupMean = defineImputer({
  id: "group-mean",
  name: { en: "group mean", zh: "分组均值插补" },
  params: GroupParams,
  learned: GroupCentresShape,
  fit: groupFit(mean),
  apply: fillByGroup,
});

import { defineImputer } from "../../method/index.ts";
import { median } from "../../stats/index.ts";
import { fillByGroup, GroupCentresShape, GroupParams, groupFit } from "./group-fill.ts";

/**
 * Group-median imputation (分组中位数插补): a gap gets the median of its group's present values.
 * Missing: filled. A group without any value, or one never seen, gets the overall median (`fallback: "none"`: stays
 * missing) and a note.
 * @see COINr `i_median_grp`
 * @example
 * const rows = { length: 4, unit: ["a", "b", "c", "d"], period: ["", "", "", ""], group: { region: ["n", "n", "n", "n"] } };
 * const fitted = imputeGroupMedian.fit(Float64Array.of(4, NaN, 8, 90), { group: "region" }, { rows });
 * imputeGroupMedian.apply(Float64Array.of(4, NaN, 8, 90), fitted, { rows }); // => [4, 8, 8, 90]
 */
export const imputeGroupMedian = defineImputer({
  id: "group-median",
  name: { en: "group median", zh: "分组中位数插补" },
  params: GroupParams,
  learned: GroupCentresShape,
  fit: groupFit(median),
  apply: fillByGroup,
});

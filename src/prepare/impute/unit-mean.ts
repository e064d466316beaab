import { imputeEn } from "../../errors/en/impute.ts";
import { defineTableImputer } from "../../method/index.ts";
import { mean } from "../../stats/index.ts";
import { fillByUnit, learnScales, UnitParams, UnitScalesShape } from "./unit-fill.ts";

/**
 * Unit-mean imputation (单位内均值插补): a gap gets the mean of what the unit has in the other indicators of its tree group,
 * on a common scale (0 to 1 from the worst value to the best, or z-scores), brought back to the measure.
 * `level` 1 is the indicator's own group, 2 the group above it, and so on up to the index.
 * Missing: filled. A unit without any value in the group, and an indicator with an ideal or band: stays, with a note.
 * @see COINr `i_mean` by rows with `normalise_first`
 */
export const imputeUnitMean = defineTableImputer({
  id: "unit-mean",
  name: { en: "unit mean", zh: "单位内均值插补" },
  params: UnitParams,
  texts: imputeEn,
  learned: UnitScalesShape,
  fit: learnScales,
  apply: fillByUnit(mean),
});

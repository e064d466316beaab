import { arithmetic } from "../aggregate/arithmetic.ts";
import { geometric } from "../aggregate/geometric.ts";
import type { Method } from "../method/index.ts";
import { imputeGroupMean } from "../prepare/impute/group-mean.ts";
import { imputeMean } from "../prepare/impute/mean.ts";
import { noImputation, noTreatment } from "../prepare/none.ts";
import { attainment } from "../prepare/normalise/attainment.ts";
import { efficacy } from "../prepare/normalise/efficacy.ts";
import { goalposts } from "../prepare/normalise/goalposts.ts";
import { indexToBase } from "../prepare/normalise/index-to-base.ts";
import { minMax } from "../prepare/normalise/min-max.ts";
import { rank } from "../prepare/normalise/rank.ts";
import { zScore } from "../prepare/normalise/z-score.ts";
import { winsorise } from "../prepare/treat/winsorise.ts";
import { entropy } from "../weigh/entropy.ts";
import { equal } from "../weigh/equal.ts";
import { given } from "../weigh/given.ts";

/** Every method of the library; the only place that names them all. */
export const builtins: readonly Method[] = [
  noImputation,
  imputeMean,
  imputeGroupMean,
  noTreatment,
  winsorise,
  minMax,
  zScore,
  goalposts,
  attainment,
  efficacy,
  rank,
  indexToBase,
  equal,
  given,
  entropy,
  arithmetic,
  geometric,
];

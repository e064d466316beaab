import { arithmetic } from "../aggregate/arithmetic.ts";
import { geometric } from "../aggregate/geometric.ts";
import type { Method } from "../method/index.ts";
import { imputeGroupMean } from "../prepare/impute/group-mean.ts";
import { imputeMean } from "../prepare/impute/mean.ts";
import { noImputation, noTreatment } from "../prepare/none.ts";
import { aboveBelowMean } from "../prepare/normalise/above-below-mean.ts";
import { attainment } from "../prepare/normalise/attainment.ts";
import { borda } from "../prepare/normalise/borda.ts";
import { categorical } from "../prepare/normalise/categorical.ts";
import { changeRate } from "../prepare/normalise/change-rate.ts";
import { distanceToMax } from "../prepare/normalise/distance-to-max.ts";
import { distanceToReference } from "../prepare/normalise/distance-to-reference.ts";
import { distanceToTarget } from "../prepare/normalise/distance-to-target.ts";
import { efficacy } from "../prepare/normalise/efficacy.ts";
import { goalposts } from "../prepare/normalise/goalposts.ts";
import { indexToBase } from "../prepare/normalise/index-to-base.ts";
import { minMax } from "../prepare/normalise/min-max.ts";
import { percentileRank } from "../prepare/normalise/percentile-rank.ts";
import { rank } from "../prepare/normalise/rank.ts";
import { robustZ } from "../prepare/normalise/robust-z.ts";
import { scaled } from "../prepare/normalise/scaled.ts";
import { shareOfMax } from "../prepare/normalise/share-of-max.ts";
import { shareOfSum } from "../prepare/normalise/share-of-sum.ts";
import { sigmoid } from "../prepare/normalise/sigmoid.ts";
import { thresholdFlags } from "../prepare/normalise/threshold-flags.ts";
import { vector } from "../prepare/normalise/vector.ts";
import { zScore } from "../prepare/normalise/z-score.ts";
import { winsorise } from "../prepare/treat/winsorise.ts";
import { ahp } from "../weigh/ahp/ahp.ts";
import { bestWorst } from "../weigh/best-worst/best-worst.ts";
import { budgetAllocation } from "../weigh/budget-allocation.ts";
import { delphi } from "../weigh/delphi.ts";
import { dematel } from "../weigh/dematel.ts";
import { entropy } from "../weigh/entropy.ts";
import { equal } from "../weigh/equal.ts";
import { fucom } from "../weigh/fucom.ts";
import { fuzzyAhp } from "../weigh/fuzzy-ahp/fuzzy-ahp.ts";
import { given } from "../weigh/given.ts";
import { opinion } from "../weigh/opinion.ts";
import { orderRelation } from "../weigh/order-relation.ts";
import { rankOrder } from "../weigh/rank-order.ts";
import { swara } from "../weigh/swara.ts";
import { swing } from "../weigh/swing.ts";
import { tiered } from "../weigh/tiered.ts";

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
  robustZ,
  borda,
  percentileRank,
  shareOfMax,
  shareOfSum,
  vector,
  distanceToMax,
  distanceToReference,
  distanceToTarget,
  changeRate,
  categorical,
  aboveBelowMean,
  thresholdFlags,
  sigmoid,
  scaled,
  equal,
  given,
  tiered,
  budgetAllocation,
  swing,
  rankOrder,
  swara,
  fucom,
  orderRelation,
  bestWorst,
  ahp,
  fuzzyAhp,
  delphi,
  dematel,
  opinion,
  entropy,
  arithmetic,
  geometric,
];

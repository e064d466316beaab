import { ampi } from "../aggregate/ampi.ts";
import { aras } from "../aggregate/aras.ts";
import { arithmetic } from "../aggregate/arithmetic.ts";
import { bodScore } from "../aggregate/benefit-of-the-doubt.ts";
import { bordaCount } from "../aggregate/borda.ts";
import { choquet } from "../aggregate/choquet.ts";
import { cocoso } from "../aggregate/cocoso.ts";
import { codas } from "../aggregate/codas.ts";
import { condorcet } from "../aggregate/condorcet.ts";
import { copeland } from "../aggregate/copeland.ts";
import { copras } from "../aggregate/copras.ts";
import { edas } from "../aggregate/edas.ts";
import { electreI } from "../aggregate/electre-i.ts";
import { fuzzy } from "../aggregate/fuzzy.ts";
import { geometric } from "../aggregate/geometric.ts";
import { greyRelational } from "../aggregate/grey-relational.ts";
import { harmonic } from "../aggregate/harmonic.ts";
import { mabac } from "../aggregate/mabac.ts";
import { mairca } from "../aggregate/mairca.ts";
import { marcos } from "../aggregate/marcos.ts";
import { maximum } from "../aggregate/max.ts";
import { meanMin } from "../aggregate/mean-min.ts";
import { weightedMedian } from "../aggregate/median.ts";
import { minimum } from "../aggregate/min.ts";
import { moora } from "../aggregate/moora.ts";
import { mpi } from "../aggregate/mpi.ts";
import { ocra } from "../aggregate/ocra.ts";
import { ogwa } from "../aggregate/ogwa.ts";
import { owa } from "../aggregate/owa.ts";
import { power } from "../aggregate/power.ts";
import { product } from "../aggregate/product.ts";
import { prometheeIi } from "../aggregate/promethee-ii.ts";
import { ram } from "../aggregate/ram.ts";
import { rankSumRatio } from "../aggregate/rank-sum-ratio.ts";
import { spotis } from "../aggregate/spotis.ts";
import { topsis } from "../aggregate/topsis.ts";
import { variationPenalty } from "../aggregate/variation-penalty.ts";
import { vikor } from "../aggregate/vikor.ts";
import { waspas } from "../aggregate/waspas.ts";
import { weightedProduct } from "../aggregate/weighted-product.ts";
import { weightedSum } from "../aggregate/weighted-sum.ts";
import { wroclaw } from "../aggregate/wroclaw.ts";
import type { Method } from "../method/index.ts";
import { imputeChain } from "../prepare/impute/chain.ts";
import { imputeConstant } from "../prepare/impute/constant.ts";
import { imputeDropWeight } from "../prepare/impute/drop-weight.ts";
import { imputeEm } from "../prepare/impute/em.ts";
import { imputeFloor } from "../prepare/impute/floor.ts";
import { imputeGroupMean } from "../prepare/impute/group-mean.ts";
import { imputeGroupMedian } from "../prepare/impute/group-median.ts";
import { imputeHotDeck } from "../prepare/impute/hot-deck.ts";
import { imputeLatest } from "../prepare/impute/latest.ts";
import { imputeLinear } from "../prepare/impute/linear.ts";
import { imputeLinearConstant } from "../prepare/impute/linear-constant.ts";
import { imputeMean } from "../prepare/impute/mean.ts";
import { imputeMedian } from "../prepare/impute/median.ts";
import { imputeMultiple } from "../prepare/impute/multiple.ts";
import { imputeNearestNeighbours } from "../prepare/impute/nearest-neighbours.ts";
import { imputeRegression } from "../prepare/impute/regression.ts";
import { imputeUnitMean } from "../prepare/impute/unit-mean.ts";
import { imputeUnitMedian } from "../prepare/impute/unit-median.ts";
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
import { boxCox } from "../prepare/treat/box-cox.ts";
import { iqr } from "../prepare/treat/iqr.ts";
import { logTransform } from "../prepare/treat/log.ts";
import { percentile } from "../prepare/treat/percentile.ts";
import { trim } from "../prepare/treat/trim.ts";
import { winsorise } from "../prepare/treat/winsorise.ts";
import { yeoJohnson } from "../prepare/treat/yeo-johnson.ts";
import { ahp } from "../weigh/ahp/ahp.ts";
import { angle } from "../weigh/angle.ts";
import { benefitOfTheDoubt } from "../weigh/benefit-of-the-doubt.ts";
import { bestWorst } from "../weigh/best-worst/best-worst.ts";
import { budgetAllocation } from "../weigh/budget-allocation.ts";
import { cilos } from "../weigh/cilos.ts";
import { coefficientOfVariation } from "../weigh/coefficient-of-variation.ts";
import { combine } from "../weigh/combine.ts";
import { correlationOptimised } from "../weigh/correlation-optimised.ts";
import { critic } from "../weigh/critic.ts";
import { dCritic } from "../weigh/d-critic.ts";
import { delphi } from "../weigh/delphi.ts";
import { dematel } from "../weigh/dematel.ts";
import { entropy } from "../weigh/entropy.ts";
import { equal } from "../weigh/equal.ts";
import { factor } from "../weigh/factor.ts";
import { fucom } from "../weigh/fucom.ts";
import { fuzzyAhp } from "../weigh/fuzzy-ahp/fuzzy-ahp.ts";
import { gini } from "../weigh/gini.ts";
import { given } from "../weigh/given.ts";
import { idocriw } from "../weigh/idocriw.ts";
import { independence } from "../weigh/independence.ts";
import { information } from "../weigh/information.ts";
import { lopcow } from "../weigh/lopcow.ts";
import { maxDeviation } from "../weigh/max-deviation.ts";
import { merec } from "../weigh/merec.ts";
import { mpsi } from "../weigh/mpsi.ts";
import { opinion } from "../weigh/opinion.ts";
import { orderRelation } from "../weigh/order-relation.ts";
import { pca } from "../weigh/pca.ts";
import { rankOrder } from "../weigh/rank-order.ts";
import { scatterDegree } from "../weigh/scatter-degree.ts";
import { standardDeviationWeights } from "../weigh/standard-deviation.ts";
import { swara } from "../weigh/swara.ts";
import { swing } from "../weigh/swing.ts";
import { tiered } from "../weigh/tiered.ts";
import { varianceWeights } from "../weigh/variance.ts";
/** Every method of the library; the only place that names them all. */
export const builtins: readonly Method[] = [
  noImputation,
  imputeMean,
  imputeMedian,
  imputeGroupMean,
  imputeGroupMedian,
  imputeUnitMean,
  imputeUnitMedian,
  imputeConstant,
  imputeFloor,
  imputeDropWeight,
  imputeLatest,
  imputeLinear,
  imputeLinearConstant,
  imputeRegression,
  imputeNearestNeighbours,
  imputeHotDeck,
  imputeEm,
  imputeMultiple,
  imputeChain,
  noTreatment,
  winsorise,
  percentile,
  iqr,
  trim,
  logTransform,
  boxCox,
  yeoJohnson,
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
  critic,
  dCritic,
  merec,
  cilos,
  idocriw,
  standardDeviationWeights,
  coefficientOfVariation,
  varianceWeights,
  gini,
  angle,
  lopcow,
  mpsi,
  independence,
  information,
  scatterDegree,
  maxDeviation,
  pca,
  factor,
  correlationOptimised,
  benefitOfTheDoubt,
  combine,
  arithmetic,
  geometric,
  harmonic,
  power,
  weightedMedian,
  minimum,
  maximum,
  product,
  owa,
  ogwa,
  meanMin,
  mpi,
  ampi,
  variationPenalty,
  choquet,
  fuzzy,
  bodScore,
  copeland,
  condorcet,
  bordaCount,
  prometheeIi,
  electreI,
  topsis,
  vikor,
  greyRelational,
  rankSumRatio,
  weightedSum,
  weightedProduct,
  waspas,
  edas,
  codas,
  copras,
  cocoso,
  aras,
  mabac,
  mairca,
  moora,
  marcos,
  ocra,
  ram,
  spotis,
  wroclaw,
];

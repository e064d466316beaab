export { type BetaConvergence, betaConvergence, type SigmaConvergence, sigmaConvergence } from "./convergence.ts";
export { type ConvergenceClubs, convergenceClubs } from "./convergence-clubs.ts";
export { pearson, spearman } from "./correlation.ts";
export { kendall } from "./correlation-kendall.ts";
export { type Coupling, type CouplingOptions, couplingCoordination } from "./coupling.ts";
export { type DagumDecomposition, type DagumGroup, type DagumPair, dagum } from "./dagum.ts";
export { shannonEvenness } from "./entropy.ts";
export { type Extent, extent } from "./extent.ts";
export { type Forecast, type ForecastMethod, type ForecastOptions, forecast, type Refusal } from "./forecast.ts";
export { type GreyModel, greyModel } from "./grey-model.ts";
export { type GroupIndex, groupIndex } from "./group.ts";
export { type HoltModel, holt } from "./holt.ts";
export {
  type BandInequality,
  type BandShare,
  bandInequality,
  bandShare,
  type IncomeBand,
} from "./income-bands.ts";
export {
  atkinson,
  gini,
  hoover,
  type InequalityOptions,
  palma,
  quantileRatio,
  shareRatio,
  theilL,
  theilT,
  variationCoefficient,
  wolfson,
} from "./inequality.ts";
export { type InequalityAdjusted, inequalityAdjusted } from "./inequality-adjusted.ts";
export { type GroupInequality, type TheilDecomposition, theilByGroup } from "./inequality-groups.ts";
export { type Density, kernelDensity } from "./kernel-density.ts";
export { alongLine, type Line, lineOf } from "./line.ts";
export { type LogT, logT } from "./log-t.ts";
export { lorenzCurve, type Spread, spreadOf } from "./lorenz.ts";
export { createMoments, type Moments } from "./merged-moments.ts";
export { kurtosis, mean, skewness, standardDeviation, variance } from "./moments.ts";
export { type LocalMoran, localMoran, type Moran, type MoranOptions, moran, type Neighbours } from "./moran.ts";
export { type NaturalBreaks, naturalBreaks } from "./natural-breaks.ts";
export { pow } from "./pow.ts";
export { median, medianAbsoluteDeviation, type QuantileType, quantile, quantiles } from "./quantile.ts";
export { type QuantileGroups, quantileGroups } from "./quantile-groups.ts";
export { competitionRanks, type RankOrder, rankValues, type TieRule } from "./rank.ts";
export { rankSimilarity, weightedSpearman, weightSimilarity } from "./rank-similarity.ts";
export { roundAll, roundTo } from "./round.ts";
export { sortIndex } from "./sort.ts";
export { count, sum } from "./sum.ts";
export { spatialTransitions, type Transitions, transitions } from "./transition.ts";
export { compoundGrowth, percentChange, type TimeSeries } from "./trend.ts";
export { dot, normaliseWeights, weightedMean } from "./weighted.ts";

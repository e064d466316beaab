import { builtins } from "./pipeline/builtins.ts";
import { createIndex } from "./pipeline/engine.ts";

const engine = createIndex({ methods: builtins });

export const { parseDefinition, computeIndex, fitIndex, applyIndex } = engine;

export { arithmetic } from "./aggregate/arithmetic.ts";
export { geometric } from "./aggregate/geometric.ts";
export { IndexError, type Issue, type IssueCode, issueText, type Texts } from "./errors/index.ts";
export {
  createRegistry,
  defineAggregator,
  defineImputer,
  defineNormaliser,
  defineTreater,
  defineWeigher,
  type Method,
  type MethodNode,
  type Over,
  type Registry,
  type Rows,
} from "./method/index.ts";
export { builtins } from "./pipeline/builtins.ts";
export { createIndex, type Definition, type Engine, type EngineParts } from "./pipeline/engine.ts";
export { type DataHash, hashDataset, hashSystem } from "./pipeline/hash.ts";
export type { Plan, PlanInput } from "./pipeline/plan-types.ts";
export type { FittedIndex, IndexResult, Step } from "./pipeline/result.ts";
export { type ScoresOptions, toScores } from "./pipeline/scores.ts";
export type { WeightRow } from "./pipeline/weight-table.ts";
export { imputeGroupMean } from "./prepare/impute/group-mean.ts";
export { imputeMean } from "./prepare/impute/mean.ts";
export { aboveBelowMean } from "./prepare/normalise/above-below-mean.ts";
export { attainment } from "./prepare/normalise/attainment.ts";
export { borda } from "./prepare/normalise/borda.ts";
export { categorical } from "./prepare/normalise/categorical.ts";
export { changeRate } from "./prepare/normalise/change-rate.ts";
export { distanceToMax } from "./prepare/normalise/distance-to-max.ts";
export { distanceToReference } from "./prepare/normalise/distance-to-reference.ts";
export { distanceToTarget } from "./prepare/normalise/distance-to-target.ts";
export { efficacy } from "./prepare/normalise/efficacy.ts";
export { goalposts } from "./prepare/normalise/goalposts.ts";
export { indexToBase } from "./prepare/normalise/index-to-base.ts";
export { minMax } from "./prepare/normalise/min-max.ts";
export { percentileRank } from "./prepare/normalise/percentile-rank.ts";
export { rank } from "./prepare/normalise/rank.ts";
export { robustZ } from "./prepare/normalise/robust-z.ts";
export { scaled } from "./prepare/normalise/scaled.ts";
export { shareOfMax } from "./prepare/normalise/share-of-max.ts";
export { shareOfSum } from "./prepare/normalise/share-of-sum.ts";
export { sigmoid } from "./prepare/normalise/sigmoid.ts";
export { thresholdFlags } from "./prepare/normalise/threshold-flags.ts";
export { vector } from "./prepare/normalise/vector.ts";
export { zScore } from "./prepare/normalise/z-score.ts";
export { winsorise } from "./prepare/treat/winsorise.ts";
export { datasetFromColumns, datasetFromRows } from "./schema/dataset.ts";
export { defineSystem } from "./schema/define.ts";
export { parseSystem } from "./schema/system.ts";
export type { Dataset, Direction, Group, Indicator, Node, System, Target } from "./schema/types.ts";
export { entropy } from "./weigh/entropy.ts";
export { equal } from "./weigh/equal.ts";
export { given } from "./weigh/given.ts";

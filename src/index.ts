export { ampi } from "./aggregate/ampi.ts";
export { aras } from "./aggregate/aras.ts";
export { arithmetic } from "./aggregate/arithmetic.ts";
export { bodScore } from "./aggregate/benefit-of-the-doubt.ts";
export { bordaCount } from "./aggregate/borda.ts";
export { choquet } from "./aggregate/choquet.ts";
export { cocoso } from "./aggregate/cocoso.ts";
export { codas } from "./aggregate/codas.ts";
export { condorcet } from "./aggregate/condorcet.ts";
export { copeland } from "./aggregate/copeland.ts";
export { copras } from "./aggregate/copras.ts";
export { edas } from "./aggregate/edas.ts";
export { electreI } from "./aggregate/electre-i.ts";
export { fuzzy } from "./aggregate/fuzzy.ts";
export { geometric } from "./aggregate/geometric.ts";
export { greyRelational } from "./aggregate/grey-relational.ts";
export { harmonic } from "./aggregate/harmonic.ts";
export { mabac } from "./aggregate/mabac.ts";
export { mairca } from "./aggregate/mairca.ts";
export { marcos } from "./aggregate/marcos.ts";
export { maximum } from "./aggregate/max.ts";
export { meanMin } from "./aggregate/mean-min.ts";
export { weightedMedian } from "./aggregate/median.ts";
export { minimum } from "./aggregate/min.ts";
export { moora } from "./aggregate/moora.ts";
export { mpi } from "./aggregate/mpi.ts";
export { ocra } from "./aggregate/ocra.ts";
export { ogwa } from "./aggregate/ogwa.ts";
export { owa } from "./aggregate/owa.ts";
export { power } from "./aggregate/power.ts";
export { product } from "./aggregate/product.ts";
export { prometheeIi } from "./aggregate/promethee-ii.ts";
export { ram } from "./aggregate/ram.ts";
export { rankSumRatio } from "./aggregate/rank-sum-ratio.ts";
export { spotis } from "./aggregate/spotis.ts";
export { topsis } from "./aggregate/topsis.ts";
export { variationPenalty } from "./aggregate/variation-penalty.ts";
export { vikor } from "./aggregate/vikor.ts";
export { waspas } from "./aggregate/waspas.ts";
export { weightedProduct } from "./aggregate/weighted-product.ts";
export { weightedSum } from "./aggregate/weighted-sum.ts";
export { wroclaw } from "./aggregate/wroclaw.ts";
export { type AdjustedRow, inequalityAdjustedOf } from "./analyse/adjusted.ts";
export { humanDevelopmentTiers, type Parity, parityOf } from "./analyse/adjusted-parity.ts";
export { type CoherenceOptions, coherence } from "./analyse/coherence.ts";
export type {
  AncestorLink,
  Coherence,
  CoherenceThresholds,
  GroupCoherence,
  Influence,
} from "./analyse/coherence-types.ts";
export {
  type Combination,
  type CompareOptions,
  compareMethods,
  type MethodComparison,
  type MethodTrial,
  type MethodTrials,
  type RefusedCombination,
} from "./analyse/compare-methods.ts";
export {
  type CompareWeightsOptions,
  compareWeights,
  type SchemeAgreement,
  type SchemeWeight,
  type WeighingProcess,
  type WeightComparison,
  type WeightScheme,
  type WeightTrial,
} from "./analyse/compare-weights.ts";
export { type Clubs, type Convergence, convergenceOf } from "./analyse/convergence.ts";
export { type Densities, densityOf } from "./analyse/convergence-density.ts";
export { type MarkovChain, markovOf } from "./analyse/convergence-markov.ts";
export {
  type Correlation,
  type CorrelationMatrix,
  type CorrelationOptions,
  type CorrelationTable,
  correlationTable,
  type LeftOut,
} from "./analyse/correlations.ts";
export { type CouplingCoordination, type CouplingRow, couplingOf } from "./analyse/coupling.ts";
export {
  type Contribution,
  type ContributionOptions,
  type Contributions,
  contributions,
} from "./analyse/decompose/contributions.ts";
export {
  type Change,
  type ChangeEnd,
  type ExplainOptions,
  explainDifference,
} from "./analyse/decompose/explain-change.ts";
export type { Cause, ChangePart, SplitBy } from "./analyse/decompose/types.ts";
export { type DescribeOptions, describe } from "./analyse/describe.ts";
export type { Availability, NodeAvailability } from "./analyse/describe-availability.ts";
export type { SameColumns, SameRows } from "./analyse/describe-duplicates.ts";
export type { Link } from "./analyse/describe-links.ts";
export type { DescribeThresholds, Description, Flag, IndicatorDescription } from "./analyse/describe-types.ts";
export type { DistributionSource } from "./analyse/distribution-source.ts";
export type { Finding, Severity } from "./analyse/finding.ts";
export { type GradeLevel, type GradeRule, type Grades, grade } from "./analyse/grade.ts";
export {
  completedColumns,
  type ImputationSummary,
  imputationSpread,
  imputationSummary,
  type RestsOn,
  restsOn,
} from "./analyse/imputation.ts";
export {
  type Inequality,
  type InequalityByGroup,
  type InequalityMeasures,
  type InequalityOfOptions,
  inequalityOf,
  type PeriodInequality,
} from "./analyse/inequality.ts";
export {
  type BandColumn,
  incomeBandsOf,
  quantileGroupsOf,
  type UnitBands,
} from "./analyse/inequality-bands.ts";
export { type Evenness, evennessOf } from "./analyse/inequality-evenness.ts";
export { type ColumnRatio, columnRatio, type Gap, groupRatio, highestToLowest } from "./analyse/inequality-gaps.ts";
export {
  type MatrixSide,
  type Quadrant,
  type SharingMatrix,
  type SharingRow,
  sharingMatrix,
} from "./analyse/inequality-sharing.ts";
export type { LeaveOneOut, UnitEffect, WeightSpan } from "./analyse/leave-one-out.ts";
export {
  describePanel,
  type LatestAvailable,
  latestAvailable,
  type Panel,
  type PanelColumn,
} from "./analyse/panel.ts";
export type { PortraitOptions } from "./analyse/portrait.ts";
export type {
  Lever,
  NearestPeer,
  Obstacle,
  ObstacleDegree,
  PathPoint,
  PlaceAmongPeers,
  Portrait,
  Standing,
  TagPortrait,
} from "./analyse/portrait-types.ts";
export type { Agreement, RowStability } from "./analyse/rank-stability.ts";
export type { RevisionsOptions } from "./analyse/revisions/revisions.ts";
export type {
  BiasTest,
  RevisedCell,
  RevisedScore,
  RevisionEffect,
  RevisionSummary,
  Revisions,
} from "./analyse/revisions/types.ts";
export type { AloneEffect } from "./analyse/sensitivity/alone.ts";
export {
  type Compared,
  type ComparedRow,
  compareIndices,
  type IndexComparison,
} from "./analyse/sensitivity/compare-indices.ts";
export type { SensitivityRange } from "./analyse/sensitivity/design.ts";
export type { RankReversal, ReversalCase, ReversedPair } from "./analyse/sensitivity/rank-reversal.ts";
export { type RemovedElement, type RemovedElements, removeElements } from "./analyse/sensitivity/remove-elements.ts";
export {
  openSensitivity,
  type Sensitivity,
  type SensitivityOptions,
  type SensitivityRun,
  sensitivity,
} from "./analyse/sensitivity/sensitivity.ts";
export { type SensitivityJson, toSensitivity } from "./analyse/sensitivity/to-sensitivity.ts";
export { type WeightRange, type WeightRangeQuestion, weightRange } from "./analyse/sensitivity/weight-range.ts";
export {
  type LocalAssociation,
  moranOf,
  type PeriodAssociation,
  type SpatialAssociation,
} from "./analyse/spatial.ts";
export { neighboursByPosition } from "./analyse/spatial-neighbours.ts";
export { type Subnational, type SubnationalRow, subnational } from "./analyse/subnational.ts";
export { type TrendInput, type UnitTrend, unitTrends } from "./analyse/trends.ts";
export { parseSensitivity, parseUncertainty } from "./analyse/uncertainty/check.ts";
export { type DefaultInputs, defaultInputs } from "./analyse/uncertainty/default-inputs.ts";
export type { RefusedReplicate, ReplicateRange } from "./analyse/uncertainty/range.ts";
export type {
  SensitivityInput,
  SensitivitySpec,
  UncertaintyInput,
  UncertaintySpec,
} from "./analyse/uncertainty/shape.ts";
export type { RowUncertainty, Uncertainty } from "./analyse/uncertainty/summary.ts";
export { toUncertainty, type UncertaintyJson } from "./analyse/uncertainty/to-uncertainty.ts";
export {
  openUncertainty,
  type UncertaintyOptions,
  type UncertaintyRun,
  uncertainty,
} from "./analyse/uncertainty/uncertainty.ts";
export {
  applyStream,
  chainSeries,
  datasetFromColumns,
  datasetFromRows,
  defineSystem,
  diffSnapshots,
  editionSeries,
  explainChange,
  fitStream,
  issueText,
  leaveOneOut,
  makeSnapshot,
  parseSystem,
  portrait,
  rankReversal,
  revisions,
  verifySnapshot,
} from "./calls.ts";
export { applyIndex, computeIndex, fitIndex, parseDefinition } from "./engine.ts";
export { en, IndexError, type Issue, type IssueCode, type Texts } from "./errors/index.ts";
export { type DataPart, readDataset } from "./io/dataset.ts";
export { tableToJsonLines } from "./io/output/json-lines.ts";
export { tableToMarkdown } from "./io/output/markdown.ts";
export { tableToParquet } from "./io/output/parquet.ts";
export { notesTable, scoresTable, stepsTable, tidyScoresTable, weightsTable } from "./io/output/scores.ts";
export type { ResultColumn, ResultTable, TableAbout, TableCell } from "./io/output/table.ts";
export { decodeText, type TextEncodingName } from "./io/text.ts";
export { readWeights } from "./io/weights.ts";
export { toWorkbook, type WorkbookOptions } from "./io/workbook/to-workbook.ts";
export { scoresToCsv, tableToCsv } from "./io/write-csv.ts";
export { datasetFromWorkbook, systemFromWorkbook } from "./io/xlsx/from-workbook.ts";
export { type TemplateOptions, templateHeadings, templateWorkbook } from "./io/xlsx/template.ts";
export { readWorkbook, type Workbook } from "./io/xlsx/workbook.ts";
export { type CellToWrite, type SheetToWrite, writeWorkbook } from "./io/xlsx/write.ts";
export {
  createRegistry,
  defineAggregator,
  defineImputer,
  defineNormaliser,
  defineTableImputer,
  defineTreater,
  defineWeigher,
  type ImputeTable,
  type Method,
  type MethodNode,
  type Over,
  type Registry,
  type Rows,
} from "./method/index.ts";
export { appraise } from "./monitor/appraisal/appraise.ts";
export { quotaPlaces } from "./monitor/appraisal/quota.ts";
export type { AppraisalRules, AppraisalRulesInput } from "./monitor/appraisal/shape.ts";
export type {
  Appraisal,
  AppraisalEntry,
  AppraisalOptions,
  AppraisedKind,
  AppraisedSubject,
  GateFound,
  PartScore,
  PreviousAppraisal,
  Term,
  TraceItem,
} from "./monitor/appraisal/types.ts";
export { attainmentOf } from "./monitor/attainment.ts";
export {
  type AttainmentRow,
  type AttainmentTreeOptions,
  attainmentTree,
} from "./monitor/attainment-tree.ts";
export { type Ledger, type LedgerOptions, ledgerOf } from "./monitor/ledger/ledger.ts";
export type { LedgerLine } from "./monitor/ledger/line.ts";
export type { LedgerState } from "./monitor/ledger/loop.ts";
export type { LedgerCount } from "./monitor/ledger/rows.ts";
export { type LedgerWarning, type ToLedgerOptions, toLedger } from "./monitor/ledger/to-ledger.ts";
export {
  type Monitored,
  type MonitoredTarget,
  type MonitorOptions,
  type MonitorSummary,
  monitor,
} from "./monitor/monitor.ts";
export type { Outlook, Projection, Refused } from "./monitor/outlook.ts";
export {
  type Arrow,
  type Colour,
  type Level,
  type Measure,
  type ReadyRules,
  type RuleBook,
  readyRules,
  rulesFrom,
} from "./monitor/rules.ts";
export type {
  Aim,
  Attainment,
  AttainmentOptions,
  Compared as TargetCompared,
  Pace,
  TargetStatus,
  Unjudged,
} from "./monitor/types.ts";
export { type Point, type Warning, warn } from "./monitor/warn.ts";
export type { MilestoneRow, MilestoneStatus } from "./monitor/works/milestones.ts";
export type { WorksRow } from "./monitor/works/rows.ts";
export type { ServedIndicator } from "./monitor/works/served.ts";
export type { WorkStatus, WorkUnjudged } from "./monitor/works/status.ts";
export { type Works, type WorksOptions, worksOf } from "./monitor/works/works.ts";
export { normalisePresets } from "./pipeline/builtin-presets.ts";
export { builtins } from "./pipeline/builtins.ts";
export { type ConfidentialRule, publicData } from "./pipeline/confidential.ts";
export { derivations } from "./pipeline/derivations/index.ts";
export { type ComputeOptions, createIndex, type Definition, type Engine, type EngineParts } from "./pipeline/engine.ts";
export { type DataHash, hashDataset, hashSystem } from "./pipeline/hash.ts";
export { imputeGaps } from "./pipeline/impute-step.ts";
export { blockKernel, type Kernel } from "./pipeline/kernel/index.ts";
export { type KernelUse, kernelOf } from "./pipeline/kernel/kernel-of.ts";
export { createColumns } from "./pipeline/kernel/resident.ts";
export type { Plan, PlanInput } from "./pipeline/plan-types.ts";
export { type Protect, protect } from "./pipeline/protect.ts";
export type { FittedIndex, IndexResult, Step } from "./pipeline/result.ts";
export { type ScoresOptions, toScores } from "./pipeline/scores.ts";
export type { Screened, ScreenRule } from "./pipeline/screen.ts";
export type { Blocks, RankReader, ScoreStream, StreamOptions } from "./pipeline/stream/index.ts";
export { constrainWeights } from "./pipeline/weight-constraints.ts";
export type { WeightRow } from "./pipeline/weight-table.ts";
export type { Withheld, WithholdRule } from "./pipeline/withhold.ts";
export { toAnnual } from "./prepare/annual.ts";
export { convertMeasures } from "./prepare/convert.ts";
export { imputeChain } from "./prepare/impute/chain.ts";
export { imputeConstant } from "./prepare/impute/constant.ts";
export { imputeDropWeight } from "./prepare/impute/drop-weight.ts";
export { imputeEm } from "./prepare/impute/em.ts";
export { imputeFloor } from "./prepare/impute/floor.ts";
export { imputeGroupMean } from "./prepare/impute/group-mean.ts";
export { imputeGroupMedian } from "./prepare/impute/group-median.ts";
export { imputeHotDeck } from "./prepare/impute/hot-deck.ts";
export { imputeLatest } from "./prepare/impute/latest.ts";
export { imputeLinear } from "./prepare/impute/linear.ts";
export { imputeLinearConstant } from "./prepare/impute/linear-constant.ts";
export { imputeMean } from "./prepare/impute/mean.ts";
export { imputeMedian } from "./prepare/impute/median.ts";
export { imputeMultiple } from "./prepare/impute/multiple.ts";
export { imputeNearestNeighbours } from "./prepare/impute/nearest-neighbours.ts";
export { imputeRegression } from "./prepare/impute/regression.ts";
export { imputeUnitMean } from "./prepare/impute/unit-mean.ts";
export { imputeUnitMedian } from "./prepare/impute/unit-median.ts";
export { noImputation, noTreatment } from "./prepare/none.ts";
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
export { withPopulation } from "./prepare/population.ts";
export type { SurveyAnswers } from "./prepare/survey/answers.ts";
export type { SurveyBreak } from "./prepare/survey/breaks.ts";
export type { SurveyCell, SurveyWithheld } from "./prepare/survey/cell.ts";
export {
  type CompareRoundsOptions,
  compareRounds,
  type RoundChange,
} from "./prepare/survey/compare-rounds.ts";
export {
  type CompareUnitsOptions,
  compareUnits,
  type UnitComparison,
  type UnitPair,
  type UnitPlace,
} from "./prepare/survey/compare-units.ts";
export { type SurveyResult, surveyToDataset } from "./prepare/survey/dataset.ts";
export { joinSurvey } from "./prepare/survey/join.ts";
export type { ScoredQuestion } from "./prepare/survey/notes.ts";
export { boxCox } from "./prepare/treat/box-cox.ts";
export { iqr } from "./prepare/treat/iqr.ts";
export { logTransform } from "./prepare/treat/log.ts";
export { percentile } from "./prepare/treat/percentile.ts";
export { trim } from "./prepare/treat/trim.ts";
export { winsorise } from "./prepare/treat/winsorise.ts";
export { yeoJohnson } from "./prepare/treat/yeo-johnson.ts";
export { type AsOf, asOf } from "./prepare/vintages.ts";
export type { Span } from "./schema/days.ts";
export type { LedgerRow, LedgerStep } from "./schema/ledger.ts";
export type { NeighbourPair, Position } from "./schema/places.ts";
export type { PopulationRow } from "./schema/population.ts";
export type { ColumnMapping } from "./schema/project.ts";
export type { SurveyInput } from "./schema/survey.ts";
export type { Dataset, Direction, Group, Indicator, Node, System, Target } from "./schema/types.ts";
export type { Edition, Vintage, VintageName, VintageUse } from "./schema/vintage.ts";
export type { Work, WorkKind, WorkOwner, WorkState } from "./schema/works.ts";
export { type ChainOptions, chainLink, type Link as ChainLink } from "./snapshot/chain.ts";
export type {
  BreakSize,
  ChainBreak,
  ChainScore,
  ChainSeries,
  ChainSeriesOptions,
} from "./snapshot/chain-series.ts";
export type {
  DiffEnd,
  DiffOptions,
  Membership,
  Revision,
  ScoreDiff,
  SnapshotDiff,
  SnapshotEnd,
  WeightDiff,
} from "./snapshot/diff.ts";
export type { EditionScore, EditionSeries, EditionSeriesOptions } from "./snapshot/edition-series.ts";
export { type Breach, breachesOf, type FailRule, type FailRuleName, parseFailOn } from "./snapshot/fail-on.ts";
export type { SnapshotOptions } from "./snapshot/make.ts";
export { readSnapshot } from "./snapshot/read.ts";
export { resultOf } from "./snapshot/result.ts";
export { snapshotText } from "./snapshot/text.ts";
export type {
  EmbeddedData,
  Snapshot,
  SnapshotFlag,
  SnapshotNote,
  SnapshotPart,
  SnapshotRow,
  SnapshotScore,
} from "./snapshot/types.ts";
export type { Verification, VerifyDifference, VerifyOptions, VerifyStep } from "./snapshot/verify.ts";
export { ahp } from "./weigh/ahp/ahp.ts";
export { angle } from "./weigh/angle.ts";
export { benefitOfTheDoubt } from "./weigh/benefit-of-the-doubt.ts";
export { bestWorst } from "./weigh/best-worst/best-worst.ts";
export { budgetAllocation } from "./weigh/budget-allocation.ts";
export { cilos } from "./weigh/cilos.ts";
export { coefficientOfVariation } from "./weigh/coefficient-of-variation.ts";
export { combine } from "./weigh/combine.ts";
export { correlationOptimised } from "./weigh/correlation-optimised.ts";
export { critic } from "./weigh/critic.ts";
export { dCritic } from "./weigh/d-critic.ts";
export { delphi } from "./weigh/delphi.ts";
export { dematel } from "./weigh/dematel.ts";
export { entropy } from "./weigh/entropy.ts";
export { equal } from "./weigh/equal.ts";
export { factor } from "./weigh/factor.ts";
export { fucom } from "./weigh/fucom.ts";
export { fuzzyAhp } from "./weigh/fuzzy-ahp/fuzzy-ahp.ts";
export { gini } from "./weigh/gini.ts";
export { given } from "./weigh/given.ts";
export { idocriw } from "./weigh/idocriw.ts";
export { independence } from "./weigh/independence.ts";
export { information } from "./weigh/information.ts";
export { lopcow } from "./weigh/lopcow.ts";
export { maxDeviation } from "./weigh/max-deviation.ts";
export { merec } from "./weigh/merec.ts";
export { mpsi } from "./weigh/mpsi.ts";
export { opinion } from "./weigh/opinion.ts";
export { orderRelation } from "./weigh/order-relation.ts";
export { pca } from "./weigh/pca.ts";
export { rankOrder } from "./weigh/rank-order.ts";
export { scatterDegree } from "./weigh/scatter-degree.ts";
export { standardDeviationWeights } from "./weigh/standard-deviation.ts";
export { swara } from "./weigh/swara.ts";
export { swing } from "./weigh/swing.ts";
export { tiered } from "./weigh/tiered.ts";
export { varianceWeights } from "./weigh/variance.ts";

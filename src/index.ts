import { explainChangeBy } from "./analyse/decompose/explain-change.ts";
import { leaveOneOutBy } from "./analyse/leave-one-out.ts";
import { portraitBy } from "./analyse/portrait.ts";
import { rankReversalBy } from "./analyse/sensitivity/rank-reversal.ts";
import { engineEn } from "./errors/engine-en.ts";
import { en, speaking, issueText as writeIssue } from "./errors/index.ts";
import { builtins } from "./pipeline/builtins.ts";
import { derivations } from "./pipeline/derivations/index.ts";
import { createIndex } from "./pipeline/engine.ts";
import { imputeGaps } from "./pipeline/impute-step.ts";
import { blockKernel } from "./pipeline/kernel/index.ts";
import { protect } from "./pipeline/protect.ts";
import { applyStreamBy, fitStreamBy } from "./pipeline/stream/index.ts";
import { constrainWeights } from "./pipeline/weight-constraints.ts";
import { datasetFromColumns as fromColumns, datasetFromRows as fromRows } from "./schema/dataset.ts";
import { defineSystem as writeSystem } from "./schema/define.ts";
import { parseSystem as readSystem } from "./schema/system.ts";

// marked pure and taken apart one by one, so that a bundle that uses one method leaves the others out
const engine = /* @__PURE__ */ createIndex({
  methods: builtins,
  messages: engineEn,
  constrain: constrainWeights,
  derivations,
  impute: imputeGaps,
  kernel: blockKernel,
  protect,
});

/**
 * Reads a system and a plan as people write them, formulas included. Every problem of both is reported at once, each with
 * its path, as one `IndexError`. Asynchronous because the formula parser is loaded with the first formula.
 * @example
 * const index = { id: "index", children: [{ id: "ratio", direction: "negative", formula: "urban / rural" }] };
 * const variables = [{ id: "urban" }, { id: "rural" }];
 * const definition = await parseDefinition({ system: { id: "gap", version: "1", variables, index }, plan: {} });
 * definition.plan.normalise.method; // => "min-max"
 */
export const parseDefinition = /* @__PURE__ */ (() => engine.parseDefinition)();

/**
 * Computes a composite index: derive, denominate, screen, impute, treat, transform, normalise, weigh and aggregate from the
 * lowest groups up, rank. Learns from the data and scores it; `fitIndex` and `applyIndex` are its two halves.
 * Missing: NaN; skipped when learning, kept when applying, as the plan says. Problems: one `IndexError` with all of them.
 * Scores are columns with one entry a row of the data, in its order.
 * @example
 * const index = { id: "index", children: [{ id: "income", direction: "positive" }, { id: "gap", direction: "negative" }] };
 * const system = parseSystem({ id: "small", version: "1", index });
 * const data = datasetFromColumns({ units: ["a", "b", "c"], periods: ["2023", "2023", "2023"], columns: { income: [10, 20, 40], gap: [3, 2, 1] } });
 * const result = computeIndex({ system }, data);
 * result.score("index"); // => [0, 41.67, 100]
 * result.rank("index"); // => [3, 2, 1]
 */
export const computeIndex = /* @__PURE__ */ (() => engine.computeIndex)();

/**
 * Learns an index's goalposts, means, weights and all else from the data. The answer is plain JSON: store it, and score
 * later rows with the same ruler by `applyIndex`.
 * @example
 * const system = parseSystem({ id: "one", version: "1", index: { id: "index", children: [{ id: "x", direction: "positive" }] } });
 * const fitted = fitIndex({ system }, datasetFromColumns({ units: ["a", "b"], periods: ["2023", "2023"], columns: { x: [0, 10] } }));
 * const later = datasetFromColumns({ units: ["a", "b"], periods: ["2024", "2024"], columns: { x: [5, 20] } });
 * applyIndex(fitted, later).score("index"); // => [50, 200]
 */
export const fitIndex = /* @__PURE__ */ (() => engine.fitIndex)();

/** Scores rows with what `fitIndex` learned: last year's ruler on this year's data. The same rows give the same bytes. */
export const applyIndex = /* @__PURE__ */ (() => engine.applyIndex)();

/**
 * Why the index moved between two periods: each indicator's part, and apart from it what comes of data, ruler, weights,
 * method, coverage and membership; the parts sum to the change. See `explainDifference` for how they are found.
 * Missing: units without a score in one of the periods are left out; asked for by name, they are an error.
 * @example
 * const goalposts = [0, 10] as const;
 * const children = [{ id: "a", direction: "positive", goalposts }, { id: "b", direction: "positive", goalposts }] as const;
 * const system = parseSystem({ id: "s", version: "1", index: { id: "index", children } });
 * const data = datasetFromColumns({ units: ["x", "x"], periods: ["2022", "2023"], columns: { a: [2, 5], b: [4, 3] } });
 * const [x] = explainChange({ system, plan: { normalise: { method: "goalposts" } } }, data, { from: "2022", to: "2023" });
 * x?.change; // => 10
 * x?.parts; // => [{ node: "a", cause: "data", amount: 15 }, { node: "b", cause: "data", amount: -5 }]
 */
export const explainChange = /* @__PURE__ */ (() => explainChangeBy(engine))();

/**
 * A unit in one period (画像): its own path over the periods, its place and distance among peers at every node, the peers
 * nearest by structure (scores less their level, weighted), the best of its group as a benchmark, strengths and weaknesses by
 * rank, what would raise the index most, the obstacle degree (障碍度), and each tag (strength, shortboard, innovation) apart.
 * Peers are the units of the period, of the same group where `within` or the plan's `rank.within` says so.
 * Missing: an indicator without a score has no place and no share; `levers` need a value, filled ones count.
 * Errors: a unit or period that is not there.
 * @example
 * const goalposts = [0, 10] as const;
 * const children = [{ id: "a", direction: "positive", goalposts }, { id: "b", direction: "positive", goalposts, weight: 3 }] as const;
 * const system = parseSystem({ id: "s", version: "1", index: { id: "index", children } });
 * const data = datasetFromColumns({ units: ["x", "y"], periods: "2023", columns: { a: [2, 5], b: [8, 3] } });
 * const x = portrait({ system, plan: { normalise: { method: "goalposts" } } }, data, { unit: "x", period: "2023" });
 * x.benchmark; // => { unit: "y", score: 35 }
 * x.levers.map(({ indicator, toGoal }) => [indicator, toGoal]); // => [["b", 15], ["a", 20]]
 * x.obstacles.indicators.map(({ indicator, share }) => [indicator, share]); // => [["a", 0.5714], ["b", 0.4286]]
 */
export const portrait = /* @__PURE__ */ (() => portraitBy(engine))();

/**
 * Scores rows that come in blocks (datasets with the same columns) with what `fitIndex` or `fitStream` learned: a result a
 * block, with the same bytes that `applyIndex` gives for all rows at once, in the memory of one block. For plans whose
 * methods take each row by itself; any other is refused by name before anything is read. That no unit stands in a period
 * twice is seen within a block only. `ranks: true` keeps the index's scores, 8 bytes a row: read the stream to its end,
 * then `ranks().next(block)` gives the ranks of the rows in their order.
 * @example
 * const system = parseSystem({ id: "one", version: "1", index: { id: "index", children: [{ id: "x", direction: "positive" }] } });
 * const block = (units, x) => datasetFromColumns({ units, periods: units.map(() => "2024"), columns: { x } });
 * const fitted = await fitStream({ system }, [block(["a"], [0]), block(["b"], [10])]);
 * const scores = [];
 * for await (const result of applyStream(fitted, [block(["c"], [5]), block(["d"], [20])])) scores.push(...result.score("index"));
 * scores; // => [50, 200]
 */
export const applyStream = /* @__PURE__ */ (() => applyStreamBy(engine))();

/**
 * Learns in one pass over blocks of rows what `fitIndex` learns from all of them: exactly for rulers from extremes, goalposts
 * and given scales, to about 1e-13 for `z-score`, whose mean and deviation are merged block by block. Weights are given or
 * equal; a method that needs all rows (entropy weights, ranks, quantiles) is refused by name before anything is read: fit
 * it on a sample, or in memory.
 */
export const fitStream = /* @__PURE__ */ (() =>
  fitStreamBy({
    registry: engine.registry,
    constrain: constrainWeights,
    derivations,
    impute: imputeGaps,
    messages: engineEn,
  }))();

/**
 * The sentence of a problem or note, in English or in the texts given: where, what was found, what to do.
 * @example issueText({ code: "not-positive", path: ["income"], params: { method: "geometric", found: 0 } }).startsWith("income: "); // => true
 */
export const issueText: typeof writeIssue = (issue, texts = en) => writeIssue(issue, texts);

/**
 * Reads a system: every default filled in and `extends` resolved, or one `IndexError` with every problem. Formulas stay
 * text; `parseDefinition` reads them too.
 * @example parseSystem({ id: "one", version: "1", index: { id: "index", children: [{ id: "x", direction: "positive" }] } }).index.children[0]?.weight; // => 1
 */
export const parseSystem: typeof readSystem = (input, options) => speaking(engineEn, () => readSystem(input, options));

/** A system written in code: as `parseSystem`, and its ids stay literal types, so that a misspelt one does not compile. */
export const defineSystem: typeof writeSystem = (literal) => speaking(engineEn, () => writeSystem(literal));

/** Data from columns: one entry a row, a row being a unit in a period; null or undefined is missing. */
export const datasetFromColumns: typeof fromColumns = (input) => speaking(engineEn, () => fromColumns(input));

/** Data from objects, one a row: unit, period, name, `group:*`, and a number for each indicator or variable. */
export const datasetFromRows: typeof fromRows = (rows, ...more) => speaking(engineEn, () => fromRows(rows, ...more));

/**
 * How much an index rests on each single unit: learned again without it, the range of every weight and the largest change
 * of rank among the others.
 * @example
 * const index = { id: "index", children: [{ id: "x", direction: "positive" }, { id: "y", direction: "positive" }] };
 * const system = parseSystem({ id: "two", version: "1", index });
 * const data = datasetFromColumns({ units: ["a", "b", "c", "d"], periods: ["1", "1", "1", "1"], columns: { x: [1, 2, 3, 9], y: [4, 1, 3, 2] } });
 * const { weights, rankChange } = leaveOneOut({ system, plan: { weigh: { method: "coefficient-of-variation" } } }, data);
 * const { effective, min, minWithout } = weights.find(({ node }) => node === "x")!;
 * [effective, min]; // => [0.64985, 0.46606]
 * minWithout; // => "d"
 */
export const leaveOneOut = /* @__PURE__ */ (() => leaveOneOutBy(engine))();

/**
 * Which units change places when another is left out, or when some join.
 * @example
 * const index = { id: "index", children: [{ id: "a", direction: "positive" }, { id: "b", direction: "positive" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * const columns = { a: [10, 0, 9, 100], b: [0, 9, 4, 5] };
 * const data = datasetFromColumns({ units: ["x", "y", "z", "w"], periods: "2023", columns });
 * // without w the ruler of a ends at 10 instead of 100
 * rankReversal({ system }, data).cases[3].pairs; // => [{ above: "y", below: "x", period: "2023" }, { above: "y", below: "z", period: "2023" }]
 */
export const rankReversal = /* @__PURE__ */ (() => rankReversalBy(engine))();

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
export { en, IndexError, type Issue, type IssueCode, type Texts } from "./errors/index.ts";
export { type DataPart, readDataset } from "./io/dataset.ts";
export { decodeText, type TextEncodingName } from "./io/text.ts";
export { readWeights } from "./io/weights.ts";
export { scoresToCsv } from "./io/write-csv.ts";
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
export { attainmentOf } from "./monitor/attainment.ts";
export {
  type AttainmentRow,
  type AttainmentTreeOptions,
  attainmentTree,
} from "./monitor/attainment-tree.ts";
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
export { normalisePresets } from "./pipeline/builtin-presets.ts";
export { builtins } from "./pipeline/builtins.ts";
export { type ConfidentialRule, publicData } from "./pipeline/confidential.ts";
export { derivations } from "./pipeline/derivations/index.ts";
export { type ComputeOptions, createIndex, type Definition, type Engine, type EngineParts } from "./pipeline/engine.ts";
export { type DataHash, hashDataset, hashSystem } from "./pipeline/hash.ts";
export { imputeGaps } from "./pipeline/impute-step.ts";
export { blockKernel, type Kernel } from "./pipeline/kernel/index.ts";
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
export type { NeighbourPair, Position } from "./schema/places.ts";
export type { ColumnMapping } from "./schema/project.ts";
export type { SurveyInput } from "./schema/survey.ts";
export type { Dataset, Direction, Group, Indicator, Node, System, Target } from "./schema/types.ts";
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

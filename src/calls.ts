import { explainChangeBy } from "./analyse/decompose/explain-change.ts";
import { leaveOneOutBy } from "./analyse/leave-one-out.ts";
import { portraitBy } from "./analyse/portrait.ts";
import { revisionsBy } from "./analyse/revisions/revisions.ts";
import { rankReversalBy } from "./analyse/sensitivity/rank-reversal.ts";
import { engine } from "./engine.ts";
import { engineEn } from "./errors/engine-en.ts";
import { en, speaking, issueText as writeIssue } from "./errors/index.ts";
import { derivations } from "./pipeline/derivations/index.ts";
import { imputeGaps } from "./pipeline/impute-step.ts";
import { applyStreamBy, fitStreamBy } from "./pipeline/stream/index.ts";
import { constrainWeights } from "./pipeline/weight-constraints.ts";
import { datasetFromColumns as fromColumns, datasetFromRows as fromRows } from "./schema/dataset.ts";
import { defineSystem as writeSystem } from "./schema/define.ts";
import { parseSystem as readSystem } from "./schema/system.ts";
import { chainSeriesBy } from "./snapshot/chain-series.ts";
import { diffSnapshotsBy } from "./snapshot/diff.ts";
import { editionSeriesBy } from "./snapshot/edition-series.ts";
import { makeSnapshotBy } from "./snapshot/make.ts";
import { verifySnapshotBy } from "./snapshot/verify.ts";

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
 * // without w the ruler of a ends at 10 instead of 100: z passes y, and x draws level with it
 * rankReversal({ system }, data).cases[3].pairs; // => [{ above: "y", below: "z", period: "2023" }]
 */
export const rankReversal = /* @__PURE__ */ (() => rankReversalBy(engine))();

/**
 * The numbers of some periods with everything that they came from: system, resolved plan, what was learned, hashes of the
 * data, every step, weights, scores, ranks, coverage, flags and notes. Plain JSON; `snapshotText` gives the bytes of its
 * file, the same for the same input whatever the order of rows. Computes from every period up to its last unless `using`
 * says otherwise. Given what `fitIndex` learned, scores with that ruler.
 * Missing: null. Errors: a period that is not there; `official` with a ruler or weights that move, each reason by itself.
 * @example
 * const children = [{ id: "a", direction: "positive", goalposts: [0, 10] }, { id: "b", direction: "negative", goalposts: [9, 1] }];
 * const system = parseSystem({ id: "s", version: "1", index: { id: "index", children } });
 * const data = datasetFromColumns({ units: ["x", "y"], periods: "2023", columns: { a: [2, 5], b: [5, 3] } });
 * const snapshot = await makeSnapshot({ system, plan: { normalise: { method: "goalposts" } } }, data, { official: true });
 * snapshot.scores.map(({ unit, score, rank }) => [unit, score, rank]); // => [["x", 35, 2], ["y", 62.5, 1]]
 */
export const makeSnapshot = /* @__PURE__ */ (() => makeSnapshotBy(engine))();

/**
 * Computes a snapshot again with its own system and plan, from the data given or the data inside it, and says what differs:
 * which cell, at which step (data, derived … normalised, fitted, weight, score, rank), expected and found, by how much.
 * Numbers agree where |x − y| ≤ tolerance · max(1, |x|, |y|), 1e-12 unless given. Other software of the same result is no difference.
 * @example
 * const system = parseSystem({ id: "s", version: "1", index: { id: "index", children: [{ id: "a", direction: "positive" }] } });
 * const read = (a) => datasetFromColumns({ units: ["x", "y", "z"], periods: "2023", columns: { a } });
 * const snapshot = await makeSnapshot({ system }, read([2, 5, 4]));
 * (await verifySnapshot(snapshot, read([2, 5, 4]))).ok; // => true
 * const { differences } = await verifySnapshot(snapshot, read([2, 5, 4.5]));
 * const { step, unit, expected, found } = differences.find((one) => one.step === "derived");
 * [step, unit, expected, found]; // => ["derived", "z", 4, 4.5]
 */
export const verifySnapshot = /* @__PURE__ */ (() => verifySnapshotBy(engine))();

/**
 * What is different between two snapshots, each kind apart: scores, ranks, weights, revisions of data, plan, system, units and
 * nodes; and why each unit's index moved, split exactly as `explainDifference` does. Needs no data: the snapshots hold
 * every step. Periods that both hold are compared with themselves, else the latest of each.
 * @example
 * const children = [{ id: "a", direction: "positive", goalposts: [0, 10] }, { id: "b", direction: "positive", goalposts: [0, 10] }];
 * const system = parseSystem({ id: "s", version: "1", index: { id: "index", children } });
 * const data = (period, a, b) => datasetFromColumns({ units: ["x"], periods: period, columns: { a, b } });
 * const plan = (a) => ({ normalise: { method: "goalposts" }, weigh: { method: "given", weights: { a } } });
 * const before = await makeSnapshot({ system, plan: plan(1) }, data("2022", [2], [4]));
 * const after = await makeSnapshot({ system, plan: plan(3) }, data("2023", [4], [4]));
 * const { scores, attribution } = diffSnapshots(before, after);
 * scores.map(({ unit, change }) => [unit, change]); // => [["x", 10]]
 * attribution[0].causes.data + attribution[0].causes.weights; // => 10
 */
export const diffSnapshots = /* @__PURE__ */ (() => diffSnapshotsBy(engine))();

/**
 * How figures were revised between vintages: each cell that a later vintage tells otherwise, and by indicator, over the cells
 * stated more than once, with R = latest figure less first: mean revision, mean absolute revision, relative mean absolute
 * revision Σ|R|/Σ|latest|, share revised upward, and whether the mean is biased, t = mean/(s/√n), two-sided. With a definition also
 * what became of scores and ranks, each period as first published against the latest figures, split exactly as
 * `explainDifference` does: `revision` is the figures, `ruler` and `weights` what was learned from them.
 * The test takes observations as independent; cells of a period are often revised together: `biasOver: "periods"` tests the
 * means of periods. Missing: a cell that a later vintage does not give was not revised and does not count.
 * Errors: fewer than two vintages; a cell twice within one.
 * @see OECD/Eurostat Guidelines on Revisions Policy and Analysis
 * @example
 * const at = (vintage, gdp) => ({ vintage, data: datasetFromColumns({ units: ["a", "b"], periods: "2023", columns: { gdp } }) });
 * const { cells, summary } = revisions([at("2024-03", [100, 50]), at("2024-12", [104, 50])]);
 * cells.map(({ unit, from, to, relative }) => [unit, from, to, relative]); // => [["a", 100, 104, 0.04]]
 * const [{ n, mean, relativeMeanAbsolute, upward }] = summary;
 * [n, mean, relativeMeanAbsolute, upward]; // => [2, 2, 0.025974, 0.5]
 */
export const revisions = /* @__PURE__ */ (() => revisionsBy(engine))();

/**
 * A series under one method: every period of the snapshots scored again with the system, plan and ruler of one of them, the
 * latest unless `by` says otherwise, beside what was published. Data: given, else those inside the snapshots.
 * Missing: null. Errors: data that lack a period; a ruler kept for each period apart, which other periods do not have (take `ruler: "anew"`).
 * @example
 * const system = parseSystem({ id: "s", version: "1", index: { id: "index", children: [{ id: "a", direction: "positive" }] } });
 * const data = datasetFromColumns({ units: ["x", "y", "x", "y"], periods: ["2022", "2022", "2023", "2023"], columns: { a: [0, 10, 5, 20] } });
 * const own = (period) => makeSnapshot({ system }, data, { periods: [period], using: "own" });
 * const { scores } = editionSeries([await own("2022"), await own("2023")], data);
 * // in 2022 the ruler ran from 0 to 10; that of 2023 runs from 5 to 20
 * scores.map(({ period, unit, score, published }) => [period, unit, score, published.score])[1]; // => ["2022", "y", 33.333, 100]
 */
export const editionSeries = /* @__PURE__ */ (() => editionSeriesBy(engine))();

/**
 * A series over a change of system, linked: snapshots with the same system, plan and ruler make an edition, and two editions
 * meet in a period scored under both: one that both have published, else the last of the earlier, computed under both from the
 * same figures, else the first of the later. With break d = after − before and r = after/before of a unit's node, scores before it
 * become y = x · Πr (`by: "ratio"`, default: growth rates stay) or y = x + Σd (`difference`: points stay); `keep:
 * "earliest"` carries the old level on instead. Each node by itself, so linked groups do not aggregate to the linked index.
 * `data` may be a function of the snapshot, where systems need other files. Missing: null, and what lies beyond a break without a size.
 * Errors: no overlap, each break by itself.
 * @example
 * const node = (id, weight) => ({ id, direction: "positive", goalposts: [0, 100], weight });
 * const system = (version, weight) => parseSystem({ id: "s", version, index: { id: "index", children: [node("a", 1), node("b", weight)] } });
 * const data = datasetFromColumns({ units: ["x", "x", "x"], periods: ["2021", "2022", "2023"], columns: { a: [20, 30, 40], b: [60, 70, 80] } });
 * const plan = { normalise: { method: "goalposts" } };
 * const made = (version, weight, period) => makeSnapshot({ system: system(version, weight), plan }, data, { periods: [period] });
 * const chain = chainSeries([await made("1", 1, "2021"), await made("1", 1, "2022"), await made("2", 3, "2023")], data);
 * chain.breaks[0].sizes[0]; // => { node: "index", unit: "x", before: 50, after: 60, difference: 10, ratio: 1.2 }
 * chain.scores.map(({ score, linked }) => [score, linked]); // => [[40, 48], [50, 60], [70, 70]]
 */
export const chainSeries = /* @__PURE__ */ (() => chainSeriesBy(engine))();

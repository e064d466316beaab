import { engineEn } from "./errors/engine-en.ts";
import { builtins } from "./pipeline/builtins.ts";
import { derivations } from "./pipeline/derivations/index.ts";
import { createIndex } from "./pipeline/engine.ts";
import { imputeGaps } from "./pipeline/impute-step.ts";
import { blockKernel } from "./pipeline/kernel/index.ts";
import { protect } from "./pipeline/protect.ts";
import { withMemory } from "./pipeline/remember.ts";
import { constrainWeights } from "./pipeline/weight-constraints.ts";

// The engine of all built-in methods, apart from the other calls: the command that only computes loads nothing else.
// marked pure and taken apart one by one, so that a bundle that uses one method leaves the others out
export const engine = /* @__PURE__ */ withMemory((remember) =>
  createIndex({
    methods: builtins,
    messages: engineEn,
    constrain: constrainWeights,
    derivations,
    impute: imputeGaps,
    kernel: blockKernel,
    protect,
    remember,
  }),
);

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

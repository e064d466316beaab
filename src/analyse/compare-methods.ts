import { en, IndexError, type Issue, speaking } from "../errors/index.ts";
import { createRegistry, type Registry } from "../method/index.ts";
import { builtins } from "../pipeline/builtins.ts";
import { derivations } from "../pipeline/derivations/index.ts";
import type { Definition } from "../pipeline/engine.ts";
import { imputeGaps } from "../pipeline/impute-step.ts";
import { dataInSight } from "../pipeline/in-sight.ts";
import { checkPlan } from "../pipeline/plan.ts";
import type { Plan, PlanInput } from "../pipeline/plan-types.ts";
import { leaguesOf } from "../pipeline/ranks.ts";
import type { IndexResult } from "../pipeline/result.ts";
import { type IndexRun, type PreparedIndex, prepareIndex, scoreIndex } from "../pipeline/run.ts";
import { compileTree, type Tree } from "../pipeline/tree.ts";
import { constrainWeights } from "../pipeline/weight-constraints.ts";
import { checkSystem } from "../schema/system.ts";
import type { Dataset, System } from "../schema/types.ts";
import { type Agreement, agreementOf, type RowStability, stabilityOf } from "./rank-stability.ts";

/** A method to try: its id, or its id with parameters; `label` names it in the result. */
export type MethodTrial =
  | string
  | { readonly method: string; readonly label?: string; readonly [param: string]: unknown };

/** What to try in each step; a step left out stays as the plan has it. */
export interface MethodTrials {
  readonly normalise?: readonly MethodTrial[];
  readonly weigh?: readonly MethodTrial[];
  readonly aggregate?: readonly MethodTrial[];
}

/** Labels of the three choices of one combination. */
export interface CombinationLabels {
  readonly normalise: string;
  readonly weigh: string;
  readonly aggregate: string;
}

export interface Combination extends CombinationLabels {
  /** Scores and ranks of the index, a row as in `units` and `periods`; NaN and 0 = missing. */
  readonly scores: Float64Array;
  readonly ranks: Uint32Array | Float64Array;
  /** Only the order of its scores means something. */
  readonly ordinal: boolean;
  /** How far its ranks agree with the base plan's. */
  readonly agreement: Agreement;
}

export interface RefusedCombination extends CombinationLabels {
  readonly issues: readonly Issue[];
}

export interface MethodComparison {
  readonly units: readonly string[];
  readonly periods: readonly string[];
  /** The plan as it is. */
  readonly base: Combination;
  /** Every combination that could be computed, normalisers outermost, aggregators innermost. */
  readonly combinations: readonly Combination[];
  readonly refused: readonly RefusedCombination[];
  /** One entry a row of the data. */
  readonly rows: readonly RowStability[];
  /** Means over the combinations. */
  readonly stability: Agreement & { readonly combinations: number; readonly refused: number };
}

export interface CompareOptions {
  /** The methods to choose from; the built-in ones unless given. */
  readonly registry?: Registry;
  /** Told of the combinations done, long ones in parts; it may throw to stop. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/** What of a step is not its method: it stays when the method is exchanged. */
const STRUCTURE = {
  normalise: ["over", "indicators"],
  weigh: ["over", "scope", "nodes", "emphasis", "shares", "bounds"],
  aggregate: ["over", "nodes", "coverage"],
} as const;
type StepName = keyof typeof STRUCTURE;

interface Trial {
  readonly label: string;
  /** The step of the plan; null for the plan's own. */
  readonly step: Readonly<Record<string, unknown>> | null;
}

function trialsOf(step: StepName, given: readonly MethodTrial[] | undefined, base: Plan): readonly Trial[] {
  if (given === undefined) return [{ label: base[step].method, step: null }];
  const kept = Object.fromEntries(
    STRUCTURE[step].map((key) => [key, (base[step] as Readonly<Record<string, unknown>>)[key]]),
  );
  const trials = given.map((trial): Trial => {
    const { label, method, ...params } = typeof trial === "string" ? { method: trial } : trial;
    const shown = Object.keys(params).length === 0 ? method : `${method} ${JSON.stringify(params)}`;
    return { label: typeof label === "string" ? label : shown, step: { ...kept, method, ...params } };
  });
  return trials;
}

interface Session {
  readonly data: Dataset;
  readonly registry: Registry;
  readonly tree: Tree;
  readonly base: Plan;
}

/** The plan with some steps exchanged; problems name the step and parameter. */
function planWith(steps: Partial<Record<StepName, Trial>>, { base, registry, tree }: Session): Plan {
  const exchanged = Object.entries(steps).flatMap(([name, trial]) =>
    trial.step === null ? [] : [[name, trial.step] as const],
  );
  if (exchanged.length === 0) return base;
  const { plan, issues } = checkPlan({ ...base, ...Object.fromEntries(exchanged) } as PlanInput, { registry, tree });
  if (plan === undefined) throw new IndexError(issues);
  return plan;
}

const runOf = (plan: Plan, { registry, tree }: Session, progress?: IndexRun["progress"]): IndexRun => ({
  progress,
  tree: compileTree(tree.system, plan.level),
  plan,
  registry,
  given: null,
  constrain: constrainWeights,
  derivations,
  impute: imputeGaps,
});

function combinationOf(
  result: IndexResult,
  labels: CombinationLabels,
  { registry, base }: Session,
  reference: IndexResult,
): Combination {
  const root = result.nodes[0]!.id;
  const ranks = result.rank(root);
  const rows = { length: result.units.length, unit: result.units, period: result.periods, group: result.groups };
  const method = Object.hasOwn(result.plan.aggregate.nodes, root)
    ? result.plan.aggregate.nodes[root]!.method
    : (result.plan.aggregate.levels?.at(-1)?.method ?? result.plan.aggregate.method);
  return {
    ...labels,
    scores: result.score(root),
    ranks,
    ordinal: registry.get("aggregate", method)?.ordinal ?? false,
    agreement: agreementOf(reference.rank(root), ranks, leaguesOf(rows, base.rank)),
  };
}

/** A refusal is an answer; anything else thrown is not. */
function attempt<T>(run: () => T): { readonly value: T } | { readonly issues: readonly Issue[] } {
  try {
    return { value: run() };
  } catch (error) {
    if (error instanceof IndexError) return { issues: error.issues };
    throw error;
  }
}

function open(definition: Definition, data: Dataset, registry: Registry): Session {
  const checked = checkSystem(definition.system, { path: ["system"] });
  if (checked.system === undefined) throw new IndexError(checked.issues);
  const tree = compileTree(checked.system as System, null);
  const { plan, issues } = checkPlan(definition.plan, { registry, tree });
  if (plan === undefined) throw new IndexError(issues);
  return { data: dataInSight(data, { plan, tree: compileTree(tree.system, plan.level) }), registry, tree, base: plan };
}

/**
 * Many methods at once (多方法比较): every combination of the normalisers, weighers and aggregators given, and how stable the
 * scores and ranks of the index are over them. Each combination is held against the plan as it is: Spearman, Kendall's τ-b,
 * weighted Spearman, WS, the mean shift of ranks and the share of rows that keep their rank; each row has its least, median and
 * greatest rank and the share of combinations in which it keeps its own.
 * A method exchanged takes the plan's structure with it (`over`, `scope`, `coverage`, exceptions by node or indicator, limits);
 * `aggregate.levels` gives way. Data are prepared once a normaliser. A combination that a method refuses stands in `refused`
 * with its issues and does not stop the others; the plan itself must be sound. Missing: a row without a score has rank 0
 * and counts in no agreement. Ranks and agreements are within the leagues of the plan (`rank.over`, `rank.within`).
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 7; Saisana, Saltelli, Tarantola (2005), JRSS A 168
 * @example
 * const index = { id: "index", children: [{ id: "a", direction: "positive" }, { id: "b", direction: "positive" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * const data = datasetFromColumns({ units: ["x", "y", "z"], periods: "2023", columns: { a: [1, 2, 9], b: [9, 5, 1] } });
 * const { combinations, rows } = compareMethods({ system }, data, { aggregate: ["arithmetic", "min"] });
 * combinations.map((one) => one.aggregate); // => ["arithmetic", "min"]
 * rows[0]; // => { unit: "x", period: "2023", rank: 1, least: 1, median: 1.5, greatest: 2, held: 0.5, scored: 2 }
 */
export function compareMethods(
  definition: Definition,
  data: Dataset,
  trials: MethodTrials,
  { registry = createRegistry(builtins), onProgress }: CompareOptions = {},
): MethodComparison {
  const session = speaking(en, () => open(definition, data, registry));
  const { base } = session;
  const lists = {
    normalise: trialsOf("normalise", trials.normalise, base),
    weigh: trialsOf("weigh", trials.weigh, base),
    aggregate: trialsOf("aggregate", trials.aggregate, base),
  };
  const own = { normalise: base.normalise.method, weigh: base.weigh.method, aggregate: base.aggregate.method };
  const preparedBase = speaking(en, () => prepareIndex(session.data, runOf(base, session)));
  const reference = speaking(en, () => scoreIndex(preparedBase, runOf(base, session)));
  const combinations: Combination[] = [];
  const refused: RefusedCombination[] = [];
  const total = lists.normalise.length * lists.weigh.length * lists.aggregate.length;
  for (const normalise of lists.normalise) {
    const prepared = normalise.step === null ? { value: preparedBase } : prepareWith(normalise, session);
    for (const weigh of lists.weigh) {
      for (const aggregate of lists.aggregate) {
        const before = combinations.length + refused.length;
        onProgress?.({ done: before, total });
        const within: IndexRun["progress"] = ({ done, total: steps }) =>
          onProgress?.({ done: before + done / steps, total });
        const labels = { normalise: normalise.label, weigh: weigh.label, aggregate: aggregate.label };
        const levelless =
          aggregate.step === null ? aggregate : { ...aggregate, step: { ...aggregate.step, levels: null } };
        const found =
          "issues" in prepared
            ? prepared
            : attempt(() => {
                const plan = planWith({ normalise, weigh, aggregate: levelless }, session);
                return combinationOf(
                  scoreIndex(prepared.value, runOf(plan, session, within)),
                  labels,
                  session,
                  reference,
                );
              });
        if ("issues" in found) refused.push({ ...labels, issues: found.issues });
        else combinations.push(found.value);
      }
    }
  }
  onProgress?.({ done: total, total });
  const { rows, mean } = stabilityOf(reference, combinations);
  return {
    units: reference.units,
    periods: reference.periods,
    base: combinationOf(reference, own, session, reference),
    combinations,
    refused,
    rows,
    stability: { ...mean, combinations: combinations.length, refused: refused.length },
  };
}

/** The data up to their scores by one normaliser, shared by all that is weighed and aggregated after it. */
function prepareWith(normalise: Trial, session: Session): ReturnType<typeof attempt<PreparedIndex>> {
  return attempt(() => prepareIndex(session.data, runOf(planWith({ normalise }, session), session)));
}

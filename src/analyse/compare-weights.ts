import { en, IndexError, type Issue, speaking } from "../errors/index.ts";
import { createRegistry, type Registry, type WeightsFitted } from "../method/index.ts";
import { builtins } from "../pipeline/builtins.ts";
import { derivations } from "../pipeline/derivations/index.ts";
import type { Definition } from "../pipeline/engine.ts";
import { imputeGaps } from "../pipeline/impute-step.ts";
import { dataInSight } from "../pipeline/in-sight.ts";
import { checkPlan } from "../pipeline/plan.ts";
import type { Plan, PlanInput } from "../pipeline/plan-types.ts";
import type { IndexResult } from "../pipeline/result.ts";
import { type IndexRun, type PreparedIndex, prepareIndex, scoreIndex } from "../pipeline/run.ts";
import { compileTree, type Tree } from "../pipeline/tree.ts";
import { constrainWeights } from "../pipeline/weight-constraints.ts";
import { checkSystem } from "../schema/system.ts";
import type { Dataset } from "../schema/types.ts";
import { kendall } from "../stats/correlation-kendall.ts";
import { spearman } from "../stats/index.ts";
import { type Movement, movementOf } from "./movement.ts";

/** A weighing to try: the id of a weigher, or the step as a plan has it; `label` names it in the result. */
export type WeightTrial =
  | string
  | { readonly method: string; readonly label?: string; readonly [param: string]: unknown };

/** One node's weight; the mean over periods or units where `varies`. */
export interface SchemeWeight {
  readonly node: string;
  readonly parent: string | null;
  readonly group: boolean;
  /** Share among its siblings. */
  readonly nominal: number;
  /** Share in the index. */
  readonly effective: number;
  readonly varies: boolean;
}

/** What a weigher learned on the way to the weights of some siblings: entropies, conflicts, λ and CR. */
export interface WeighingProcess {
  /** The group whose children were weighed; null where all indicators were weighed together. */
  readonly group: string | null;
  /** Only where each period was weighed by itself. */
  readonly period?: string;
  /** What was weighed: entry j of a list in `learned` belongs to node j. */
  readonly nodes: readonly string[];
  readonly learned: WeightsFitted;
}

export interface WeightScheme {
  readonly label: string;
  readonly weigh: Plan["weigh"];
  /** From the index down, in the system's order. */
  readonly weights: readonly SchemeWeight[];
  readonly process: readonly WeighingProcess[];
  /** How far the index moves from that of the plan's own weights. */
  readonly movement: Movement;
  /** Notes of the weighing. */
  readonly notes: readonly Issue[];
}

/** Rank correlation of two schemes' effective indicator weights; NaN where one gives all the same. */
export interface SchemeAgreement {
  readonly a: string;
  readonly b: string;
  readonly spearman: number;
  /** Kendall's τ-b. */
  readonly kendall: number;
}

export interface WeightComparison {
  /** The plan as it is, labelled `plan`. */
  readonly own: WeightScheme;
  readonly schemes: readonly WeightScheme[];
  readonly refused: readonly { readonly label: string; readonly issues: readonly Issue[] }[];
  /** Every pair, the plan's own weights first. */
  readonly agreement: readonly SchemeAgreement[];
}

export interface CompareWeightsOptions {
  /** Default: `equal`, `entropy` and `critic`, without the plan's own method, and without CRITIC where the data are too few for it. */
  readonly schemes?: readonly WeightTrial[];
  /** The methods to choose from; the built-in ones unless given. */
  readonly registry?: Registry;
}

const DEFAULT_SCHEMES = ["equal", "entropy", "critic"];
/** Codes of a method's needs that the data do not meet. */
const NEEDS: readonly string[] = ["single-unit", "too-few-units", "too-few-periods"];
const OWN = "plan";

interface Session {
  readonly tree: Tree;
  readonly registry: Registry;
  readonly plan: Plan;
  readonly prepared: PreparedIndex;
}

function open(definition: Definition, data: Dataset, registry: Registry): Session {
  const checked = checkSystem(definition.system, { path: ["system"] });
  if (checked.system === undefined) throw new IndexError(checked.issues);
  const whole = compileTree(checked.system, null);
  const { plan, issues } = checkPlan(definition.plan, { registry, tree: whole });
  if (plan === undefined) throw new IndexError(issues);
  const tree = compileTree(checked.system, plan.level);
  return {
    tree,
    registry,
    plan,
    prepared: prepareIndex(dataInSight(data, { plan, tree }), {
      tree,
      registry,
      plan,
      given: null,
      derivations,
      impute: imputeGaps,
    }),
  };
}

const runOf = (plan: Plan, { tree, registry }: Session): IndexRun => ({
  tree,
  plan,
  registry,
  given: null,
  constrain: constrainWeights,
  impute: imputeGaps,
});

/** The plan with another weigher: scope, rows, emphasis and limits stay, exceptions by node go with the old one. */
function planWith(trial: Exclude<WeightTrial, string>, { plan: base, registry, tree }: Session): Plan {
  const { scope, over, emphasis, shares, bounds } = base.weigh;
  const { label: _label, ...step } = trial;
  const input = { ...base, weigh: { scope, over, emphasis, shares, bounds, ...step } } as PlanInput;
  const { plan, issues } = checkPlan(input, { registry, tree: compileTree(tree.system, null) });
  if (plan === undefined) throw new IndexError(issues);
  return plan;
}

/** One row a node: the mean over the blocks of a table that has one a period or unit. */
function weightsOf({ nodes, weights }: IndexResult): SchemeWeight[] {
  const blocks = new Map(nodes.map(({ id }) => [id, [] as IndexResult["weights"][number][]]));
  for (const row of weights) blocks.get(row.node)!.push(row);
  const mean = (values: readonly number[]) => {
    const present = values.filter((v) => !Number.isNaN(v));
    return present.length === 1 ? present[0]! : present.reduce((sum, v) => sum + v, 0) / present.length;
  };
  return nodes.map(({ id, parent, group }) => {
    const rows = blocks.get(id)!;
    return {
      node: id,
      parent,
      group,
      nominal: mean(rows.map(({ nominal }) => nominal)),
      effective: mean(rows.map(({ effective }) => effective)),
      varies: rows.some(({ effective }) => effective !== rows[0]!.effective),
    };
  });
}

function processOf({ nodes, plan, fitted }: IndexResult): WeighingProcess[] {
  const slices = Object.entries(fitted.weigh);
  const root = nodes[0]!.id;
  const leaves = nodes.filter(({ group }) => !group).map(({ id }) => id);
  return slices.flatMap(([period, groups]) =>
    nodes.flatMap(({ id }) => {
      const { weights, learned } = groups[id] ?? { weights: {}, learned: null };
      if (learned === null) return []; // an only child, or a sum over indicators
      const together = plan.weigh.scope === "indicators" && id === root && !Object.hasOwn(plan.weigh.nodes, id);
      return [
        {
          group: together ? null : id,
          ...(slices.length === 1 ? {} : { period }),
          nodes: together ? leaves : Object.keys(weights),
          learned: learned as WeightsFitted,
        },
      ];
    }),
  );
}

function schemeOf(label: string, result: IndexResult, own: IndexResult): WeightScheme {
  return {
    label,
    weigh: result.plan.weigh,
    weights: weightsOf(result),
    process: processOf(result),
    movement: movementOf(result, own),
    notes: result.notes.filter(({ path }) => path[0] === "weigh"),
  };
}

/** Weights as far as they differ by more than the last bits: else products along other paths would break ties. */
function effectiveOf({ weights }: WeightScheme): Float64Array {
  return Float64Array.from(
    weights.filter(({ group }) => !group),
    ({ effective }) => Math.round(effective * 1e12) / 1e12,
  );
}

function pairsOf(schemes: readonly WeightScheme[]): SchemeAgreement[] {
  const columns = schemes.map(effectiveOf);
  return schemes.flatMap(({ label: a }, i) =>
    schemes.slice(i + 1).map(({ label: b }, k) => {
      const [x, y] = [columns[i]!, columns[i + 1 + k]!];
      return { a, b, spearman: spearman(x, y), kendall: kendall(x, y) };
    }),
  );
}

/** A label of its own for each trial: the method, numbered where it is there already. */
function labelled(trials: readonly WeightTrial[]): (Exclude<WeightTrial, string> & { readonly label: string })[] {
  const taken = new Set([OWN]);
  return trials.map((trial) => {
    const step = typeof trial === "string" ? { method: trial } : trial;
    const wanted = step.label ?? String(step.method);
    let label = wanted;
    for (let k = 2; taken.has(label); k++) label = `${wanted} ${k}`;
    taken.add(label);
    return { ...step, label };
  });
}

/**
 * Weighting schemes side by side (赋权方案比较): each computes the index with the plan's `weigh` exchanged, its `scope`, `over`,
 * `emphasis`, `shares` and `bounds` kept unless the scheme says otherwise; `nodes` go with the weigher exchanged. Shows nominal
 * and effective weights, what each method learned, Spearman's and Kendall's τ-b correlation of the effective indicator weights
 * of every two schemes, and how far ranks and scores of the index move from those of the plan.
 * A scheme that cannot be computed stands in `refused`; the plan itself must be sound. Weights that differ by period or unit
 * are compared by their means. The data are prepared once.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6
 * @example
 * const index = { id: "index", children: [{ id: "a", direction: "positive", weight: 3 }, { id: "b", direction: "positive" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * const data = datasetFromColumns({ units: ["x", "y", "z"], periods: "2023", columns: { a: [0, 2, 4], b: [4, 3, 0] } });
 * const { own, schemes } = compareWeights({ system }, data, { schemes: ["equal"] });
 * own.weights.map(({ effective }) => effective); // => [1, 0.75, 0.25]
 * schemes[0].weights.map(({ effective }) => effective); // => [1, 0.5, 0.5]
 * // scores by the plan 25, 56.25, 75; by equal weights 50, 62.5, 50
 * schemes[0].movement.maxChange; // => { value: 25, unit: "x", period: "2023" }
 */
export function compareWeights(
  definition: Definition,
  data: Dataset,
  { schemes, registry = createRegistry(builtins) }: CompareWeightsOptions = {},
): WeightComparison {
  const session = speaking(en, () => open(definition, data, registry));
  const { plan, prepared } = session;
  const reference = speaking(en, () => scoreIndex(prepared, runOf(plan, session)));
  const own = schemeOf(OWN, reference, reference);
  const computed: WeightScheme[] = [];
  const refused: { label: string; issues: readonly Issue[] }[] = [];
  const trials = schemes ?? DEFAULT_SCHEMES.filter((method) => method !== plan.weigh.method);
  for (const trial of labelled(trials)) {
    try {
      const result = scoreIndex(prepared, runOf(planWith(trial, session), session));
      computed.push(schemeOf(trial.label, result, reference));
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      const unmet = error.issues.every(({ code }) => NEEDS.includes(code));
      if (schemes === undefined && trial.method === "critic" && unmet) continue;
      refused.push({ label: trial.label, issues: error.issues });
    }
  }
  return { own, schemes: computed, refused, agreement: pairsOf([own, ...computed]) };
}

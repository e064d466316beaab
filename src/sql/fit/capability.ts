import type { Json, Method, MethodNode, Normaliser, Registry, Treater } from "../../method/index.ts";
import { aggregateChoice } from "../../pipeline/aggregate-group.ts";
import { choiceFor, paramsOf } from "../../pipeline/column-steps.ts";
import { methodNode } from "../../pipeline/columns.ts";
import type { MethodChoice, Plan } from "../../pipeline/plan-types.ts";
import { aggregatesUnlearned, learnsFromMoments, learnsNothing } from "../../pipeline/stream/refusals.ts";
import type { Tree } from "../../pipeline/tree.ts";
import type { Indicator } from "../../schema/types.ts";
import type { SqlReason, SqlStays } from "../types.ts";
import type { ColumnLearner } from "./learn/column.ts";
import { imputeLearners } from "./learn/impute.ts";
import { normaliseLearners } from "./learn/normalise.ts";
import { treatLearners } from "./learn/treat.ts";
import { type WeighLearner, weighLearners, weighReasons } from "./learn/weigh.ts";

export const COLUMN_LEARNERS: Readonly<
  Record<"impute" | "treat" | "normalise", Readonly<Record<string, ColumnLearner>>>
> = { impute: imputeLearners, treat: treatLearners, normalise: normaliseLearners };

const REASONS: Readonly<Record<string, SqlReason>> = {
  "impute drop-weight": "status",
  "impute latest": "many-values",
  "impute linear": "many-values",
  "impute linear-constant": "many-values",
  "impute nearest-neighbours": "whole-table",
  "impute hot-deck": "random",
  "impute em": "iterative",
  "impute multiple": "random",
  "treat box-cox": "iterative",
  "treat yeo-johnson": "iterative",
  "normalise rank": "many-values",
  "normalise borda": "many-values",
  "normalise percentile-rank": "many-values",
  "normalise index-to-base": "many-values",
  "normalise change-rate": "other-rows",
  "aggregate benefit-of-the-doubt": "iterative",
};

const own = <T>(table: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(table, id) ? table[id] : undefined;

const builtIn = (id: string): boolean => !id.includes(":");

const reasonOf = (kind: string, id: string): SqlReason =>
  own(REASONS, `${kind} ${id}`) ?? (builtIn(id) ? "not-written" : "own-method");

export const columnLearner = (kind: "impute" | "treat" | "normalise", id: string): ColumnLearner | undefined =>
  own(COLUMN_LEARNERS[kind], id);

export const weighLearner = (id: string): WeighLearner | undefined => own(weighLearners, id);

export interface Fitting {
  readonly plan: Plan;
  readonly tree: Tree;
  readonly registry: Registry;
}

/** Everything of a plan that an engine cannot learn, and why; empty where it can learn all. */
export function fitStays({ plan, tree, registry }: Fitting): readonly SqlStays[] {
  const stays: SqlStays[] = [];
  const stay = (step: SqlStays["step"], method: string, node: string, reason: SqlReason | null) => {
    if (reason === null) return;
    if (!stays.some((known) => known.step === step && known.method === method))
      stays.push({ step, method, node, reason });
  };
  for (const { id, node, active } of tree.indicators) {
    if (!active) continue;
    for (const step of ["impute", "treat", "normalise"] as const) {
      const choice = choiceFor(plan[step], id);
      stay(step, choice.id, id, columnReason(step, choice, methodNode(node as Indicator), registry));
    }
  }
  for (const group of tree.groups) {
    if (!group.active) continue;
    const choice = Object.hasOwn(plan.weigh.nodes, group.id) ? plan.weigh.nodes[group.id]! : plan.weigh;
    for (const [method, reason] of weighReasonsOf(choice, registry)) stay("weigh", method, group.id, reason);
    const aggregate = aggregateChoice(plan, tree, group);
    const children = group.children.filter(({ active }) => active).map(({ id }) => id);
    if (!aggregatesUnlearned(aggregate, { registry, children, group: group.id }))
      stay("aggregate", aggregate.method, group.id, reasonOf("aggregate", aggregate.method));
  }
  return stays;
}

interface Chosen {
  readonly id: string;
  readonly params: Record<string, Json>;
}

function columnReason(
  step: "impute" | "treat" | "normalise",
  { id, params }: Chosen,
  node: MethodNode,
  registry: Registry,
): SqlReason | null {
  const method = registry.get(step, id)!;
  if (method.kind === "impute" && method.nested !== undefined) {
    const parts = method.nested(params as never).map(([, inner]) => paramsOf(inner as MethodChoice, []));
    // what comes after another would learn from a column with some gaps filled
    const late = parts
      .slice(1)
      .find((part) => !learnsNothing(registry.get("impute", part.id) as never, part.params, node));
    if (late !== undefined) return "not-written";
    return parts.length === 0 ? null : columnReason(step, parts[0]!, node, registry);
  }
  if (method.kind === "impute" && method.table !== undefined) return reasonOf(step, id);
  const learner = columnLearner(step, id);
  if (learner !== undefined) return learner.refuses?.(params) ?? null;
  if (method.kind === "normalise" && learnsFromMoments(method)) return null;
  return learnsNothing(method as Normaliser | Treater, params, node) ? null : reasonOf(step, id);
}

function weighReasonsOf(choice: MethodChoice, registry: Registry): readonly (readonly [string, SqlReason | null])[] {
  const { id, params } = paramsOf(choice, ["scope", "over", "nodes", "emphasis", "shares", "bounds"]);
  const method = registry.get("weigh", id)!;
  if (method.rowWeights !== undefined) return [[id, "row-weights"]];
  if (method.blind) return [[id, null]];
  const nested = method.nested(params as never);
  if (nested.length > 0 && builtIn(id))
    return nested.flatMap(([, inner]) => weighReasonsOf(inner as MethodChoice, registry));
  const learner = weighLearner(id);
  if (learner === undefined) return [[id, own(weighReasons, id) ?? reasonOf("weigh", id)]];
  return [[id, learner.refuses?.(params) ?? null]];
}

/** Built-in methods that learn nothing of their columns, whatever their parameters. */
const NOTHING: readonly string[] = [
  "impute none",
  "impute constant",
  "impute floor",
  "treat none",
  "normalise goalposts",
  "normalise scaled",
  "normalise attainment",
  "normalise threshold-flags",
];

/** Whether an engine learns a method with its default parameters: `nothing` where there is nothing to learn, or why not. */
export function fitCapability(method: Method): true | "nothing" | SqlReason {
  const { id, kind } = method;
  if (NOTHING.includes(`${kind} ${id}`)) return "nothing";
  switch (kind) {
    case "weigh": {
      if (method.rowWeights !== undefined) return "row-weights";
      if (method.blind) return "nothing";
      if (weighLearner(id) !== undefined || id === "combine") return true;
      return own(weighReasons, id) ?? reasonOf(kind, id);
    }
    case "aggregate":
      return LEARNING_AGGREGATORS.includes(id) ? reasonOf(kind, id) : "nothing";
    default: {
      const learner = columnLearner(kind, id);
      if (learner !== undefined) return learner.refuses?.({}) ?? true;
      if (kind === "impute" && id === "chain") return true;
      return kind === "normalise" && learnsFromMoments(method) ? true : reasonOf(kind, id);
    }
  }
}

/** Built-in aggregators that learn from the rows: ideals, norms, reference values. */
export const LEARNING_AGGREGATORS: readonly string[] = [
  "mpi",
  "ampi",
  "benefit-of-the-doubt",
  "electre-i",
  "topsis",
  "vikor",
  "grey-relational",
  "rank-sum-ratio",
  "weighted-sum",
  "weighted-product",
  "waspas",
  "edas",
  "codas",
  "copras",
  "cocoso",
  "aras",
  "mabac",
  "mairca",
  "moora",
  "marcos",
  "ocra",
  "ram",
  "spotis",
  "wroclaw",
];

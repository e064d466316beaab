import type { Json, Registry } from "../../method/index.ts";
import { aggregateChoice } from "../../pipeline/aggregate-group.ts";
import { paramsOf } from "../../pipeline/column-steps.ts";
import { methodNode } from "../../pipeline/columns.ts";
import type { Plan } from "../../pipeline/plan-types.ts";
import { bottomUp, countsWithout } from "../../pipeline/score.ts";
import { isGroup, type TreeNode } from "../../pipeline/tree.ts";
import type { Indicator } from "../../schema/types.ts";
import { distanceOf } from "../distance.ts";
import { type AggregateMaker, aggregators } from "../methods/aggregate/index.ts";
import { ALL, bySlice, makingOf, type SqlState } from "../state.ts";
import { ge, missing, number, type SqlExpr, subtract, when } from "../tree.ts";
import type { SqlReason } from "../types.ts";
import { countOf } from "./screen.ts";

export interface Levels {
  /** Scores of groups and indicators. */
  readonly scores: ReadonlyMap<string, SqlExpr>;
  /** Present children of each group, and how many it has. */
  readonly presence: ReadonlyMap<string, { readonly present: SqlExpr; readonly of: number }>;
  /** The groups that have scores, the index first. */
  readonly groups: readonly TreeNode[];
}

/** One step a level of the tree, the lowest first. */
export function levelSteps(state: SqlState): Levels {
  const { sheet, tree, source } = state;
  const counts = countsWithout(new Set(source.fitted.dropped));
  const groups = bottomUp(tree, counts);
  const scores = new Map(state.after.normalised);
  const presence = new Map<string, { present: SqlExpr; of: number }>();
  const depths = [...new Set(groups.map(({ depth }) => depth))].sort((a, b) => b - a);
  for (const depth of depths) {
    sheet.begin(`level_${depth + 1}`, depth === 0 ? "the index" : `groups ${depth} below the index`);
    for (const group of groups.filter((entry) => entry.depth === depth)) {
      const children = group.children.filter(counts);
      const present = sheet.define(countOf(children.map(({ id }) => scores.get(id)!)), `${group.id}_present`);
      presence.set(group.id, { present, of: children.length });
      scores.set(group.id, sheet.define(scoreOf(group, { state, children, scores, present }), group.id));
    }
  }
  return { scores, presence, groups: groups.toReversed() };
}

interface Scoring {
  readonly state: SqlState;
  readonly children: readonly TreeNode[];
  readonly scores: ReadonlyMap<string, SqlExpr>;
  readonly present: SqlExpr;
}

function scoreOf(group: TreeNode, { state, children, scores, present }: Scoring): SqlExpr {
  const { source, registry, tree } = state;
  const { plan, fitted } = source;
  const choice = aggregateChoice(plan, tree, group);
  const { id, params } = paramsOf(choice, ["coverage", "over", "nodes", "levels"]);
  const method = registry.get("aggregate", id)!;
  const raw = (entry: TreeNode) => method.reads(params as never) === "treated" && !isGroup(entry.node);
  const own = Object.hasOwn(aggregators, id);
  const read = children.map((child) => {
    if (!raw(child)) return { x: scores.get(child.id)!, negative: false };
    const node = methodNode(child.node as Indicator);
    const x = state.after.transformed.get(child.id)!;
    // the ranking methods read ideals and bands as distances
    const measured = own ? distanceOf(x, node, state.sheet.let) : x;
    return { x: measured, negative: node.direction === "negative" || (own && typeof node.direction !== "string") };
  });
  const maker = own ? aggregators[id]! : method.toExpr;
  const stay = (reason: SqlReason) => state.stay({ step: "aggregate", method: id, node: group.id, reason });
  if (typeof maker !== "function") return stay(maker ?? "own-method");
  if (weighsRows(group, plan, registry)) {
    const { method: weigher } = Object.hasOwn(plan.weigh.nodes, group.id) ? plan.weigh.nodes[group.id]! : plan.weigh;
    return state.stay({ step: "weigh", method: weigher, node: group.id, reason: "row-weights" });
  }
  const make = maker as AggregateMaker<Json>;
  const score = bySlice(fitted.weigh, state.period, (key) => {
    const { weights } = fitted.weigh[key]![group.id]!;
    const made = make(
      {
        ...makingOf(state),
        columns: read.map(({ x }) => x),
        weights: children.map((child) => weights[child.id]!),
        nodes: children.map((child, j) => ({ id: child.id, negative: read[j]!.negative })),
        partition: key === ALL ? [] : [state.period],
      },
      fitted.aggregate[key]![group.id]!,
    );
    return typeof made === "string" ? stay(made) : made;
  });
  const enough =
    choice.coverage > 0
      ? when([[ge(present, number(leastOf(choice.coverage, children.length))), score]], missing)
      : score;
  return group.node.direction === "negative" ? mirrored(enough, plan, registry) : enough;
}

/** How many children must be there for their share to reach the coverage, by the division that is made in JavaScript. */
function leastOf(coverage: number, of: number): number {
  let least = 0;
  while (least <= of && !(least / of >= coverage)) least += 1;
  return least;
}

function weighsRows(group: TreeNode, plan: Plan, registry: Registry): boolean {
  const choice = Object.hasOwn(plan.weigh.nodes, group.id) ? plan.weigh.nodes[group.id]! : plan.weigh;
  return registry.get("weigh", choice.method)?.rowWeights !== undefined;
}

function mirrored(score: SqlExpr, plan: Plan, registry: Registry): SqlExpr {
  const { id, params } = paramsOf(plan.normalise, ["over", "indicators"]);
  const bounds = registry.get("normalise", id)!.bounds(params as never);
  return bounds === null ? missing : subtract(number(bounds[0] + bounds[1]), score);
}

import type { Issue } from "../errors/index.ts";
import type { Over, Registry } from "../method/index.ts";
import { aggregateChoice } from "../pipeline/aggregate-group.ts";
import { choiceFor } from "../pipeline/column-steps.ts";
import { methodNode } from "../pipeline/columns.ts";
import type { FittedIndex } from "../pipeline/result.ts";
import { aggregatesUnlearned, learnsNothing } from "../pipeline/stream/refusals.ts";
import { compileTree, isGroup } from "../pipeline/tree.ts";
import type { Indicator } from "../schema/types.ts";

const isBase = (over: Over): boolean => typeof over === "object";

/**
 * Why numbers may move when other periods or units come: every step that learns from rows that will be joined by others.
 * A ruler that is given, or learned from a base period, stands still.
 */
export function movingParts(
  { system, plan, fitted }: FittedIndex,
  { registry, given }: { registry: Registry; given: boolean },
): Issue[] {
  const tree = compileTree(system, plan.level);
  const issues: Issue[] = [];
  const moving = new Map<string, { step: "treat" | "normalise"; method: string; ids: string[] }>();
  const refuse = (step: "treat" | "normalise", method: string, id: string) => {
    const entry = moving.get(`${step} ${method}`) ?? { step, method, ids: [] };
    entry.ids.push(id);
    moving.set(`${step} ${method}`, entry);
  };
  const dropped = new Set(fitted.dropped);
  for (const { id, node, active } of tree.indicators) {
    if (!active || dropped.has(id) || isGroup(node)) continue;
    const { id: treater, params } = choiceFor(plan.treat, id);
    const still = given || isBase(plan.treat.over);
    const treat = registry.get("treat", treater)!;
    if (treat.shape !== "row" || !(still || learnsNothing(treat, params, methodNode(node as Indicator))))
      refuse("treat", treater, id);
    const { id: normaliser } = choiceFor(plan.normalise, id);
    const normalise = registry.get("normalise", normaliser)!;
    const frozen = given || isBase(plan.normalise.over);
    const learned = Object.values(fitted.normalise).map((slice) => slice[id]);
    const fixed = learned.every((one) => one === undefined || normalise.fixed(one as never));
    if (normalise.shape !== "row" || !(frozen || fixed)) refuse("normalise", normaliser, id);
  }
  for (const { step, method, ids } of moving.values())
    issues.push({ code: "snapshot-moving-ruler", path: ["plan", step], params: { step, method, ids } });
  for (const method of new Set([plan.weigh, ...Object.values(plan.weigh.nodes)].map((one) => one.method))) {
    const weigher = registry.get("weigh", method)!;
    if (weigher.rowWeights !== undefined || !(given || weigher.blind || isBase(plan.weigh.over)))
      issues.push({ code: "snapshot-moving-weights", path: ["plan", "weigh"], params: { method } });
  }
  const aggregators = new Set<string>();
  for (const group of tree.groups) {
    if (!group.active) continue;
    const choice = aggregateChoice(plan, tree, group);
    const children = group.children.filter(({ active }) => active).map(({ id }) => id);
    const still =
      given || isBase(plan.aggregate.over) || aggregatesUnlearned(choice, { registry, children, group: group.id });
    if (registry.get("aggregate", choice.method)!.shape !== "row" || !still) aggregators.add(choice.method);
  }
  for (const method of aggregators)
    issues.push({ code: "snapshot-moving-score", path: ["plan", "aggregate"], params: { method } });
  return issues;
}

import { IndexError } from "../../errors/index.ts";
import { checkPlan } from "../../pipeline/plan.ts";
import type { Plan } from "../../pipeline/plan-types.ts";
import type { Dataset, Node, System } from "../../schema/types.ts";
import { planWith } from "./choice-inputs.ts";
import { type PlanNumber, withNumber } from "./plan-numbers.ts";
import type { Session } from "./session.ts";
import type { Changes, Layout } from "./types.ts";

/** The plan of a replicate before its weights are moved. */
export function planOf(
  { picks, weigh, numbers }: Pick<Changes, "picks" | "weigh" | "numbers">,
  session: Session,
  picked: Plan = planPicked(picks, session),
): Plan {
  const plan = planNumbered(picked, numbers, session);
  if (weigh === null) return plan;
  const nodes = { ...plan.weigh.nodes } as Record<string, Plan["weigh"]["nodes"][string]>;
  let whole: object = {};
  for (const [node, step] of weigh) {
    if (node === null) whole = step;
    else nodes[node] = step as Plan["weigh"]["nodes"][string];
  }
  return { ...plan, weigh: { ...plan.weigh, ...whole, nodes } };
}

/** The plan with the alternatives picked. */
export function planPicked(picks: Changes["picks"], session: Session): Plan {
  const { plan, issues } = planWith(picks, session);
  if (plan === undefined) throw new IndexError(issues);
  return plan;
}

function planNumbered(picked: Plan, numbers: readonly PlanNumber[], { registry, whole }: Session): Plan {
  if (numbers.length === 0) return picked;
  const { plan, issues } = checkPlan(numbers.reduce(withNumber, picked), { registry, tree: whole });
  if (plan === undefined) throw new IndexError(issues);
  return plan;
}

/** The plan with weights stated one by one. */
export function planGiven(plan: Plan, weights: Float64Array, { nodes }: Layout): Plan {
  const stated: Record<string, number> = {};
  nodes.forEach(({ id }, place) => {
    if (place > 0 && !Number.isNaN(weights[place]!)) stated[id] = weights[place]!;
  });
  return {
    ...plan,
    weigh: {
      method: "given",
      weights: stated,
      scope: "siblings",
      over: plan.weigh.over,
      nodes: {},
      emphasis: {},
      shares: {},
      bounds: null,
    },
  };
}

/** The system with goalposts moved and indicators left out: these are observed, and count nowhere. */
export function systemOf(system: System, { goalposts, excluded }: Pick<Changes, "goalposts" | "excluded">): System {
  if (goalposts === null && excluded.size === 0) return system;
  const visit = (node: Node): Node => {
    if (node.children !== undefined) return { ...node, children: node.children.map(visit) };
    const moved = goalposts?.get(node.id);
    return {
      ...node,
      ...(moved === undefined ? {} : { goalposts: moved }),
      ...(excluded.has(node.id) ? { role: "observed" as const } : {}),
    };
  };
  return { ...system, index: visit(system.index) as System["index"] };
}

export function dataOf(data: Dataset, { cells }: Pick<Changes, "cells">): Dataset {
  return cells.reduce((table, change) => change(table), data);
}

import type { Json, Normaliser } from "../../method/index.ts";
import { choiceFor, nodeOn } from "../../pipeline/column-steps.ts";
import { treatedScale } from "../../pipeline/goal-scale.ts";
import type { Indicator } from "../../schema/types.ts";
import { distanceOf } from "../distance.ts";
import { type NormaliseMaker, normalisers } from "../methods/normalise/index.ts";
import { bySlice, learnedOf, makingOf, type SqlState } from "../state.ts";
import type { SqlExpr } from "../tree.ts";
import type { SqlReason } from "../types.ts";

/** Each indicator on its scale, by the ruler that was learned. */
export function normaliseStep(state: SqlState): void {
  const { sheet, tree, source, registry, after } = state;
  const { plan, fitted } = source;
  sheet.begin("normalised", "more is better from here on");
  const treated = treatedScale(fitted.treat, { step: plan.treat, registry });
  for (const id of state.wanted) {
    const { id: methodId } = choiceFor(plan.normalise, id);
    const method = registry.get("normalise", methodId)!;
    const raw = (method.reads === "derived" ? after.denominated : after.transformed).get(id)!;
    const node = nodeOn(tree.get(id)!.node as Indicator, method.reads, { treated } as never);
    const x = method.directions === "signed" ? distanceOf(raw, node, sheet.let) : raw;
    after.normalised.set(id, sheet.define(scored(x, { id, method, state }), id));
  }
}

function scored(x: SqlExpr, { id, method, state }: { id: string; method: Normaliser; state: SqlState }): SqlExpr {
  const learned = learnedOf(state.source.fitted.normalise, id);
  const stay = (reason: SqlReason) => state.stay({ step: "normalise", method: method.id, node: id, reason });
  const maker = Object.hasOwn(normalisers, method.id) ? normalisers[method.id]! : method.toExpr;
  if (typeof maker !== "function") return stay(maker ?? "own-method");
  const making = makingOf(state);
  const make = maker as NormaliseMaker<Json>;
  return bySlice(learned, state.period, (key) => {
    const made = make(x, learned[key]!, making);
    return typeof made === "string" ? stay(made) : made;
  });
}

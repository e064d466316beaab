import type { Json } from "../../method/index.ts";
import { choiceFor } from "../../pipeline/column-steps.ts";
import { type TreatMaker, treaters } from "../methods/treat/index.ts";
import { bySlice, learnedOf, makingOf, type SqlState } from "../state.ts";
import type { SqlExpr } from "../tree.ts";

/** Outliers by the bounds and curves that were learned. */
export function treatStep(state: SqlState): void {
  const { sheet, source, registry, after } = state;
  const { plan, fitted } = source;
  sheet.begin("treated", "outliers within the bounds and along the curves learned");
  for (const id of state.wanted) {
    const x = after.imputed.get(id)!;
    const { id: methodId } = choiceFor(plan.treat, id);
    const method = registry.get("treat", methodId)!;
    const maker = Object.hasOwn(treaters, methodId) ? treaters[methodId]! : method.toExpr;
    if (typeof maker !== "function") {
      const reason = maker ?? "own-method";
      after.treated.set(id, state.stay({ step: "treat", method: methodId, node: id, reason }));
      continue;
    }
    const learned = learnedOf(fitted.treat, id);
    const make = maker as TreatMaker<Json>;
    const making = makingOf(state);
    let moved = false;
    const treated = (key: string): SqlExpr => {
      const y = make(x, learned[key]!, making);
      moved ||= y !== x;
      return y;
    };
    const y = Object.keys(learned).length === 0 ? x : bySlice(learned, state.period, treated);
    // where no ruler moves anything, the column is what it was
    after.treated.set(id, moved ? sheet.define(y, id) : x);
  }
}

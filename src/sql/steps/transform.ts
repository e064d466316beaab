import type { Indicator } from "../../schema/types.ts";
import type { SqlState } from "../state.ts";
import { call, ge, gt, missing, number, when } from "../tree.ts";

/** ln, log10 or square root where an indicator asks for it; outside its domain there is no value. */
export function transformStep(state: SqlState): void {
  const { sheet, tree, after } = state;
  sheet.begin("transformed", "logarithms and roots that indicators ask for");
  for (const id of state.wanted) {
    const x = after.treated.get(id)!;
    const { transform } = tree.get(id)!.node as Indicator;
    if (transform === undefined) {
      after.transformed.set(id, x);
      continue;
    }
    const inside = transform === "sqrt" ? ge(x, number(0)) : gt(x, number(0));
    after.transformed.set(id, sheet.define(when([[inside, call(transform, x)]], missing), id));
  }
}

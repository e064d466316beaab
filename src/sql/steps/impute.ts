import type { Imputer, Json, Registry } from "../../method/index.ts";
import { choiceFor, paramsOf } from "../../pipeline/column-steps.ts";
import type { MethodChoice } from "../../pipeline/plan-types.ts";
import type { Indicator } from "../../schema/types.ts";
import { type ImputeMaker, imputers } from "../methods/impute/index.ts";
import { fillByUnitMean, type Placed } from "../methods/impute/unit-mean.ts";
import { bySlice, learnedOf, makingOf, type SqlState } from "../state.ts";
import { isMissing, missing, number, type SqlExpr, when } from "../tree.ts";

interface Part {
  readonly method: Imputer;
  readonly params: Readonly<Record<string, Json>>;
}

/** The methods that fill a column one after the other. */
function partsOf(choice: { id: string; params: Record<string, Json> }, registry: Registry): Part[] {
  const method = registry.get("impute", choice.id)!;
  if (method.nested === undefined) return [{ method, params: choice.params }];
  return method
    .nested(choice.params as never)
    .flatMap(([, inner]) => partsOf(paramsOf(inner as MethodChoice, []), registry));
}

/** Fills gaps, pass by pass; what fills scores does so in the function that it gives. */
export function imputeStep(state: SqlState): () => void {
  const { sheet, source, registry, after, wanted } = state;
  const { plan, fitted } = source;
  sheet.begin("imputed", "gaps filled");
  const queues = new Map(wanted.map((id) => [id, partsOf(choiceFor(plan.impute, id), registry)]));
  const columns = new Map(wanted.map((id) => [id, after.denominated.get(id)!]));
  const claims = new Map<string, { open: SqlExpr; score: SqlExpr }[]>();
  const passes = Math.max(0, ...[...queues.values()].map((parts) => parts.length));
  for (let pass = 0; pass < passes; pass++) {
    const together: [string, Part][] = [];
    for (const id of wanted) {
      const parts = queues.get(id)!;
      const part = parts[pass];
      if (part === undefined) continue;
      const slot = parts.length === 1 ? id : `${id}/${pass}`;
      if (part.method.id === "unit-mean") together.push([id, part]);
      else if (part.method.fills === "scores") {
        const claim = claimed(id, part, state, columns.get(id)!);
        if (claim !== null) claims.set(id, [...(claims.get(id) ?? []), claim]);
      } else {
        const y = filledBy(id, { part, slot, x: columns.get(id)!, state });
        // what will be filled on the scale of scores is no gap for those that come after
        const kept = (claims.get(id) ?? []).map(({ open }) => [open, missing] as const);
        columns.set(id, sheet.define(kept.length === 0 ? y : when(kept, y), id));
      }
    }
    const before = new Map(columns);
    for (const [id] of together) {
      const slot = queues.get(id)!.length === 1 ? id : `${id}/${pass}`;
      const holder = queues.get(together[0]![0])!.length === 1 ? together[0]![0] : `${together[0]![0]}/${pass}`;
      const learned = learnedOf(fitted.impute, slot);
      const own = Object.keys(learned).length > 0 ? learned : learnedOf(fitted.impute, holder);
      const all = placed(state, before);
      const mine = all.find((entry) => entry.id === id)!;
      const y = bySlice(own, state.period, (key) => fillByUnitMean(mine, all, own[key] as never, sheet.let));
      columns.set(id, sheet.define(y, id));
    }
  }
  for (const [id, x] of columns) after.imputed.set(id, x);
  return () => {
    if (claims.size === 0) return;
    sheet.begin("scored", "the lowest score where it is given to gaps");
    for (const [id, list] of claims) {
      const y = after.normalised.get(id)!;
      after.normalised.set(
        id,
        sheet.define(
          when(
            list.map(({ open, score }) => [open, score] as const),
            y,
          ),
          id,
        ),
      );
    }
  };
}

interface Filling {
  readonly part: Part;
  readonly slot: string;
  readonly x: SqlExpr;
  readonly state: SqlState;
}

function filledBy(id: string, { part: { method }, slot, x, state }: Filling): SqlExpr {
  const maker = Object.hasOwn(imputers, method.id) ? imputers[method.id]! : method.toExpr;
  if (typeof maker !== "function")
    return state.stay({ step: "impute", method: method.id, node: id, reason: maker ?? "own-method" });
  const learned = learnedOf(state.source.fitted.impute, slot);
  if (Object.keys(learned).length === 0) return x;
  const make = maker as ImputeMaker<Json>;
  const making = makingOf(state);
  return bySlice(learned, state.period, (key) => make(x, learned[key]!, making));
}

/** The gaps that get a score; null where only cells that are marked would, as a table marks none. */
function claimed(id: string, { method, params }: Part, state: SqlState, x: SqlExpr) {
  const { plan } = state.source;
  if (method.id !== "floor") {
    state.stay({ step: "impute", method: method.id, node: id, reason: "own-method" });
    return null;
  }
  if (params["cells"] === "not-yet-available") return null;
  const { id: scale, params: own } = choiceFor(plan.normalise, id);
  const bounds = state.registry.get("normalise", scale)!.bounds(own as never);
  const given = params["score"];
  const score = typeof given === "number" ? number(given) : bounds === null ? missing : number(Math.min(...bounds));
  return { open: isMissing(x), score };
}

function placed({ tree, wanted }: SqlState, columns: ReadonlyMap<string, SqlExpr>): readonly Placed[] {
  return wanted.map((id) => {
    const entry = tree.get(id)!;
    const groups: string[] = [];
    for (let above = entry.parent; above !== null; above = above.parent) groups.push(above.id);
    return { id, direction: (entry.node as Indicator).direction, groups, active: entry.active, x: columns.get(id)! };
  });
}

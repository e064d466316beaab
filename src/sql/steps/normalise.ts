import type { Json, MethodNode, Normaliser } from "../../method/index.ts";
import { choiceFor, nodeOn } from "../../pipeline/column-steps.ts";
import { treatedScale } from "../../pipeline/goal-scale.ts";
import type { Indicator } from "../../schema/types.ts";
import { type NormaliseMaker, normalisers } from "../methods/normalise/index.ts";
import { bySlice, learnedOf, makingOf, type SqlState } from "../state.ts";
import { divide, gt, lt, missing, number, type SqlExpr, subtract, when } from "../tree.ts";

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
    const x = method.directions === "signed" ? distanceOf(raw, node, state) : raw;
    after.normalised.set(id, sheet.define(scored(x, { id, method, state }), id));
  }
}

function scored(x: SqlExpr, { id, method, state }: { id: string; method: Normaliser; state: SqlState }): SqlExpr {
  const learned = learnedOf(state.source.fitted.normalise, id);
  const maker = Object.hasOwn(normalisers, method.id) ? normalisers[method.id]! : method.toExpr;
  if (typeof maker !== "function")
    return state.stay({ step: "normalise", method: method.id, node: id, reason: maker ?? "own-method" });
  const making = makingOf(state);
  const make = maker as NormaliseMaker<Json>;
  return bySlice(learned, state.period, (key) => make(x, learned[key]!, making));
}

/** As `asDistance`: an ideal or a band becomes the distance from it, relative to its limits where it has them. */
function distanceOf(x: SqlExpr, { direction, goalposts }: MethodNode, { sheet }: SqlState): SqlExpr {
  if (typeof direction === "string") return x;
  if ("ideal" in direction) {
    if (direction.ideal === null) return missing;
    const [min, max] = goalposts ?? [];
    return distance(x, { from: direction.ideal, to: direction.ideal, min, max }, sheet.let);
  }
  return distance(x, direction, sheet.let);
}

interface Band {
  readonly from: number;
  readonly to: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

function distance(x: SqlExpr, { from, to, min, max }: Band, name: (e: SqlExpr, label?: string) => SqlExpr): SqlExpr {
  const relative = min !== undefined && max !== undefined;
  const below = divide(subtract(number(from), x), number(relative ? from - min : 1));
  const above = divide(subtract(x, number(to)), number(relative ? max - to : 1));
  return name(
    when(
      [
        [lt(x, number(from)), below],
        [gt(x, number(to)), above],
        [{ kind: "call", name: "is-present", args: [x] }, number(0)],
      ],
      missing,
    ),
    "distance",
  );
}

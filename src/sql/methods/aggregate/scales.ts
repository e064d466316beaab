import type { SqlChildren } from "../../../method/sql-expr.ts";
import {
  call,
  coalesce,
  divide,
  isPresent,
  missing,
  multiply,
  number,
  present,
  type SqlExpr,
  subtract,
  when,
} from "../../tree.ts";
import { largest, lnOf, over0 } from "../maths.ts";
import { type Child, shares, weighed, weightedMean, withValues } from "./children.ts";

/** As the ranking methods learn a column's scale: a line from `zero` to `one`, `over`/x, or one score for all. */
export type ColumnScale =
  | { readonly zero: number; readonly one: number }
  | { readonly over: number }
  | { readonly flat: number }
  | null;

const zero = number(0);

export function onScale(x: SqlExpr, scale: ColumnScale): SqlExpr {
  if (scale === null) return missing;
  if ("flat" in scale) return present(x, number(scale.flat));
  if ("over" in scale) return over0(number(scale.over), x);
  return divide(subtract(x, number(scale.zero)), number(scale.one - scale.zero));
}

/** The weighed children on their scales, each named, as most formulas read them more than once. */
export const scaled = (children: SqlChildren, scales: readonly ColumnScale[]): readonly Child[] =>
  withValues(weighed(children), ({ x, at }) => children.let(onScale(x, scales[at]!)));

/** Children weighed by a factor of their share among all. */
export function factored(own: readonly Child[], children: SqlChildren, factorOf: (share: number) => number) {
  const share = shares(children);
  return own.map((child) => {
    const weight = factorOf(share[child.at]!);
    return { ...child, weight, w: number(weight) };
  });
}

/** Σ fⱼ xⱼ over the present children, brought up to what all children would give: (Σ/Σf present)·Σf. */
export function broughtUp(own: readonly Child[], factors: readonly Child[]): SqlExpr {
  const whole = factors.reduce((sum, { weight }) => sum + weight, 0);
  return multiply(weightedMean(own), number(whole));
}

/** exp Σ shareⱼ ln xⱼ over the present children, by their share. */
export function weightedPowers(own: readonly Child[], children: SqlChildren): SqlExpr {
  const logs = withValues(
    factored(own, children, (s) => s),
    ({ x }) => lnOf(x, children.let),
  );
  return call("exp", weightedMean(logs));
}

/** The largest of shareⱼ·xⱼ. */
export function largestShare(own: readonly Child[], children: SqlChildren): SqlExpr {
  const share = shares(children);
  return largest(own.map(({ x, at }) => multiply(number(share[at]!), x)));
}

export interface Parts {
  readonly gain: SqlExpr;
  readonly loss: SqlExpr;
}

/** Sums of gains and of costs apart, each brought up to all its children; missing where only the other kind is there. */
export function partSums(own: readonly Child[], children: SqlChildren): Parts {
  const by = factored(own, children, (s) => s);
  const any = own.length === 0 ? [] : own.map(({ x }) => isPresent(x));
  const part = (cost: boolean): SqlExpr => {
    const mine = by.filter(({ at }) => children.nodes[at]!.negative === cost);
    if (mine.length > 0) return children.let(broughtUp(mine, mine));
    // no child of this kind: nothing to add, wherever anything is there
    return children.let(when([[any.length === 1 ? any[0]! : call("or", ...any), zero]], missing));
  };
  return { gain: part(false), loss: part(true) };
}

/** The kind that is missing counts as its mean, where the other is there. */
export function fillParts(
  { gain, loss }: Parts,
  mean: { readonly gain: number; readonly loss: number },
  children: SqlChildren,
): Parts {
  const fill = (x: SqlExpr, other: SqlExpr, by: number) =>
    children.let(coalesce(x, when([[isPresent(other), number(by)]], missing)));
  return { gain: fill(gain, loss, mean.gain), loss: fill(loss, gain, mean.loss) };
}

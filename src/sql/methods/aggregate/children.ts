import type { SqlChildren } from "../../../method/sql-expr.ts";
import { coalesce, divide, isPresent, multiply, number, or, type SqlExpr, sumOf, when } from "../../tree.ts";

/** A child with a weight; one without has no say, not even in whether a row is missing. */
export interface Child {
  readonly x: SqlExpr;
  readonly w: number;
  readonly at: number;
}

export function weighed({ columns, weights }: SqlChildren): readonly Child[] {
  return columns.flatMap((x, at) => (weights[at]! > 0 ? [{ x, w: weights[at]!, at }] : []));
}

/** Σ wⱼ f(xⱼ) over the present children, first to last. */
export const weightedSum = (children: readonly Child[], term: (child: Child) => SqlExpr = ({ x }) => x): SqlExpr =>
  sumOf(children.map((child) => coalesce(multiply(number(child.w), term(child)), number(0))));

/** Σ wⱼ over the present children. */
export const presentWeight = (children: readonly Child[]): SqlExpr =>
  sumOf(children.map(({ x, w }) => when([[isPresent(x), number(w)]], number(0))));

/** Σ wⱼ f(xⱼ) / Σ wⱼ over the present children; missing where none is. */
export function weightedMean(children: readonly Child[], term?: (child: Child) => SqlExpr): SqlExpr {
  if (children.length === 1) {
    const [only] = children;
    return divide(multiply(number(only!.w), term === undefined ? only!.x : term(only!)), number(only!.w));
  }
  return divide(weightedSum(children, term), {
    kind: "call",
    name: "null-if",
    args: [presentWeight(children), number(0)],
  });
}

export const anyPresent = (children: readonly Child[]): SqlExpr => or(...children.map(({ x }) => isPresent(x)));

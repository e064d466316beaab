import type { SqlChildren } from "../../../method/sql-expr.ts";
import {
  call,
  coalesce,
  divide,
  isPresent,
  missing,
  multiply,
  number,
  or,
  type SqlExpr,
  sumOf,
  when,
} from "../../tree.ts";

/** A child with a weight; one without has no say, not even in whether a row is missing. */
export interface Child {
  readonly x: SqlExpr;
  /** Of all rows, or, where it follows from their order, of the row. */
  readonly w: SqlExpr;
  readonly weight: number;
  readonly at: number;
}

export function weighed({ columns, weights }: SqlChildren): readonly Child[] {
  return columns.flatMap((x, at) => {
    const weight = weights[at]!;
    return weight > 0 ? [{ x, w: number(weight), weight, at }] : [];
  });
}

/** The same children with other values; a name where one is used more than once. */
export const withValues = (children: readonly Child[], value: (child: Child) => SqlExpr): readonly Child[] =>
  children.map((child) => ({ ...child, x: value(child) }));

const zero = number(0);

/** Σ wⱼ xⱼ over the present children, first to last. */
export const weightedSum = (children: readonly Child[]): SqlExpr =>
  sumOf(children.map(({ x, w }) => coalesce(multiply(w, x), zero)));

/** Σ wⱼ over the present children. */
export const presentWeight = (children: readonly Child[]): SqlExpr =>
  sumOf(children.map(({ x, w }) => when([[isPresent(x), w]], zero)));

/** Σ wⱼ xⱼ / Σ wⱼ over the present children; missing where none is. */
export function weightedMean(children: readonly Child[]): SqlExpr {
  if (children.length === 0) return missing;
  if (children.length === 1) return divide(multiply(children[0]!.w, children[0]!.x), children[0]!.w);
  return divide(weightedSum(children), call("null-if", presentWeight(children), zero));
}

/** Missing where a present child is outside what the method is defined for: JavaScript refuses such rows. */
export const unless = (children: readonly Child[], outside: (x: SqlExpr) => SqlExpr, y: SqlExpr): SqlExpr =>
  children.length === 0 ? missing : when([[or(...children.map(({ x }) => outside(x))), missing]], y);

export const anyPresent = (children: readonly Child[]): SqlExpr => or(...children.map(({ x }) => isPresent(x)));

/** wⱼ / Σ w over all children, present or not. */
export function shares({ weights }: SqlChildren): readonly number[] {
  const total = weights.reduce((sum, w) => sum + w, 0);
  return weights.map((w) => w / total);
}

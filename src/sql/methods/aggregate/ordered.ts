import type { SqlChildren } from "../../../method/sql-expr.ts";
import {
  add,
  and,
  divide,
  eq,
  ge,
  gt,
  isPresent,
  le,
  lt,
  missing,
  multiply,
  number,
  or,
  type SqlExpr,
  subtract,
  sumOf,
  when,
} from "../../tree.ts";
import type { SqlReason } from "../../types.ts";
import { notBelowZero, over0, smallest } from "../maths.ts";
import { type Child, presentWeight, weighed, weightedSum, withValues } from "./children.ts";
import { powerMean } from "./means.ts";

/** Each child is compared with each other: beyond so many the statement would be longer than it is worth. */
const MOST_CHILDREN = 24;
const zero = number(0);

/** Σ w of the present children that stand on one side of a child in the order of their values, itself included. */
function reached(own: readonly Child[], j: number, side: "up" | "down"): SqlExpr {
  const { x } = own[j]!;
  return sumOf(
    own.map((other, i) => {
      if (i === j) return other.w;
      const beyond = side === "up" ? gt(other.x, x) : lt(other.x, x);
      // equal values keep the order of the children
      const tied = side === "up" ? i > j : i < j;
      return when([[tied ? or(beyond, eq(other.x, x)) : beyond, other.w]], zero);
    }),
  );
}

/** The share of the ordered weights up to a share of the children's weight: a line from place to place. */
function quantifier(share: SqlExpr, places: readonly number[], children: SqlChildren): SqlExpr {
  const m = places.length;
  const at = children.let(multiply(share, number(m)));
  let sum = 0;
  const branches: [SqlExpr, SqlExpr][] = [];
  places.forEach((place, k) => {
    // k/m·m is meant to be k
    const line = when(
      [[gt(at, number(k)), add(number(sum), multiply(subtract(at, number(k)), number(place)))]],
      number(sum),
    );
    branches.push([lt(add(at, number(1e-12)), number(k + 1)), line]);
    sum += place;
  });
  return when(branches, number(sum));
}

/** Weights by place: what the order of the row's values gives each child. */
function byPlace(children: SqlChildren, places: readonly number[]): readonly Child[] | null {
  const own = weighed(children);
  if (own.length > MOST_CHILDREN) return null;
  const total = children.let(presentWeight(own), "weight");
  return own.map((child, j) => {
    const up = children.let(when([[isPresent(child.x), reached(own, j, "up")]], missing));
    const upTo = quantifier(over0(up, total), places, children);
    const before = quantifier(over0(subtract(up, child.w), total), places, children);
    const last = when([[ge(up, total), number(1)]], upTo);
    return { ...child, w: children.let(notBelowZero(subtract(last, before), children.let)) };
  });
}

interface Ordered {
  readonly weights: readonly number[];
}

export function owa(children: SqlChildren, { weights }: Ordered): SqlExpr | SqlReason {
  const own = byPlace(children, weights);
  if (own === null) return "not-written";
  return when([[or(...own.map(({ x }) => isPresent(x))), weightedSum(own)]], missing);
}

export function ogwa(children: SqlChildren, { weights, p }: Ordered & { readonly p: number }): SqlExpr | SqlReason {
  const own = byPlace(children, weights);
  if (own === null) return "not-written";
  const outside = (x: SqlExpr) => (p > 0 ? lt(x, zero) : le(x, zero));
  const counted = withValues(own, ({ x, w }) => children.let(when([[gt(w, zero), x]], missing)));
  const mean = powerMean(counted, p, children.let);
  return p === 1 ? mean : when([[or(...own.map(({ x }) => outside(x))), missing]], mean);
}

/** Between the two values about half of the weight, or the one that holds it. */
export function weightedMedian(children: SqlChildren): SqlExpr | SqlReason {
  const own = weighed(children);
  if (own.length > MOST_CHILDREN) return "not-written";
  if (own.length === 1) return own[0]!.x;
  const total = children.let(presentWeight(own), "weight");
  const half = children.let(divide(total, number(2)));
  const rounding = children.let(multiply(number(1e-12), total));
  const upTo = own.map((child, j) => children.let(when([[isPresent(child.x), reached(own, j, "down")]], missing)));
  const first = (holds: (c: SqlExpr) => SqlExpr) =>
    children.let(smallest(own.map(({ x }, j) => when([[holds(upTo[j]!), x]], missing))));
  const past = first((c) => gt(c, add(half, rounding)));
  const at = first((c) => ge(c, subtract(half, rounding)));
  return when([[and(isPresent(at), isPresent(past)), add(at, divide(subtract(past, at), number(2)))]], at);
}

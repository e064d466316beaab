import type { SqlChildren } from "../../../method/sql-expr.ts";
import {
  add,
  and,
  call,
  divide,
  eq,
  gt,
  isMissing,
  isPresent,
  le,
  lt,
  missing,
  multiply,
  number,
  or,
  type SqlExpr,
  sumOf,
  when,
} from "../../tree.ts";
import { expm1, type Let, largest, lnOf, log1p, over0, smallest } from "../maths.ts";
import { type Child, presentWeight, unless, weighed, weightedMean, withValues } from "./children.ts";

const zero = number(0);
const notPositive = (x: SqlExpr): SqlExpr => le(x, zero);
const negative = (x: SqlExpr): SqlExpr => lt(x, zero);

export const arithmetic = (children: SqlChildren): SqlExpr => weightedMean(weighed(children));

export function geometric(children: SqlChildren): SqlExpr {
  const own = weighed(children);
  const logs = withValues(own, ({ x }) => lnOf(x, children.let));
  return unless(own, notPositive, call("exp", weightedMean(logs)));
}

export function harmonic(children: SqlChildren): SqlExpr {
  const own = weighed(children);
  const parts = own.map(({ x, w }) => when([[gt(x, zero), divide(w, x)]], zero));
  return unless(own, notPositive, over0(presentWeight(own), sumOf(parts)));
}

export const minimum = (children: SqlChildren): SqlExpr => smallest(weighed(children).map(({ x }) => x));
export const maximum = (children: SqlChildren): SqlExpr => largest(weighed(children).map(({ x }) => x));

/** exp of Σ exponents · ln x; the plain product where every exponent is 1. */
export function product(children: SqlChildren): SqlExpr {
  const own = weighed(children);
  const m = own.length;
  if (m === 0) return missing;
  const weight = children.let(presentWeight(own));
  const logs = own.map(({ x, w }) => {
    const exponent = over0(multiply(number(m), w), weight);
    return when([[gt(x, zero), multiply(exponent, lnOf(x, children.let))]], zero);
  });
  const byLogs = call("exp", sumOf(logs));
  const alike = own.every((child) => child.weight === own[0]!.weight);
  const plain = own.slice(1).reduce((all, { x }) => multiply(all, x), own[0]!.x);
  const complete = and(...own.map(({ x }) => isPresent(x)));
  return when(
    [
      [or(...own.map(({ x }) => negative(x))), missing],
      ...(alike ? [[complete, plain] as const] : []),
      [or(...own.map(({ x }) => eq(x, zero))), zero],
      [and(...own.map(({ x }) => isMissing(x))), missing],
    ],
    byLogs,
  );
}

/** Below it a power mean is nearer to the geometric one than a power resolves. */
const SMALL = 0.01;

export function powerMean(own: readonly Child[], p: number, name: Let): SqlExpr {
  if (p === 1) return weightedMean(own);
  if (own.length === 0) return missing;
  const outside = p > 0 ? negative : notPositive;
  if (p === 0) return unless(own, outside, nearGeometric(own, p, name));
  const general = generalPower(own, p, name);
  if (Math.abs(p) >= SMALL) return unless(own, outside, general);
  const near = nearGeometric(own, p, name);
  return unless(own, outside, when([[or(...own.map(({ x }) => eq(x, zero))), general]], near));
}

function generalPower(own: readonly Child[], p: number, name: Let): SqlExpr {
  const values = own.map(({ x }) => x);
  const lead = name(p > 0 ? largest(values) : smallest(values));
  // scaled by the term that leads, so that no power overflows
  const powers = withValues(own, ({ x }) => {
    const share = name(over0(x, lead));
    return when(
      [
        [gt(share, zero), call("pow", share, number(p))],
        [eq(share, zero), zero],
      ],
      missing,
    );
  });
  const inner = name(weightedMean(powers));
  return when(
    [
      [eq(lead, zero), zero],
      [gt(inner, zero), multiply(lead, call("pow", inner, number(1 / p)))],
    ],
    missing,
  );
}

function nearGeometric(own: readonly Child[], p: number, name: Let): SqlExpr {
  const logs = withValues(own, ({ x }) => name(lnOf(x, name)));
  const middle = name(weightedMean(logs));
  if (p === 0) return call("exp", middle);
  const rest = weightedMean(withValues(logs, ({ x }) => expm1(multiply(number(p), call("subtract", x, middle)), name)));
  return call("exp", add(middle, divide(log1p(rest, name), number(p))));
}

export const power = (children: SqlChildren, { p }: { readonly p: number }): SqlExpr =>
  powerMean(weighed(children), p, children.let);

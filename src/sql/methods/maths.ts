import {
  add,
  call,
  coalesce,
  divide,
  eq,
  gt,
  isPresent,
  lt,
  missing,
  multiply,
  number,
  type SqlExpr,
  subtract,
  when,
} from "../tree.ts";

export type Let = (expr: SqlExpr, label?: string) => SqlExpr;

/** eᵗ − 1 without the loss near 0 (Kahan): u = eᵗ, (u − 1)·t/ln u, and t where u is 1. */
export function expm1(t: SqlExpr, name: Let): SqlExpr {
  const v = name(t);
  const u = name(call("exp", v));
  const inside = divide(multiply(subtract(u, number(1)), v), call("ln", u));
  return when(
    [
      [eq(u, number(1)), v],
      [gt(u, number(0)), inside],
      [isPresent(u), number(-1)],
    ],
    missing,
  );
}

/** ln(1 + r) without the loss near 0, in the same way. */
export function log1p(r: SqlExpr, name: Let): SqlExpr {
  const v = name(r);
  const u = name(add(number(1), v));
  return when(
    [
      [eq(u, number(1)), v],
      [gt(u, number(0)), divide(multiply(call("ln", u), v), subtract(u, number(1)))],
    ],
    missing,
  );
}

const INFINITE = number(Number.POSITIVE_INFINITY);
const BELOW_ALL = number(Number.NEGATIVE_INFINITY);

/** The smallest of the values that are there; missing where none is. */
export function smallest(columns: readonly SqlExpr[]): SqlExpr {
  if (columns.length === 1) return columns[0]!;
  return call("null-if", call("least", ...columns.map((x) => coalesce(x, INFINITE))), INFINITE);
}

export function largest(columns: readonly SqlExpr[]): SqlExpr {
  if (columns.length === 1) return columns[0]!;
  return call("null-if", call("greatest", ...columns.map((x) => coalesce(x, BELOW_ALL))), BELOW_ALL);
}

/** Math.max(0, x), missing where x is. */
export const notBelowZero = (x: SqlExpr, name: Let): SqlExpr => {
  const v = name(x);
  return when([[lt(v, number(0)), number(0)]], v);
};

export const atMost = (x: SqlExpr, most: number, name: Let): SqlExpr => {
  const v = name(x);
  return when([[gt(v, number(most)), number(most)]], v);
};

/** x², which no engine's power spells to the same bits. */
export const square = (x: SqlExpr, name: Let): SqlExpr => {
  const v = name(x);
  return multiply(v, v);
};

/** Missing where the divisor is 0. */
export const over0 = (a: SqlExpr, b: SqlExpr): SqlExpr =>
  b.kind === "number" ? (b.value === 0 ? missing : divide(a, b)) : divide(a, call("null-if", b, number(0)));

/** ln of a positive number. */
export const lnOf = (x: SqlExpr, name: Let): SqlExpr => {
  const v = name(x);
  return when([[gt(v, number(0)), call("ln", v)]], missing);
};

/** A constant a step, by where `x` falls among rising values: found in log₂ n comparisons. `at` tells below, on, and above them. */
export function ladder(x: SqlExpr, values: readonly number[], at: (below: number, on: boolean) => number): SqlExpr {
  const between = (from: number, to: number): SqlExpr => {
    if (from === to) return number(at(from, false));
    const middle = (from + to) >>> 1;
    const limit = number(values[middle]!);
    return when(
      [
        [eq(x, limit), number(at(middle, true))],
        [lt(x, limit), between(from, middle)],
      ],
      between(middle + 1, to),
    );
  };
  return when([[isPresent(x), between(0, values.length)]], missing);
}

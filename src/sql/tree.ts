import type { SqlExpr, SqlFunction, SqlOrder, SqlOverRows } from "../method/sql-expr.ts";

export type { SqlExpr, SqlFunction, SqlOrder, SqlOverRows } from "../method/sql-expr.ts";

export const missing: SqlExpr = { kind: "missing" };

/** A finite number; NaN is what stands for missing in JavaScript. */
export function number(value: number): SqlExpr {
  if (Number.isNaN(value)) return missing;
  return { kind: "number", value };
}

export const text = (value: string): SqlExpr => ({ kind: "text", value });
export const column = (key: string): SqlExpr => ({ kind: "column", key });
export const call = (name: SqlFunction, ...args: readonly SqlExpr[]): SqlExpr => ({ kind: "call", name, args });

const isNumber = (e: SqlExpr, value?: number): e is SqlExpr & { kind: "number" } =>
  e.kind === "number" && (value === undefined || e.value === value);

/** What two constants give is computed here: the same double as anywhere. */
function fold(a: SqlExpr, b: SqlExpr, compute: (x: number, y: number) => number): SqlExpr | null {
  if (a.kind === "missing" || b.kind === "missing") return missing;
  if (a.kind !== "number" || b.kind !== "number") return null;
  return number(compute(a.value, b.value));
}

// x + 0 is x but for −0, which equals 0; the other changes below are exact
/** Missing where it is no finite number. */
export function finite(a: SqlExpr): SqlExpr {
  if (a.kind === "missing") return a;
  return a.kind === "number" ? (Number.isFinite(a.value) ? a : missing) : call("finite", a);
}

export function add(a: SqlExpr, b: SqlExpr): SqlExpr {
  if (isNumber(a, 0)) return b;
  if (isNumber(b, 0)) return a;
  return (
    fold(a, b, (x, y) => x + y) ??
    (isNumber(b) && b.value < 0 ? call("subtract", a, number(-b.value)) : call("add", a, b))
  );
}

export function subtract(a: SqlExpr, b: SqlExpr): SqlExpr {
  if (isNumber(b, 0)) return a;
  return (
    fold(a, b, (x, y) => x - y) ??
    (isNumber(b) && b.value < 0 ? call("add", a, number(-b.value)) : call("subtract", a, b))
  );
}

export function multiply(a: SqlExpr, b: SqlExpr): SqlExpr {
  if (isNumber(a, 1)) return b;
  if (isNumber(b, 1)) return a;
  if (isNumber(a, -1)) return negate(b);
  return fold(a, b, (x, y) => x * y) ?? call("multiply", a, b);
}

export function divide(a: SqlExpr, b: SqlExpr): SqlExpr {
  if (isNumber(b, 1)) return a;
  return fold(a, b, (x, y) => x / y) ?? call("divide", a, b);
}

export function negate(a: SqlExpr): SqlExpr {
  return a.kind === "number" ? number(0 - a.value) : call("negate", a);
}

export const isMissing = (a: SqlExpr): SqlExpr => call("is-missing", a);
export const isPresent = (a: SqlExpr): SqlExpr => call("is-present", a);
export const eq = (a: SqlExpr, b: SqlExpr): SqlExpr => call("eq", a, b);
export const lt = (a: SqlExpr, b: SqlExpr): SqlExpr => call("lt", a, b);
export const le = (a: SqlExpr, b: SqlExpr): SqlExpr => call("le", a, b);
export const gt = (a: SqlExpr, b: SqlExpr): SqlExpr => call("gt", a, b);
export const ge = (a: SqlExpr, b: SqlExpr): SqlExpr => call("ge", a, b);
export const not = (a: SqlExpr): SqlExpr => call("not", a);

export function and(...args: readonly SqlExpr[]): SqlExpr {
  return args.length === 1 ? args[0]! : call("and", ...args);
}

export function or(...args: readonly SqlExpr[]): SqlExpr {
  return args.length === 1 ? args[0]! : call("or", ...args);
}

export function coalesce(...args: readonly SqlExpr[]): SqlExpr {
  return args.length === 1 ? args[0]! : call("coalesce", ...args);
}

/** The first branch whose condition is true; an unknown condition is none. */
export function when(branches: readonly (readonly [is: SqlExpr, then: SqlExpr])[], otherwise: SqlExpr): SqlExpr {
  return branches.length === 0
    ? otherwise
    : { kind: "case", when: branches.map(([is, then]) => ({ is, then })), otherwise };
}

/** Sum from the first to the last. */
export function sumOf(terms: readonly SqlExpr[]): SqlExpr {
  return terms.length === 0 ? number(0) : terms.reduce((total, term) => call("add", total, term));
}

/** Within limits; a limit that is infinite is none. */
export function clamp(x: SqlExpr, least: number, most: number): SqlExpr {
  const branches: [SqlExpr, SqlExpr][] = [];
  if (least !== Number.NEGATIVE_INFINITY) branches.push([lt(x, number(least)), number(least)]);
  if (most !== Number.POSITIVE_INFINITY) branches.push([gt(x, number(most)), number(most)]);
  return when(branches, x);
}

/** The value of `then` where `x` is there, else missing. */
export const present = (x: SqlExpr, then: SqlExpr): SqlExpr => when([[isPresent(x), then]], missing);

export function over(
  name: SqlOverRows,
  args: readonly SqlExpr[],
  {
    partition = [],
    order = [],
    frame,
  }: { partition?: readonly SqlExpr[]; order?: readonly SqlOrder[]; frame?: "up-to-here" | "from-here" },
): SqlExpr {
  return { kind: "window", name, args, partition, order, ...(frame === undefined ? {} : { frame }) };
}

/** The expressions directly within one. */
export function partsOf(expr: SqlExpr): readonly SqlExpr[] {
  switch (expr.kind) {
    case "number":
    case "text":
    case "missing":
    case "column":
      return [];
    case "call":
    case "aggregate":
      return expr.args;
    case "case":
      return [...expr.when.flatMap(({ is, then }) => [is, then]), expr.otherwise];
    case "window":
      return [...expr.args, ...expr.partition, ...expr.order.map(({ by }) => by)];
    default:
      return expr satisfies never;
  }
}

/** The keys of the columns that an expression reads; found without recursion, as sums are as deep as they are long. */
export function keysIn(expr: SqlExpr): ReadonlySet<string> {
  const keys = new Set<string>();
  const open: SqlExpr[] = [expr];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "column") keys.add(next.key);
    open.push(...partsOf(next));
  }
  return keys;
}

export const isAtom = (expr: SqlExpr): boolean => partsOf(expr).length === 0;

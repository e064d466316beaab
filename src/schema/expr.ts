/** What a formula may call. Anything else is refused by name. */
export const EXPR_FUNCTIONS = [
  "add",
  "subtract",
  "multiply",
  "divide",
  "pow",
  "negate",
  "abs",
  "sqrt",
  "exp",
  "ln",
  "log10",
  "min",
  "max",
  "sum",
  "mean",
  "round",
  "eq",
  "ne",
  "lt",
  "le",
  "gt",
  "ge",
  "and",
  "or",
  "not",
  "if",
  "coalesce",
] as const;
export type ExprFunction = (typeof EXPR_FUNCTIONS)[number];

/**
 * Figures of the units below one: over those of a level whose chain of parents leads to the unit of the row.
 * `share`: of those known, the part for which the argument is true. A second argument is a weight.
 */
export const AGGREGATES = ["min", "max", "sum", "mean", "median", "cv", "gini", "count", "share"] as const;
export type Aggregate = (typeof AGGREGATES)[number];
/** Those that take a weight. */
export const WEIGHTED_AGGREGATES: readonly Aggregate[] = ["mean", "cv", "gini", "share"];

/** What reads other rows than its own. */
export type WordExpr =
  /** The unit's value so many periods of the calendar before. */
  | { readonly kind: "lag"; readonly by: number; readonly args: readonly Expr[] }
  /** The unit's value in a period. */
  | { readonly kind: "at"; readonly period: string; readonly args: readonly Expr[] }
  /** The value of a named unit, or of the unit above at a level, in the same period. */
  | { readonly kind: "ref"; readonly to: string; readonly args: readonly Expr[] }
  | {
      readonly kind: "aggregate";
      readonly name: Aggregate;
      readonly level: string;
      readonly args: readonly Expr[];
    };

/** A formula as plain JSON: evaluated by columns here, written as SQL elsewhere. */
export type Expr =
  | { readonly kind: "const"; readonly value: number }
  | { readonly kind: "column"; readonly id: string }
  | { readonly kind: "call"; readonly name: ExprFunction; readonly args: readonly Expr[] }
  | WordExpr;

/** The expressions directly within one. */
export const partsOf = (expr: Expr): readonly Expr[] => ("args" in expr ? expr.args : []);

/** Functions that a formula's text may call; the others are written with operators (`a / b`, `a <= b`). */
export const EXPR_CALLS = [
  "pow",
  "abs",
  "sqrt",
  "exp",
  "ln",
  "log10",
  "min",
  "max",
  "sum",
  "mean",
  "round",
  "if",
  "coalesce",
] as const satisfies readonly ExprFunction[];

/** Words with a meaning in a formula's text, so that no column can be called by them. */
export const EXPR_WORDS: readonly string[] = [
  ...EXPR_CALLS,
  "and",
  "or",
  "not",
  "log",
  "log2",
  "mod",
  "xor",
  "to",
  "in",
  "end",
  "true",
  "false",
  "null",
  "undefined",
  "NaN",
  "Infinity",
];
/** Words of formulas that read other periods and units. */
export const ROW_WORDS: readonly string[] = ["lag", "at", "across", "share", "ref"];

/** How many values each function takes. */
export const EXPR_ARITY: { readonly [F in ExprFunction]: readonly [least: number, most: number] } = {
  add: [2, 1000],
  subtract: [2, 2],
  multiply: [2, 1000],
  divide: [2, 2],
  pow: [2, 2],
  negate: [1, 1],
  abs: [1, 1],
  sqrt: [1, 1],
  exp: [1, 1],
  ln: [1, 1],
  log10: [1, 1],
  min: [1, 1000],
  max: [1, 1000],
  sum: [1, 1000],
  mean: [1, 1000],
  round: [1, 2],
  eq: [2, 2],
  ne: [2, 2],
  lt: [2, 2],
  le: [2, 2],
  gt: [2, 2],
  ge: [2, 2],
  and: [2, 1000],
  or: [2, 1000],
  not: [1, 1],
  if: [3, 3],
  coalesce: [1, 1000],
};

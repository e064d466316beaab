/** What may be called in SQL: a closed list, spelled by each dialect's emitter. */
export type SqlFunction =
  // numbers
  | "add"
  | "subtract"
  | "multiply"
  | "divide"
  | "negate"
  | "abs"
  | "sqrt"
  | "exp"
  | "ln"
  | "log10"
  | "pow"
  | "floor"
  /** The smallest and the largest of values that are all there. */
  | "least"
  | "greatest"
  /** The first that is there. */
  | "coalesce"
  /** Missing where both are equal. */
  | "null-if"
  /** Missing where a number is NaN or infinite. */
  | "finite"
  /** A number of so many decimals as its printed digits are rounded, halves away from zero. */
  | "round-digits"
  /** A column of the table as a double, or as a text. */
  | "to-double"
  | "to-text"
  // truths
  | "eq"
  | "ne"
  | "lt"
  | "le"
  | "gt"
  | "ge"
  | "and"
  | "or"
  | "not"
  | "is-missing"
  | "is-present";

/** What is computed over several rows. */
export type SqlOverRows =
  | "rank"
  | "dense-rank"
  | "row-number"
  | "count"
  | "sum"
  | "mean"
  | "min"
  | "max"
  /** Of a sample, n − 1. */
  | "deviation"
  /** The second argument is the share, 0 to 1, between the nearest two by a straight line. */
  | "quantile";

export interface SqlOrder {
  readonly by: SqlExpr;
  /** A text, by its code points. */
  readonly text?: boolean;
  readonly descending?: boolean;
}

/**
 * An expression in SQL as plain data: numbers are doubles, a missing value is NULL, NaN does not occur. Columns are named by
 * the keys of the step that defines them, never by a text of the database.
 */
export type SqlExpr =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "missing" }
  | { readonly kind: "column"; readonly key: string }
  | { readonly kind: "call"; readonly name: SqlFunction; readonly args: readonly SqlExpr[] }
  | {
      readonly kind: "case";
      readonly when: readonly { readonly is: SqlExpr; readonly then: SqlExpr }[];
      readonly otherwise: SqlExpr;
    }
  /** Over the rows that share `partition`; with `order` and no frame, from the first to this row and its ties. */
  | {
      readonly kind: "window";
      readonly name: SqlOverRows;
      readonly args: readonly SqlExpr[];
      readonly partition: readonly SqlExpr[];
      readonly order: readonly SqlOrder[];
      /** Rows up to and with this one, or those from it on. */
      readonly frame?: "up-to-here" | "from-here";
    }
  /** Over all rows, or those of a group, for what is learned in the engine. */
  | { readonly kind: "aggregate"; readonly name: SqlOverRows; readonly args: readonly SqlExpr[] };

/** What a method that writes itself as SQL is given. */
export interface SqlMaking {
  readonly unit: SqlExpr;
  readonly period: SqlExpr;
  /** Columns of groups of units, by name; absent where the table has none. */
  readonly groups: Readonly<Record<string, SqlExpr>>;
  /** A name for an expression that is used more than once: computed in a step of its own before. */
  let(expr: SqlExpr, label?: string): SqlExpr;
}

/** The children of a group, for an aggregator. */
export interface SqlChildren extends SqlMaking {
  readonly columns: readonly SqlExpr[];
  readonly weights: readonly number[];
  /** Rows are compared with those that share these; empty for all rows. */
  readonly partition: readonly SqlExpr[];
  /** `negative`: reaches the method in its measure, of which less is better. */
  readonly nodes: readonly { readonly id: string; readonly negative: boolean }[];
}

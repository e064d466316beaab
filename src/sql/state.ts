import type { Json, Registry } from "../method/index.ts";
import type { SqlMaking } from "../method/sql-expr.ts";
import type { FittedIndex, Step } from "../pipeline/result.ts";
import type { Tree } from "../pipeline/tree.ts";
import type { Dialect } from "./emit/dialect.ts";
import type { Sheet } from "./sheet.ts";
import { eq, missing, type SqlExpr, text, when } from "./tree.ts";
import type { SqlOptions, SqlStays } from "./types.ts";

/** Columns by indicator or group. */
export type ExprColumns = Map<string, SqlExpr>;

/** A statement in the making. */
export interface SqlState {
  readonly source: FittedIndex;
  readonly tree: Tree;
  readonly registry: Registry;
  readonly options: SqlOptions;
  readonly dialect: Dialect;
  readonly sheet: Sheet;
  readonly unit: SqlExpr;
  readonly period: SqlExpr;
  readonly groups: Readonly<Record<string, SqlExpr>>;
  /** Columns of the table as doubles, made when they are first asked for. */
  raw(id: string): SqlExpr;
  /** The indicators that count, or are shown. */
  readonly wanted: readonly string[];
  /** After each step, by indicator. */
  readonly after: Record<Step, ExprColumns>;
  /** Says that something stays in JavaScript; what stands for it is never read. */
  stay(what: SqlStays): SqlExpr;
}

/** What a method that writes itself is given. */
export const makingOf = ({ unit, period, groups, sheet }: SqlState): SqlMaking => ({
  unit,
  period,
  groups,
  let: (expr, label) => sheet.let(expr, label),
});

export const ALL = "*";

/** One expression a ruler: the same for all rows, or that of the row's period. */
export function bySlice(
  fitted: Readonly<Record<string, unknown>>,
  period: SqlExpr,
  make: (key: string) => SqlExpr,
): SqlExpr {
  const keys = Object.keys(fitted);
  if (keys.length === 1 && keys[0] === ALL) return make(ALL);
  return when(
    keys.map((key) => [eq(period, text(key)), make(key)] as const),
    missing,
  );
}

/** What was learned of one column, ruler by ruler. */
export function learnedOf(
  fitted: Readonly<Record<string, Readonly<Record<string, Json>>>>,
  id: string,
): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(fitted).flatMap(([key, entries]) => (Object.hasOwn(entries, id) ? [[key, entries[id]!]] : [])),
  );
}

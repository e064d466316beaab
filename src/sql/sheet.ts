import { type Range, rangeOf } from "./range.ts";
import { column, isAtom, keysIn, type SqlExpr } from "./tree.ts";

/** A column of a step: what it is called by, what a reader sees, and how it is made. */
export interface Defined {
  readonly key: string;
  readonly label: string;
  readonly expr: SqlExpr;
}

/** A step in the making: its columns in layers, each reading only the layers before. */
export interface Stage {
  readonly name: string;
  /** Said above it. */
  readonly comment: string;
  readonly layers: Defined[][];
  where: SqlExpr | null;
}

/** Levels of an expression that every engine reads; what is deeper is computed in parts, in the same order. */
export const DEEPEST = 200;

export interface Sheet {
  readonly stages: readonly Stage[];
  /** How many expressions were computed in parts. */
  readonly parts: number;
  /** Begins a step; what is defined from here on belongs to it. */
  begin(name: string, comment?: string): void;
  /** Defines something in a step that has begun before. */
  at<T>(name: string, define: () => T): T;
  /** A column of the step; an expression that is only another column is that column. */
  define(expr: SqlExpr, label: string): SqlExpr;
  /** A name for what is used more than once; constants and columns stand for themselves. */
  let(expr: SqlExpr, label?: string): SqlExpr;
  /** Rows for which it is true go on. */
  where(condition: SqlExpr): void;
  /** A column whose values lie within limits that its expression does not show. */
  known(column: SqlExpr, range: Range): SqlExpr;
}

/** Makes an expression fit for an engine before it is written: `let` names what must stand twice. */
export type Legalise = (expr: SqlExpr, tools: LegaliseTools) => SqlExpr;

export interface LegaliseTools {
  let(expr: SqlExpr): SqlExpr;
  range(expr: SqlExpr): Range;
}

const TRUTHS: readonly string[] = ["eq", "ne", "lt", "le", "gt", "ge", "and", "or", "not", "is-missing", "is-present"];
export const isTruth = (e: SqlExpr): boolean => e.kind === "call" && TRUTHS.includes(e.name);

/** Columns by step; which common table expression each stands in follows from what it reads. */
export function createSheet(legalise: Legalise): Sheet {
  const stages: Stage[] = [];
  const placed = new Map<string, { stage: number; layer: number }>();
  const ranges = new Map<string, Range>();
  const range = (expr: SqlExpr) => rangeOf(expr, ranges);
  let count = 0;
  let parts = 0;
  let current = -1;

  const place = (expr: SqlExpr, label: string): SqlExpr => {
    const at = current;
    const stage = stages[at]!;
    let layer = 0;
    for (const key of keysIn(expr)) {
      const read = placed.get(key);
      if (read?.stage === at) layer = Math.max(layer, read.layer + 1);
    }
    count += 1;
    const key = `${count}`;
    while (stage.layers.length <= layer) stage.layers.push([]);
    stage.layers[layer]!.push({ key, label, expr });
    placed.set(key, { stage: at, layer });
    ranges.set(key, range(expr));
    return column(key);
  };

  const named = (expr: SqlExpr, label = "part"): SqlExpr => (isAtom(expr) ? expr : place(ready(expr), label));
  const ready = (expr: SqlExpr): SqlExpr => shorten(settle(legalise(expr, { let: named, range }))).expr;

  /** A window reads columns only, and stands in none of another's. */
  const settle = (expr: SqlExpr): SqlExpr => {
    switch (expr.kind) {
      case "window": {
        const own = (e: SqlExpr) => (isAtom(e) ? e : place(ready(e), "part"));
        return {
          ...expr,
          args: expr.args.map(own),
          partition: expr.partition.map(own),
          order: expr.order.map((o) => ({ ...o, by: own(o.by) })),
        };
      }
      case "call":
        return { ...expr, args: expr.args.map(settle) };
      case "case":
        return {
          ...expr,
          when: expr.when.map(({ is, then }) => ({ is: settle(is), then: settle(then) })),
          otherwise: settle(expr.otherwise),
        };
      default:
        return expr;
    }
  };

  const shorten = (expr: SqlExpr): { expr: SqlExpr; depth: number } => {
    if (isAtom(expr)) return { expr, depth: 0 };
    let deepest = 0;
    const inner = (e: SqlExpr): SqlExpr => {
      const { expr: own, depth } = shorten(e);
      deepest = Math.max(deepest, depth);
      return own;
    };
    let whole: SqlExpr = expr;
    if (expr.kind === "call") whole = { ...expr, args: expr.args.map(inner) };
    else if (expr.kind === "case") {
      const when = expr.when.map(({ is, then }) => ({ is: inner(is), then: inner(then) }));
      whole = { ...expr, when, otherwise: inner(expr.otherwise) };
    }
    if (deepest + 1 < DEEPEST || isTruth(whole)) return { expr: whole, depth: deepest + 1 };
    parts += 1;
    return { expr: place(whole, "part"), depth: 0 };
  };

  return {
    stages,
    get parts() {
      return parts;
    },
    begin(name, comment = "") {
      current = stages.push({ name, comment, layers: [], where: null }) - 1;
    },
    at(name, define) {
      const before = current;
      current = stages.findIndex((stage) => stage.name === name);
      try {
        return define();
      } finally {
        current = before;
      }
    },
    define(expr, label) {
      return expr.kind === "column" ? expr : place(ready(expr), label);
    },
    let: named,
    where(condition) {
      stages.at(-1)!.where = ready(condition);
    },
    known(of, range) {
      if (of.kind === "column") ranges.set(of.key, range);
      return of;
    },
  };
}

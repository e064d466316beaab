import type { Issue } from "../errors/index.ts";
import { EXPR_ARITY, type Expr, partsOf, WEIGHTED_AGGREGATES } from "./expr.ts";
import { exprColumns } from "./expr-columns.ts";
import { suggester } from "./nearest.ts";
import type { Path } from "./path.ts";
import { topology } from "./topology.ts";

/** Levels of calls in one formula; the JSON of a system stays within the limit for documents. */
export const MAX_EXPR_DEPTH = 24;

/** Number of values and depth of every call; what the type of `Expr` cannot say. */
export function exprIssues(expr: Expr, path: Path): Issue[] {
  const issues: Issue[] = [];
  const visit = (e: Expr, depth: number): void => {
    if (e.kind === "const" || e.kind === "column") return;
    if (depth > MAX_EXPR_DEPTH) {
      if (!issues.some((issue) => issue.code === "formula-too-deep")) {
        issues.push({ code: "formula-too-deep", path: [...path], params: { limit: MAX_EXPR_DEPTH } });
      }
      return;
    }
    const [least, most] = arity(e);
    if (e.args.length < least || e.args.length > most) {
      const params = {
        name: "name" in e ? e.name : e.kind,
        found: e.args.length,
        least,
        most: most === 1000 ? undefined : most,
      };
      issues.push({ code: "formula-arity", path: [...path], params });
    } else if (e.kind === "call" && e.name === "round" && e.args.length === 2 && !isDigits(e.args[1]!)) {
      issues.push({ code: "formula-digits", path: [...path], params: { name: "round" } });
    }
    for (const arg of partsOf(e)) visit(arg, depth + 1);
  };
  visit(expr, 1);
  return issues;
}

function arity(e: Exclude<Expr, { kind: "const" | "column" }>): readonly [least: number, most: number] {
  if (e.kind === "call") return EXPR_ARITY[e.name];
  return [1, e.kind === "aggregate" && WEIGHTED_AGGREGATES.includes(e.name) ? 2 : 1];
}

function isDigits(e: Expr): boolean {
  const value =
    e.kind === "const"
      ? e.value
      : e.kind === "call" && e.name === "negate" && e.args[0]?.kind === "const"
        ? -e.args[0].value
        : Number.NaN;
  return Number.isInteger(value) && Math.abs(value) <= 15;
}

export interface NamedExpr {
  readonly id: string;
  readonly expr: Expr;
  readonly path: Path;
}

/** Formulas against the columns there are: unknown names, groups, circles, calls with too many or too few values. */
export function expressionIssues(
  named: readonly NamedExpr[],
  known: { readonly columns: ReadonlySet<string>; readonly groups: ReadonlySet<string> },
): Issue[] {
  const issues: Issue[] = [];
  const suggest = suggester(() => known.columns);
  for (const { expr, path } of named) {
    issues.push(...exprIssues(expr, path));
    for (const name of exprColumns(expr)) {
      if (known.columns.has(name)) continue;
      if (known.groups.has(name)) issues.push({ code: "formula-group", path: [...path], params: { name } });
      else issues.push({ code: "formula-name", path: [...path], params: { name, nearest: suggest(name) } });
    }
  }
  const pathOf = new Map(named.map(({ id, path }) => [id, path]));
  for (const circle of topology(new Map(named.map(({ id, expr }) => [id, exprColumns(expr)]))).circles) {
    issues.push({ code: "formula-circle", path: [...pathOf.get(circle[0]!)!], params: { circle } });
  }
  return issues;
}

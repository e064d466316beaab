import { type Expr, partsOf } from "./expr.ts";

/** The ids of the columns that an expression reads, each once, in the order they are first named. */
export function exprColumns(expr: Expr): string[] {
  const found = new Set<string>();
  const visit = (e: Expr): void => {
    if (e.kind === "column") found.add(e.id);
    else partsOf(e).forEach(visit);
  };
  visit(expr);
  return [...found];
}

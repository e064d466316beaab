import type { Legalise, LegaliseTools } from "../sheet.ts";
import { isAtom, partsOf, type SqlExpr } from "../tree.ts";

/** An expression with its parts changed. */
export function mapParts(expr: SqlExpr, change: (part: SqlExpr) => SqlExpr): SqlExpr {
  switch (expr.kind) {
    case "call":
    case "aggregate":
      return { ...expr, args: expr.args.map(change) };
    case "case":
      return {
        ...expr,
        when: expr.when.map(({ is, then }) => ({ is: change(is), then: change(then) })),
        otherwise: change(expr.otherwise),
      };
    case "window":
      return {
        ...expr,
        args: expr.args.map(change),
        partition: expr.partition.map(change),
        order: expr.order.map((o) => ({ ...o, by: change(o.by) })),
      };
    default:
      return expr;
  }
}

/** Nodes of an expression, counted no further than `enough`. */
function sizeUpTo(expr: SqlExpr, enough: number): number {
  let size = 1;
  for (const part of partsOf(expr)) {
    if (size >= enough) break;
    size += sizeUpTo(part, enough - size);
  }
  return size;
}

/** Written twice where it is short, named where it is long. */
export const twice = (expr: SqlExpr, { let: name }: LegaliseTools): SqlExpr =>
  sizeUpTo(expr, 5) < 5 ? expr : isAtom(expr) ? expr : name(expr);

/** `finite` where it can make a difference, its argument fit to stand twice. */
export const legaliseFinite: Legalise = (expr, tools) => {
  const inner = mapParts(expr, (part) => legaliseFinite(part, tools));
  if (inner.kind !== "call" || inner.name !== "finite") return inner;
  const [of] = inner.args;
  const { low, high } = tools.range(of!);
  if (Number.isFinite(low) && Number.isFinite(high)) return of!;
  return { ...inner, args: [twice(of!, tools)] };
};

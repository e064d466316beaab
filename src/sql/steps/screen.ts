import type { SqlState } from "../state.ts";
import {
  and,
  divide,
  eq,
  ge,
  gt,
  isPresent,
  missing,
  not,
  number,
  or,
  type SqlExpr,
  subtract,
  sumOf,
  text,
  when,
} from "../tree.ts";
import { leafIds } from "./derive.ts";

const one = (is: SqlExpr): SqlExpr => when([[is, number(1)]], number(0));

/** How many of some columns are there. */
export const countOf = (columns: readonly SqlExpr[]): SqlExpr => sumOf(columns.map((x) => one(isPresent(x))));

/** Rows that hold too little, or too many zeros, leave. */
export function screenStep(state: SqlState): void {
  const { screen } = state.source.plan;
  const groups = Object.entries(screen.groups);
  const asks = screen.coverage > 0 || screen.nonZero > 0 || screen.exclude.length > 0 || groups.length > 0;
  if (!asks) return;
  const { sheet, tree, unit } = state;
  sheet.begin("screened", "rows with enough data");
  const columnsOf = (id: string) => leafIds(state, id).map((leaf) => state.after.denominated.get(leaf)!);
  const all = columnsOf(tree.root.id);
  const stays: SqlExpr[] = [];
  const among = (units: readonly string[]) => or(...units.map((id) => eq(unit, text(id))));
  if (screen.exclude.length > 0) stays.push(not(among(screen.exclude)));
  if (screen.coverage > 0 || screen.nonZero > 0) {
    const present = sheet.let(countOf(all), "present");
    if (screen.coverage > 0) stays.push(ge(divide(present, number(all.length)), number(screen.coverage)));
    if (screen.nonZero > 0) {
      const zeros = sheet.let(sumOf(all.map((x) => one(eq(x, number(0))))), "zeros");
      // present > 0 in the divisor alone: an engine may look at both sides of OR
      const share = divide(subtract(present, zeros), when([[gt(present, number(0)), present]], missing));
      stays.push(or(eq(present, number(0)), ge(share, number(screen.nonZero))));
    }
  }
  for (const [id, least] of groups) {
    const own = columnsOf(id);
    stays.push(ge(sheet.let(countOf(own), "present"), number(least * own.length)));
  }
  const enough = and(...stays);
  sheet.where(screen.include.length > 0 ? or(among(screen.include), enough) : enough);
}

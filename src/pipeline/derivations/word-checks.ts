import type { Issue } from "../../errors/index.ts";
import { type Expr, partsOf, type WordExpr } from "../../schema/expr.ts";
import { nearest } from "../../schema/nearest.ts";
import { parsePeriod } from "../../schema/period.ts";
import type { Hierarchy } from "./hierarchy.ts";
import type { RowIndex } from "./row-index.ts";

/** The words of an expression, those in the brackets of others among them. */
export function wordsIn(expr: Expr): WordExpr[] {
  const inner = partsOf(expr).flatMap(wordsIn);
  return expr.kind === "const" || expr.kind === "column" || expr.kind === "call" ? inner : [expr, ...inner];
}

/** Whether a word asks which unit belongs to which. */
export function needsHierarchy(word: WordExpr, index: Pick<RowIndex, "unitNumber">): boolean {
  return word.kind === "aggregate" || (word.kind === "ref" && index.unitNumber(word.to) === undefined);
}

/** What the words of a formula ask for and these data cannot give. */
export function wordIssues(
  expr: Expr,
  { index, hierarchy, path }: { index: RowIndex; hierarchy: Hierarchy | undefined; path: readonly (string | number)[] },
): Issue[] {
  return wordsIn(expr).flatMap((word): Issue[] => {
    switch (word.kind) {
      case "lag": {
        const foreign = index.periods.filter((text) => parsePeriod(text) === undefined);
        if (foreign.length > 0) return [{ code: "lag-calendar", path: [...path], params: { periods: foreign } }];
        if (index.periods.length > 1) return [];
        return [{ code: "lag-one-period", path: [...path], params: { period: index.periods[0] ?? "" } }];
      }
      case "at":
        if (index.periodNumber(word.period) !== undefined) return [];
        return [{ code: "at-period", path: [...path], params: { period: word.period, known: [...index.periods] } }];
      case "ref": {
        const unit = index.unitNumber(word.to) !== undefined;
        const level = hierarchy?.levels.includes(word.to) ?? false;
        if (unit && level) return [{ code: "ref-ambiguous", path: [...path], params: { name: word.to } }];
        if (unit || level) return [];
        const levels = hierarchy?.levels ?? [];
        const params = { name: word.to, levels, nearest: nearest(word.to, [...levels, ...index.units]) };
        return [{ code: "ref-unknown", path: [...path], params }];
      }
      case "aggregate": {
        if (hierarchy === undefined) {
          return [{ code: "no-hierarchy", path: [...path], params: { level: word.level } }];
        }
        if (hierarchy.levels.includes(word.level)) return [];
        const params = { level: word.level, known: hierarchy.levels, nearest: nearest(word.level, hierarchy.levels) };
        return [{ code: "across-level", path: [...path], params }];
      }
      default:
        return word satisfies never;
    }
  });
}

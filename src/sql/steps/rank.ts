import type { FittedIndex } from "../../pipeline/result.ts";
import { roundTo } from "../formula.ts";
import type { SqlState } from "../state.ts";
import { add, divide, isPresent, missing, number, over, type SqlExpr, when } from "../tree.ts";

export interface Ranking extends Pick<SqlState, "sheet" | "unit" | "period" | "groups"> {
  readonly source: Pick<FittedIndex, "plan">;
  /** What orders the rows for `ties: first`; without it units go by their ids. */
  readonly row: SqlExpr | undefined;
}

/** Ranks of the published scores: 1 the best, none without a score; among the rows of a period, a group, or all. */
export function rankStep(score: SqlExpr, label: string, ranking: Ranking): SqlExpr {
  const { sheet, period, groups, source, unit, row } = ranking;
  const { ties, over: scope, within, decimals } = source.plan.rank;
  const published = decimals === null ? score : sheet.let(roundTo(score, decimals, sheet.let), `${label}_rounded`);
  const partition = [
    ...(scope === "each-period" ? [period] : []),
    ...(within === null ? [] : [groups[within] ?? missing]),
  ];
  const order = [{ by: published, descending: true }];
  const first = over("rank", [], { partition, order });
  // up to this row and its ties
  const last = over("count", [published], { partition, order });
  const rank = ((): SqlExpr => {
    switch (ties) {
      case "min":
        return first;
      case "max":
        return last;
      case "mean":
        return divide(add(first, last), number(2));
      case "dense":
        return over("dense-rank", [], { partition, order });
      case "first": {
        const placed =
          row === undefined
            ? [
                { by: unit, text: true },
                { by: period, text: true },
              ]
            : [{ by: row }];
        return over("row-number", [], { partition, order: [...order, ...placed] });
      }
      default:
        return ties satisfies never;
    }
  })();
  return when([[isPresent(published), rank]], missing);
}

/** Scores that rest on too few figures are computed, used above them, and not published. */
export function publishedScore(
  score: SqlExpr,
  { needed, present, of }: { readonly needed: number; readonly present: SqlExpr; readonly of: number },
): SqlExpr {
  const finite: SqlExpr = { kind: "call", name: "finite", args: [score] };
  if (needed === 0) return finite;
  return when([[{ kind: "call", name: "ge", args: [present, number(needed * of)] }, finite]], missing);
}

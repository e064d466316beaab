import { type Span, spanOf } from "../../schema/days.ts";
import type { LedgerLine } from "./line.ts";

/** Problems counted: all, or those of an owner, source, severity, indicator, or opened in a span of time. */
export interface LedgerCount {
  readonly by: "all" | "owner" | "source" | "severity" | "indicator" | "unit" | "opened";
  /** Null: all, or problems without one. */
  readonly id: string | null;
  readonly opened: number;
  readonly closed: number;
  readonly open: number;
  readonly overdue: number;
  readonly reopened: number;
  readonly repeated: number;
  /** Closed over opened, in percent (销号率). */
  readonly closingRate: number | null;
  /** Rectified by the due date over those rectified or past it, in percent (按期整改率); only problems with a due date. */
  readonly onTime: number | null;
  /** Closed ones whose steps are all dated and in order, over closed, in percent (闭环率). */
  readonly loops: number | null;
  /** From opened to closed, of the closed ones whose dates are in order. */
  readonly daysToClose: { readonly mean: number; readonly median: number; readonly n: number } | null;
  /** Open problems by the days that they have been open: up to each cut, and beyond the last. */
  readonly ages: readonly { readonly from: number; readonly to: number | null; readonly open: number }[];
}

interface Counting {
  readonly span: Span;
  readonly ages: readonly number[];
}

/** The row of all, then by owner, source, severity, indicator and unit in the order first named, then by span of time. */
export function ledgerCounts(lines: readonly LedgerLine[], counting: Counting): readonly LedgerCount[] {
  const keys = {
    owner: ({ owner }: LedgerLine) => owner,
    source: ({ source }: LedgerLine) => source,
    severity: ({ severity }: LedgerLine) => severity,
    indicator: ({ indicator }: LedgerLine) => indicator,
    unit: ({ unit }: LedgerLine) => unit,
    opened: ({ openedDay }: LedgerLine) => spanOf(openedDay, counting.span),
  };
  const parts = (Object.keys(keys) as (keyof typeof keys)[]).flatMap((by) => {
    const found = new Map<string | null, LedgerLine[]>();
    for (const line of lines) {
      const id = keys[by](line);
      found.set(id, [...(found.get(id) ?? []), line]);
    }
    const ids = [...found.keys()];
    if (by === "opened") ids.sort((a, b) => (a! < b! ? -1 : 1));
    const silent = ids.length === 1 && ids[0] === null && by !== "owner";
    return silent ? [] : ids.map((id) => countOf(by, id, { lines: found.get(id)!, counting }));
  });
  return [countOf("all", null, { lines, counting }), ...parts];
}

function countOf(
  by: LedgerCount["by"],
  id: string | null,
  { lines, counting }: { readonly lines: readonly LedgerLine[]; readonly counting: Counting },
): LedgerCount {
  const share = (part: number, whole: number) => (whole === 0 ? null : (100 * part) / whole);
  const closed = lines.filter(({ open }) => !open);
  const open = lines.filter((line) => line.open);
  const judged = lines.filter(({ onTime }) => onTime !== null);
  const cuts = [...counting.ages].sort((a, b) => a - b);
  return {
    by,
    id,
    opened: lines.length,
    closed: closed.length,
    open: open.length,
    overdue: lines.filter(({ daysOverdue }) => daysOverdue > 0).length,
    reopened: lines.filter(({ rounds, state }) => rounds > 1 || state === "reopened").length,
    repeated: lines.filter(({ repeats }) => repeats !== null).length,
    closingRate: share(closed.length, lines.length),
    onTime: share(judged.filter(({ onTime }) => onTime).length, judged.length),
    loops: share(closed.filter(({ loop }) => loop === "complete").length, closed.length),
    daysToClose: spread(closed.flatMap(({ daysToClose }) => daysToClose ?? [])),
    ages: [...cuts, null].map((to, i) => {
      const from = i === 0 ? 0 : cuts[i - 1]! + 1;
      return { from, to, open: open.filter(({ age }) => age! >= from && (to === null || age! <= to)).length };
    }),
  };
}

function spread(days: readonly number[]): LedgerCount["daysToClose"] {
  const n = days.length;
  if (n === 0) return null;
  const sorted = [...days].sort((a, b) => a - b);
  const middle = (sorted[Math.floor((n - 1) / 2)]! + sorted[Math.floor(n / 2)]!) / 2;
  return { mean: sorted.reduce((sum, v) => sum + v, 0) / n, median: middle, n };
}

import type { Issue } from "../../errors/index.ts";
import { daysOf, dayText } from "../../schema/days.ts";
import { LEDGER_STEPS, type LedgerRow, type LedgerStep } from "../../schema/ledger.ts";

/** Where a problem stands. */
export type LedgerState = "open" | "assigned" | "rectified" | "checked" | "closed" | "reopened";

/** One round of a problem, with the steps that were taken by the day. */
export interface Round {
  readonly row: LedgerRow;
  readonly state: LedgerState;
  readonly isOpen: boolean;
  /** Days of the steps so far; those after the day are not there. */
  readonly days: Readonly<Partial<Record<LedgerStep | "reopened" | "due", number>>>;
  /** `complete`: closed with every step wanted, dated and in order; `under-way`: open and in order so far; `broken`: with a problem. */
  readonly loop: "complete" | "under-way" | "broken";
  readonly problems: readonly Issue[];
}

/**
 * A row of the ledger on a day: how far its loop has come, and which step is missing or out of order. A step is in order on
 * or after the last one taken; one that is not wanted may be left out. A problem is open until it is closed, and again once
 * it is reopened.
 */
export function roundOf(
  row: LedgerRow,
  { today, wanted }: { readonly today: number; readonly wanted: readonly LedgerStep[] },
): Round {
  const { id } = row;
  const path = ["ledger", id];
  const problems: Issue[] = [];
  const days: Partial<Record<LedgerStep | "reopened" | "due", number>> = {};
  if (row.due !== undefined) days.due = daysOf(row.due)!.last;
  for (const step of [...LEDGER_STEPS, "reopened"] as const) {
    const text = row[step];
    if (text === undefined) continue;
    const day = dayOf(text, today);
    if (day <= today) days[step] = day;
    else problems.push({ code: "ledger-step-ahead", path, params: { id, step, date: text, asOf: dayText(today) } });
  }
  const ahead = problems.length;
  const taken = LEDGER_STEPS.filter((step) => days[step] !== undefined);
  const furthest = taken.at(-1);
  for (const [i, step] of LEDGER_STEPS.entries()) {
    if (furthest === undefined || i > LEDGER_STEPS.indexOf(furthest)) break;
    if (days[step] === undefined && wanted.includes(step))
      problems.push({ code: "ledger-step-missing", path, params: { id, step, later: furthest } });
  }
  const order = [...taken, ...(days.reopened === undefined ? [] : (["reopened"] as const))];
  for (const [i, step] of order.entries()) {
    const before = order[i - 1];
    if (before === undefined || before === "reopened" || days[step]! >= days[before]!) continue;
    const params = { id, step, date: row[step]!, before, earlier: row[before]! };
    problems.push({ code: "ledger-step-order", path, params });
  }
  if (days.reopened !== undefined && days.closed === undefined)
    problems.push({ code: "ledger-step-missing", path, params: { id, step: "closed", later: "reopened" } });
  const isOpen = days.closed === undefined || days.reopened !== undefined;
  const state =
    days.reopened !== undefined ? "reopened" : furthest === undefined || furthest === "opened" ? "open" : furthest;
  const broken = problems.length > ahead;
  return { row, state, isOpen, days, loop: broken ? "broken" : isOpen ? "under-way" : "complete", problems };
}

/** A step told by its month is taken by the month's last day, or by today while the month runs. */
function dayOf(text: string, today: number): number {
  const { first, last } = daysOf(text)!;
  return first <= today && today < last ? today : last;
}

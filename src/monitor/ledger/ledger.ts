import { en, IndexError, type Issue, speaking } from "../../errors/index.ts";
import { daysOf, dayText, type Span } from "../../schema/days.ts";
import { type LedgerRow, type LedgerStep, ledgerFrom } from "../../schema/ledger.ts";
import type { LedgerLine } from "./line.ts";
import { type Round, roundOf } from "./loop.ts";
import { type LedgerCount, ledgerCounts } from "./rows.ts";

export interface LedgerOptions {
  /** The day reported on, or a period, whose last day is meant. Steps dated later are not yet taken. */
  readonly asOf: string;
  /** The steps that a closed loop must have; opened, assigned, rectified and closed unless said. */
  readonly steps?: readonly LedgerStep[] | undefined;
  /** Spans in which problems are counted by the day they were opened; `month` unless said. */
  readonly span?: Span | undefined;
  /** Last days of the classes of age; 30, 60 and 90 unless said. */
  readonly ages?: readonly number[] | undefined;
}

export interface Ledger {
  readonly asOf: string;
  readonly steps: readonly LedgerStep[];
  readonly lines: readonly LedgerLine[];
  readonly rows: readonly LedgerCount[];
  /** Steps missing or out of order, and what does not go together. */
  readonly notes: readonly Issue[];
}

/**
 * The ledger of problems on a day (问题清单、挂号销账): which are open, overdue, closed, opened again or repeated, and whether the loop
 * of each is complete: every step dated and in order, one that is not being a problem that is named. Rates of closing and of
 * rectifying on time, days to close, open problems by age; by owner, source, severity, indicator, unit and span of time.
 * A problem that comes back has a further row under its id; one like an earlier names it in `repeats`.
 * Errors: date-unreadable, what is wrong with the form of a row.
 * @example
 * const rows = [
 *   { id: "1", owner: "交通局", opened: "2022-03-01", assigned: "2022-03-02", due: "2022-03-31", rectified: "2022-03-20", closed: "2022-03-25" },
 *   { id: "2", owner: "交通局", opened: "2022-05-01", due: "2022-05-31" },
 * ];
 * const [all] = ledgerOf(rows, { asOf: "2022-06-30" }).rows;
 * [all.closingRate, all.onTime, all.overdue, all.daysToClose.mean]; // => [50, 50, 1, 24]
 */
export function ledgerOf(
  rows: readonly LedgerRow[],
  { asOf, steps = ["opened", "assigned", "rectified", "closed"], span = "month", ages = [30, 60, 90] }: LedgerOptions,
): Ledger {
  return speaking(en, () => {
    const given = ledgerFrom(rows);
    const today = daysOf(asOf)?.last;
    if (today === undefined) throw new IndexError([{ code: "date-unreadable", path: ["asOf"], params: {} }]);
    const byId = new Map<string, Round[]>();
    for (const row of given) {
      const round = roundOf(row, { today, wanted: steps });
      if (round.days.opened === undefined) continue; // not on the ledger yet
      byId.set(row.id, [...(byId.get(row.id) ?? []), round]);
    }
    const known = new Set(given.map(({ id }) => id));
    const lines = [...byId.values()].map((rounds) => lineOf(rounds, today));
    const strangers = lines.flatMap(({ id, repeats }): Issue[] =>
      repeats === null || known.has(repeats)
        ? []
        : [{ code: "ledger-repeats-unknown", path: ["ledger", id], params: { id, repeats } }],
    );
    return {
      asOf: dayText(today),
      steps,
      lines,
      rows: ledgerCounts(lines, { span, ages }),
      notes: [...lines.flatMap(({ problems }) => problems), ...strangers],
    };
  });
}

function lineOf(given: readonly Round[], today: number): LedgerLine {
  const rounds = [...given].sort((a, b) => a.days.opened! - b.days.opened!);
  const [first, last] = [rounds[0]!, rounds.at(-1)!];
  const { row, days, isOpen } = last;
  const clashes = rounds.slice(1).flatMap((round, i): Issue[] => {
    const end = rounds[i]!.days.closed;
    if (end !== undefined && end <= round.days.opened!) return [];
    const params = { id: row.id, opened: round.row.opened };
    return [{ code: "ledger-round-order", path: ["ledger", row.id], params }];
  });
  const problems = [...rounds.flatMap((round) => round.problems), ...clashes];
  const broken = clashes.length > 0 || rounds.some(({ loop }) => loop === "broken");
  const opened = first.days.opened!;
  const closing = isOpen ? null : days.closed! - opened;
  return {
    id: row.id,
    problem: row.problem ?? first.row.problem ?? null,
    source: row.source ?? first.row.source ?? null,
    severity: row.severity ?? first.row.severity ?? null,
    owner: row.owner ?? first.row.owner ?? null,
    unit: row.unit ?? first.row.unit ?? null,
    indicator: row.indicator ?? first.row.indicator ?? null,
    work: row.work ?? first.row.work ?? null,
    state: last.state,
    open: isOpen,
    opened: dayText(opened),
    openedDay: opened,
    due: row.due ?? null,
    closed: isOpen ? null : dayText(days.closed!),
    rounds: rounds.length,
    repeats: row.repeats ?? first.row.repeats ?? null,
    age: isOpen ? today - opened : null,
    daysOverdue: isOpen && days.due !== undefined ? Math.max(0, today - days.due) : 0,
    daysToClose: closing === null || closing < 0 ? null : closing,
    onTime: onTime(last, today),
    loop: broken ? "broken" : last.loop,
    problems,
  };
}

function onTime({ days, state }: Round, today: number): boolean | null {
  if (days.due === undefined) return null;
  const done = state === "reopened" ? undefined : (days.rectified ?? days.closed);
  if (done !== undefined) return done <= days.due;
  return today > days.due ? false : null;
}

import type { Issue } from "../../errors/index.ts";
import type { Severity } from "../../schema/ledger.ts";
import type { LedgerState, Round } from "./loop.ts";

/** One problem on a day, all its rounds together. */
export interface LedgerLine {
  readonly id: string;
  readonly problem: string | null;
  readonly source: string | null;
  readonly severity: Severity | null;
  readonly owner: string | null;
  readonly unit: string | null;
  readonly indicator: string | null;
  readonly work: string | null;
  readonly state: LedgerState;
  readonly open: boolean;
  readonly opened: string;
  /** The same as a day since 1970-01-01. */
  readonly openedDay: number;
  readonly due: string | null;
  /** When it was closed, the last time. */
  readonly closed: string | null;
  /** Times that it was opened: 1, and one more for each time that it came back under its id. */
  readonly rounds: number;
  /** The problem that it repeats. */
  readonly repeats: string | null;
  /** Days that it has been open since it was first opened; null once closed. */
  readonly age: number | null;
  readonly daysOverdue: number;
  /** From first opened to last closed; null while open or where the dates are out of order. */
  readonly daysToClose: number | null;
  /** Whether its last round was rectified (else closed) by its due date; null without one, or while neither has come. */
  readonly onTime: boolean | null;
  readonly loop: Round["loop"];
  readonly problems: readonly Issue[];
}

import { dayText, type Span, spanOf } from "../../schema/days.ts";
import { type Item, stateAt } from "./item.ts";

/** One dated point of the plan of an item. */
export interface MilestoneStatus {
  readonly id: string;
  readonly date: string;
  readonly span: string;
  readonly name: string | null;
  /** The share planned by the date; null where only an event was named. */
  readonly planned: number | null;
  /** The due date of the item. */
  readonly last: boolean;
  /** `reached`: on a day that is not known; `missed`: past and not reached; `set-aside`: the item is suspended or cancelled. */
  readonly state: "on-time" | "late" | "reached" | "missed" | "open" | "set-aside";
  readonly reached: string | null;
  readonly daysLate: number;
}

/** The milestones of a month, quarter or other span. */
export interface MilestoneRow {
  readonly span: string;
  readonly milestones: number;
  readonly onTime: number;
  readonly late: number;
  /** Reached on a day that is not known. */
  readonly reached: number;
  readonly missed: number;
  readonly open: number;
  /** Reached over all that are past or reached, in percent; null before any is. */
  readonly rate: number | null;
}

/** Every milestone of an item with the day that it was first reached on. */
export function milestonesOf(
  item: Item,
  { today, span }: { readonly today: number; readonly span: Span },
): MilestoneStatus[] {
  const { work, milestones, reports, completed } = item;
  const aside = work.state === "suspended" || work.state === "cancelled";
  const now = stateAt(item, { day: today, today, between: "step" });
  return milestones.map(({ day, name, share, completed: own, last }) => {
    const byReport = reports.find((report) => report.share >= share - 1e-9)?.day ?? null;
    const days = [own, completed, byReport].filter((one): one is number => one !== null && one <= today);
    const on = days.length === 0 ? null : Math.min(...days);
    const undated = on === null && now.done >= (Number.isNaN(share) ? 100 : share) - 1e-9;
    const late = on === null ? 0 : Math.max(0, on - day);
    const open = day < today ? "missed" : "open";
    return {
      id: work.id,
      date: dayText(day),
      span: spanOf(day, span),
      name,
      planned: Number.isNaN(share) ? null : share,
      last,
      state: aside ? "set-aside" : on !== null ? (late > 0 ? "late" : "on-time") : undated ? "reached" : open,
      reached: on === null ? null : dayText(on),
      daysLate: on !== null ? late : undated || aside ? 0 : Math.max(0, today - day),
    };
  });
}

/** Milestones counted by span, the spans in their order. */
export function milestoneRows(found: readonly MilestoneStatus[]): MilestoneRow[] {
  const counted = found.filter(({ state }) => state !== "set-aside");
  const spans = [...new Set([...counted].sort((a, b) => (a.date < b.date ? -1 : 1)).map(({ span }) => span))];
  return spans.map((span) => {
    const own = counted.filter((one) => one.span === span);
    const count = (wanted: MilestoneStatus["state"]) => own.filter(({ state }) => state === wanted).length;
    const [onTime, late, reached, missed] = [count("on-time"), count("late"), count("reached"), count("missed")];
    const past = onTime + late + reached + missed;
    const rate = past === 0 ? null : (100 * (past - missed)) / past;
    return { span, milestones: own.length, onTime, late, reached, missed, open: count("open"), rate };
  });
}

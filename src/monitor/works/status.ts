import type { Issue } from "../../errors/index.ts";
import { dayText } from "../../schema/days.ts";
import type { Name } from "../../schema/types.ts";
import { ownersOfWork, type WorkKind, type WorkOwner, type WorkState } from "../../schema/works.ts";
import { roundTo } from "../../stats/round.ts";
import { decide } from "../colour.ts";
import type { Colour, Level, Measure, RuleBook } from "../rules.ts";
import { type At, type Item, stateAt } from "./item.ts";
import type { Between } from "./schedule.ts";

/** Why a work item has no colour. */
export type WorkUnjudged = "suspended" | "cancelled" | "no-report" | "no-schedule";

/** One work item on a day. */
export interface WorkStatus {
  readonly id: string;
  readonly name: Name | null;
  readonly kind: WorkKind;
  readonly group: string | null;
  readonly owners: readonly WorkOwner[];
  readonly stage: string | null;
  /** As said, else as the figures have it. */
  readonly state: WorkState;
  readonly start: string | null;
  readonly due: string | null;
  readonly indicators: readonly string[];
  /** Share done and share planned by the day, in percent; null where it is not known. */
  readonly done: number | null;
  readonly planned: number | null;
  /** Share of the time from start to due date that is over, in percent. */
  readonly elapsed: number | null;
  /** Done less planned, in percentage points. */
  readonly lead: number | null;
  /** Completion rate (完成率): done over planned, in percent; null where nothing was planned yet. */
  readonly completion: number | null;
  /** The day of the last report; null where it is not dated. */
  readonly reported: string | null;
  readonly complete: boolean;
  readonly completed: string | null;
  /** Days past the due date while not complete. */
  readonly daysOverdue: number;
  /** Days to the due date while not complete; null without one. */
  readonly daysLeft: number | null;
  /** Days that it was completed after it was due. */
  readonly daysLate: number;
  readonly colour: Colour | "grey";
  readonly level: Level | null;
  /** The rule's measure and its value; null where the item is complete or not judged. */
  readonly by: { readonly rule: number; readonly measure: Measure; readonly value: number } | null;
  /** The colour of this day alone, where an earlier one is kept. */
  readonly plain: Colour | null;
  /** The day of the report since which the colour holds. */
  readonly since: string | null;
  readonly unjudged: WorkUnjudged | null;
  readonly reason: Issue;
}

export interface StatusOptions {
  readonly today: number;
  readonly between: Between;
  readonly book: RuleBook;
}

const known = (v: number): number | null => (Number.isNaN(v) ? null : v);
const text = (day: number | null): string | null => (day === null ? null : dayText(day));

/** Where an item stands on a day, and its colour by the book. */
export function workStatus(item: Item, options: StatusOptions): WorkStatus {
  const { work, due, completed } = item;
  const { today } = options;
  const at = stateAt(item, { ...options, day: today });
  const on = at.complete && completed !== null && completed <= today ? completed : null;
  const late = on === null || due === null ? 0 : Math.max(0, on - due);
  return {
    id: work.id,
    name: work.name ?? null,
    kind: work.kind ?? "work",
    group: work.group ?? null,
    owners: ownersOfWork(work),
    stage: work.stage ?? null,
    state: stateOf(item, at),
    start: work.start ?? null,
    due: work.due ?? null,
    indicators: work.indicators ?? [],
    done: known(at.done),
    planned: known(at.planned),
    elapsed: known(at.elapsed),
    lead: known(at.done - at.planned),
    completion: at.planned > 0 ? known((100 * at.done) / at.planned) : null,
    reported: text(at.reported),
    complete: at.complete,
    completed: text(on),
    daysOverdue: at.overdue,
    daysLeft: due === null || at.complete ? null : Math.max(0, due - today),
    daysLate: late,
    ...coloured(item, { ...options, at, late }),
  };
}

function stateOf({ work }: Item, { complete, done }: At): WorkState {
  if (work.state === "suspended" || work.state === "cancelled") return work.state;
  if (complete) return "done";
  return done > 0 ? "under-way" : done === 0 ? "not-started" : (work.state ?? "under-way");
}

type Coloured = Pick<WorkStatus, "colour" | "level" | "by" | "plain" | "since" | "unjudged" | "reason">;

function coloured(
  item: Item,
  { at, late, book, ...options }: StatusOptions & { readonly at: At; readonly late: number },
): Coloured {
  const { today } = options;
  const plainly = { by: null, plain: null, since: null };
  const why = unjudgedBy(item, at);
  if (why !== null) {
    const reason = { code: "work-unjudged", path: [], params: { why } } as const;
    return { colour: "grey", level: null, ...plainly, unjudged: why, reason };
  }
  if (at.complete && book.met !== undefined) {
    const reason = { code: "work-done", path: [], params: { late } } as const;
    return { colour: book.met, level: book.levels?.[book.met] ?? null, ...plainly, unjudged: null, reason };
  }
  const days = [...new Set([...item.reports.map(({ day }) => day).filter((day) => day < today), today])];
  const states = days.map((day) => stateAt(item, { ...options, day }));
  const found = decide(book, (rule) => {
    if (rule.when !== undefined && (rule.when === "due") !== at.overdue > 0) return null;
    const { indicators = [], kind = "work", stage, group } = item.work;
    if (rule.indicators !== undefined && !rule.indicators.some((id) => indicators.includes(id))) return null;
    if (rule.tags !== undefined && !rule.tags.some((tag) => [kind, stage, group].includes(tag))) return null;
    return states.map((state) => measured(rule.measure, state));
  });
  if (found === undefined) {
    const reason = { code: "colour-no-rule", path: [], params: {} } as const;
    return { colour: "grey", level: null, ...plainly, unjudged: null, reason };
  }
  const { give, plain, since, value, rule, i } = found;
  const { measure } = rule;
  const params = { measure: measure as WorkMeasure, value: roundTo(value, 2), overdue: at.overdue };
  return {
    colour: give,
    level: book.levels?.[give] ?? null,
    by: { rule: i, measure, value },
    plain: give === plain ? null : plain,
    since: days.length > 1 ? dayText(days[since]!) : null,
    unjudged: null,
    reason: { code: "work-rule", path: [], params: { ...params, held: give !== plain } },
  };
}

function unjudgedBy({ work }: Item, { done, planned, complete, overdue }: At): WorkUnjudged | null {
  if (work.state === "suspended" || work.state === "cancelled") return work.state;
  if (complete || overdue > 0) return null; // past its day without a report is not done
  if (Number.isNaN(done)) return "no-report";
  return Number.isNaN(planned) ? "no-schedule" : null;
}

type WorkMeasure = "attainment" | "met" | "lead" | "schedule" | "pace";

/** The measure of a rule for a work item, NaN where it has none. */
function measured(measure: Measure, { done, planned, elapsed, complete, overdue }: At): number {
  switch (measure) {
    case "attainment":
      return done;
    case "met":
      return complete ? 100 : Number.isNaN(done) && overdue === 0 ? Number.NaN : 0;
    case "lead":
      return done - planned;
    case "schedule":
      return planned > 0 ? (100 * done) / planned : Number.NaN;
    case "pace":
      return elapsed > 0 ? (100 * done) / elapsed : Number.NaN;
    case "growth":
    case "forecast":
    case "band":
    case "floor":
    case "change":
      return Number.NaN;
    default:
      return measure satisfies never;
  }
}

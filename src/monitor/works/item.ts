import { daysOf } from "../../schema/days.ts";
import type { Work } from "../../schema/works.ts";
import { type Between, elapsedDays, type PlanPoint, plannedShare } from "./schedule.ts";

/** A work item with its dates as days and its amounts as shares in percent. */
export interface Item {
  readonly work: Work;
  readonly start: number | null;
  readonly due: number | null;
  /** Dated plan, from the day before the start to the due date. */
  readonly plan: readonly PlanPoint[];
  readonly reports: readonly PlanPoint[];
  readonly milestones: readonly Milestone[];
  /** From `completed`, or the first report from which on it was all done. */
  readonly completed: number | null;
  /** As it stands, of a table without dates. */
  readonly now: { readonly planned: number; readonly done: number };
}
export interface Milestone {
  readonly day: number;
  readonly name: string | null;
  readonly share: number;
  readonly completed: number | null;
  /** The due date itself. */
  readonly last: boolean;
}

/** How far an item is at the end of a day; NaN is not known. */
export interface At {
  readonly done: number;
  readonly planned: number;
  readonly elapsed: number;
  readonly complete: boolean;
  readonly overdue: number;
  /** The day that `done` was reported on; null where it is not dated. */
  readonly reported: number | null;
}

export const isAll = (share: number): boolean => share >= 100 - 1e-9;
const last = (text: string) => daysOf(text)!.last;

export function itemOf(work: Work): Item {
  const { total } = work;
  const share = (amount: number | undefined) =>
    amount === undefined ? Number.NaN : total === undefined ? amount : (100 * amount) / total;
  const start = work.start === undefined ? null : daysOf(work.start)!.first;
  const due = work.due === undefined ? null : last(work.due);
  const byDay = <T extends { readonly day: number }>(list: readonly T[]) => [...list].sort((a, b) => a.day - b.day);
  const declared = byDay(
    (work.milestones ?? []).map(({ date, name, planned, completed }) => ({
      day: last(date),
      name: name ?? null,
      share: share(planned),
      completed: completed === undefined ? null : last(completed),
      last: false,
    })),
  );
  const points = declared.filter((point) => !Number.isNaN(point.share));
  const reaches = points.some(({ day, share: planned }) => isAll(planned) && (due === null || day <= due));
  const end = due === null || reaches ? [] : [{ day: due, share: 100 }];
  const begin = start === null ? [] : [{ day: start - 1, share: 0 }];
  const plan = [...begin, ...points.filter(({ day }) => due === null || day < due || reaches), ...end];
  const reports = byDay((work.reports ?? []).map(({ date, done }) => ({ day: last(date), share: share(done) })));
  const behind = reports.findLastIndex((report) => !isAll(report.share));
  const all = reports[behind + 1]?.day ?? null;
  const final = end.map(({ day }) => ({ day, name: null, share: 100, completed: null, last: true }));
  return {
    work,
    start,
    due,
    // with a due date alone nothing says what was planned before it
    plan: begin.length + points.length > 0 ? plan : [],
    reports,
    milestones: [...declared, ...final],
    completed: work.completed === undefined ? all : last(work.completed),
    now: { planned: share(work.planned), done: share(work.done) },
  };
}

/**
 * The state of an item at the end of a day. Reports and completions of later days are not yet known; figures without a date
 * are those of `today` alone.
 */
export function stateAt(
  { work, start, due, plan, reports, completed, now }: Item,
  { day, today, between }: { readonly day: number; readonly today: number; readonly between: Between },
): At {
  const report = reports.findLast((one) => one.day <= day);
  const current = day === today;
  const finished = completed !== null && completed <= day;
  const reported = report?.share ?? Number.NaN;
  let done = current && !Number.isNaN(now.done) ? now.done : reported;
  if (finished) done = Math.max(100, Number.isNaN(done) ? 100 : done);
  if (Number.isNaN(done) && current && work.state === "done") done = 100;
  if (Number.isNaN(done) && (work.state === "not-started" || (start !== null && day < start))) done = 0;
  const complete = isAll(done);
  const late = due === null || complete ? 0 : Math.max(0, day - due);
  return {
    done,
    planned: current && !Number.isNaN(now.planned) ? now.planned : plannedShare(plan, { day, between }),
    elapsed: start === null || due === null ? Number.NaN : elapsedDays({ start, due, day }),
    complete,
    overdue: late,
    reported: current && !Number.isNaN(now.done) ? null : (report?.day ?? (finished ? completed : null)),
  };
}

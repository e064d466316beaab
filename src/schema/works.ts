import * as z from "zod/mini";
import { IndexError, type Issue } from "../errors/index.ts";
import { daysOf } from "./days.ts";
import type { Path } from "./path.ts";
import { NameShape, Text } from "./shapes.ts";
import { checkShape } from "./zod-issues.ts";

export const WORK_KINDS = ["work", "reform", "project", "demonstration"] as const;
export type WorkKind = (typeof WORK_KINDS)[number];
export const WORK_STATES = ["not-started", "under-way", "done", "suspended", "cancelled"] as const;
export type WorkState = (typeof WORK_STATES)[number];

/** A date or a period of the calendar. */
export const DayText = Text.check(
  z.refine((text) => daysOf(text) !== undefined, { params: { code: "date-unreadable", params: {} } }),
);
const amount = z.optional(z.number());

export const WorkShape = z.strictObject({
  id: Text,
  name: z.optional(NameShape),
  kind: z.optional(z.enum(WORK_KINDS)),
  /** The list, area or action that it belongs to. */
  group: z.optional(Text),
  owners: z.optional(
    z.union([
      Text,
      z.array(z.union([Text, z.strictObject({ name: Text, role: z.optional(z.enum(["lead", "support"])) })])),
    ]),
  ),
  /** Where a project stands in its own order of stages. */
  stage: z.optional(Text),
  state: z.optional(z.enum(WORK_STATES)),
  start: z.optional(DayText),
  due: z.optional(DayText),
  /** When it was completed. */
  completed: z.optional(DayText),
  /** The amount that makes 100 %; without it planned and done are in percent. */
  total: amount,
  measure: z.optional(Text),
  /** Planned and done as they stand, of a table without dates. */
  planned: amount,
  done: amount,
  /** What is planned by a date. */
  milestones: z.optional(
    z.array(
      z.strictObject({
        date: DayText,
        name: z.optional(Text),
        planned: amount,
        /** When it was reached, of a milestone without an amount. */
        completed: z.optional(DayText),
      }),
    ),
  ),
  /** What was done by a date, as reported. */
  reports: z.optional(z.array(z.strictObject({ date: DayText, done: z.number() }))),
  /** Ids of the indicators that it serves. */
  indicators: z.optional(z.array(Text)),
  note: z.optional(Text),
});
export type Work = z.output<typeof WorkShape>;
const WorksShape = z.array(WorkShape);

export interface WorkOwner {
  readonly name: string;
  readonly role: "lead" | "support";
}

/** Owners with their roles; the first one leads where no role is said. */
export function ownersOfWork({ owners }: Pick<Work, "owners">): readonly WorkOwner[] {
  const listed = owners === undefined ? [] : typeof owners === "string" ? [owners] : owners;
  return listed.map((one, i) => {
    const { name, role } = typeof one === "string" ? { name: one, role: undefined } : one;
    return { name, role: role ?? (i === 0 ? "lead" : "support") };
  });
}

/** Work items as they are written, or every problem of them. */
export function checkWorks(
  input: unknown,
  path: Path = ["works"],
): { readonly works: readonly Work[] | undefined; readonly issues: Issue[] } {
  const { value, issues } = checkShape(WorksShape, input, path);
  if (value === undefined) return { works: undefined, issues };
  const found: Issue[] = [];
  const seen = new Map<string, number>();
  value.forEach((work, i) => {
    const at = (key: string, ...rest: (string | number)[]) => [...path, i, key, ...rest];
    const first = seen.get(work.id);
    if (first !== undefined) found.push({ code: "work-repeated", path: at("id"), params: { id: work.id } });
    seen.set(work.id, first ?? i);
    const { start, due, total } = work;
    if (start !== undefined && due !== undefined && daysOf(due)!.last < daysOf(start)!.first)
      found.push({ code: "work-ends-first", path: at("due"), params: { id: work.id, start, due } });
    if (total !== undefined && !(total > 0))
      found.push({ code: "work-total", path: at("total"), params: { id: work.id, total } });
    const amounts = [
      [at("planned"), work.planned],
      [at("done"), work.done],
      ...(work.milestones ?? []).map(({ planned }, k) => [at("milestones", k, "planned"), planned] as const),
      ...(work.reports ?? []).map(({ done }, k) => [at("reports", k, "done"), done] as const),
    ] as const;
    for (const [where, value] of amounts)
      if (value !== undefined && value < 0)
        found.push({ code: "work-negative", path: where, params: { id: work.id, value } });
  });
  return { works: found.length > 0 ? undefined : value, issues: found };
}

/** The same, thrown. */
export function worksFrom(input: unknown): readonly Work[] {
  const { works, issues } = checkWorks(input);
  if (works === undefined) throw new IndexError(issues);
  return works;
}

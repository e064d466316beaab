import { en, IndexError, type Issue, speaking } from "../../errors/index.ts";
import type { Definition } from "../../pipeline/engine.ts";
import { compileTree } from "../../pipeline/tree.ts";
import { daysOf, dayText, type Span } from "../../schema/days.ts";
import { nearest } from "../../schema/nearest.ts";
import { type Work, worksFrom } from "../../schema/works.ts";
import type { Colour, ReadyRules, RuleBook } from "../rules.ts";
import { rulesFrom } from "../rules.ts";
import { isAll, itemOf } from "./item.ts";
import { type MilestoneRow, type MilestoneStatus, milestoneRows, milestonesOf } from "./milestones.ts";
import { type WorksRow, worksRows } from "./rows.ts";
import type { Between } from "./schedule.ts";
import { type ServedIndicator, servedIndicators } from "./served.ts";
import { type WorkStatus, workStatus } from "./status.ts";

export interface WorksOptions {
  /** The day reported on, or a period, whose last day is meant. What is dated later is not yet known. */
  readonly asOf: string;
  /** Ready rules by name or a rule book, as for targets; `schedule` unless said. */
  readonly rules?: ReadyRules | RuleBook | undefined;
  /** The system whose indicators the works serve. */
  readonly definition?: Pick<Definition, "system"> | undefined;
  /** Its targets with their colours, as `monitor` gives them. */
  readonly targets?: readonly { readonly indicator: string; readonly colour: Colour | "grey" }[] | undefined;
  /** How milestones are counted; `quarter` unless said. */
  readonly span?: Span | undefined;
  /** What is planned between two dates; `linear` unless said. */
  readonly between?: Between | undefined;
  /** Count works for their leading owners alone, unless said. */
  readonly owners?: "lead" | "all" | undefined;
}

export interface Works {
  readonly asOf: string;
  readonly rules: { readonly id: string | null; readonly source: string | null };
  readonly works: readonly WorkStatus[];
  readonly rows: readonly WorksRow[];
  readonly milestones: readonly MilestoneStatus[];
  readonly calendar: readonly MilestoneRow[];
  /** Of a definition, each indicator; else those that are served. */
  readonly indicators: readonly ServedIndicator[];
  readonly notes: readonly Issue[];
}

/**
 * Work items on a day (重点工作、重大改革): share done against share planned, days overdue, colour and level by the rules of
 * targets with the reason; counted by owner, stage, kind, group and indicator served; milestones by month or quarter.
 * `lead` is done less planned in percentage points, `schedule` done over planned, `pace` done over the share of the time
 * that is over, `met` completed; measures that an item has not (`growth`, `forecast`, `band`, `floor`, `change`) pass a rule by.
 * Missing: an item without a report or without a schedule is grey and says so, unless its due date is past.
 * Errors: work-repeated, work-ends-first, work-total, work-negative, date-unreadable, what is wrong with the rules.
 * @example
 * const reports = [{ date: "2022-06", done: 6 }];
 * const road = { id: "25", owners: "交通局", start: "2022-01", due: "2022-12", total: 20, milestones: [{ date: "2022-06", planned: 8 }], reports };
 * const [one] = worksOf([road], { asOf: "2022-06-30" }).works;
 * [one.done, one.planned, one.lead, one.completion, one.colour]; // => [30, 40, -10, 75, "yellow"]
 */
export function worksOf(
  works: readonly Work[],
  {
    asOf,
    rules = "schedule",
    definition,
    targets = [],
    span = "quarter",
    between = "linear",
    owners = "lead",
  }: WorksOptions,
): Works {
  return speaking(en, () => {
    const items = worksFrom(works).map(itemOf);
    const today = daysOf(asOf)?.last;
    if (today === undefined) throw new IndexError([{ code: "date-unreadable", path: ["asOf"], params: {} }]);
    const book = rulesFrom(rules);
    const found = items.map((item) => workStatus(item, { today, between, book }));
    const milestones = items.flatMap((item) => milestonesOf(item, { today, span }));
    const known = definition && compileTree(definition.system, null).indicators.map(({ node }) => node);
    const served = [...new Set(found.flatMap(({ indicators }) => indicators))].map((id) => ({ id }));
    return {
      asOf: dayText(today),
      rules: { id: book.id ?? null, source: book.source ?? null },
      works: found,
      rows: worksRows(found, { owners }),
      milestones,
      calendar: milestoneRows(milestones),
      indicators: servedIndicators(found, { indicators: known ?? served, targets }),
      notes: found.flatMap((one, i) => notesOf(one, { said: items[i]!.work.state, known: known?.map(({ id }) => id) })),
    };
  });
}

function notesOf(
  { id, done, indicators }: WorkStatus,
  { said, known }: { readonly said: Work["state"]; readonly known: readonly string[] | undefined },
): Issue[] {
  const path = ["works", id];
  const wrong = done !== null && ((said === "done" && !isAll(done)) || (said === "not-started" && done > 0));
  return [
    ...(wrong ? [{ code: "work-contradiction", path, params: { id, state: said!, done } } as const] : []),
    ...indicators
      .filter((indicator) => known !== undefined && !known.includes(indicator))
      .map((indicator) => {
        const params = { id, indicator, nearest: nearest(indicator, known!) };
        return { code: "work-indicator-unknown", path, params } as const;
      }),
  ];
}

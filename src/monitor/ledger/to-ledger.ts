import { en, IndexError, type Issue, issueText, type SomeTexts } from "../../errors/index.ts";
import type { Definition } from "../../pipeline/engine.ts";
import { compileTree } from "../../pipeline/tree.ts";
import { daysOf, dayText } from "../../schema/days.ts";
import type { LedgerRow, Severity } from "../../schema/ledger.ts";
import type { Name } from "../../schema/types.ts";
import { LEVELS } from "../rules.ts";

/** What a ledger line is made of: a target of `monitor`, or a work item of `worksOf`. */
export type LedgerWarning =
  | {
      readonly indicator: string;
      readonly unit: string;
      readonly stage: string;
      readonly level: Severity | null;
      readonly reason: Issue;
    }
  | {
      readonly id: string;
      readonly owners: readonly { readonly name: string; readonly role: string }[];
      readonly level: Severity | null;
      readonly reason: Issue;
    };

export interface ToLedgerOptions {
  /** The day that the warnings are put on the ledger. */
  readonly opened: string;
  /** From this level on; `warning` unless said. */
  readonly from?: Severity;
  /** Days allowed for rectifying, by level; without one a line has no due date. */
  readonly days?: Partial<Readonly<Record<Severity, number>>>;
  /** The ledger so far: what is open on it is not opened twice, and what was closed is opened as a repetition. */
  readonly ledger?: readonly LedgerRow[];
  /** The system, whose first owner of an indicator answers for the line. */
  readonly definition?: Pick<Definition, "system">;
  /** The language of the sentences; English unless said. */
  readonly messages?: SomeTexts;
}

/**
 * Warnings as lines of the ledger, to be added to it: one for each target or work item whose level is high enough, with the reason as
 * its problem and `warning` as its source. Ids are made of what the warning is of, so the same warning next month is the same line.
 * @example
 * const reason = { code: "work-rule", path: [], params: { measure: "lead", value: -12, overdue: 0, held: false } };
 * const warnings = [{ id: "25", owners: [{ name: "交通局", role: "lead" }], level: "alarm", reason }];
 * const [line] = toLedger(warnings, { opened: "2022-07-01", days: { alarm: 30 } });
 * [line.id, line.owner, line.due]; // => ["work:25", "交通局", "2022-07-31"]
 */
export function toLedger(
  warnings: readonly LedgerWarning[],
  { opened, from = "warning", days = {}, ledger = [], definition, messages = en }: ToLedgerOptions,
): readonly LedgerRow[] {
  const day = daysOf(opened)?.last;
  if (day === undefined) throw new IndexError([{ code: "date-unreadable", path: ["opened"], params: {} }], en);
  const owners = new Map(
    (definition === undefined ? [] : compileTree(definition.system, null).indicators).map(({ id, node }) => {
      const owner = node.owners.find(({ role }) => role === "lead") ?? node.owners[0];
      return [id, owner?.id ?? textOf(owner?.name)] as const;
    }),
  );
  return warnings.flatMap((warning): LedgerRow[] => {
    const { level, reason } = warning;
    if (level === null || LEVELS.indexOf(level) < LEVELS.indexOf(from)) return [];
    const isTarget = "indicator" in warning;
    const key = isTarget ? `target:${warning.unit}/${warning.indicator}/${warning.stage}` : `work:${warning.id}`;
    const before = ledger.filter(({ id }) => id === key || id.startsWith(`${key}#`));
    if (before.some(({ closed, reopened }) => closed === undefined || reopened !== undefined)) return [];
    const owner = isTarget ? owners.get(warning.indicator) : warning.owners.find(({ role }) => role === "lead")?.name;
    const allowed = days[level];
    const previous = before.at(-1)?.id;
    return [
      {
        id: before.length === 0 ? key : `${key}#${before.length + 1}`,
        problem: issueText(reason, messages),
        source: "warning",
        severity: level,
        opened: dayText(day),
        ...(owner !== undefined && { owner }),
        ...(isTarget ? { unit: warning.unit, indicator: warning.indicator } : { work: warning.id }),
        ...(allowed !== undefined && { due: dayText(day + allowed) }),
        ...(previous !== undefined && { repeats: previous }),
      },
    ];
  });
}

const textOf = (name: Name | undefined): string | undefined =>
  typeof name === "string" ? name : (name?.zh ?? name?.en);

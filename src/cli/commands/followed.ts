import { en, IndexError, type Issue, issueText, type SomeTexts } from "../../errors/index.ts";
import { type Ledger, ledgerOf } from "../../monitor/ledger/ledger.ts";
import type { Monitored, MonitorOptions } from "../../monitor/monitor.ts";
import { type Works, worksOf } from "../../monitor/works/works.ts";
import type { Definition } from "../../pipeline/engine.ts";
import { daysOf } from "../../schema/days.ts";
import type { LedgerRow } from "../../schema/ledger.ts";
import type { Work } from "../../schema/works.ts";
import { visible } from "../problems.ts";
import { ledgerText } from "../render/ledger.ts";
import { type WorksView, worksText } from "../render/works.ts";

/** What a project follows beside its targets; null where it has no such table. */
export interface Followed {
  readonly works: Works | null;
  readonly ledger: Ledger | null;
}

/** Work items and ledger on the day asked for, else on the last day of the period that the targets are reported on. */
export function followedOf(
  { works, ledger }: { readonly works: readonly Work[]; readonly ledger: readonly LedgerRow[] },
  {
    settings,
    found,
    definition,
  }: { readonly settings: MonitorOptions; readonly found: Monitored; readonly definition: Definition },
): Followed {
  if (works.length === 0 && ledger.length === 0) return { works: null, ledger: null };
  const asOf = settings.asOf ?? found.at;
  if (daysOf(asOf) === undefined)
    throw new IndexError([{ code: "date-unreadable", path: ["monitor", "asOf"], params: {} }], en);
  const { rules } = settings;
  const { targets } = found;
  return {
    works: works.length === 0 ? null : worksOf(works, { asOf, rules, definition, targets, ...settings.works }),
    ledger: ledger.length === 0 ? null : ledgerOf(ledger, { asOf, ...settings.ledger }),
  };
}

/** The same with each reason and note as a sentence. */
export function followedJson({ works, ledger }: Followed, messages: SomeTexts) {
  const told = (notes: readonly Issue[]) =>
    notes.map((issue) => ({ ...issue, message: issueText({ ...issue, path: [] }, messages) }));
  return {
    ...(works && {
      works: {
        ...works,
        works: works.works.map((one) => ({
          ...one,
          reason: issueText(one.reason, messages),
          rule: one.reason.code,
        })),
        notes: told(works.notes),
      },
    }),
    ...(ledger && {
      ledger: {
        ...ledger,
        lines: ledger.lines.map(({ openedDay: _, problems, ...line }) => ({ ...line, problems: told(problems) })),
        notes: told(ledger.notes),
      },
    }),
  };
}

/** The tables of both, empty where there is neither. */
export function followedText({ works, ledger }: Followed, view: WorksView): string {
  const parts = [...(works ? [worksText(works, view)] : []), ...(ledger ? [ledgerText(ledger, view)] : [])];
  return parts.map((part) => `\n\n${part.split("\n").map(visible).join("\n")}`).join("");
}

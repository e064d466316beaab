import { tableText } from "../../io/table.ts";
import type { Ledger } from "../../monitor/ledger/ledger.ts";
import type { LedgerLine } from "../../monitor/ledger/line.ts";
import type { LedgerCount } from "../../monitor/ledger/rows.ts";
import { type Locale, label, lines, nameOf } from "../words/index.ts";
import { figure } from "./monitor-tables.ts";
import { columnsOf, notesText, say, type WorksView } from "./works.ts";

const MOST = 15;

/** The ledger: how many problems, which are open and longest overdue, by owner and source, and where the loop is not closed. */
export function ledgerText(found: Ledger, view: WorksView): string {
  const { locale, all } = view;
  const row = found.rows[0]!;
  const head = [
    say(locale, (words) => words.ledger(found.asOf)),
    ...lines(locale, ({ works }) => works.problems({ ...row, rate: figure(row.closingRate, 1) })),
  ];
  const shownBy = new Set<LedgerCount["by"]>(
    all ? ["owner", "source", "severity", "indicator", "unit", "opened"] : ["owner"],
  );
  const parts = found.rows.filter(({ by }) => shownBy.has(by));
  const groups = [...new Set(parts.map(({ by }) => by))] as Exclude<LedgerCount["by"], "all">[];
  return [
    head.join("\n"),
    linesText(found, view),
    ...groups.map((by) => countTable(parts, { ...view, by })),
    ...notesText(found.notes, locale),
  ].join("\n\n");
}

function linesText({ lines: problems }: Ledger, { locale, all, width }: WorksView): string {
  const open = problems
    .filter((line) => all || line.open)
    .sort((a, b) => Number(b.open) - Number(a.open) || b.daysOverdue - a.daysOverdue || (b.age ?? 0) - (a.age ?? 0));
  if (open.length === 0) return say(locale, ({ nothingOpen }) => nothingOpen);
  const shown = all ? open : open.slice(0, MOST);
  const rows = shown.map((line: LedgerLine) => [
    say(locale, ({ states }) => states[line.state]),
    line.id,
    line.problem ?? "",
    line.owner ?? "",
    line.opened,
    line.due ?? "",
    line.age === null ? "" : String(line.age),
    line.daysOverdue === 0 ? "" : String(line.daysOverdue),
  ]);
  const columns = columnsOf(
    (words) => words.lineColumns,
    {
      locale,
      keys: ["state", "id", "problem", "owner", "opened", "due", "age", "overdue"],
      shrink: ["problem", "owner"],
    },
    ["state", "id", "problem", "owner", "opened", "due"],
  );
  const title = say(locale, ({ first }) => first({ shown: shown.length, of: open.length }));
  return [title, "", tableText(rows, { columns, width })].join("\n");
}

function countTable(
  rows: readonly LedgerCount[],
  { locale, width, names, by }: WorksView & { readonly by: Exclude<LedgerCount["by"], "all"> },
): string {
  const body = rows
    .filter((row) => row.by === by)
    .map((row) => [
      partName(row, { locale, names }),
      String(row.opened),
      String(row.closed),
      String(row.open),
      String(row.overdue),
      figure(row.closingRate, 1),
      figure(row.onTime, 1),
      figure(row.daysToClose?.median ?? null, 1),
    ]);
  const columns = columnsOf(
    (words) => ({ ...words.ledgerColumns, part: words.by[by] }),
    {
      locale,
      keys: ["part", "opened", "closed", "open", "overdue", "closingRate", "onTime", "days"],
      shrink: ["part"],
    },
    ["part"],
  );
  return tableText(body, { columns, width });
}

function partName(
  { by, id }: LedgerCount,
  { locale, names }: { readonly locale: Locale; readonly names: WorksView["names"] },
): string {
  if (id === null) return say(locale, ({ nobody }) => nobody);
  if (by === "source") return say(locale, ({ sources }) => sources[id] ?? id);
  if (by === "severity") return label(locale, ({ monitor }) => monitor.levels[id as "notice" | "warning" | "alarm"]);
  return by === "indicator" ? nameOf(names.get(id), { locale, id }) : id;
}

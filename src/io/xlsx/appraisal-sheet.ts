import type { Issue } from "../../errors/index.ts";
import type { AppraisalEntry } from "../../monitor/appraisal/types.ts";
import type { Table } from "../csv.ts";
import { fieldReader } from "./fields.ts";
import { type Headings, type KeyedColumns, keyedRows, sheetOfTable } from "./rows.ts";

/** The headings of a table of scores, bonuses, deductions and gates of an appraisal, with their Chinese names. */
export const APPRAISAL_HEADINGS: Headings = {
  kind: "类别",
  subject: "考评对象",
  part: "考评内容",
  score: "得分",
  period: "时期",
  reason: "事由",
  date: "日期",
};

/** The entries of an appraisal from a CSV or a sheet, a row a score. */
export function readAppraisalTable(
  table: Table,
  { file, columns }: { readonly file: string; readonly columns?: KeyedColumns | undefined },
): { readonly entries: readonly AppraisalEntry[] | undefined; readonly issues: readonly Issue[] } {
  const { rows, found, usable, place } = keyedRows(sheetOfTable(table), {
    file,
    headings: APPRAISAL_HEADINGS,
    needed: ["subject", "part", "score"],
    table,
    columns,
  });
  const entries: AppraisalEntry[] = [];
  for (const keyed of usable ? rows : []) {
    const read = fieldReader(keyed, { found, place });
    const [subject, part, score, date] = [
      read.text("subject"),
      read.text("part"),
      read.number("score"),
      read.day("date"),
    ];
    for (const role of ["subject", "part", "score"] as const)
      if (read.text(role) === undefined)
        found.add({ code: "cell-empty", path: [], params: { role }, at: place(keyed.row, role) });
    if (subject === undefined || part === undefined || score === undefined) continue;
    const [kind, period, reason] = [read.text("kind"), read.text("period"), read.text("reason")];
    entries.push({
      subject,
      part,
      score,
      ...(kind !== undefined && { kind }),
      ...(period !== undefined && { period }),
      ...(reason !== undefined && { reason }),
      ...(date !== undefined && { date }),
      at: place(keyed.row),
    });
  }
  const issues = found.issues();
  return { entries: usable && issues.length === 0 ? entries : undefined, issues };
}

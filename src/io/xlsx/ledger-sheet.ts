import type { Issue } from "../../errors/index.ts";
import type { LedgerRow, Severity } from "../../schema/ledger.ts";
import type { Table } from "../csv.ts";
import { fieldReader } from "./fields.ts";
import { type Headings, type KeyedColumns, keyedRows, sheetOfTable } from "./rows.ts";

/** The headings of a ledger of problems, with their Chinese names. */
export const LEDGER_HEADINGS: Headings = {
  id: "编号",
  problem: "问题",
  source: "来源",
  severity: "严重程度",
  owner: "责任单位",
  unit: "评价对象",
  indicator: "指标",
  work: "工作编号",
  opened: "登记日期",
  assigned: "交办日期",
  due: "整改期限",
  rectified: "整改日期",
  checked: "核查日期",
  closed: "销号日期",
  reopened: "重新打开日期",
  repeats: "重复问题",
  note: "备注",
};
const SEVERITY: Readonly<Record<Severity, readonly string[]>> = {
  notice: ["提示", "一般"],
  warning: ["预警", "较重"],
  alarm: ["警报", "严重"],
};
/** Sources that have a word of ours; another one stays as it is written. */
const SOURCES: Readonly<Record<string, string>> = {
  督查: "inspection",
  检查: "inspection",
  群众评议: "public-review",
  群众测评: "public-review",
  预警: "warning",
};
const TEXTS = ["problem", "owner", "unit", "indicator", "work", "repeats", "note"] as const;
const DAYS = ["assigned", "due", "rectified", "checked", "closed", "reopened"] as const;

/** The ledger of a CSV or a sheet, a row a problem, or a row a round of one that came back. */
export function readLedgerTable(
  table: Table,
  { file, columns }: { readonly file: string; readonly columns?: KeyedColumns | undefined },
): { readonly rows: readonly LedgerRow[] | undefined; readonly issues: readonly Issue[] } {
  const { rows, found, usable, place } = keyedRows(sheetOfTable(table), {
    file,
    headings: LEDGER_HEADINGS,
    needed: ["id", "opened"],
    table,
    columns,
  });
  const ledger: LedgerRow[] = [];
  for (const keyed of usable ? rows : []) {
    const { row } = keyed;
    const read = fieldReader(keyed, { found, place });
    const [id, opened, severity, source] = [
      read.text("id"),
      read.day("opened"),
      read.word("severity", SEVERITY),
      read.text("source"),
    ];
    for (const role of ["id", "opened"] as const)
      if (read.text(role) === undefined)
        found.add({ code: "cell-empty", path: [], params: { role }, at: place(row, role) });
    const texts = TEXTS.map((key) => [key, read.text(key)] as const);
    const days = DAYS.map((key) => [key, read.day(key)] as const);
    if (id === undefined || opened === undefined) continue;
    const others = [...texts, ...days].filter(([, value]) => value !== undefined);
    ledger.push({
      id,
      opened,
      ...Object.fromEntries(others),
      ...(severity !== undefined && { severity }),
      ...(source !== undefined && { source: SOURCES[source] ?? source }),
    });
  }
  const issues = found.issues();
  return { rows: usable && issues.length === 0 ? ledger : undefined, issues };
}

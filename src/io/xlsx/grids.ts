import type { Issue, Place } from "../../errors/index.ts";
import type { Table } from "../csv.ts";
import { collectIssues } from "../found.ts";
import { cellName } from "./address.ts";
import { type Cell, fullCells, isRemark, type Sheet } from "./sheet.ts";

const CORNER = /^(?:group|组|分组)\s*[:：]\s*(\S+)(?:\s+(?:expert|专家)\s*[:：]\s*(.+))?$/i;

/** Whether a sheet of judgements holds matrices rather than a row a pair. */
export function holdsGrids(sheet: Sheet): boolean {
  for (const row of sheet.rows.keys()) {
    const cells = fullCells(sheet, row);
    if (cells.length > 0 && !isRemark(cells)) return CORNER.test(cells[0]!.text.trim());
  }
  return false;
}

/** Whether any cell off the diagonal of the matrices is filled in; those of a template are empty. */
export function hasJudgements(sheet: Sheet): boolean {
  const { table, issues } = tableOfGrids(sheet, { file: "" });
  return issues.length > 0 || (table?.rows.length ?? 0) > 0;
}

/**
 * Matrices of judgements as a table `expert, group, a, b, value`. A matrix begins with a cell `group: id` (or `组：标识`,
 * followed by `expert: name` where there are several), the ids of its nodes to the right of it and below. The upper triangle
 * suffices; the diagonal is 1 or empty; empty cells say nothing.
 */
export function tableOfGrids(
  sheet: Sheet,
  { file }: { readonly file: string },
): { readonly table: Table | undefined; readonly issues: readonly Issue[] } {
  const label = `${file} › ${sheet.name}`;
  const found = collectIssues({ file: label, place: (at) => ({ ...at, file, sheet: sheet.name }) });
  const problem = (cell: Cell, kind: string) =>
    found.add({
      code: "judgement-grid",
      path: [],
      params: { problem: kind, text: cell.text.trim() },
      at: { file, row: cell.row, cell: cellName(cell) },
    });
  const rows: string[][] = [];
  const cells: Cell[] = [];
  const seen = new Set<string>();
  let head: { group: string; expert: string; ids: Map<number, string>; left: number } | undefined;
  for (const row of sheet.rows.keys()) {
    const [first, ...others] = fullCells(sheet, row);
    if (first === undefined || isRemark([first])) continue;
    const corner = CORNER.exec(first.text.trim());
    if (corner) {
      const [, group = "", expert = ""] = corner;
      const key = JSON.stringify([group, expert]);
      if (seen.has(key)) problem(first, "twice");
      seen.add(key);
      head = { group, expert: expert.trim(), ids: new Map(), left: first.column };
      for (const { column, text } of others) head.ids.set(column, text.trim());
      continue;
    }
    if (head === undefined || first.column !== head.left) {
      problem(first, "group");
      continue;
    }
    const a = first.text.trim();
    if (![...head.ids.values()].includes(a)) {
      problem(first, "row");
      continue;
    }
    for (const cell of others) {
      const at = { file, row, cell: cellName(cell) };
      const b = head.ids.get(cell.column);
      const value = cell.text.trim();
      if (b === undefined) problem(cell, "group");
      else if (b === a && Number(value) !== 1) problem(cell, "diagonal");
      else if (cell.percent) problem(cell, "percent");
      else if (cell.kind === "date") found.add({ code: "judgement-date", path: [], params: { text: value }, at });
      else if (cell.formula === "not-computed")
        found.add({ code: "sheet-not-computed", path: [], params: { cell: at.cell, formula: value }, at });
      else if (b !== a) {
        rows.push([head.expert, head.group, a, b, value]);
        cells.push(cell);
      }
    }
  }
  const issues = found.issues();
  if (issues.length > 0) return { table: undefined, issues };
  const place = ({ file: at, row, column }: Place): Place => {
    const cell = at === label && row !== undefined ? cells[row - 1] : undefined;
    if (cell === undefined)
      return { file: at === label ? file : (at ?? file), ...(at === label ? { sheet: sheet.name } : {}) };
    return {
      file,
      sheet: sheet.name,
      row: cell.row,
      cell: cellName(cell),
      ...(column === undefined ? {} : { column }),
    };
  };
  const table: Table = {
    file: label,
    headings: ["expert", "group", "a", "b", "value"],
    headingRow: 0,
    rows,
    numbers: rows.map((_, i) => i + 1),
    remarks: [],
    sheet: { place, left: 0, shown: new Map(), percent: undefined, datesRead: false },
  };
  return { table, issues };
}

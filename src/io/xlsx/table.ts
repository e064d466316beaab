import type { Issue, Place } from "../../errors/index.ts";
import type { SheetOptions } from "../../schema/project.ts";
import { areDifferent, columnLetters, type Table } from "../csv.ts";
import { collectIssues, type Found } from "../found.ts";
import { cellName, type Range, rangeName } from "./address.ts";
import { createGrid, type Grid } from "./grid.ts";
import { noteRow, titleRow, totalRow } from "./messy.ts";
import { pickSheet, type SheetRole } from "./pick.ts";
import { type Cell, isRemark, type Sheet } from "./sheet.ts";
import type { Workbook } from "./workbook.ts";

/** Cells that a table may have, empty ones counted. */
const MAX_TABLE = 50_000_000;

/**
 * The table of a sheet as a CSV file would give it: headings, and rows of texts in which numbers have every digit. Rows whose
 * first cell begins with `# ` are remarks, empty rows are passed over. What could be read in two ways is refused, each with
 * its cell, unless the options say how: titles over the headings, headings of several rows, merged and hidden cells, notes
 * and totals under the table. Formulas without a saved value, or whose value came from another workbook, are refused.
 */
export function tableOfSheet(
  workbook: Workbook,
  { role, ...options }: SheetOptions & { readonly role: SheetRole },
): { readonly table: Table | undefined; readonly issues: readonly Issue[] } {
  const sheet = pickSheet(workbook, { sheet: options.sheet, role });
  return "code" in sheet
    ? { table: undefined, issues: [sheet] }
    : readSheetTable(sheet, { ...options, file: workbook.file });
}

export function readSheetTable(
  sheet: Sheet,
  { file, ...options }: SheetOptions & { readonly file: string },
): { readonly table: Table | undefined; readonly issues: readonly Issue[] } {
  const label = `${file} › ${sheet.name}`;
  let headings: readonly string[] = [];
  let left = 0;
  const place = ({ file: at, row, column, ...rest }: Place): Place => {
    if (at !== label)
      return {
        ...(at === undefined ? {} : { file: at }),
        ...(row ? { row } : {}),
        ...(column ? { column } : {}),
        ...rest,
      };
    const index = column === undefined ? -1 : headings.indexOf(column);
    const cell = row !== undefined && index >= 0 ? { cell: cellName({ row, column: index + left }) } : {};
    return {
      file,
      sheet: sheet.name,
      ...(row === undefined ? {} : { row }),
      ...(column === undefined ? {} : { column }),
      ...cell,
      ...rest,
    };
  };
  const found = collectIssues({ file: label, place });
  const table = build();
  return { table, issues: found.issues() };

  function build(): Table | undefined {
    const grid = createGrid(sheet, { options, file: label, found });
    if (grid === undefined) return undefined;
    left = grid.range.left;
    if ((grid.range.right - left + 1) * grid.rows.length > MAX_TABLE) {
      const far = cellName({ row: grid.range.bottom, column: grid.range.right });
      found.add({ code: "sheet-too-wide", path: [], params: { far, limit: MAX_TABLE }, at: { file: label } });
      return undefined;
    }
    const heads = headingRows(grid, { options, label, found });
    if (heads === undefined) return undefined;
    const [first, last] = heads;
    headings = readHeadings(grid, { first, last });
    const remarks = grid.rows
      .filter((row) => row < first && isRemark(grid.cells(row)))
      .map((row) =>
        grid
          .cells(row)
          .map(({ text }) => text)
          .join(",")
          .slice(2)
          .trim(),
      );
    const body = grid.rows.filter((row) => row > last && !isRemark(grid.cells(row)));
    checkHeadings(grid, { first, last, body, label, found });
    if (found.count() > 0) return undefined; // what stands below may be headings too
    const { aside, unclear } = checkBody(grid, { body, label, found });
    if (!areDifferent(headings, { file: label, row: last, found, left })) return undefined;
    const width = headings.length;
    const shown = new Map<number, Map<number, "percent" | "date">>();
    // with its notes and totals refused, what is left is read on, so that its problems are told as well
    const numbers = body.filter((row) => !aside.has(row));
    const rows = numbers.map((row, i) => {
      const texts = new Array<string>(width).fill("");
      for (const cell of grid.cells(row)) {
        if (cell.formula !== "not-computed") texts[cell.column - left] = textOf(cell, options);
        const kind = cell.percent ? "percent" : cell.kind === "date" ? "date" : undefined;
        if (kind === undefined) continue;
        const marks = shown.get(i) ?? new Map<number, "percent" | "date">();
        shown.set(i, marks.set(cell.column - left, kind));
      }
      return texts;
    });
    if (unclear) return undefined;
    const facts = { place, left, shown, percent: options.percent, datesRead: options.dates !== undefined };
    return { file: label, headings, headingRow: last, rows, numbers, remarks, sheet: facts };
  }
}

function textOf({ kind, text }: Cell, { dates }: SheetOptions): string {
  if (kind !== "date" || dates === undefined) return text;
  return text.slice(0, { year: 4, month: 7, day: 10 }[dates]);
}

interface Heading {
  readonly options: SheetOptions;
  readonly label: string;
  readonly found: Found;
}

/** The rows of the headings: as declared, else the first one with cells. */
function headingRows(grid: Grid, { options, label, found }: Heading): readonly [number, number] | undefined {
  const { header } = options;
  if (header !== undefined) {
    const [first, last] = typeof header === "number" ? [header, header] : header;
    const within = first >= grid.range.top && last <= grid.range.bottom && first <= last && last - first < 10;
    if (within && grid.cells(last).length > 0) return [first, last];
    found.add({
      code: "sheet-header",
      path: [],
      params: { rows: first === last ? String(first) : `${first}–${last}`, range: rangeName(grid.range) },
      at: { file: label },
    });
    return undefined;
  }
  const first = grid.rows.find((row) => !isRemark(grid.cells(row)));
  if (first === undefined) {
    found.add({ code: "file-empty", path: [], params: {}, at: { file: label } });
    return undefined;
  }
  const title = titleRow(grid, first);
  if (title === undefined) return [first, first];
  const [{ text }] = grid.cells(first) as [Cell];
  found.add({ code: "sheet-title", path: [], params: { text, likely: title }, at: { file: label, row: first } });
  return undefined;
}

/** Texts of several rows joined by ` / `; a merged cell says the same for all that it covers, and a repetition is said once. */
function readHeadings(grid: Grid, { first, last }: { readonly first: number; readonly last: number }): string[] {
  const { left, right } = grid.range;
  return Array.from({ length: right - left + 1 }, (_, j) => {
    const texts: string[] = [];
    for (let row = first; row <= last; row++) {
      const text =
        grid
          .covering(row, left + j)
          ?.text.trim()
          .replace(/\s+/g, " ")
          .normalize("NFC") ?? "";
      if (text !== "" && texts.at(-1) !== text) texts.push(text);
    }
    return texts.join(" / ");
  });
}

interface Checked {
  readonly label: string;
  readonly found: Found;
  readonly body: readonly number[];
}

/** A heading that covers several columns, or rows below the headings, is one of several rows of headings. */
function checkHeadings(
  grid: Grid,
  { first, last, body, label, found }: Checked & { readonly first: number; readonly last: number },
): void {
  const bottom = body[0] ?? last;
  const ranges = grid.merged.filter(
    (range) =>
      range.top <= last &&
      range.bottom >= first &&
      (range.bottom > last || (first === last && range.right > range.left)),
  );
  if (ranges.length > 0)
    found.add({
      code: "sheet-headings-merged",
      path: [],
      params: {
        ranges: ranges.map(rangeName),
        from: first,
        to: Math.max(bottom, ...ranges.map((range) => range.bottom)),
      },
      at: { file: label, row: first },
    });
}

/** The rows that are no units, and whether cells cannot be told from others. */
function checkBody(
  grid: Grid,
  { body, label, found }: Checked,
): { readonly aside: ReadonlySet<number>; readonly unclear: boolean } {
  const inBody = new Set(body);
  const notes = new Set<number>();
  for (const row of body) {
    const cells = grid.cells(row);
    const at = { file: label, row };
    const [note, total] = [noteRow(cells), totalRow(cells)];
    for (const cell of [note, total])
      if (cell !== undefined) {
        notes.add(row);
        const params = { cell: cellName(cell), text: cell.text.trim() };
        found.add({ code: cell === note ? "sheet-note-row" : "sheet-total-row", path: [], params, at });
      }
    for (const cell of cells) {
      const params = { cell: cellName(cell), formula: cell.formula === "not-computed" ? cell.text : "" };
      if (cell.formula === "not-computed") found.add({ code: "sheet-not-computed", path: [], params, at });
      if (cell.formula === "external")
        found.add({ code: "sheet-external", path: [], params: { cell: cellName(cell), text: cell.text }, at });
    }
  }
  const unclear: Range[] = grid.merged.filter(({ top, bottom }) => {
    for (let row = top; row <= bottom; row++) if (inBody.has(row) && !notes.has(row)) return !grid.filled;
    return false;
  });
  if (unclear.length > 0)
    found.add({ code: "sheet-merged", path: [], params: { ranges: unclear.map(rangeName) }, at: { file: label } });
  const { rows, columns } = grid.hidden;
  const hidden = [...rows.filter((row) => inBody.has(row)).map(String), ...columns.map(columnLetters)];
  if (hidden.length > 0) found.add({ code: "sheet-hidden", path: [], params: { hidden }, at: { file: label } });
  return { aside: notes, unclear: unclear.length > 0 };
}

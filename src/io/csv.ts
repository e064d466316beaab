import { parse } from "csv-parse/browser/esm/sync";
import type { Place } from "../errors/index.ts";
import type { Found } from "./found.ts";

/** Rows of cells. `rows[i]` stands in row `numbers[i]` of a spreadsheet: the heading is a row, and so is an empty line. */
export interface Table {
  readonly file: string;
  readonly headings: readonly string[];
  readonly headingRow: number;
  readonly rows: readonly (readonly string[])[];
  readonly numbers: readonly number[];
  /** Lines above the heading that begin with `# `: what the file says of itself. */
  readonly remarks: readonly string[];
  /** Of a sheet: what its cells are beyond their texts. */
  readonly sheet?: SheetFacts;
}

/** What a sheet of a workbook knows of its table, and a CSV file does not. */
export interface SheetFacts {
  /** Where a problem of the table stands in the workbook: sheet and cell for row and heading. */
  readonly place: (at: Place) => Place;
  /** Columns to the left of the table. */
  readonly left: number;
  /** Cells shown as a percentage, and dates: by row of `rows`, then column. */
  readonly shown: ReadonlyMap<number, ReadonlyMap<number, "percent" | "date">>;
  /** What a percentage means, where the project says it: the stored number, or a hundred times as much, as it is shown. */
  readonly percent: "stored" | "shown" | undefined;
  /** The project says what a date stands for, so that one may be a period. */
  readonly datesRead: boolean;
}

/**
 * A CSV file as a table (RFC 4180: commas, quotes doubled inside quotes, line breaks inside quotes; LF, CRLF or CR).
 * Headings are trimmed, in NFC and all different; every row has as many cells as the heading; empty rows are passed over.
 * Undefined where there is no usable heading; the rest of the problems go to `found` and leave their row out.
 */
export function readTable(
  text: string,
  { file, found }: { readonly file: string; readonly found: Found },
): Table | undefined {
  const records = splitRecords(text.replace(/^\ufeff/, ""), { file, found });
  const remarks: string[] = [];
  let next = 0;
  for (; next < records.length; next++) {
    const cells = records[next]!;
    if (isBlank(cells)) continue;
    if (!cells[0]!.startsWith("# ")) break;
    remarks.push(cells.join(",").slice(2).trim().replace(/,+$/, "")); // a spreadsheet pads the line with commas
  }
  const head = records[next];
  if (head === undefined) {
    found.add({ code: "file-empty", path: [], params: {}, at: { file } });
    return undefined;
  }
  const headingRow = next + 1;
  const headings = readHeadings(head, { file, row: headingRow, found });
  if (headings === undefined) return undefined;

  const rows: string[][] = [];
  const numbers: number[] = [];
  for (let i = next + 1; i < records.length; i++) {
    const cells = records[i]!;
    if (isBlank(cells)) continue;
    if (cells.length !== headings.length) {
      found.add({
        code: "csv-ragged",
        path: [],
        params: { found: cells.length, wanted: headings.length },
        at: { file, row: i + 1 },
      });
      continue;
    }
    rows.push(cells);
    numbers.push(i + 1);
  }
  return { file, headings, headingRow, rows, numbers, remarks };
}

/** One array of cells a record, so that the index is the row of a spreadsheet; `[""]` for one that was reported. */
function splitRecords(text: string, { file, found }: { readonly file: string; readonly found: Found }): string[][] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === "") lines.pop();
  const records: string[][] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (!line.includes('"')) {
      records.push(line.split(",")); // no quotes, nothing to parse: twenty times as fast
      continue;
    }
    const start = i;
    for (let open = isOdd(line); open && i + 1 < lines.length; ) open = isOdd(lines[++i]!) !== open;
    const parsed = parseQuoted(lines.slice(start, i + 1).join("\n"));
    if (typeof parsed === "string")
      found.add({ code: "csv-quote", path: [], params: { problem: parsed }, at: { file, row: records.length + 1 } });
    records.push(typeof parsed === "string" ? [""] : parsed);
  }
  return records;
}

/** What is wrong with the quotes of a record. */
export type QuoteProblem = "not-closed" | "inside" | "after";

function parseQuoted(record: string): string[] | QuoteProblem {
  try {
    const records = parse(record, { relax_column_count: true, trim: true, record_delimiter: "\n" });
    return records.length === 1 ? records[0]! : "inside";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "INVALID_OPENING_QUOTE") return "inside";
    if (code === "CSV_INVALID_CLOSING_QUOTE") return "after";
    return "not-closed"; // CSV_QUOTE_NOT_CLOSED, or so much text that it can only be that
  }
}

function isOdd(line: string): boolean {
  let odd = false;
  for (let i = line.indexOf('"'); i >= 0; i = line.indexOf('"', i + 1)) odd = !odd;
  return odd;
}

function readHeadings(
  cells: readonly string[],
  { file, row, found }: { readonly file: string; readonly row: number; readonly found: Found },
): string[] | undefined {
  const headings = cells.map((cell) => cell.trim().normalize("NFC"));
  if (headings.length === 1) {
    const delimiter = [";", "\t", "|", "\uff0c"].find((mark) => headings[0]!.includes(mark));
    if (delimiter !== undefined) {
      found.add({ code: "csv-delimiter", path: [], params: { delimiter }, at: { file, row } });
      return undefined;
    }
  }
  return areDifferent(headings, { file, row, found }) ? headings : undefined;
}

/** Whether every heading is there once; each that is not is reported with its columns. */
export function areDifferent(
  headings: readonly string[],
  { file, row, found, left = 0 }: { file: string; row: number; found: Found; left?: number },
): boolean {
  const places = new Map<string, string[]>();
  headings.forEach((heading, i) => {
    if (heading !== "") places.set(heading, [...(places.get(heading) ?? []), columnLetters(i + left)]);
  });
  let clean = true;
  for (const [heading, columns] of places)
    if (columns.length > 1) {
      found.add({ code: "heading-repeated", path: [], params: { heading, columns }, at: { file, row } });
      clean = false;
    }
  return clean;
}

/** How a spreadsheet names a column. @example columnLetters(27); // => "AB" */
export function columnLetters(index: number): string {
  let text = "";
  for (let i = index; i >= 0; i = Math.floor(i / 26) - 1) text = String.fromCharCode(65 + (i % 26)) + text;
  return text;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

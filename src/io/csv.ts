import { parse } from "csv-parse/browser/esm/sync";
import type { Place } from "../errors/index.ts";
import type { Found } from "./found.ts";
import { unguarded } from "./guard.ts";

/** Rows of cells. `rows[i]` stands in row `numbers[i]` of a spreadsheet: the heading is a row, and so is an empty line. */
export interface Table {
  readonly file: string;
  readonly headings: readonly string[];
  readonly headingRow: number;
  readonly rows: readonly (readonly string[])[];
  readonly numbers: readonly number[];
  /** Columns whose cells are known as numbers, by index; their texts in `rows` are left out. NaN = missing. */
  readonly figures?: ReadonlyMap<number, Float64Array>;
  /** Lines above the heading that begin with `# `: what the file says of itself. */
  readonly remarks: readonly string[];
  /** Of a sheet: what its cells are beyond their texts. */
  readonly sheet?: SheetFacts;
  /** Where a problem stands in the file, where that is not as in a text: a Parquet file has no row of headings. */
  readonly place?: (at: Place) => Place;
}

/** A cell as a text, also of a column that is known as numbers. */
export function cellAt({ rows, figures }: Pick<Table, "rows" | "figures">, row: number, column: number): string {
  const figure = figures?.get(column)?.[row];
  if (figure === undefined) return rows[row]![column]!;
  return Number.isNaN(figure) ? "" : String(figure);
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
  const reader = tableReader({ file, found });
  reader.push(text.replace(/^\ufeff/, ""));
  return reader.end();
}

/** Rows of a table whose text comes in parts. */
export function tableReader({
  file,
  found,
  open,
}: {
  readonly file: string;
  readonly found: Found;
  readonly open?: number;
}) {
  const splitter = recordSplitter({ file, found, ...(open === undefined ? {} : { open }) });
  const remarks: string[] = [];
  let row = 0;
  let headingRow = 0;
  let headings: readonly string[] | undefined;
  let rows: string[][] = [];
  let numbers: number[] = [];
  const take = (records: readonly string[][]): void => {
    for (const cells of records) {
      row += 1;
      if (isBlank(cells)) continue;
      if (headingRow === 0) {
        if (cells[0]!.startsWith("# "))
          remarks.push(cells.join(",").slice(2).trim().replace(/,+$/, "")); // a spreadsheet pads the line with commas
        else {
          headingRow = row;
          headings = readHeadings(cells, { file, row, found });
        }
      } else if (headings === undefined) continue;
      else if (cells.length !== headings.length) {
        const params = { found: cells.length, wanted: headings.length };
        found.add({ code: "csv-ragged", path: [], params, at: { file, row } });
      } else {
        rows.push(cells);
        numbers.push(row);
      }
    }
  };
  const taken = (): Table | undefined => {
    if (headings === undefined) return undefined;
    const table = { file, headings, headingRow, rows, numbers, remarks };
    [rows, numbers] = [[], []];
    return table;
  };
  return {
    /** Rows that are read and not taken yet. */
    get waiting() {
      return rows.length;
    },
    /** Columns of the heading; 0 before it was read. */
    get width() {
      return headings?.length ?? 0;
    },
    /** Nothing of the rest can be read: the heading was no heading. */
    get stuck() {
      return headingRow > 0 && headings === undefined;
    },
    push: (text: string) => take(splitter.push(text)),
    /** The rows read so far, which are then let go. */
    take: taken,
    end(): Table | undefined {
      take(splitter.end());
      if (headingRow === 0) found.add({ code: "file-empty", path: [], params: {}, at: { file } });
      return taken();
    },
  };
}

/** Longest record: a quote that is never closed would take in the rest of a file. */
const MOST_OPEN = 500_000_000;

/** Records of a text that comes in parts; `open`: how long a record may be. */
export function recordSplitter({
  file,
  found,
  open: mostOpen = MOST_OPEN,
}: {
  readonly file: string;
  readonly found: Found;
  readonly open?: number;
}) {
  let rest = "";
  let count = 0;
  let held: string[] | null = null; // lines of a record whose quotes are not closed yet
  let length = 0;
  const close = (lines: readonly string[]): string[] => {
    const parsed = parseQuoted(lines.join("\n"));
    if (typeof parsed === "string")
      found.add({ code: "csv-quote", path: [], params: { problem: parsed }, at: { file, row: count + 1 } });
    return typeof parsed === "string" ? [""] : parsed;
  };
  const take = (lines: readonly string[], records: string[][]): string[][] => {
    for (const line of lines) {
      if (held === null) {
        if (!line.includes('"')) {
          const cells = line.split(","); // no quotes, nothing to parse: twenty times as fast
          records.push(line.includes("'") ? cells.map(unguarded) : cells);
          count += 1;
          continue;
        }
        held = [line];
        length = line.length;
        if (isOdd(line)) continue;
      } else {
        held.push(line);
        length += line.length;
        if (!isOdd(line) && length <= mostOpen) continue;
      }
      records.push(close(held));
      count += 1;
      held = null;
    }
    return records;
  };
  return {
    /** The records that are whole by now. */
    push(text: string): string[][] {
      const all = rest + text;
      const last = Math.max(all.lastIndexOf("\n"), all.lastIndexOf("\r", all.length - 2)); // a last \r may be half of \r\n
      rest = all.slice(last + 1);
      if (last < 0) return [];
      const lines = all.slice(0, last + 1).split(/\r\n|\n|\r/);
      lines.pop();
      return take(lines, []);
    },
    /** What is left when the text is at its end. */
    end(): string[][] {
      const lines = rest.split(/\r\n|\n|\r/);
      if (lines.at(-1) === "") lines.pop();
      const records = take(lines, []);
      if (held !== null) records.push(close(held));
      return records;
    },
  };
}

/** What is wrong with the quotes of a record. */
export type QuoteProblem = "not-closed" | "inside" | "after";

function parseQuoted(record: string): string[] | QuoteProblem {
  try {
    const records = parse(record, { relax_column_count: true, trim: true, record_delimiter: "\n" });
    return records.length === 1 ? records[0]!.map(unguarded) : "inside";
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

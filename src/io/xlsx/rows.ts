import type { Place } from "../../errors/index.ts";
import { nearest } from "../../schema/nearest.ts";
import type { Table } from "../csv.ts";
import { collectIssues, type Found } from "../found.ts";
import { readNumber } from "../number.ts";
import { cellName } from "./address.ts";
import { hasJudgements, holdsGrids } from "./grids.ts";
import type { Cell, Sheet } from "./sheet.ts";
import { fullCells, isRemark } from "./sheet.ts";

/** A heading that a sheet of ours may have, by its key, with what it is called in Chinese. */
export type Headings = Readonly<Record<string, string>>;

/** A row of such a sheet: its cells by key. */
export interface KeyedRow {
  readonly row: number;
  readonly cells: ReadonlyMap<string, Cell>;
}

export interface KeyedRows {
  readonly rows: readonly KeyedRow[];
  readonly found: Found;
  /** How other sheets call this one in a sentence. */
  readonly label: string;
  place(row: number, key?: string): Place;
}

/** Whether a sheet has anything but headings and remarks; an empty one of a template says nothing. */
export function isFilled(sheet: Sheet): boolean {
  const rows = [...sheet.rows.keys()].filter((row) => {
    const cells = fullCells(sheet, row);
    return cells.length > 0 && !isRemark(cells);
  });
  return holdsGrids(sheet) ? hasJudgements(sheet) : rows.length > 1;
}

/** `fields`: heading by key; `ignore`: headings to pass over. */
export interface KeyedColumns {
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly ignore?: readonly unknown[] | undefined;
}

/** The rows of a sheet whose headings are known, in English or Chinese. Undefined where they are not; `found` says so. */
export function keyedRows(
  sheet: Sheet,
  {
    file,
    headings,
    needed,
    table,
    columns: mapped = {},
  }: {
    readonly file: string;
    readonly headings: Headings;
    readonly needed: readonly string[];
    /** The table that the sheet was made of (`sheetOfTable`), which knows where its cells stand. */
    readonly table?: Table | undefined;
    /** Headings that stand for others by what a project says, and headings to pass over. */
    readonly columns?: KeyedColumns | undefined;
  },
): KeyedRows & { readonly usable: boolean } {
  const label = table?.file ?? `${file} › ${sheet.name}`;
  const columns = new Map<number, string>();
  const place = (row: number, key?: string): Place => {
    const column = key === undefined ? undefined : [...columns].find(([, known]) => known === key)?.[0];
    if (table !== undefined) {
      const heading = column === undefined ? {} : { column: table.headings[column]! };
      return inTable({ file: table.file, row, ...heading });
    }
    const at = { file, sheet: sheet.name, row };
    return column === undefined ? at : { ...at, column: key!, cell: cellName({ row, column }) };
  };
  const inTable = (at: Place): Place => table?.sheet?.place(at) ?? at;
  const found = collectIssues({
    file: label,
    // what `place` gave stands where it is; the rest is of the table or sheet as a whole
    place: (at) => (table !== undefined ? (at.file === label ? inTable(at) : at) : { ...at, file, sheet: sheet.name }),
  });
  const rows = [...sheet.rows.keys()].filter((row) => {
    const cells = fullCells(sheet, row);
    return cells.length > 0 && !isRemark(cells);
  });
  const [head, ...body] = rows;
  if (head === undefined) {
    found.add({ code: "file-empty", path: [], params: {}, at: { file: table?.file ?? file } });
    return { rows: [], found, label, place, usable: false };
  }
  const words = new Map(Object.entries(headings).flatMap(([key, zh]) => [[key, key] as const, [zh, key] as const]));
  const present = fullCells(sheet, head).map(({ text }) => text.trim().normalize("NFC"));
  const said = new Map<string, string>();
  for (const [key, written] of Object.entries(mapped.fields ?? {})) {
    const heading = written.trim().normalize("NFC");
    const at = { file: table?.file ?? file, row: head };
    if (!Object.hasOwn(headings, key)) {
      const params = { key, nearest: nearest(key, Object.keys(headings)), known: Object.keys(headings) };
      found.add({ code: "unknown-key", path: ["columns", "fields", key], params, at });
    } else if (!present.includes(heading)) {
      const params = { role: key, heading, headings: present, nearest: nearest(heading, present) };
      found.add({ code: "column-not-found", path: [], params, at });
    }
    said.set(heading, key);
  }
  const elsewhere = new Set(said.values()); // a column that is mapped is not also the one of its name
  const ignored = new Set((mapped.ignore ?? []).map(String));
  const unknown: { heading: string; nearest: string | undefined }[] = [];
  const taken = new Set<string>();
  const passed = new Set<number>();
  for (const { column, text } of fullCells(sheet, head)) {
    const heading = text.trim().normalize("NFC");
    const own = words.get(heading) ?? words.get(heading.toLowerCase());
    const key = said.get(heading) ?? (own !== undefined && elsewhere.has(own) ? undefined : own);
    if (ignored.has(heading) && !said.has(heading)) {
      passed.add(column);
      continue;
    }
    if (key === undefined) unknown.push({ heading, nearest: nearest(heading, [...words.keys()]) });
    else if (taken.has(key))
      found.add({
        code: "heading-repeated",
        path: [],
        params: {
          heading,
          columns: [...columns, [column, key] as const]
            .filter(([, known]) => known === key)
            .map(([j]) => cellName({ row: head, column: j })),
        },
        at: { file: table?.file ?? file, row: head },
      });
    else {
      taken.add(key);
      columns.set(column, key);
    }
  }
  const lacking = needed.filter((key) => !taken.has(key));
  if (unknown.length > 0 || lacking.length > 0)
    found.add({
      code: "sheet-columns",
      path: [],
      params: { lacking, unknown, known: Object.keys(headings) },
      at: { file: table?.file ?? file, row: head },
    });
  const usable = found.count() === 0;
  const keyed = body.map((row): KeyedRow => {
    const cells = new Map<string, Cell>();
    for (const cell of fullCells(sheet, row)) {
      const key = columns.get(cell.column);
      if (key !== undefined) cells.set(key, cell);
      else if (passed.has(cell.column)) continue;
      else if (usable)
        found.add({
          code: "heading-empty",
          path: [],
          params: { column: cellName(cell), text: cell.text.trim() },
          at: place(row),
        });
      if (cell.formula === "not-computed")
        found.add({
          code: "sheet-not-computed",
          path: [],
          params: { cell: cellName(cell), formula: cell.text },
          at: place(row),
        });
      if (cell.formula === "external")
        found.add({
          code: "sheet-external",
          path: [],
          params: { cell: cellName(cell), text: cell.text },
          at: place(row),
        });
    }
    return { row, cells };
  });
  return { rows: keyed, found, label, place, usable };
}

/** A table as the sheet that it could have been: a text is a cell with a text, a number one with a number. */
export function sheetOfTable({ headings, headingRow, rows, numbers, sheet }: Table): Sheet {
  const cellsOf = (texts: readonly string[], row: number, shown?: ReadonlyMap<number, "percent" | "date">): Cell[] =>
    texts.map((text, column) => {
      const mark = shown?.get(column);
      const kind = mark === "date" ? "date" : readNumber(text) === undefined ? "text" : "number";
      return { row, column, text, kind, ...(mark === "percent" ? { percent: true as const } : {}) };
    });
  const body = rows.map((texts, i) => [numbers[i]!, cellsOf(texts, numbers[i]!, sheet?.shown.get(i))] as const);
  return {
    name: "",
    hidden: false,
    rows: new Map([[headingRow, cellsOf(headings, headingRow)], ...body]),
    merged: [],
    hiddenRows: new Set(),
    hiddenColumns: [],
  };
}

import type { Issue } from "../errors/index.ts";
import { nearest } from "../schema/nearest.ts";
import type { ColumnMapping } from "../schema/project.ts";
import type { Dataset, Name, Status, System } from "../schema/types.ts";
import { isNote, isTotal } from "./aside.ts";
import {
  type CellSource,
  type Column,
  type KnownIds,
  knownIds,
  type Layout,
  nearestId,
  readLayout,
} from "./columns.ts";
import { cellAt, readTable, type Table } from "./csv.ts";
import { collectIssues, type Found } from "./found.ts";
import { conversionsOf, convertingRows } from "./measures.ts";
import { numberProblem, readNumber } from "./number.ts";
import { createRows, finishRows, type GrowingColumn, type Rows, rowOf, type Spellings } from "./rows.ts";
import { readAsShown } from "./shown.ts";

/** Problems of the files as tables, for when there is no system to say what their columns mean. */
export function tableIssues(parts: readonly DataPart[]): Issue[] {
  return parts.flatMap(({ name, text }) => {
    const found = collectIssues({ file: name });
    if (text !== undefined) readTable(text, { file: name, found });
    return found.issues();
  });
}

/** One file of figures, as text, or the table of a sheet of a workbook. */
export interface DataPart {
  /** How messages call it. */
  readonly name: string;
  readonly text?: string | undefined;
  /** Instead of `text`. */
  readonly table?: Table | undefined;
  readonly columns?: ColumnMapping | undefined;
  /** Said of this file and shown with every result: synthetic, provisional, reconstructed. */
  readonly note?: Name | undefined;
}

export const STATUSES: readonly Status[] = [
  "observed",
  "provisional",
  "estimated",
  "imputed",
  "suppressed",
  "not-applicable",
  "not-yet-available",
  "revised",
];

/**
 * Figures from CSV, wide (a column an indicator or variable) or tidy (`unit, period, indicator, value[, status][, se]`), told apart
 * by their headings. Parts merge by unit and period; a figure given twice must agree. Missing: empty, `NA`, `NaN`, `null`, `..`,
 * `-`, `—`; any other text in the place of a number is a problem. All problems of all parts come back together, at most
 * 100 a file in full, and then there is no dataset. Rows stand in order of appearance.
 * @example
 * const index = { id: "index", children: [{ id: "gdp", direction: "positive" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * readDataset([{ name: "a.csv", text: "unit,period,gdp\n北城,2023,12.5" }], system).dataset?.units; // => ["北城"]
 */
export function readDataset(
  parts: readonly DataPart[],
  system: System,
  { spellings }: { readonly spellings?: Spellings } = {},
): { readonly dataset: Dataset | undefined; readonly issues: readonly Issue[] } {
  const known = knownIds(system);
  const rows = createRows(spellings && { spellings });
  const issues: Issue[] = [];
  const notes: Name[] = [];
  const prepared: Issue[] = [];
  for (const part of parts) {
    const found = collectIssues({ file: part.name, place: part.table?.place ?? part.table?.sheet?.place });
    let table = part.table ?? readTable(part.text ?? "", { file: part.name, found });
    const layout = table && readLayout(table, { columns: part.columns, known, found });
    let shown: Name | undefined;
    if (table && layout) {
      ({ table, note: shown } = readAsShown(table, { layout, system, found }));
      if (table.rows.length === 0 && found.count() === 0)
        found.add({ code: "file-no-rows", path: [], params: {}, at: { file: table.file } });
      const measured = conversionsOf({ columns: part.columns, system, file: table.file, found });
      prepared.push(...measured.notes);
      const converting = convertingRows(rows, measured.factors);
      if (layout.form === "wide") addWide(converting, { table, layout, found });
      else addTidy(converting, { table, layout, known, found });
    }
    for (const note of [part.note, ...(table?.remarks ?? []), shown])
      if (note !== undefined && !notes.some((other) => JSON.stringify(other) === JSON.stringify(note)))
        notes.push(note);
    issues.push(...found.issues());
  }
  if (issues.length > 0) return { dataset: undefined, issues };
  const dataset = finishRows(rows, { notes });
  return { dataset: prepared.length === 0 ? dataset : { ...dataset, prepared }, issues };
}

interface Reading<F extends Layout["form"]> {
  readonly table: Table;
  readonly layout: Extract<Layout, { form: F }>;
  readonly found: Found;
}

/** Rows of a wide table; one that is there already, or is no row, is reported and left out. */
export function addWide(rows: Rows, { table, layout, found }: Reading<"wide">): void {
  const { file, numbers } = table;
  const seen = new Map<number, number>();
  const columns = layout.values.map(({ index, heading, id }) => ({
    index,
    heading,
    own: heading === id,
    cells: rows.column(id),
    figures: table.figures?.get(index),
  }));
  // figures that are known and finite are taken a column at a time, the others cell by cell, so that problems come row by row
  const whole = rows.once ? columns.filter(({ figures }) => figures !== undefined && !hasInfinite(figures)) : [];
  const single = columns.filter((column) => !whole.includes(column));
  const entries = new Int32Array(table.rows.length).fill(-1);
  table.rows.forEach((cells, i) => {
    const row = numbers[i]!;
    const entry = entryOf(rows, { cells, layout, file, row, found });
    if (entry === undefined) return;
    const first = seen.get(entry);
    if (first !== undefined) {
      const { unit, period } = rows.keyOf(entry);
      found.add({
        code: "row-twice",
        path: [],
        params: { unit, period, first: { file, row: first } },
        at: { file, row },
      });
      return;
    }
    seen.set(entry, row);
    entries[i] = entry;
    for (const { index, heading, id } of layout.contributors) {
      const people = contributorsAt(cellAt(table, i, index), { file, row, column: heading, found });
      if (people !== undefined) rows.column(id).setContributors(entry, people);
    }
    const place = { at: { file, row }, found };
    for (const { index, heading, own, cells: column, figures } of single) {
      const figure = figures?.[i];
      const known = figure !== undefined && Math.abs(figure) !== Number.POSITIVE_INFINITY;
      const value = known ? figure : readNumber(cellAt(table, i, index)); // the usual case first: there may be millions of them
      if (value !== undefined) column.set(entry, value, own ? place : { ...place, column: heading });
      else numberAt(cellAt(table, i, index), { file, row, column: heading, found });
    }
  });
  for (const { cells: column, figures } of whole) setWhole(column, { figures: figures!, entries });
}

function hasInfinite(figures: Float64Array): boolean {
  for (const figure of figures) if (Math.abs(figure) === Number.POSITIVE_INFINITY) return true;
  return false;
}

/** Figures of a block of rows; those of a row that is no entry are left out. */
function setWhole(
  column: GrowingColumn,
  { figures, entries }: { readonly figures: Float64Array; readonly entries: Int32Array },
): void {
  const inPlace = entries.every((entry, i) => entry === i);
  if (inPlace) {
    column.setAll(figures.slice());
    return;
  }
  const count = entries.reduce((most, entry) => Math.max(most, entry + 1), 0);
  const values = new Float64Array(count).fill(Number.NaN);
  entries.forEach((entry, i) => {
    if (entry >= 0) values[entry] = figures[i]!;
  });
  column.setAll(values);
}

function addTidy(rows: Rows, { table, layout, known, found }: Reading<"tidy"> & { readonly known: KnownIds }): void {
  const { file, numbers } = table;
  const seen = new Map<string, Map<number, number>>();
  const unused = new Map(layout.words);
  table.rows.forEach((cells, i) => {
    const row = numbers[i]!;
    const entry = entryOf(rows, { cells, layout, file, row, found });
    const cell = ({ index }: Column): string => cellAt(table, i, index);
    const word = cell(layout.indicator).trim();
    const id = layout.words.get(word.normalize("NFC")) ?? word;
    unused.delete(word.normalize("NFC"));
    const fine = checkIndicator(id, { known, file, row, found });
    const value = numberAt(cell(layout.value), { file, row, column: layout.value.heading, found });
    const status = layout.status && statusAt(cell(layout.status), { file, row, found });
    const se = layout.se && errorAt(cell(layout.se), { file, row, found });
    const people =
      layout.contributors && contributorsAt(cell(layout.contributors), { file, row, column: "contributors", found });
    if (entry === undefined || !fine) return;
    const places = seen.get(id) ?? new Map<number, number>();
    seen.set(id, places);
    const first = places.get(entry);
    if (first !== undefined) {
      const { unit, period } = rows.keyOf(entry);
      found.add({
        code: "value-twice",
        path: [],
        params: { unit, period, indicator: id, first: { file, row: first } },
        at: { file, row },
      });
      return;
    }
    places.set(entry, row);
    const column = rows.column(id);
    if (value !== undefined) column.set(entry, value, { at: { file, row }, found });
    if (status !== undefined) column.setStatus(entry, status);
    if (se !== undefined) column.setError(entry, se);
    if (people !== undefined) column.setContributors(entry, people);
  });
  for (const [text, id] of unused)
    found.add({
      code: "mapped-word-absent",
      path: [],
      params: { id, text },
      at: { file, column: layout.indicator.heading },
    });
}

interface CellPlace {
  readonly file: string;
  readonly row: number;
  readonly found: Found;
}

/** The entry of the dataset that a row of a file speaks of. */
function entryOf(
  rows: Rows,
  { cells, layout, file, row, found }: CellPlace & { readonly cells: readonly string[]; readonly layout: Layout },
): number | undefined {
  const read = (source: CellSource): string =>
    "value" in source ? source.value : cells[source.index]!.trim().normalize("NFC");
  const unit = read(layout.unit);
  const period = read(layout.period);
  const heads = layout.name === undefined ? [unit] : [unit, read(layout.name)];
  if (!rows.entries.has(unit) && isAside(heads, { layout, file, row, found })) return undefined;
  for (const [text, source, role] of [
    [unit, layout.unit, "unit"],
    [period, layout.period, "period"],
  ] as const)
    if (text === "")
      found.add({
        code: "cell-empty",
        path: [],
        params: { role },
        at: { file, row, column: "value" in source ? role : source.heading },
      });
  if (unit === "" || period === "") return undefined;
  rows.spelt(period, { at: { file, row }, column: "value" in layout.period ? "period" : layout.period.heading }, found);
  const entry = rowOf(rows, { unit, period });
  if (layout.name) rows.name(entry, { text: read(layout.name), at: { file, row } }, found);
  for (const group of layout.groups) rows.group(entry, { of: group.of, text: read(group), at: { file, row } }, found);
  return entry;
}

/** A row of a file that is no unit, a note or a total; a unit is looked at where it stands first. */
function isAside(
  heads: readonly string[],
  { layout, file, row, found }: CellPlace & { readonly layout: Layout },
): boolean {
  const at = { file, row, column: "value" in layout.unit ? "unit" : layout.unit.heading };
  const total = heads.find(isTotal);
  if (total !== undefined) found.add({ code: "unit-total", path: [], params: { text: total }, at });
  else if (isNote(heads[0]!)) found.add({ code: "unit-note", path: [], params: { text: heads[0]! }, at });
  else return false;
  return true;
}

function checkIndicator(id: string, { known, file, row, found }: CellPlace & { readonly known: KnownIds }): boolean {
  const at = { file, row, column: "indicator" };
  const formula = known.formulas.get(id);
  if (id === "") found.add({ code: "cell-empty", path: [], params: { role: "indicator" }, at });
  else if (formula !== undefined) found.add({ code: "formula-and-column", path: [], params: { id, formula }, at });
  else if (known.groups.has(id)) found.add({ code: "column-of-group", path: [], params: { id }, at });
  else if (!known.values.has(id))
    found.add({ code: "indicator-unknown", path: [], params: { id, nearest: nearestId(id, known) }, at });
  else return true;
  return false;
}

function numberAt(
  text: string,
  { file, row, column, found }: CellPlace & { readonly column: string },
): number | undefined {
  const value = readNumber(text);
  if (value === undefined)
    found.add({
      code: "not-a-number",
      path: [],
      params: { text: text.trim(), problem: numberProblem(text) },
      at: { file, row, column },
    });
  return value;
}

function statusAt(text: string, { file, row, found }: CellPlace): Status | undefined {
  const word = text.trim();
  if (word === "") return "observed";
  const status = STATUSES.find((known) => known === word);
  if (status !== undefined) return status;
  const params = { text: word, known: STATUSES, nearest: nearest(word, STATUSES) };
  found.add({ code: "status-unknown", path: [], params, at: { file, row, column: "status" } });
  return undefined;
}

function errorAt(text: string, { file, row, found }: CellPlace): number | undefined {
  const value = numberAt(text, { file, row, column: "se", found });
  if (value === undefined || !(value < 0)) return value;
  found.add({ code: "standard-error-negative", path: [], params: { value }, at: { file, row, column: "se" } });
  return undefined;
}

function contributorsAt(text: string, at: CellPlace & { readonly column: string }): number | undefined {
  const value = numberAt(text, at);
  if (value === undefined || !(value < 0)) return value;
  const { file, row, column, found } = at;
  found.add({ code: "contributors-negative", path: [], params: { value }, at: { file, row, column } });
  return undefined;
}

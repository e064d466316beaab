import type { AsyncBuffer, DecodedArray, FileMetaData, RowGroup, SchemaElement } from "hyparquet";
import { parquetMetadataAsync } from "hyparquet/src/metadata.js";
import { parquetScan } from "hyparquet/src/scan.js";
import { streamFileEn } from "../../errors/en/stream-file.ts";
import { IndexError, type Place } from "../../errors/index.ts";
import type { ColumnMapping } from "../../schema/project.ts";
import type { Table } from "../csv.ts";
import type { Found } from "../found.ts";
import { beyondDouble, type CellKind, cellText, kindOf, typeName } from "./cells.ts";
import { figuresOf } from "./figures.ts";
import { checkPages } from "./pages.ts";
import { unpacking } from "./unpack.ts";

/** Bytes of a file, read piece by piece. */
export type ParquetFile = AsyncBuffer;

interface Given {
  readonly file: string;
  readonly found: Found;
  readonly columns?: ColumnMapping | undefined;
  /** Cells of a table, about. */
  readonly cells?: number;
  /** Whether columns of numbers are given as such, in `figures`, and not as texts; not those of unit, period, name and groups. */
  readonly numbers?: boolean;
}

interface Column {
  readonly name: string;
  readonly heading: string;
  /** One that the project passes over is not read. */
  readonly kind: CellKind | "ignored";
  /** Whether cells may be null. */
  readonly optional: boolean;
}

/** There is no row of headings: rows count from 1, and what is wrong with a heading is wrong with the file. */
const place = ({ row, ...at }: Place): Place => (row === 0 || row === undefined ? at : { ...at, row });

/**
 * A Parquet file as tables of some rows each, one row group after the other: of a group, one is in memory at a time. Flat
 * columns of DOUBLE, FLOAT, INT, DECIMAL and texts; null and NaN are missing. Another type, unless the project passes its
 * column over, a decimal as a unit or period, and a whole number that a double does not hold are problems in `found`.
 */
export async function* parquetTables(
  bytes: ParquetFile,
  { file, found, columns, cells = 131_072, numbers = false }: Given,
): AsyncGenerator<Table> {
  const metadata = await guarded(file, () => parquetMetadataAsync(bytes, { geoparquet: false }));
  const flat = await guarded(file, async () => {
    refuseImpossible(metadata, bytes.byteLength);
    return topLevel(metadata);
  });
  const named = readable(flat, { file, found, columns });
  const headings = named.map(({ heading }) => heading);
  const isFigures = ({ kind, heading }: Column) =>
    numbers && heading !== "" && (kind === "number" || kind === "integer");
  const texts = named.reduce((last, column, j) => (isFigures(column) ? last : j + 1), 0);
  const table = ({ columns: group, from, to, first }: Part): Table => {
    const rows: string[][] = [];
    for (let i = from; i < to; i++) {
      const row: string[] = [];
      for (let j = 0; j < texts; j++) {
        const column = group[j];
        row.push(Array.isArray(column) ? column[i]! : "");
      }
      rows.push(row);
    }
    const figures = new Map<number, Float64Array>();
    group.forEach((column, j) => {
      if (column instanceof Float64Array) figures.set(j, column.subarray(from, to));
    });
    const lines = rows.map((_, i) => first + i);
    return { file, headings, headingRow: 0, rows, numbers: lines, figures, remarks: [], place };
  };
  if (metadata.row_groups.length === 0) {
    yield table({
      columns: named.map((column) => (isFigures(column) ? new Float64Array(0) : [])),
      from: 0,
      to: 0,
      first: 1,
    });
    return;
  }
  let before = 0;
  for (const rowGroup of metadata.row_groups) {
    const length = Number(rowGroup.num_rows);
    const group: GroupColumn[] = [];
    const beyond: Beyond[] = [];
    for (const column of named) {
      const values = await guarded(file, () => readColumn(bytes, { metadata, rowGroup, column }));
      const tell = (i: number, text: string) => beyond.push({ row: before + i + 1, text, column: column.name });
      if (isFigures(column)) group.push(await guarded(file, async () => figuresOf(values, tell)));
      else group.push(textsOf(values, column.kind === "integer" ? tell : undefined));
    }
    for (const { row, text, column } of beyond.sort((a, b) => a.row - b.row))
      found.add({ code: "parquet-range", path: [], params: { text }, at: { file, row, column } });
    const step = Math.max(1, Math.floor(cells / Math.max(1, named.length)));
    for (let from = 0; from < length; from += step)
      yield table({ columns: group, from, to: Math.min(length, from + step), first: before + from + 1 });
    before += length;
  }
}

type GroupColumn = readonly string[] | Float64Array;

/** Rows of a group that make a table; the first of them is row `first` of the file. */
interface Part {
  readonly columns: readonly GroupColumn[];
  readonly from: number;
  readonly to: number;
  readonly first: number;
}

interface Beyond {
  readonly row: number;
  readonly text: string;
  readonly column: string;
}

function textsOf(values: DecodedArray, beyond: ((row: number, text: string) => void) | undefined): string[] {
  const texts: string[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    texts.push(cellText(value));
    if (beyond !== undefined && beyondDouble(value)) beyond(i, String(value));
  }
  return texts;
}

interface Chunk {
  readonly metadata: FileMetaData;
  readonly rowGroup: RowGroup;
  readonly column: Column;
}

/** The values of a column in a row group; what is decoded is let go with the reader, made anew for each. */
async function readColumn(bytes: ParquetFile, { metadata, rowGroup, column }: Chunk): Promise<DecodedArray> {
  const { name, optional, kind } = column;
  const length = Number(rowGroup.num_rows);
  if (kind === "ignored") return new Array(length).fill(null);
  const meta = rowGroup.columns.find(({ meta_data }) => meta_data?.path_in_schema[0] === name)?.meta_data;
  if (meta === undefined) throw new RangeError(`no values of ${name}`);
  const { compressors, unpack } = unpacking();
  await checkPages(bytes, { meta, optional, rows: length }, unpack);
  const scan = await parquetScan({
    file: bytes,
    metadata: { ...metadata, num_rows: rowGroup.num_rows, row_groups: [rowGroup] },
    columns: [name],
    compressors,
    geoparquet: false,
    useOffsetIndex: false,
  });
  const values = await scan.readColumn({ column: name, rowStart: 0, rowEnd: length });
  if (values.length !== length) throw new RangeError(`${values.length} of ${length} values in ${name}`);
  return values;
}

/** Tables of the same file as one. */
export async function wholeTable(tables: AsyncIterable<Table>): Promise<Table | undefined> {
  const all: Table[] = [];
  for await (const table of tables) all.push(table);
  const [first] = all;
  if (first === undefined) return undefined;
  const rows = all.flatMap((table) => table.rows);
  const figures = new Map<number, Float64Array>();
  for (const column of first.figures?.keys() ?? []) {
    const whole = new Float64Array(rows.length);
    let at = 0;
    for (const table of all) {
      whole.set(table.figures!.get(column)!, at);
      at += table.rows.length;
    }
    figures.set(column, whole);
  }
  return { ...first, rows, numbers: all.flatMap(({ numbers }) => numbers), figures };
}

/** What the library throws at a damaged file, as a problem of the file. */
async function guarded<T>(file: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const reason = text.replace(/\s+/g, " ").slice(0, 120);
    throw new IndexError([{ code: "parquet-damaged", path: [], params: { reason }, at: { file } }], streamFileEn);
  }
}

/** A row that is a unit of its own takes part of a byte at least; a damaged count would keep the reader busy for ever. */
const ROWS_A_BYTE = 64;

/** Counts that contradict each other, or that no file of this size can have. */
function refuseImpossible({ num_rows, row_groups }: FileMetaData, size: number): void {
  const total = row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
  if (total !== Number(num_rows)) throw new RangeError(`${total} rows in groups, ${num_rows} in all`);
  if (!(total >= 0 && total <= size * ROWS_A_BYTE)) throw new RangeError(`${num_rows} rows in ${size} bytes`);
  for (const { columns, num_rows: rows } of row_groups)
    for (const { meta_data } of columns) {
      if (meta_data === undefined || meta_data.path_in_schema.length > 1) continue;
      if (meta_data.num_values !== rows) throw new RangeError(`${meta_data.num_values} of ${rows} values`);
    }
}

/** The columns at the top of the schema. */
function topLevel({ schema }: FileMetaData): SchemaElement[] {
  const top: SchemaElement[] = [];
  let at = 1;
  const skip = (): void => {
    const children = schema[at++]?.num_children ?? 0;
    for (let i = 0; i < children; i++) skip();
  };
  for (let i = 0; i < (schema[0]?.num_children ?? 0); i++) {
    const element = schema[at];
    if (element === undefined) throw new RangeError("the schema ends too early");
    if (typeof element.name !== "string") throw new RangeError("a column without a name");
    top.push(element);
    skip();
  }
  return top;
}

const headingOf = (name: string): string => name.normalize("NFC").trim();

/** The columns that can be read; the others are told, but for those that the project passes over. */
function readable(flat: readonly SchemaElement[], { file, found, columns = {} }: Given): Column[] {
  const said = (list: readonly unknown[]) =>
    new Set(list.flatMap((one) => (typeof one === "string" ? [headingOf(one)] : [])));
  const ignored = said(columns.ignore ?? []);
  const texts = said([
    columns.unit ?? "unit",
    columns.period ?? "period",
    columns.name ?? "name",
    columns.level,
    columns.parent,
    ...(columns.groups ?? []),
  ]);
  const out: Column[] = [];
  for (const element of flat) {
    const { name } = element;
    const heading = headingOf(name);
    const kind = kindOf(element);
    const at = { file, column: name };
    const type = typeName(element);
    const optional = element.repetition_type === "OPTIONAL";
    const isText = texts.has(heading) || heading.startsWith("group:");
    if (ignored.has(heading)) out.push({ name, heading, kind: "ignored", optional });
    else if (kind === "nested") found.add({ code: "parquet-nested", path: [], params: {}, at });
    else if (kind === "other") found.add({ code: "parquet-type", path: [], params: { type }, at });
    else if (kind === "number" && isText) found.add({ code: "parquet-text", path: [], params: { type }, at });
    else out.push({ name, heading, kind: isText ? "text" : kind, optional });
  }
  return out;
}

import type { AsyncBuffer, DecodedArray, FileMetaData, SchemaElement } from "hyparquet";
import { parquetMetadataAsync } from "hyparquet/src/metadata.js";
import { parquetScan } from "hyparquet/src/scan.js";
import { streamFileEn } from "../../errors/en/stream-file.ts";
import { IndexError, type Place } from "../../errors/index.ts";
import type { ColumnMapping } from "../../schema/project.ts";
import type { Table } from "../csv.ts";
import type { Found } from "../found.ts";
import { beyondDouble, type CellKind, cellText, kindOf, typeName } from "./cells.ts";
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
}

interface Column {
  readonly name: string;
  readonly kind: CellKind;
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
  { file, found, columns, cells = 131_072 }: Given,
): AsyncGenerator<Table> {
  const metadata = await guarded(file, () => parquetMetadataAsync(bytes, { geoparquet: false }));
  const flat = await guarded(file, async () => {
    refuseImpossible(metadata, bytes.byteLength);
    return topLevel(metadata);
  });
  const named = readable(flat, { file, found, columns });
  const headings = named.map(({ name }) => name.normalize("NFC").trim());
  const table = (rows: string[][], first: number): Table => ({
    file,
    headings,
    headingRow: 0,
    rows,
    numbers: rows.map((_, i) => first + i),
    remarks: [],
    place,
  });
  if (metadata.row_groups.length === 0) yield table([], 1);
  const { compressors, unpack, clear } = unpacking();
  const scan = await guarded(file, () =>
    parquetScan({
      file: bytes,
      metadata,
      columns: named.map(({ name }) => name),
      compressors,
      geoparquet: false,
      useOffsetIndex: false,
    }),
  );
  let before = 0;
  for (const { num_rows, columns: chunks } of metadata.row_groups) {
    const length = Number(num_rows);
    const group: DecodedArray[] = [];
    for (const { name, optional } of named)
      group.push(
        await guarded(file, async () => {
          const meta = chunks.find(({ meta_data }) => meta_data?.path_in_schema[0] === name)?.meta_data;
          if (meta === undefined) throw new RangeError(`no values of ${name}`);
          clear();
          await checkPages(bytes, { meta, optional, rows: length }, unpack);
          const column = await scan.readColumn({ column: name, rowStart: before, rowEnd: before + length });
          if (column.length !== length) throw new RangeError(`${column.length} of ${length} values in ${name}`);
          return column;
        }),
      );
    const step = Math.max(1, Math.floor(cells / Math.max(1, named.length)));
    for (let from = 0; from < length; from += step) {
      const rows: string[][] = [];
      for (let i = from; i < Math.min(length, from + step); i++) rows.push(group.map((column) => cellText(column[i])));
      refuseBeyond(group, { named, from, to: from + rows.length, before, file, found });
      yield table(rows, before + from + 1);
    }
    before += length;
  }
}

/** Tables of the same file as one. */
export async function wholeTable(tables: AsyncIterable<Table>): Promise<Table | undefined> {
  let whole: Table | undefined;
  const rows: (readonly string[])[] = [];
  const numbers: number[] = [];
  for await (const table of tables) {
    whole ??= table;
    for (const [i, cells] of table.rows.entries()) {
      rows.push(cells);
      numbers.push(table.numbers[i]!);
    }
  }
  return whole && { ...whole, rows, numbers };
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

/** The columns that can be read; the others are told, but for those that the project passes over. */
function readable(flat: readonly SchemaElement[], { file, found, columns = {} }: Given): Column[] {
  const ignored = new Set((columns.ignore ?? []).filter((one) => typeof one === "string"));
  const texts = new Set(
    [
      columns.unit ?? "unit",
      columns.period ?? "period",
      columns.name ?? "name",
      columns.level,
      columns.parent,
      ...(columns.groups ?? []),
    ].filter((one) => typeof one === "string"),
  );
  const out: Column[] = [];
  for (const element of flat) {
    const { name } = element;
    const kind = kindOf(element);
    const at = { file, column: name };
    const type = typeName(element);
    const optional = element.repetition_type === "OPTIONAL";
    if (ignored.has(name)) out.push({ name, kind: "text", optional });
    else if (kind === "nested") found.add({ code: "parquet-nested", path: [], params: {}, at });
    else if (kind === "other") found.add({ code: "parquet-type", path: [], params: { type }, at });
    else if (kind === "number" && (texts.has(name) || name.startsWith("group:")))
      found.add({ code: "parquet-text", path: [], params: { type }, at });
    else out.push({ name, kind: texts.has(name) ? "text" : kind, optional });
  }
  return out;
}

interface Part {
  readonly named: readonly Column[];
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly file: string;
  readonly found: Found;
}

function refuseBeyond(group: readonly DecodedArray[], { named, from, to, before, file, found }: Part): void {
  named.forEach(({ name, kind }, j) => {
    if (kind !== "integer") return;
    const column = group[j]!;
    for (let i = from; i < to; i++)
      if (beyondDouble(column[i]))
        found.add({
          code: "parquet-range",
          path: [],
          params: { text: String(column[i]) },
          at: { file, row: before + i + 1, column: name },
        });
  });
}

import { IndexError, type Issue } from "../errors/index.ts";
import type { Table } from "../io/csv.ts";
import { collectIssues } from "../io/found.ts";
import { decodeText } from "../io/text.ts";
import type { SheetRole, Workbook } from "../io/xlsx/index.ts";
import { type DataPart, NamedTableShape, SHEET_OPTIONS, type SheetOptions } from "../schema/project.ts";
import { checkShape } from "../schema/zod-issues.ts";
import { type Folder, readProjectBytes } from "./files.ts";

/** What a file of a project holds as a table: a text, or the table of a sheet. */
export interface TableFile {
  readonly text?: string;
  readonly table?: Table;
  readonly issues: readonly Issue[];
}

export type NamedTable = SheetOptions & Pick<DataPart, "file" | "encoding">;
/** A table of figures: what its columns mean decides which types they may have. */
type MappedTable = NamedTable & { readonly columns?: DataPart["columns"] | undefined };

export function isWorkbookName(file: string): boolean {
  return /\.xls[xm]$/i.test(file);
}

export function isParquetName(file: string): boolean {
  return /\.parquet$/i.test(file);
}

/** Reads a table that a project names: CSV, or a sheet of a workbook, which is loaded once a project. */
export async function readTableFile(
  folder: Folder,
  { file, encoding, columns, ...options }: MappedTable,
  role: SheetRole,
): Promise<TableFile> {
  const at = { file };
  if (isParquetName(file))
    return readParquet(folder, { file, columns, ...(encoding && { encoding }), ...options }, role === "data");
  if (!isWorkbookName(file)) {
    const keys = SHEET_OPTIONS.filter((key) => options[key] !== undefined);
    if (keys.length > 0) return { issues: [{ code: "part-not-workbook", path: [], params: { keys }, at }] };
    const { bytes, issues } = await readProjectBytes(folder, { file });
    if (bytes === undefined) return { issues };
    const read = decodeText(bytes, { file, ...(encoding ? { encoding } : {}) });
    return { issues: read.issues, ...(read.text === undefined ? {} : { text: read.text }) };
  }
  if (encoding !== undefined) return { issues: [{ code: "part-not-text", path: [], params: {}, at }] };
  const { workbook, issues } = await openWorkbook(folder, { file });
  if (workbook === undefined) return { issues };
  const { tableOfJudgements, tableOfSheet } = await import("../io/xlsx/index.ts");
  const read =
    role === "judgements" ? tableOfJudgements(workbook, options) : tableOfSheet(workbook, { ...options, role });
  return { issues: read.issues, ...(read.table === undefined ? {} : { table: read.table }) };
}

/** `numbers`: whether columns of numbers are wanted as such. */
async function readParquet(
  folder: Folder,
  { file, encoding, columns, ...options }: MappedTable,
  numbers: boolean,
): Promise<TableFile> {
  const at = { file };
  const keys = SHEET_OPTIONS.filter((key) => options[key] !== undefined);
  if (keys.length > 0) return { issues: [{ code: "part-not-workbook", path: [], params: { keys }, at }] };
  if (encoding !== undefined) return { issues: [{ code: "part-not-text", path: [], params: {}, at }] };
  const { bytes, issues } = await readProjectBytes(folder, { file });
  if (bytes === undefined) return { issues };
  const { parquetTables, wholeTable } = await import("../io/parquet/index.ts");
  const found = collectIssues({ file });
  const own = new Uint8Array(bytes); // a Buffer may be a part of a larger one
  const slice = (start: number, end = own.length) => own.buffer.slice(start, end);
  try {
    const table = await wholeTable(
      parquetTables({ byteLength: bytes.length, slice }, { file, found, columns, numbers }),
    );
    return { issues: found.issues(), ...(table === undefined ? {} : { table }) };
  } catch (error) {
    if (error instanceof IndexError) return { issues: [...found.issues(), ...error.issues] };
    throw error;
  }
}

type Opened = { readonly workbook: Workbook | undefined; readonly issues: readonly Issue[] };
const opened = new WeakMap<Folder, Map<string, Promise<Opened>>>();

/** A workbook that is open already. */
export function keepWorkbook(
  folder: Folder,
  { file, workbook }: { readonly file: string; readonly workbook: Workbook },
): void {
  const books = opened.get(folder) ?? new Map<string, Promise<Opened>>();
  opened.set(folder, books.set(file, Promise.resolve({ workbook, issues: [] })));
}

/** A workbook of a project; its code is loaded with the first one. */
export function openWorkbook(folder: Folder, { file }: { readonly file: string }): Promise<Opened> {
  const books = opened.get(folder) ?? new Map<string, Promise<Opened>>();
  opened.set(folder, books);
  const known = books.get(file);
  if (known !== undefined) return known;
  const reading = (async (): Promise<Opened> => {
    const { bytes, issues } = await readProjectBytes(folder, { file });
    if (bytes === undefined) return { workbook: undefined, issues };
    const { readWorkbook } = await import("../io/xlsx/index.ts");
    return readWorkbook(bytes, { file });
  })();
  books.set(file, reading);
  return reading;
}

/** Every table that a plan names under a key: `{ file }`, or `{ file, sheet, … }` for a sheet. */
export function filesNamed(
  value: unknown,
  under: "weights" | "judgements",
  found = new Map<string, NamedTable>(),
): Map<string, NamedTable> {
  for (const [key, inner] of Object.entries(isObject(value) ? value : {})) {
    const entry = key === under ? namedTable(inner) : undefined;
    if (entry !== undefined) found.set(tableKey(entry), entry);
    else if (key !== "judgements")
      for (const one of Array.isArray(inner) ? inner : [inner]) filesNamed(one, under, found);
  }
  return found;
}

/** The table that `{ file, sheet, … }` names; undefined for anything else. */
export function namedTable(value: unknown): NamedTable | undefined {
  if (!isObject(value) || typeof value["file"] !== "string") return undefined;
  const { value: named } = checkShape(NamedTableShape, value);
  return named as NamedTable | undefined;
}

/** The same for the same table. */
export function tableKey(entry: NamedTable): string {
  return JSON.stringify(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

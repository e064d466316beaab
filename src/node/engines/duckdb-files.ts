import { open, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { IndexError, type Issue } from "../../errors/index.ts";
import { knownIds, readLayout } from "../../io/columns.ts";
import { type Table, tableReader } from "../../io/csv.ts";
import { collectIssues } from "../../io/found.ts";
import { decodeText } from "../../io/text.ts";
import type { ColumnMapping } from "../../schema/project.ts";
import type { System } from "../../schema/types.ts";
import type { DuckDbEngine } from "./duckdb.ts";
import { figureFrom } from "./duckdb-cells.ts";
import { cell, literal, type Part, readParquet, relation } from "./duckdb-parts.ts";
import { cellProblems, rowProblems } from "./duckdb-problems.ts";
import { refuse } from "./failures.ts";
import { quotedName, quotedText } from "./names.ts";
import type { RunOptions } from "./types.ts";

/** One kind of files, with what their headings mean. */
export interface FileSource {
  /** A CSV or Parquet file, a folder of them, or a pattern: `data/**` + `/*.parquet`. */
  readonly pattern: string;
  readonly columns?: ColumnMapping | undefined;
}

export interface FilesTable {
  /** The name of the view: `unit`, `period`, groups, and a double for each id. */
  readonly table: string;
  readonly groups: readonly string[];
  /** Indicators and variables that the files have a column for. */
  readonly ids: readonly string[];
  readonly files: number;
  readonly bytes: number;
  /** Rows without a unit or period, and units that stand twice in one: read before anything else. */
  rowProblems(options?: RunOptions): Promise<readonly Issue[]>;
  /** Cells that are no numbers, in one more reading; for when a statement failed. */
  cellProblems(options?: RunOptions): Promise<readonly Issue[]>;
}

const HEAD_BYTES = 4_000_000;
/**
 * A view over CSV and Parquet files by the rules of our own readers: the same words mean missing, any other text in the place
 * of a number stops the statement, units and periods are texts. Nothing is read yet but headings.
 * @throws IndexError
 */
export async function filesTable(
  engine: DuckDbEngine,
  sources: readonly FileSource[],
  { system, cwd, table = "gongfu_data" }: { readonly system: System; readonly cwd: string; readonly table?: string },
): Promise<FilesTable> {
  const parts: Part[] = [];
  const issues: Issue[] = [];
  let bytes = 0;
  let files = 0;
  for (const { pattern, columns } of sources) {
    try {
      const found = await filesOf(engine, { pattern, cwd });
      for (const file of found.files) bytes += (await stat(file)).size;
      files += found.files.length;
      parts.push(...(await partsOf(engine, found, { system, columns })));
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      issues.push(...error.issues);
    }
  }
  if (issues.length > 0) refuse(...issues);
  const ids = [...knownIds(system).values].filter((id) =>
    parts.some(({ layout }) => layout.values.some((value) => value.id === id)),
  );
  const groups = [...new Set(parts.flatMap(({ layout }) => layout.groups.map(({ of }) => of)))];
  const every = [...knownIds(system).values];
  const name = quotedName("duckdb", table);
  await engine.run(
    `CREATE OR REPLACE TEMP VIEW ${name} AS\n${parts.map((part) => selectOf(part, { ids: every, groups })).join("\nUNION ALL\n")}`,
  );
  return {
    table,
    groups,
    ids,
    files,
    bytes,
    rowProblems: (options) => rowProblems(engine, parts, options),
    cellProblems: (options) => cellProblems(engine, parts, options),
  };
}

interface FoundFiles {
  readonly kind: "csv" | "parquet";
  readonly files: readonly string[];
}

async function filesOf(
  engine: DuckDbEngine,
  { pattern, cwd }: { readonly pattern: string; readonly cwd: string },
): Promise<FoundFiles> {
  const path = resolve(cwd, pattern);
  const info = await stat(path).catch(() => undefined);
  const files =
    info?.isFile() === true
      ? [path]
      : info?.isDirectory() === true
        ? await globbed(engine, [`${literal(path)}/**/*.csv`, `${literal(path)}/**/*.parquet`])
        : await globbed(engine, [path]);
  if (files.length === 0) refuse({ code: "engine-files-none", path: [], params: { pattern } });
  const parquet = files.filter((file) => /\.parquet$/i.test(file));
  if (parquet.length > 0 && parquet.length < files.length)
    refuse({ code: "engine-files-mixed", path: [], params: {}, at: { file: pattern } });
  if (files.some((file) => /\.xlsx?$/i.test(file)))
    refuse({ code: "engine-file-kind", path: [], params: { kind: "workbook" }, at: { file: pattern } });
  return { kind: parquet.length > 0 ? "parquet" : "csv", files };
}

async function globbed(engine: DuckDbEngine, patterns: readonly string[]): Promise<string[]> {
  const asked = patterns.map((pattern) => `SELECT file FROM glob(${quotedText(pattern)})`).join(" UNION ");
  const { columns } = await engine.query(`SELECT file FROM (${asked}) ORDER BY file`);
  return [...(columns.get("file") as readonly string[])];
}

async function partsOf(
  engine: DuckDbEngine,
  { kind, files }: FoundFiles,
  { system, columns }: { readonly system: System; readonly columns: ColumnMapping | undefined },
): Promise<Part[]> {
  const [first = ""] = files;
  if (columns?.measures !== undefined)
    refuse({ code: "engine-file-kind", path: [], params: { kind: "units" }, at: { file: first } });
  const known = knownIds(system);
  const laidOut = (head: Table): Part["layout"] => {
    const found = collectIssues({ file: head.file });
    const layout = readLayout(head, { columns, known, found });
    if (layout === undefined) return refuse(...found.issues());
    const at = { file: head.file };
    if (layout.form === "tidy") return refuse({ code: "engine-file-kind", path: [], params: { kind: "tidy" }, at });
    if (layout.contributors.length > 0)
      refuse({ code: "engine-file-kind", path: [], params: { kind: "contributors" }, at });
    return layout;
  };
  if (kind === "parquet") {
    const asked = await engine.query(`DESCRIBE SELECT * FROM ${readParquet(files)}`);
    const headings = asked.columns.get("column_name") as readonly string[];
    const types = asked.columns.get("column_type") as readonly string[];
    const head = { file: first, headings, headingRow: 1, rows: [], numbers: [], remarks: [] };
    return [{ kind, files, headings, types, skip: 0, layout: laidOut(head) }];
  }
  const alike = new Map<string, { head: Table; files: string[] }>();
  for (const file of files) {
    const head = await csvHead(file);
    const key = JSON.stringify([head.headingRow, head.headings]);
    const same = alike.get(key);
    if (same === undefined) alike.set(key, { head, files: [file] });
    else same.files.push(file);
  }
  return [...alike.values()].map(({ head, files }) => ({
    kind,
    files,
    headings: head.headings,
    types: head.headings.map(() => "VARCHAR"),
    skip: head.headingRow - 1,
    layout: laidOut(head),
  }));
}

/** The headings of a CSV file, read by our own reader: what stands above them is known, not guessed. */
async function csvHead(file: string): Promise<Table> {
  const handle = await open(file, "r");
  try {
    const buffer = new Uint8Array(HEAD_BYTES);
    const { bytesRead } = await handle.read(buffer, 0, HEAD_BYTES, 0);
    const whole = bytesRead < HEAD_BYTES;
    const end = whole ? bytesRead : buffer.subarray(0, bytesRead).lastIndexOf(10) + 1;
    const { text, issues } = decodeText(buffer.subarray(0, end), { file, encoding: "utf-8" });
    if (text === undefined) return refuse(...issues);
    const found = collectIssues({ file });
    const reader = tableReader({ file, found });
    // the heading is enough, and a line that is none of it may be wrong: that is the engine's to say
    for (const line of text.replace(/^\ufeff/, "").match(/[^\n]*\n|[^\n]+$/g) ?? []) {
      reader.push(line);
      if (reader.width > 0 || reader.stuck) break;
    }
    const table = reader.width > 0 ? (reader.take() ?? reader.end()) : reader.end();
    return table ?? refuse(...found.issues());
  } finally {
    await handle.close();
  }
}

function selectOf(
  part: Part,
  { ids, groups }: { readonly ids: readonly string[]; readonly groups: readonly string[] },
): string {
  const { layout, types } = part;
  const named = (text: string, name: string): string => `${text} AS ${quotedName("duckdb", name)}`;
  const figures = ids.map((id) => {
    const value = layout.values.find((one) => one.id === id);
    return named(value === undefined ? "CAST(NULL AS DOUBLE)" : figureFrom(`c${value.index}`, types[value.index]!), id);
  });
  const kinds = groups.map((group) => {
    const source = layout.groups.find(({ of }) => of === group);
    return named(source === undefined ? "''" : `coalesce(${cell(source)}, '')`, group);
  });
  const given = (role: "unit" | "period") => {
    const text = cell(layout[role]);
    return named(
      "value" in layout[role] ? text : `coalesce(${text}, CAST(error('gongfu: no ${role}') AS VARCHAR))`,
      role,
    );
  };
  return `SELECT ${[given("unit"), given("period"), ...kinds, ...figures].join(",\n  ")}\nFROM ${relation(part)}`;
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection, DuckDBDataChunk, DuckDBResult } from "@duckdb/node-api";
import { cancellable, loadedModule, refuse } from "./failures.ts";
import { quotedTable, quotedText, tableParts } from "./names.ts";
import { columnsOf, type GrowingColumns, grow, isFigure, startColumns } from "./rows.ts";
import type { EngineTable, RunOptions, SqlEngine } from "./types.ts";

export interface DuckDbOptions {
  /** A database file; default: none, all in memory and in files read. */
  readonly database?: string | undefined;
  /** Open the database file for writing; default: for reading. */
  readonly write?: boolean | undefined;
  /** The most memory the engine takes, `2GB`; what does not fit goes to the temporary folder. Default: the engine's own, 80 % of the machine's. */
  readonly memory?: string | undefined;
  /** Where it puts what does not fit; default: a folder of its own among the system's temporary ones, removed at the end. */
  readonly temporary?: string | undefined;
  /** Default: one a core. */
  readonly threads?: number | undefined;
}

/** DuckDB, in this process. It runs what it is given and takes no extension from elsewhere. */
export interface DuckDbEngine extends SqlEngine {
  readonly name: "duckdb";
  /** Runs a statement that returns nothing: a view of files, a setting. */
  run(text: string, options?: RunOptions): Promise<void>;
  /** Writes what a statement returns into a Parquet or CSV file, as it comes. */
  toFile(
    text: string,
    options: RunOptions & { readonly file: string; readonly format: "parquet" | "csv" },
  ): Promise<number>;
}

const POLL = 200;
const ROWS = 16_384;

/** @throws IndexError `engine-missing`, `engine-failed` */
export async function openDuckDb({
  database = ":memory:",
  write = false,
  memory,
  temporary,
  threads,
}: DuckDbOptions = {}): Promise<DuckDbEngine> {
  const { DuckDBInstance } = await loadedModule("duckdb", () => import("@duckdb/node-api"));
  const spill = temporary ?? (await mkdtemp(join(tmpdir(), "gongfu-duckdb-")));
  const tidy = () => (temporary === undefined ? rm(spill, { recursive: true, force: true }) : Promise.resolve());
  const settings: Record<string, string> = {
    temp_directory: spill,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    preserve_insertion_order: "false", // keeping it holds whole results in memory
    ...(database === ":memory:" || write ? {} : { access_mode: "READ_ONLY" }),
    ...(memory === undefined ? {} : { memory_limit: memory }),
    ...(threads === undefined ? {} : { threads: String(threads) }),
  };
  const opened = await cancellable(
    { signal: undefined, engine: "duckdb" },
    {
      work: async () => {
        const instance = await DuckDBInstance.create(database, settings);
        return { instance, connection: await instance.connect() };
      },
      cancel: () => {},
    },
  ).catch(async (error: unknown) => {
    await tidy();
    throw error;
  });
  const { instance, connection } = opened;
  const calls = callsOf(connection);
  const version = (await calls.query("SELECT version() AS v")).columns.get("v")?.[0];
  const fields: SqlEngine["fields"] = async (table) => {
    const found = await calls.query(
      `SELECT column_name, data_type FROM duckdb_columns() WHERE ${whereTable(tableParts(table))} ORDER BY column_index`,
    );
    const [names, types] = [...found.columns.values()] as (readonly string[])[];
    return names!.map((name, k) => ({ name, type: types![k]! }));
  };
  return {
    name: "duckdb",
    version: String(version),
    ...calls,
    fields,
    async into(text, { table, overwrite = false, ...how }) {
      const parts = tableParts(table);
      if (!overwrite && (await fields(table)).length > 0)
        refuse({ code: "engine-table-exists", path: [], params: { engine: "duckdb", table } });
      const name = quotedTable("duckdb", parts);
      await calls.run(`CREATE ${overwrite ? "OR REPLACE " : ""}TABLE ${name} AS ${text}`, how);
      const counted = await calls.query(`SELECT count(*) AS n FROM ${name}`);
      return { rows: counted.columns.get("n")![0] as number };
    },
    async close() {
      connection.closeSync();
      instance.closeSync();
      await tidy();
    },
  };
}

function whereTable(parts: readonly string[]): string {
  const [table, schema, database] = parts.toReversed();
  return [
    `lower(table_name) = lower(${quotedText(table!)})`,
    schema === undefined ? "schema_name = current_schema()" : `lower(schema_name) = lower(${quotedText(schema)})`,
    ...(database === undefined ? [] : [`lower(database_name) = lower(${quotedText(database)})`]),
  ].join(" AND ");
}

function callsOf(connection: DuckDBConnection) {
  const within = <T>({ signal, onProgress }: RunOptions, work: () => Promise<T>): Promise<T> => {
    const timer =
      onProgress &&
      setInterval(() => {
        const { percentage } = connection.progress;
        if (percentage >= 0) onProgress({ done: percentage, total: 100 });
      }, POLL);
    return cancellable({ signal, engine: "duckdb" }, { work, cancel: () => connection.interrupt() }).finally(() =>
      clearInterval(timer),
    );
  };
  async function* blocks(text: string, options: RunOptions = {}): AsyncGenerator<EngineTable> {
    const result = await within(options, () => connection.stream(text));
    const head = headOf(result);
    for (;;) {
      const columns = startColumns(head);
      const rows = await within(options, () => fill(result, columns, ROWS));
      if (rows > 0) yield columnsOf(columns, rows);
      if (rows < ROWS) return;
    }
  }
  return {
    blocks,
    query: (text: string, options: RunOptions = {}): Promise<EngineTable> =>
      within(options, async () => {
        const result = await connection.stream(text);
        const columns = startColumns(headOf(result));
        return columnsOf(columns, await fill(result, columns, Number.POSITIVE_INFINITY));
      }),
    run: (text: string, options: RunOptions = {}): Promise<void> =>
      within(options, async () => {
        await connection.run(text);
      }),
    explain: (text: string, options: RunOptions = {}): Promise<string> =>
      within(options, async () => {
        const rows = await (await connection.run(`EXPLAIN ${text}`)).getRows();
        return rows.map((row) => String(row[1])).join("\n");
      }),
    toFile: (
      text: string,
      { file, format, ...options }: RunOptions & { readonly file: string; readonly format: "parquet" | "csv" },
    ): Promise<number> =>
      within(options, async () => {
        const how = format === "parquet" ? "FORMAT parquet, COMPRESSION zstd" : "FORMAT csv, HEADER true";
        const result = await connection.run(`COPY (${text}) TO ${quotedText(file)} (${how})`);
        return result.rowsChanged;
      }),
  };
}

const headOf = (result: DuckDBResult) =>
  result.columnNames().map((name, k) => ({ name, figure: isFigure(result.columnType(k).toString()) }));

/** Takes chunks until there are so many rows. @returns how many were taken */
async function fill(result: DuckDBResult, columns: GrowingColumns, atLeast: number): Promise<number> {
  let rows = 0;
  while (rows < atLeast) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    take(chunk, columns);
    rows += chunk.rowCount;
  }
  return rows;
}

function take(chunk: DuckDBDataChunk, columns: GrowingColumns): void {
  columns.forEach((column, k) => {
    grow(column, chunk.getColumnValues(k));
  });
}

import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { openClickHouse } from "../../src/node/engines/clickhouse.ts";
import { openDuckDb } from "../../src/node/engines/duckdb.ts";
import { quotedName } from "../../src/node/engines/names.ts";
import { columnsOf, growRows, isFigure, startColumns } from "../../src/node/engines/rows.ts";
import type { EngineName, EngineTable } from "../../src/node/engines/types.ts";
import { newPostgres } from "./pglite.ts";

export type TestColumns = Readonly<Record<string, Float64Array | readonly string[]>>;

/** A real engine with tables of the tests in it. */
export interface TestEngine {
  readonly name: EngineName;
  readonly version: string;
  /** A table of doubles and texts; NaN goes in as NULL. */
  load(table: string, columns: TestColumns): Promise<void>;
  query(text: string): Promise<EngineTable>;
  explain(text: string): Promise<string>;
  close(): Promise<void>;
}

/** Names the Python that has chdb and pyspark (scripts/engines.mjs); unset where the other two are tested. */
const PYTHON = process.env["GONGFU_ENGINES"];

/** DuckDB and PostgreSQL with all other tests; ClickHouse and Spark in a run of their own (`npm run test:engines`). */
export const ENGINES: readonly EngineName[] = PYTHON === undefined ? ["duckdb", "postgresql"] : ["clickhouse", "spark"];

export function openEngine(name: EngineName): Promise<TestEngine> {
  switch (name) {
    case "duckdb":
      return duckDb();
    case "postgresql":
      return pglite();
    case "clickhouse":
      return chdb();
    case "spark":
      return spark();
    default:
      return name satisfies never;
  }
}

async function duckDb(): Promise<TestEngine> {
  const engine = await openDuckDb({ threads: 2 });
  return {
    ...engine,
    load: (table, columns) =>
      loading("duckdb", { table, columns, double: "DOUBLE", text: "VARCHAR" }, (text) => engine.run(text)),
  };
}

async function pglite(): Promise<TestEngine> {
  const database = await newPostgres();
  const query = async (text: string): Promise<EngineTable> => {
    const { rows, fields } = await database.query<unknown[]>(text, [], { rowMode: "array" });
    const columns = startColumns(
      fields.map(({ name, dataTypeID }) => ({ name, figure: [16, 20, 21, 23, 700, 701, 1700].includes(dataTypeID) })),
    );
    growRows(columns, rows);
    return columnsOf(columns, rows.length);
  };
  const version = String((await query("SELECT version()")).columns.get("version")![0]);
  return {
    name: "postgresql",
    version,
    query,
    explain: async (text) =>
      [...(await query(`EXPLAIN ${text}`)).columns.values()].map((lines) => lines.join("\n")).join(),
    load: (table, columns) =>
      loading("postgresql", { table, columns, double: "double precision", text: "text" }, async (text) => {
        await database.exec(text);
      }),
    close: () => database.close(),
  };
}

/** Each file has a database, or a session, of its own. */
const own = (): string => `t_${randomUUID().slice(0, 6)}`;

async function chdb(): Promise<TestEngine> {
  const url = inject("served").clickhouse;
  const database = own();
  const engine = await openClickHouse({ env: { CLICKHOUSE_URL: url, CLICKHOUSE_DATABASE: database } });
  const { createClient } = await import("@clickhouse/client");
  const client = createClient({ url, database });
  return {
    ...engine,
    load: (table, columns) =>
      loading(
        "clickhouse",
        { table, columns, double: "Nullable(Float64)", text: "String", tail: " ENGINE = Memory" },
        async (query) => {
          await client.command({ query });
        },
      ),
    async close() {
      await client.close();
      await engine.close();
    },
  };
}

async function spark(): Promise<TestEngine> {
  const url = inject("served").spark;
  const session = own();
  const ask = async (request: object): Promise<Reply> => {
    const answered = await fetch(url, { method: "POST", body: JSON.stringify({ session, ...request }) });
    const reply = (await answered.json()) as Reply;
    if (reply.error !== undefined) throw new Error(reply.error);
    return reply;
  };
  return {
    name: "spark",
    version: ((await (await fetch(url)).json()) as { version: string }).version,
    async load(table, columns) {
      const types = Object.fromEntries(
        Object.entries(columns).map(([name, values]) => [name, values instanceof Float64Array ? "double" : "text"]),
      );
      const plain = Object.fromEntries(
        Object.entries(columns).map(([name, values]) => [name, Array.from<string | number>(values)]),
      );
      await ask({ op: "load", table, columns: plain, types }); // JSON makes null of NaN
    },
    async query(text) {
      const { head = [], rows = [] } = await ask({ op: "query", sql: text });
      const columns = startColumns(head.map(({ name, type }) => ({ name, figure: isFigure(type) })));
      growRows(columns, rows);
      return columnsOf(columns, rows.length);
    },
    explain: async (text) => (await ask({ op: "explain", sql: text })).text ?? "",
    async close() {
      await ask({ op: "close" });
    },
  };
}

interface Reply {
  readonly error?: string;
  readonly text?: string;
  readonly head?: readonly { readonly name: string; readonly type: string }[];
  readonly rows?: readonly (readonly unknown[])[];
}

const CELLS = 20_000;

/** Creates the table and fills it by statements of some thousand cells. */
async function loading(
  engine: EngineName,
  {
    table,
    columns,
    double,
    text,
    tail = "",
  }: { table: string; columns: TestColumns; double: string; text: string; tail?: string },
  run: (text: string) => Promise<void>,
): Promise<void> {
  const name = quotedName(engine, table);
  const entries = Object.entries(columns);
  const types = entries.map(
    ([column, values]) => `${quotedName(engine, column)} ${values instanceof Float64Array ? double : text}`,
  );
  await run(`DROP TABLE IF EXISTS ${name}`);
  await run(`CREATE TABLE ${name} (${types.join(", ")})${tail}`);
  const rows = entries[0]![1].length;
  const cell = (value: number | string): string => {
    if (typeof value === "number") return Number.isNaN(value) ? "NULL" : value.toExponential();
    const plain = engine === "clickhouse" ? value.replaceAll("\\", "\\\\") : value;
    return `'${plain.replaceAll("'", "''")}'`;
  };
  const step = Math.max(1, Math.floor(CELLS / entries.length));
  for (let i = 0; i < rows; i += step) {
    const lines = Array.from({ length: Math.min(step, rows - i) }, (_, k) =>
      entries.map(([, values]) => cell(values[i + k]!)).join(", "),
    );
    await run(`INSERT INTO ${name} VALUES (${lines.join("), (")})`);
  }
}

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { openClickHouse } from "../../src/node/engines/clickhouse.ts";
import { openDuckDb } from "../../src/node/engines/duckdb.ts";
import { quotedName } from "../../src/node/engines/names.ts";
import { columnsOf, grow, isFigure, startColumns } from "../../src/node/engines/rows.ts";
import type { EngineName, EngineTable } from "../../src/node/engines/types.ts";

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

/** The Python that has chdb and pyspark, which scripts/engines.mjs installs; unset where the other two are tested. */
const PYTHON = process.env["GONGFU_ENGINES"];
const DRIVER = fileURLToPath(new URL("./engines.py", import.meta.url));

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
  const database = await PGlite.create();
  const query = async (text: string): Promise<EngineTable> => {
    const { rows, fields } = await database.query<unknown[]>(text, [], { rowMode: "array" });
    const columns = startColumns(
      fields.map(({ name, dataTypeID }) => ({ name, figure: [16, 20, 21, 23, 700, 701, 1700].includes(dataTypeID) })),
    );
    columns.forEach((column, k) => {
      grow(
        column,
        rows.map((row) => row[k]),
      );
    });
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

async function chdb(): Promise<TestEngine> {
  const { child, first } = await python("clickhouse");
  const engine = await openClickHouse({ env: { CLICKHOUSE_URL: `http://127.0.0.1:${first}` } });
  const { createClient } = await import("@clickhouse/client");
  const client = createClient({ url: `http://127.0.0.1:${first}` });
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
      child.stdin.end();
    },
  };
}

async function spark(): Promise<TestEngine> {
  const { child, first, lines } = await python("spark");
  const waiting: { resolve(value: Reply): void; reject(error: Error): void }[] = [];
  lines.on("line", (line) => {
    const reply = JSON.parse(line) as Reply;
    const call = waiting.shift()!;
    if (reply.error === undefined) call.resolve(reply);
    else call.reject(new Error(reply.error));
  });
  child.on("exit", () => {
    for (const { reject } of waiting) reject(new Error("Spark ended"));
  });
  const ask = (request: object): Promise<Reply> =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      child.stdin.write(`${JSON.stringify(request)}\n`);
    });
  return {
    name: "spark",
    version: (JSON.parse(first) as { version: string }).version,
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
      columns.forEach((column, k) => {
        grow(
          column,
          rows.map((row) => row[k]),
        );
      });
      return columnsOf(columns, rows.length);
    },
    explain: async (text) => (await ask({ op: "explain", sql: text })).text ?? "",
    async close() {
      child.stdin.end();
      await new Promise((done) => child.on("exit", done));
    },
  };
}

interface Reply {
  readonly error?: string;
  readonly text?: string;
  readonly head?: readonly { readonly name: string; readonly type: string }[];
  readonly rows?: readonly (readonly unknown[])[];
}

/** Starts the driver; its first line says that the engine is there. */
async function python(which: "clickhouse" | "spark"): Promise<{
  readonly child: ChildProcessWithoutNullStreams;
  readonly first: string;
  readonly lines: ReturnType<typeof createInterface>;
}> {
  const child = spawn(PYTHON!, [DRIVER, which], { stdio: ["pipe", "pipe", "pipe"] });
  let said = "";
  child.stderr.on("data", (text: Buffer) => {
    said = (said + text.toString()).slice(-4000);
  });
  const lines = createInterface({ input: child.stdout });
  const first = await new Promise<string>((resolve, reject) => {
    lines.once("line", resolve);
    child.once("exit", (code) => reject(new Error(`${which} ended with ${code}: ${said}`)));
  });
  return { child, first, lines };
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

import { randomUUID } from "node:crypto";
import type { ClickHouseClient, ClickHouseSettings } from "@clickhouse/client";
import { cancellable, loadedModule, reasonOf, refuse } from "./failures.ts";
import { quotedTable, tableParts } from "./names.ts";
import { columnsOf, type GrowingColumns, growRows, isFigure, startColumns } from "./rows.ts";
import type { EngineTable, RunOptions, SqlEngine } from "./types.ts";

const VARIABLES = ["CLICKHOUSE_URL", "CLICKHOUSE_USER", "CLICKHOUSE_PASSWORD", "CLICKHOUSE_DATABASE"] as const;
const ROWS = 16_384;
const PATIENCE = 3_600_000;

type Env = Readonly<Record<string, string | undefined>>;

/** A statement of many indicators is long and broad; the server's own limits are meant for those written by hand. */
const ROOM: ClickHouseSettings = {
  max_query_size: "100000000",
  max_ast_elements: "10000000",
  max_expanded_ast_elements: "50000000",
  max_parser_depth: "10000",
  max_ast_depth: "10000",
};
/** Reads, and sets only how it reads; a connection that is closed ends its statement. */
const READING: ClickHouseSettings = { ...ROOM, readonly: "2", cancel_http_readonly_queries_on_client_close: 1 };

/**
 * A connection to the ClickHouse that the environment names: `CLICKHOUSE_URL`, `CLICKHOUSE_USER`, `CLICKHOUSE_PASSWORD`,
 * `CLICKHOUSE_DATABASE`. Every statement reads only, but the one that makes the table of `into`.
 * @throws IndexError `engine-missing`, `engine-connection`
 */
export async function openClickHouse({ env }: { readonly env: Env }): Promise<SqlEngine> {
  const { createClient } = await loadedModule("clickhouse", () => import("@clickhouse/client"));
  const client = connection(createClient, env);
  const query = (text: string, { signal }: RunOptions = {}): Promise<EngineTable> =>
    cancellable(
      { signal, engine: "clickhouse" },
      {
        work: async () => {
          let whole: { columns: GrowingColumns; rows: number } | undefined;
          for await (const part of partsOf(client, text, signal)) {
            whole ??= { columns: startColumns(part.head), rows: 0 };
            growRows(whole.columns, part.rows);
            whole.rows += part.rows.length;
          }
          return columnsOf(whole?.columns ?? [], whole?.rows ?? 0);
        },
        cancel: () => {},
      },
    );
  let version: string;
  try {
    const pinged = await client.ping({ select: true });
    if (!pinged.success) throw pinged.error;
    version = String((await query("SELECT version() AS v")).columns.get("v")?.[0]);
  } catch (error) {
    await client.close();
    return refuse({
      code: "engine-connection",
      path: [],
      params: { engine: "clickhouse", variables: VARIABLES, reason: reasonOf(error) },
    });
  }
  const fields: SqlEngine["fields"] = async (table) => {
    const [name = "", database] = tableParts(table).toReversed();
    const found = await query(
      `SELECT name, type FROM system.columns WHERE table = ${literal(name)} AND database = ${database === undefined ? "currentDatabase()" : literal(database)} ORDER BY position`,
    );
    const [names, types] = [...found.columns.values()] as (readonly string[])[];
    return (names ?? []).map((name, k) => ({ name, type: types![k]! }));
  };
  return {
    name: "clickhouse",
    version,
    query,
    fields,
    async *blocks(text, { signal } = {}) {
      const parts = partsOf(client, text, signal)[Symbol.asyncIterator]();
      let columns: GrowingColumns | undefined;
      let rows = 0;
      for (;;) {
        const part = await cancellable(
          { signal, engine: "clickhouse" },
          { work: () => parts.next(), cancel: () => {} },
        );
        if (part.done !== true) {
          columns ??= startColumns(part.value.head);
          growRows(columns, part.value.rows);
          rows += part.value.rows.length;
        }
        if (columns !== undefined && (rows >= ROWS || (part.done === true && rows > 0))) {
          yield columnsOf(columns, rows);
          columns = undefined;
          rows = 0;
        }
        if (part.done === true) return;
      }
    },
    async explain(text, options) {
      const { columns } = await query(`EXPLAIN ${text}`, options);
      return [...([...columns.values()][0] ?? [])].join("\n");
    },
    async into(text, { table, overwrite = false, signal }) {
      if (!overwrite && (await fields(table)).length > 0)
        refuse({ code: "engine-table-exists", path: [], params: { engine: "clickhouse", table } });
      const name = quotedTable("clickhouse", tableParts(table));
      const make = `CREATE ${overwrite ? "OR REPLACE " : ""}TABLE ${name} ENGINE = MergeTree ORDER BY tuple() AS ${text}`;
      const id = randomUUID();
      const command = (query: string, more: { query_id?: string; abort_signal?: AbortSignal } = {}) =>
        client.command({ query, clickhouse_settings: { ...ROOM, wait_end_of_query: 1 }, ...more });
      await cancellable(
        { signal, engine: "clickhouse" },
        {
          work: async () => command(make, { query_id: id, ...(signal === undefined ? {} : { abort_signal: signal }) }),
          cancel: () => void command(`KILL QUERY WHERE query_id = ${literal(id)} ASYNC`).catch(() => {}),
        },
      );
      const counted = await query(`SELECT count() AS n FROM ${name}`);
      return { rows: counted.columns.get("n")![0] as number };
    },
    close: () => client.close(),
  };
}

/** A backslash begins an escape in its literals. */
const literal = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

function connection(createClient: typeof import("@clickhouse/client").createClient, env: Env): ClickHouseClient {
  const { CLICKHOUSE_URL: url, CLICKHOUSE_USER, CLICKHOUSE_USERNAME, CLICKHOUSE_PASSWORD, CLICKHOUSE_DATABASE } = env;
  const username = CLICKHOUSE_USER ?? CLICKHOUSE_USERNAME;
  if (url === undefined || url === "")
    return refuse({
      code: "engine-connection",
      path: [],
      params: { engine: "clickhouse", variables: VARIABLES, reason: undefined },
    });
  try {
    return createClient({
      url,
      application: "gongfu",
      request_timeout: PATIENCE,
      log: { level: 127 },
      ...(username === undefined ? {} : { username }),
      ...(CLICKHOUSE_PASSWORD === undefined ? {} : { password: CLICKHOUSE_PASSWORD }),
      ...(CLICKHOUSE_DATABASE === undefined ? {} : { database: CLICKHOUSE_DATABASE }),
    });
  } catch (error) {
    return refuse({
      code: "engine-connection",
      path: [],
      params: { engine: "clickhouse", variables: ["CLICKHOUSE_URL"], reason: reasonOf(error) },
    });
  }
}

interface Part {
  readonly head: readonly { readonly name: string; readonly figure: boolean }[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Rows as they come; the first two lines say the columns and their types. */
async function* partsOf(client: ClickHouseClient, text: string, signal: AbortSignal | undefined): AsyncGenerator<Part> {
  const result = await client.query({
    query: text,
    format: "JSONCompactEachRowWithNamesAndTypes",
    clickhouse_settings: {
      ...READING,
      output_format_json_quote_64bit_integers: 0,
      output_format_json_quote_denormals: 1,
    },
    ...(signal === undefined ? {} : { abort_signal: signal }),
  });
  let names: readonly string[] | undefined;
  let head: Part["head"] | undefined;
  for await (const lines of result.stream<readonly unknown[]>()) {
    const rows: (readonly unknown[])[] = [];
    for (const line of lines) {
      const cells = line.json() as readonly unknown[];
      if (names === undefined) names = cells.map(String);
      else if (head === undefined) head = names.map((name, k) => ({ name, figure: isFigure(String(cells[k])) }));
      else rows.push(cells);
    }
    if (head !== undefined) yield { head, rows };
  }
}

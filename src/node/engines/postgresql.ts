import type { Options, Sql } from "postgres";
import { cancellable, loadedModule, reasonOf, refuse } from "./failures.ts";
import { quotedTable, tableParts } from "./names.ts";
import { columnsOf, growRows, startColumns } from "./rows.ts";
import type { EngineTable, RunOptions, SqlEngine } from "./types.ts";

const VARIABLES = ["DATABASE_URL", "PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE"] as const;
/** Types of numbers, by the number that the server gives them: bool, int8, int2, int4, oid, float4, float8, numeric. */
const FIGURES: ReadonlySet<number> = new Set([16, 20, 21, 23, 26, 700, 701, 1700]);
const ROWS = 16_384;
const PATIENCE = 20;

type Env = Readonly<Record<string, string | undefined>>;

/**
 * A connection to the PostgreSQL that the environment names: `DATABASE_URL`, or `PGHOST`, `PGPORT`, `PGUSER`, `PGPASSWORD`,
 * `PGDATABASE` and `PGSSLMODE`. Every transaction reads only, but the one that makes the table of `into`.
 * @throws IndexError `engine-missing`, `engine-connection`
 */
export async function openPostgreSql({ env }: { readonly env: Env }): Promise<SqlEngine> {
  const { default: postgres } = await loadedModule("postgresql", () => import("postgres"));
  const sql = connection(postgres, env);
  let version: string;
  try {
    [[version]] = (await sql.unsafe("SHOW server_version").values()) as unknown as [[string]];
  } catch (error) {
    await sql.end({ timeout: 1 });
    return refuse({
      code: "engine-connection",
      path: [],
      params: { engine: "postgresql", variables: VARIABLES, reason: reasonOf(error) },
    });
  }
  const fields: SqlEngine["fields"] = async (table) => {
    const name = quotedTable("postgresql", tableParts(table));
    return within({}, sql, async (run) => {
      const rows = await run(
        `SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
        [name],
      ).values();
      return rows.map(([name, type]) => ({ name: String(name), type: String(type) }));
    });
  };
  return {
    name: "postgresql",
    version,
    fields,
    query: (text, options = {}) =>
      within(options, sql, async (run) => {
        const found = await run(text).values();
        return tableOf(found, headOf(found.columns));
      }),
    async *blocks(text, options = {}) {
      // a cursor lives in its transaction, on the one connection there is
      const asked = sql.unsafe(text).values();
      const parts = asked.cursor(ROWS)[Symbol.asyncIterator]();
      let head: Head | undefined;
      try {
        for (;;) {
          const part = await cancellable(
            { signal: options.signal, engine: "postgresql" },
            { work: () => parts.next(), cancel: () => asked.cancel() },
          );
          if (part.done === true) return;
          const found = part.value as unknown as Found;
          head ??= headOf(found.columns); // only the first part of a cursor says its columns
          yield tableOf(found, head);
        }
      } finally {
        await parts.return?.(); // left open, it would keep the connection from every later statement
      }
    },
    explain: (text, options = {}) =>
      within(options, sql, async (run) => (await run(`EXPLAIN ${text}`).values()).map(([line]) => line).join("\n")),
    async into(text, { table, overwrite = false, ...options }) {
      if (!overwrite && (await fields(table)).length > 0)
        refuse({ code: "engine-table-exists", path: [], params: { engine: "postgresql", table } });
      const name = quotedTable("postgresql", tableParts(table));
      const rows = await within(options, sql, async (_, cancelled) =>
        sql.begin("read write", async (own) => {
          if (overwrite) await own.unsafe(`DROP TABLE IF EXISTS ${name}`);
          const made = own.unsafe(`CREATE TABLE ${name} AS ${text}`);
          cancelled(made);
          return (await made).count;
        }),
      );
      return { rows: Number(rows) };
    },
    close: () => sql.end({ timeout: 5 }),
  };
}

interface Cancellable {
  cancel(): void;
}
type Run = Sql["unsafe"];

/** Runs statements that `signal` cancels in the server. */
function within<T>(
  { signal }: RunOptions,
  sql: Sql,
  work: (run: Run, cancelled: (query: Cancellable) => void) => Promise<T>,
): Promise<T> {
  let current: Cancellable | undefined;
  const run = ((...call: Parameters<Run>) => {
    const query = sql.unsafe(...call);
    current = query;
    return query;
  }) as Run;
  return cancellable(
    { signal, engine: "postgresql" },
    {
      work: () =>
        work(run, (query) => {
          current = query;
        }),
      cancel: () => current?.cancel(),
    },
  );
}

function connection(postgres: typeof import("postgres"), env: Env): Sql {
  const options: Options<Record<string, never>> = {
    max: 1,
    connect_timeout: PATIENCE,
    onnotice: () => {},
    connection: { application_name: "gongfu", default_transaction_read_only: true },
  };
  const url = env["DATABASE_URL"];
  try {
    if (url !== undefined && url !== "") return postgres(url, options);
  } catch (error) {
    return refuse({
      code: "engine-connection",
      path: [],
      params: { engine: "postgresql", variables: ["DATABASE_URL"], reason: reasonOf(error) },
    });
  }
  const { PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE, PGSSLMODE } = env;
  if (PGHOST === undefined && PGDATABASE === undefined)
    return refuse({
      code: "engine-connection",
      path: [],
      params: { engine: "postgresql", variables: VARIABLES, reason: undefined },
    });
  const ssl = PGSSLMODE as "require" | "prefer" | "allow" | "verify-full" | "disable" | undefined;
  return postgres({
    ...options,
    ...(PGHOST === undefined ? {} : { host: PGHOST }),
    ...(PGPORT === undefined ? {} : { port: Number(PGPORT) }),
    ...(PGUSER === undefined ? {} : { user: PGUSER }),
    ...(PGPASSWORD === undefined ? {} : { password: PGPASSWORD }),
    ...(PGDATABASE === undefined ? {} : { database: PGDATABASE }),
    ...(ssl === undefined ? {} : { ssl: ssl === "disable" ? false : ssl }),
  });
}

type Found = readonly (readonly unknown[])[] & { readonly columns?: readonly { name: string; type: number }[] };
type Head = Parameters<typeof startColumns>[0];

const headOf = (columns: Found["columns"] = []): Head =>
  columns.map(({ name, type }) => ({ name, figure: FIGURES.has(type) }));

function tableOf(found: Found, head: Head): EngineTable {
  const columns = startColumns(head);
  // after a statement that failed amid its rows the driver leaves as many empty places before the next one's
  const rows = 0 in found ? found : found.filter(() => true);
  growRows(columns, rows);
  return columnsOf(columns, rows.length);
}

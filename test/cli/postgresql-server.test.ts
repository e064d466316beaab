import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { computeIndex, datasetFromColumns, parseSystem } from "../../src/index.ts";
import { openPostgreSql } from "../../src/node/engines/postgresql.ts";
import { hasPostgres, type LivePostgres, onPostgres, startPostgres } from "../node/engines/live-postgres.ts";
import { refusals } from "../node/engines/refusals.ts";
import { far, TOLERANCE } from "../sql/compare.ts";
import { command, gongfu, scratch } from "./run.ts";

const index = {
  id: "index",
  children: [
    {
      id: "wealth",
      children: [
        { id: "income", direction: "positive" },
        { id: "debt", direction: "negative" },
      ],
    },
    { id: "doctors", direction: "positive" },
  ],
} as const;
const system = { id: "villages", version: "1", index };
const rows = Array.from({ length: 60 }, (_, i) => ({
  unit: `村 ${i % 30}`,
  period: i < 30 ? "2023" : "2024",
  kind: i % 3 === 0 ? "hill" : "plain",
  income: 900 + ((i * 7919) % 113) * 17.3,
  debt: i % 11 === 0 ? null : 3 + ((i * 104_729) % 29) / 7,
  doctors: (i * 31) % 6,
}));

describe.skipIf(!hasPostgres)(onPostgres("gongfu on a PostgreSQL server"), () => {
  const folder = scratch();
  let server: LivePostgres;
  let admin: Sql;
  const call = (...args: string[]) => gongfu(args, { cwd: folder.path, env: server.env });
  const compute = (...args: string[]) =>
    call("compute", "--engine", "postgresql", "--table", "province.villages", ...args);

  beforeAll(async () => {
    server = await startPostgres();
    const { PGHOST: host, PGPORT, PGUSER: user, PGPASSWORD: password, PGDATABASE: database } = server.env;
    admin = postgres({ host, port: Number(PGPORT), user, password, database, onnotice: () => {} });
    await admin.unsafe(
      `CREATE SCHEMA province;
       CREATE TABLE province.villages (unit text, period text, kind text, income double precision, debt numeric, doctors integer)`,
    );
    await admin`INSERT INTO province.villages ${admin(rows)}`;
    // a table that takes a minute to read
    await admin.unsafe(
      `CREATE VIEW slow AS SELECT v.* FROM province.villages AS v, LATERAL (SELECT pg_sleep(1) WHERE v.income > 0) AS s`,
    );
    const columns = "columns: { groups: [ kind ] }";
    const plan = "plan: { normalise: { method: z-score }, weigh: { method: entropy }, rank: { within: kind } }";
    folder.put("gongfu.yaml", `system: ${JSON.stringify(system)}\n${plan}\ndata: [ { file: none.csv, ${columns} } ]\n`);
  });
  afterAll(async () => {
    await admin?.end();
    await server?.end();
    folder.remove();
  });

  const expected = () =>
    computeIndex(
      {
        system: parseSystem(system as never),
        plan: { normalise: { method: "z-score" }, weigh: { method: "entropy" }, rank: { within: "kind" } },
      },
      datasetFromColumns({
        units: rows.map(({ unit }) => unit),
        periods: rows.map(({ period }) => period),
        groups: { kind: rows.map(({ kind }) => kind) },
        columns: {
          income: rows.map(({ income }) => income),
          debt: rows.map(({ debt }) => debt ?? Number.NaN),
          doctors: rows.map(({ doctors }) => doctors),
        },
      }),
    );

  test("learns, scores and ranks there as the library does, into a table of the user's name", async () => {
    expect(await compute("--into", 'province."scores of 2024"')).toMatchObject({
      code: 0,
      out: "",
      err: '60 rows written to the table province."scores of 2024" of PostgreSQL\n',
    });
    const result = expected();
    const found = new Map(
      (await admin.unsafe('SELECT * FROM province."scores of 2024"')).map((row) => [
        `${row["unit"]} ${row["period"]}`,
        row,
      ]),
    );
    expect(found.size).toBe(60);
    result.units.forEach((unit, i) => {
      const row = found.get(`${unit} ${result.periods[i]}`)!;
      for (const node of ["index", "wealth"]) {
        const [wanted, got] = [result.score(node)[i]!, row[node] as number];
        expect(far(wanted, got, TOLERANCE), `${unit} ${node}: ${wanted} ${got}`).toBe(false);
        expect(Number(row[`${node}_rank`])).toBe(result.rank(node)[i]);
      }
    });
  });

  test("a table that is there is not replaced unless told to, and stays as it is when the statement fails", async () => {
    await admin.unsafe("CREATE TABLE kept AS SELECT 7 AS seven");
    expect(await compute("--into", "kept")).toMatchObject({
      code: 1,
      err: "1 problem:\n  1. there is a table kept in PostgreSQL; name another one, or replace it with --overwrite\n",
    });
    expect(await admin`SELECT * FROM kept`).toEqual([{ seven: 7 }]);
    expect((await compute("--into", "kept", "--overwrite", "--node", "index")).code).toBe(0);
    expect(await admin`SELECT count(*)::int AS n FROM kept`).toEqual([{ n: 60 }]);
  });

  test("into a file, with what was learned, and from that again", async () => {
    const { code, err } = await compute("--out", "scores.csv", "--save-fitted", "ruler.json");
    expect({ code, err }).toEqual({ code: 0, err: "written: scores.csv\nwritten: ruler.json\n" });
    const first = readFileSync(join(folder.path, "scores.csv"), "utf8");
    expect(first.split("\n")).toHaveLength(62);
    expect((await compute("--out", "again.csv", "--fitted", "ruler.json")).code).toBe(0);
    expect(readFileSync(join(folder.path, "again.csv"), "utf8")).toBe(first);
  });

  test("a role that may only read computes into a file, and is told why not into a table", async () => {
    await admin.unsafe(
      `CREATE ROLE reader LOGIN PASSWORD 'r'; GRANT USAGE ON SCHEMA province TO reader; GRANT SELECT ON province.villages TO reader`,
    );
    const reader = { cwd: folder.path, env: { ...server.env, PGUSER: "reader", PGPASSWORD: "r" } };
    const on = ["compute", "--engine", "postgresql", "--table", "province.villages"];
    expect((await gongfu([...on, "--out", "read.csv"], reader)).code).toBe(0);
    const { code, err } = await gongfu([...on, "--into", "province.mine"], reader);
    expect([code, err]).toEqual([1, expect.stringContaining("permission denied for schema province")]);
    const engine = await openPostgreSql({ env: reader.env });
    const statement = "CREATE TEMP TABLE t AS SELECT 1 AS a";
    expect(await refusals(engine.query(statement))).toMatchObject([{ reason: expect.stringContaining("read-only") }]);
    await engine.close();
  });

  test.each([
    ["a wrong password", { PGPASSWORD: "wrong" }, 'password authentication failed for user "tester"'],
    ["a database that is not there", { PGDATABASE: "nowhere" }, 'database "nowhere" does not exist'],
  ])("%s is said in one sentence", async (_, wrong, message) => {
    const env = { ...server.env, ...wrong };
    const { code, err } = await gongfu(["compute", "--engine", "postgresql", "--table", "t", "--out", "x.csv"], {
      cwd: folder.path,
      env,
    });
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(err).not.toContain(env.PGPASSWORD === "wrong" ? "wrong" : server.env.PGPASSWORD);
  });

  test("a table that is not there, a column that is not there", async () => {
    const missing = await call("compute", "--engine", "postgresql", "--table", "nowhere", "--out", "x.csv");
    expect([missing.code, missing.err]).toEqual([
      1,
      expect.stringContaining("there is no table nowhere in PostgreSQL"),
    ]);
    await admin.unsafe(
      "CREATE TABLE narrow AS SELECT 'a' AS unit, '1' AS period, 'k' AS kind, 1.5 AS income, 2 AS debt",
    );
    const narrow = await call("compute", "--engine", "postgresql", "--table", "narrow", "--out", "x.csv");
    expect([narrow.code, narrow.err]).toEqual([1, expect.stringContaining("there is no column for doctors")]);
    expect(existsSync(join(folder.path, "x.csv"))).toBe(false);
  });

  const running = async () =>
    (
      await admin`SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'gongfu' AND state = 'active'`
    )[0]!["n"] as number;
  const until = async (wanted: number) => {
    for (let i = 0; (await running()) !== wanted; i++) {
      if (i > 400) throw new Error(`${await running()} statements run, not ${wanted}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  };

  test("an AbortSignal ends the statement in the server, and leaves no table", async () => {
    const engine = await openPostgreSql({ env: server.env });
    const text = "SELECT count(*) AS n FROM slow";
    for (const work of [
      (signal: AbortSignal) => engine.query(text, { signal }),
      (signal: AbortSignal) => engine.into(text, { table: "never", signal }),
    ]) {
      const stop = new AbortController();
      const ended = refusals(work(stop.signal));
      await until(1);
      stop.abort();
      expect(await ended).toEqual([{ code: "engine-cancelled", engine: "postgresql" }]);
      expect(await running()).toBe(0);
    }
    expect(await engine.fields("never")).toEqual([]);
    await engine.close();
  }, 60_000);

  test("Ctrl-C ends the statement in the server, and leaves no table", async () => {
    const args = ["compute", "--engine", "postgresql", "--table", "slow", "--into", "never"];
    const child = spawn(process.execPath, [command, ...args], {
      cwd: folder.path,
      env: { PATH: process.env["PATH"] ?? "", ...server.env },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (text: Buffer) => {
      said += text.toString();
    });
    const ended = once(child, "exit");
    await until(1);
    child.kill("SIGINT");
    expect((await ended)[0]).toBe(1);
    expect(said).toContain("the statement was cancelled in PostgreSQL; nothing was written");
    expect(await running()).toBe(0);
    expect(await admin`SELECT to_regclass('never') AS never`).toEqual([{ never: null }]);
  }, 60_000);
});

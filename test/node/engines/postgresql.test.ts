import { afterAll, beforeAll, expect, test } from "vitest";
import { openPostgreSql } from "../../../src/node/engines/postgresql.ts";
import type { SqlEngine } from "../../../src/node/engines/types.ts";
import { type PostgresServer, servePostgres } from "./postgres-server.ts";
import { refusals } from "./refusals.ts";

let server: PostgresServer;
let engine: SqlEngine;
beforeAll(async () => {
  server = await servePostgres();
  engine = await openPostgreSql({ env: server.env });
});
afterAll(async () => {
  await engine.close();
  await server.close();
});

test("the version is the server's; figures are doubles, NULL is NaN among them and null among texts", async () => {
  expect(engine.version).toMatch(/^\d+\.\d+/);
  const { rows, columns } = await engine.query(
    `SELECT 1::int2 AS a, 9007199254740991::int8 AS b, 2.5::float8 AS c, NULL::float4 AS d, '-Infinity'::float8 AS e,
       12.25::numeric AS f, true AS g, 'x' AS h, NULL::text AS i, date '2024-01-31' AS j`,
  );
  expect(rows).toBe(1);
  expect(Object.fromEntries([...columns].map(([name, [value]]) => [name, value]))).toMatchObject({
    a: 1,
    b: 9_007_199_254_740_991,
    c: 2.5,
    d: Number.NaN,
    e: Number.NEGATIVE_INFINITY,
    f: 12.25,
    h: "x",
    i: null,
  });
  expect((await engine.query("SELECT 1::float8 AS a WHERE false")).columns.get("a")).toEqual(new Float64Array());
});

test("rows in parts: more than one part of them, with the columns of the first (postgres tells them once)", async () => {
  const parts = [];
  for await (const { rows, columns } of engine.blocks(
    "SELECT n::float8 AS n, 'u' || n AS unit FROM generate_series(1, 40000) AS n",
  ))
    parts.push({ rows, n: columns.get("n")!.at(-1), unit: columns.get("unit")!.at(0) });
  expect(parts).toEqual([
    { rows: 16_384, n: 16_384, unit: "u1" },
    { rows: 16_384, n: 32_768, unit: "u16385" },
    { rows: 7_232, n: 40_000, unit: "u32769" },
  ]);
});

test("rows in parts that are left early, or called off, leave the connection for the next statement", async () => {
  const many = "SELECT n::float8 AS n FROM generate_series(1, 40000) AS n";
  for await (const { rows } of engine.blocks(many)) {
    expect(rows).toBe(16_384);
    break;
  }
  const stop = new AbortController();
  const left = async () => {
    for await (const { rows } of engine.blocks(many, { signal: stop.signal })) {
      expect(rows).toBe(16_384);
      stop.abort();
    }
  };
  expect(await refusals(left())).toEqual([{ code: "engine-cancelled", engine: "postgresql" }]);
  expect((await engine.query("SELECT 7 AS seven")).columns.get("seven")).toEqual(Float64Array.of(7));
});

test("a statement called off before it began is not sent", async () => {
  const signal = AbortSignal.abort();
  expect(await refusals(engine.query("SELECT 1", { signal }))).toEqual([
    { code: "engine-cancelled", engine: "postgresql" },
  ]);
  expect(await refusals(engine.into("SELECT 1 AS a", { table: "never_made", signal }))).toEqual([
    { code: "engine-cancelled", engine: "postgresql" },
  ]);
  expect(await engine.fields("never_made")).toEqual([]);
});

test("what the server says against a statement, whole or in parts, comes back in its words", async () => {
  const reason = 'syntax error at or near "SELEC"';
  const expected = [{ code: "engine-failed", engine: "postgresql", reason }];
  expect(await refusals(engine.query("SELEC 1"))).toEqual(expected);
  expect(await refusals(engine.explain("SELEC 1"))).toEqual(expected);
  const inParts = async () => {
    for await (const _ of engine.blocks("SELECT 1 / (n - 20000) FROM generate_series(1, 40000) AS n"));
  };
  expect(await refusals(inParts())).toEqual([
    { code: "engine-failed", engine: "postgresql", reason: "division by zero" },
  ]);
  expect((await engine.query("SELECT 1 AS a")).rows).toBe(1);
});

test("statements only read; `into` makes one table, and replaces one only when told to", async () => {
  expect(await refusals(engine.query("CREATE TABLE other (a int)"))).toEqual([
    {
      code: "engine-failed",
      engine: "postgresql",
      reason: "cannot execute CREATE TABLE in a read-only transaction",
    },
  ]);
  const table = 'public."scores of ""2024"""';
  expect(await engine.into("SELECT 'A' AS unit, 1.5::float8 AS score", { table })).toEqual({ rows: 1 });
  expect(await engine.fields(table)).toEqual([
    { name: "unit", type: "text" },
    { name: "score", type: "double precision" },
  ]);
  expect(await refusals(engine.into("SELECT 2 AS a", { table }))).toEqual([
    { code: "engine-table-exists", engine: "postgresql", table },
  ]);
  expect(await engine.into("SELECT n AS a FROM generate_series(1, 3) AS n", { table, overwrite: true })).toEqual({
    rows: 3,
  });
  expect(await engine.fields(table)).toEqual([{ name: "a", type: "integer" }]);
  // a statement that fails leaves the table that it would have replaced
  expect(await refusals(engine.into("SELECT 1 / 0 AS b", { table, overwrite: true }))).toHaveLength(1);
  expect((await engine.query('SELECT a FROM "scores of ""2024""" ORDER BY a')).columns.get("a")).toEqual(
    Float64Array.of(1, 2, 3),
  );
});

test("explain: the server's plan, line by line", async () => {
  expect(await engine.explain("SELECT n FROM generate_series(1, 3) AS n WHERE n > 1")).toMatch(
    /^Function Scan on generate_series n {2}\(cost=.*\)\n {2}Filter: \(n > 1\)$/,
  );
});

test("DATABASE_URL goes before the rest", async () => {
  const { PGPORT, ...rest } = server.env;
  await engine.close();
  engine = await openPostgreSql({
    env: { ...rest, PGPORT: "1", DATABASE_URL: `postgres://postgres:secret@127.0.0.1:${PGPORT}/postgres` },
  });
  expect((await engine.query("SELECT current_database() AS d")).columns.get("d")).toEqual(["postgres"]);
});

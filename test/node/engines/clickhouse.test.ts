import { afterEach, expect, test } from "vitest";
import { openClickHouse } from "../../../src/node/engines/clickhouse.ts";
import type { SqlEngine } from "../../../src/node/engines/types.ts";
import { type Answer, type Asked, type ClickHouseServer, serveClickHouse } from "./clickhouse-server.ts";
import { refusals } from "./refusals.ts";

let server: ClickHouseServer | undefined;
let engine: SqlEngine | undefined;
afterEach(async () => {
  await engine?.close();
  await server?.close();
  engine = server = undefined;
});

async function opened(answer: (asked: Asked) => Answer, env: Record<string, string> = {}) {
  server = await serveClickHouse(answer);
  engine = await openClickHouse({ env: { CLICKHOUSE_URL: server.url, ...env } });
  return { engine, asked: server.asked };
}

test("the environment says who asks, and in which database", async () => {
  const env = { CLICKHOUSE_USER: "ada", CLICKHOUSE_PASSWORD: "pass:word", CLICKHOUSE_DATABASE: "villages" };
  const { engine, asked } = await opened(() => ({ lines: [["a"], ["Int8"], [1]] }), env);
  expect(engine.version).toBe("25.8.1.1");
  await engine.query("SELECT a FROM t");
  expect(asked.at(-1)).toMatchObject({ user: "ada:pass:word", database: "villages" });
  await engine.close();
  await server!.close();
  const other = await opened(() => undefined, { CLICKHOUSE_USERNAME: "bob" });
  expect(other.asked.at(-1)).toMatchObject({ user: "bob:" });
});

test("every statement but that of `into` only reads", async () => {
  const { engine, asked } = await opened(({ query }) => ({
    lines: query.startsWith("SELECT name")
      ? [
          ["name", "type"],
          ["String", "String"],
        ]
      : [["n"], ["UInt64"], [2]],
  }));
  await engine.query("SELECT n FROM t");
  await engine.explain("SELECT n FROM t");
  await engine.fields("t");
  await engine.into("SELECT n FROM t", { table: "made", overwrite: true });
  const readonly = Object.fromEntries(asked.slice(2).map(({ query, settings }) => [query, settings["readonly"]]));
  expect(readonly).toEqual({
    "SELECT n FROM t": "2",
    "EXPLAIN SELECT n FROM t": "2",
    "SELECT name, type FROM system.columns WHERE table = 't' AND database = currentDatabase() ORDER BY position": "2",
    "CREATE OR REPLACE TABLE `made` ENGINE = MergeTree ORDER BY tuple() AS SELECT n FROM t": undefined,
    "SELECT count() AS n FROM `made`": "2",
  });
});

test("numbers of every kind are doubles, NULL among them is NaN; the rest is text", async () => {
  const head = {
    a: "Nullable(Float64)",
    b: "UInt64",
    c: "Decimal(9, 2)",
    d: "Float64",
    e: "Bool",
    f: "Nullable(String)",
  };
  const { engine } = await opened(() => ({
    lines: [
      Object.keys(head),
      Object.values(head),
      [null, 7, 1.25, "inf", true, null],
      [2.5, 8, "0.5", "-inf", false, "é"],
    ],
  }));
  const { rows, columns } = await engine.query("SELECT …");
  expect({ rows, ...Object.fromEntries(columns) }).toEqual({
    rows: 2,
    a: Float64Array.of(Number.NaN, 2.5),
    b: Float64Array.of(7, 8),
    c: Float64Array.of(1.25, 0.5),
    d: Float64Array.of(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
    e: Float64Array.of(1, 0),
    f: [null, "é"],
  });
});

test("no rows: the columns all the same, and no part", async () => {
  const { engine } = await opened(() => ({
    lines: [
      ["a", "b"],
      ["Float64", "String"],
    ],
  }));
  expect(await engine.query("SELECT …")).toEqual({
    rows: 0,
    columns: new Map<string, unknown>([
      ["a", new Float64Array()],
      ["b", []],
    ]),
  });
  const parts = [];
  for await (const part of engine.blocks("SELECT …")) parts.push(part);
  expect(parts).toEqual([]);
});

test("rows in parts: none is lost or told twice, and a part is not small", async () => {
  const lines = Array.from({ length: 50_000 }, (_, k) => [k, `unit ${k}`]);
  const { engine } = await opened(() => ({ lines: [["n", "unit"], ["UInt32", "String"], ...lines] }));
  const sizes: number[] = [];
  const seen: number[] = [];
  for await (const { rows, columns } of engine.blocks("SELECT …")) {
    sizes.push(rows);
    seen.push(...(columns.get("n") as Float64Array));
    expect(columns.get("unit")).toHaveLength(rows);
    expect(columns.get("unit")![0]).toBe(`unit ${columns.get("n")![0]}`);
  }
  expect(seen).toEqual(lines.map(([n]) => n));
  expect(sizes.length).toBeGreaterThan(1);
  expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThanOrEqual(16_384);
});

test("what the server says against a statement comes back in its words", async () => {
  const { engine } = await opened(() => ({
    exception:
      "Code: 47. DB::Exception: Unknown expression identifier `gpd` in scope SELECT gpd FROM t. (UNKNOWN_IDENTIFIER)",
  }));
  for (const work of [
    engine.query("SELECT gpd FROM t"),
    engine.explain("SELECT gpd FROM t"),
    engine.into("SELECT gpd FROM t", { table: "t", overwrite: true }),
    engine.blocks("SELECT gpd FROM t")[Symbol.asyncIterator]().next(),
  ])
    expect(await refusals(work)).toEqual([
      {
        code: "engine-failed",
        engine: "clickhouse",
        reason: expect.stringContaining("Unknown expression identifier `gpd`"),
      },
    ]);
});

test("a table's columns are asked for in its own database, and names cannot end their quotes", async () => {
  const { engine, asked } = await opened(() => ({
    lines: [
      ["name", "type"],
      ["String", "String"],
      ["unit", "String"],
      ["gdp", "Nullable(Float64)"],
    ],
  }));
  expect(await engine.fields(String.raw`"d'b"."vil\lages"`)).toEqual([
    { name: "unit", type: "String" },
    { name: "gdp", type: "Nullable(Float64)" },
  ]);
  expect(asked.at(-1)!.query).toBe(
    String.raw`SELECT name, type FROM system.columns WHERE table = 'vil\\lages' AND database = 'd\'b' ORDER BY position`,
  );
});

test("`into` does not replace a table unless told to", async () => {
  const { engine, asked } = await opened(({ query }) => ({
    lines: query.startsWith("SELECT name")
      ? [
          ["name", "type"],
          ["String", "String"],
          ["a", "UInt8"],
        ]
      : [["n"], ["UInt64"], [3]],
  }));
  expect(await refusals(engine.into("SELECT 1 AS a", { table: "d.t" }))).toEqual([
    { code: "engine-table-exists", engine: "clickhouse", table: "d.t" },
  ]);
  expect(asked.filter(({ query }) => query.startsWith("CREATE"))).toEqual([]);
  expect(await engine.into("SELECT 1 AS a", { table: "d.t", overwrite: true })).toEqual({ rows: 3 });
});

test("`into` called off ends the statement in the server, by its number", async () => {
  const stop = new AbortController();
  const { engine, asked } = await opened(({ query }) => {
    if (query.startsWith("KILL")) return { lines: [] };
    if (query.startsWith("CREATE")) stop.abort();
    return query.startsWith("SELECT name")
      ? {
          lines: [
            ["name", "type"],
            ["String", "String"],
          ],
        }
      : undefined;
  });
  expect(await refusals(engine.into("SELECT 1 AS a", { table: "t", signal: stop.signal }))).toEqual([
    { code: "engine-cancelled", engine: "clickhouse" },
  ]);
  await expect.poll(() => asked.at(-1)!.query).toMatch(/^KILL/);
  const made = asked.find(({ query }) => query.startsWith("CREATE"))!;
  expect(asked.at(-1)!.query).toBe(`KILL QUERY WHERE query_id = '${made.settings["query_id"]}' ASYNC`);
});

test("a query called off while it runs", async () => {
  const stop = new AbortController();
  const { engine } = await opened(() => {
    stop.abort();
    return undefined;
  });
  expect(await refusals(engine.query("SELECT sleep(3)", { signal: stop.signal }))).toEqual([
    { code: "engine-cancelled", engine: "clickhouse" },
  ]);
});

test.each([
  [{}, undefined],
  [{ CLICKHOUSE_URL: "" }, undefined],
  [{ CLICKHOUSE_URL: "not an address" }, expect.stringContaining("ClickHouse URL is malformed")],
])("no place to reach: %j", async (env, reason) => {
  const [found] = await refusals(openClickHouse({ env }));
  expect(found).toMatchObject({ code: "engine-connection", engine: "clickhouse", reason });
});

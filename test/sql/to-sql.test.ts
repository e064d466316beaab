import { describe, expect, test } from "vitest";
import { datasetFromColumns, fitIndex } from "../../src/index.ts";
import { parseSystem } from "../../src/schema/system.ts";
import { toSql } from "../../src/sql/index.ts";
import { SQL_DIALECTS } from "../../src/sql/types.ts";

const goalposts = [0, 50] as const;
const system = parseSystem({
  id: "villages",
  version: "1",
  variables: [{ id: "people" }],
  index: {
    id: "index",
    children: [
      { id: "economy", children: [{ id: "income", direction: "positive", goalposts }] },
      {
        id: "life",
        weight: 2,
        children: [
          { id: "doctors", direction: "positive", denominator: "people", goalposts: [0, 8] },
          { id: "commute", direction: "negative", goalposts: [60, 10] },
        ],
      },
    ],
  },
});
const data = datasetFromColumns({
  units: ["a", "b"],
  periods: ["2024", "2024"],
  columns: { income: [10, 30], doctors: [4, 2], commute: [35, 20], people: [2, 1] },
});
const plan = { normalise: { method: "goalposts" }, aggregate: { method: "arithmetic", coverage: 0.5 } };
const fitted = fitIndex({ system, plan }, data);

describe("the statement", () => {
  test.each(SQL_DIALECTS)("can be read by a person: %s", async (dialect) => {
    const { text, steps, outputs, mode, split } = await toSql(fitted, { dialect, table: ["province", "villages"] });
    expect(text).toMatchSnapshot();
    expect(steps.at(-1)).toBe("ranked");
    expect({ mode, split }).toEqual({ mode: "apply", split: undefined });
    expect(outputs.map(({ column }) => column)).toEqual([
      "unit",
      "period",
      ...["index", "economy", "life"].flatMap((id) => [id, `${id}_coverage`, `${id}_rank`]),
    ]);
  });

  test("is the same for the same fitted index, and its hash names system, plan and fitted", async () => {
    const options = { dialect: "duckdb", table: "t" } as const;
    const [one, two] = [await toSql(fitted, options), await toSql(structuredClone(fitted), options)];
    expect(two).toEqual(one);
    const other = await toSql(fitIndex({ system }, data), options);
    expect(other.planSha256).not.toBe(one.planSha256);
    expect(one.text).toContain(one.planSha256);
    expect(one.planSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test("gives what is asked for and computes nothing else", async () => {
    const { text, outputs } = await toSql(fitted, {
      dialect: "duckdb",
      table: "t",
      nodes: ["life"],
      coverage: false,
      ranks: false,
      steps: ["denominated"],
    });
    expect(outputs.map(({ column }) => column)).toEqual([
      "unit",
      "period",
      "life",
      "income_denominated",
      "doctors_denominated",
      "commute_denominated",
    ]);
    expect(text).not.toContain("level_1");
    expect(text).not.toContain("rank()");
  });

  test("reads files of the engine as a typed relation", async () => {
    const table = { format: "csv", paths: ["a'b.csv", "c/*.csv"], nulls: ["NA", ".."], delimiter: ";" } as const;
    const { text } = await toSql(fitted, { dialect: "duckdb", table });
    expect(text).toContain("FROM read_csv(['a''b.csv', 'c/*.csv'], delim = ';', nullstr = ['NA', '..'])");
    const parquet = await toSql(fitted, { dialect: "spark", table: { format: "parquet", paths: ["/d/`x`.parquet"] } });
    expect(parquet.text).toContain("FROM parquet.`/d/``x``.parquet`");
    await expect(toSql(fitted, { dialect: "postgresql", table })).rejects.toMatchObject({
      issues: [{ code: "sql-files", params: { dialect: "postgresql", format: "csv" } }],
    });
  });

  test("512 indicators: long sums are computed in parts, from the first to the last, and it says so", async () => {
    const children = Array.from({ length: 512 }, (_, i) => ({ id: `x${i}`, direction: "positive", goalposts: [0, 1] }));
    const wide = parseSystem({ id: "wide", version: "1", index: { id: "index", children } });
    const columns = Object.fromEntries(children.map(({ id }, i) => [id, [i / 600]]));
    const one = datasetFromColumns({ units: ["a"], periods: ["1"], columns });
    const { notes, steps, text } = await toSql(
      fitIndex({ system: wide, plan: { normalise: { method: "goalposts" } } }, one),
      {
        dialect: "spark",
        table: "t",
      },
    );
    expect(notes.map(({ code }) => code)).toEqual(["sql-sums-batched"]);
    expect(steps.filter((name) => name.startsWith("level_1"))).toEqual(["level_1_parts", "level_1_parts_2", "level_1"]);
    expect(Math.max(...text.split("\n").map((line) => line.split(" + ").length))).toBeLessThanOrEqual(400);
  });
});

test("what is wrong is said in sentences: a definition in the place of what was learned, a dialect that is none", async () => {
  const wrong = (source: never, options: never) => toSql(source, options).catch((error: Error) => error.message);
  expect(await wrong({ system } as never, { dialect: "duckdb", table: "t" } as never)).toBe(
    "this is a definition, and a statement that scores needs what was learned from data: give what fitIndex or fitWithSql gives (toFitSql writes the statements that learn in the engine)",
  );
  expect(await wrong(fitIndex({ system }, data) as never, { dialect: "oracle", table: "t" } as never)).toContain(
    'no dialect of SQL "oracle"; known: duckdb, postgresql, clickhouse, spark',
  );
});

describe("names and texts are quoted, never pasted", () => {
  const hostile = [
    `x"; DROP TABLE t; --`,
    "a`b",
    "it's",
    "back\\slash",
    "名称 with space",
    "line\nbreak",
    "/* c */",
    "SELECT",
  ];

  test.each(SQL_DIALECTS)("%s", async (dialect) => {
    for (const name of hostile) {
      const { text } = await toSql(fitted, {
        dialect,
        table: [name, name],
        columns: { unit: name, period: { value: name }, groups: { kind: name }, values: { income: name } },
      });
      const quoted = {
        duckdb: `"${name.replaceAll('"', '""')}"`,
        postgresql: `"${name.replaceAll('"', '""')}"`,
        clickhouse: `\`${name.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``,
        spark: `\`${name.replaceAll("`", "``")}\``,
      }[dialect];
      expect(text).toContain(`FROM ${quoted}.${quoted}`);
      // without what stands in quotes nothing of the name is left
      const bare = text.replaceAll(quoted, "Q").replaceAll(/E?'(?:[^'\\]|''|\\.)*'/gs, "T");
      expect(bare).not.toContain("DROP");
      expect(bare).not.toContain("名称");
    }
  });

  test("NUL, an empty name and names longer than PostgreSQL holds are refused", async () => {
    const issuesOf = async (options: object) =>
      toSql(fitted, { dialect: "postgresql", table: "t", ...options } as never).then(
        () => [],
        (error: { issues: { code: string; path: unknown }[] }) => error.issues.map(({ code, path }) => [code, path]),
      );
    expect(await issuesOf({ table: "a\0b" })).toEqual([["sql-name-nul", ["table"]]]);
    expect(await issuesOf({ table: ["s", ""] })).toEqual([["sql-name-empty", ["table", 1]]]);
    expect(await issuesOf({ columns: { values: { income: "收".repeat(22) } } })).toEqual([
      ["sql-name-long", ["columns", "values", "income"]],
    ]);
    expect(await issuesOf({ columns: { period: { value: "\0" } } })).toEqual([["sql-name-nul", ["columns", "period"]]]);
    expect(await issuesOf({ dialect: "oracle" })).toEqual([["sql-dialect", ["dialect"]]]);
    expect(await issuesOf({ nodes: ["income"] })).toEqual([["no-such-node", ["nodes", 0]]]);
  });

  test("ids that differ in capitals only, and longer than an engine holds, get names of their own, and it says so", async () => {
    const long = `a${"b".repeat(70)}`;
    const children = ["Rate", "rate", long].map((id) => ({
      id: `${id}_g`,
      children: [{ id, direction: "positive", goalposts: [0, 1] }],
    }));
    const alike = parseSystem({ id: "alike", version: "1", index: { id: "index", children } });
    const columns = { Rate: [0.1], rate: [0.2], [long]: [0.3] };
    const own = fitIndex(
      { system: alike, plan: { normalise: { method: "goalposts" } } },
      datasetFromColumns({ units: ["a"], periods: ["1"], columns }),
    );
    const { outputs, notes } = await toSql(own, {
      dialect: "postgresql",
      table: "t",
      coverage: false,
      ranks: false,
      columns: { values: { [long]: "c" } },
    });
    expect(outputs.slice(2).map(({ column }) => column)).toEqual([
      "index",
      "Rate_g",
      "rate_g_2",
      `a${"b".repeat(36)}__${"b".repeat(22)}_g`,
    ]);
    expect(notes.map(({ code }) => code)).toEqual(["sql-renamed"]);
  });
});

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { gongfu, scratch } from "./run.ts";

// the first call loads the command and DuckDB
vi.setConfig({ testTimeout: 120_000 });
const folder = scratch();
const here = { cwd: folder.path };
const SYSTEM = `system:
  id: s
  version: "1"
  index:
    id: index
    children:
      - { id: wealth, children: [ { id: a, direction: positive }, { id: b, direction: negative } ] }
      - { id: c, direction: positive }
`;
beforeAll(() => {
  folder.put("gongfu.yaml", `${SYSTEM}data: [ { file: d.csv } ]\n`);
  folder.put(
    "d.csv",
    "unit,period,a,b,c\nu,2022,1,9,3\nv,2022,4,3,NA\nw,2022,2,5,7\nu,2023,5,4,1\nv,2023,2,6,2\nw,2023,,1,9\n",
  );
  folder.put("wrong.csv", "unit,period,a,b,c\nu,2022,1,9,3\nv,2022,four,3,5\nw,2022,2,5,about 7\n");
  folder.put("twice.csv", "unit,period,a,b,c\nu,2022,1,9,3\nu,2022,4,3,5\nw,2022,2,5,7\n");
  folder.put("topsis.yaml", `${SYSTEM}plan: { aggregate: { method: copeland } }\ndata: [ { file: d.csv } ]\n`);
});
afterAll(() => folder.remove());

const read = (name: string) => readFileSync(join(folder.path, name), "utf8");
const problems = async (...args: string[]) => {
  const { code, out, err } = await gongfu(args, here);
  return { code, out, lines: err.trimEnd().split("\n") };
};

/** Rows of a CSV by unit and period, its columns by name. */
function table(text: string): Map<string, Record<string, string>> {
  const [head, ...rows] = text.trimEnd().split("\n");
  const names = head!.split(",");
  return new Map(
    rows.map((row) => {
      const cells = row.split(",");
      return [`${cells[0]} ${cells[1]}`, Object.fromEntries(names.map((name, k) => [name, cells[k]!]))];
    }),
  );
}

describe("gongfu compute --engine duckdb", () => {
  // by hand: a is 1…5, b 9…1 (less is better), c 1…9; w 2022 is ((2 − 1) / 4 + (9 − 5) / 8) / 2 = 0.375 and (7 − 1) / 8 = 0.75
  test("learns, scores and ranks in the engine as the library does", async () => {
    const { code, out, err } = await gongfu(["compute", "--engine", "duckdb", "--out", "scores.csv"], here);
    expect({ code, out, err }).toEqual({ code: 0, out: "", err: "written: scores.csv\n" });
    const scores = table(read("scores.csv"));
    expect([...scores.keys()].sort()).toEqual(["u 2022", "u 2023", "v 2022", "v 2023", "w 2022", "w 2023"]);
    expect(scores.get("w 2022")).toEqual({
      unit: "w",
      period: "2022",
      index: "56.25",
      index_coverage: "1.0",
      index_rank: "2",
      wealth: "37.5",
      wealth_coverage: "1.0",
      wealth_rank: "2",
    });
    // c is missing, so the index rests on wealth alone: (3/4 + 6/8) / 2
    expect(scores.get("v 2022")).toMatchObject({ index: "75.0", index_coverage: "0.5", index_rank: "1" });
    const own = await gongfu(["compute", "--format", "csv"], here);
    for (const line of own.out.trimEnd().split("\n").slice(1)) {
      const [unit, period, node, score, rank] = line.split(",");
      if (node !== "index" && node !== "wealth") continue;
      const row = scores.get(`${unit} ${period}`)!;
      expect([Number(row[node]), row[`${node}_rank`]], line).toEqual([Number(score), rank]);
    }
  });

  test("keeps what it learned, scores with it again, and writes a table that it replaces only when told to", async () => {
    const first = await gongfu(
      ["compute", "--engine", "duckdb", "--out", "scores.parquet", "--save-fitted", "ruler.json"],
      here,
    );
    expect(first.err).toBe("written: scores.parquet\nwritten: ruler.json\n");
    expect(readFileSync(join(folder.path, "scores.parquet")).subarray(0, 4).toString("latin1")).toBe("PAR1");
    const into = ["compute", "--engine", "duckdb", "--fitted", "ruler.json", "--node", "index", "--into", "scores"];
    const on = [...into, "--database", "house.duckdb", "--memory", "500MB", "--engine-threads", "1"];
    expect(await gongfu(on, here)).toMatchObject({ code: 0, err: "6 rows written to the table scores of DuckDB\n" });
    expect(await problems(...on)).toMatchObject({
      code: 1,
      lines: ["1 problem:", "  1. there is a table scores in DuckDB; name another one, or replace it with --overwrite"],
    });
    expect(await gongfu([...on, "--overwrite"], here)).toMatchObject({ code: 0 });
  });

  test("every cell that is no number is named, and nothing is written", async () => {
    const { code, lines } = await problems(
      ...["compute", "--engine", "duckdb", "--data", "wrong.csv", "--out", "none.csv"],
    );
    expect(code).toBe(1);
    expect(lines[0]).toBe("2 problems:");
    expect(lines.join("\n")).toMatch(/wrong\.csv.*"four"/s);
    expect(lines.join("\n")).toMatch(/wrong\.csv.*"about 7"/s);
    expect(existsSync(join(folder.path, "none.csv"))).toBe(false);
  });

  test("a row given twice is refused", async () => {
    const { code, lines } = await problems(
      ...["compute", "--engine", "duckdb", "--data", "twice.csv", "--out", "none.csv"],
    );
    expect([code, lines[0]]).toEqual([1, "1 problem:"]);
    expect(lines[1]).toContain("u");
    expect(lines[1]).toContain("2022");
    expect(existsSync(join(folder.path, "none.csv"))).toBe(false);
  });

  const LEARNED_HERE = "not all of the plan can be learned in DuckDB, so all 9 rows were fetched and learned from here";
  // a gap, ties, three periods of three units; one case for each place where a statement can stop
  test.each([
    ["plan: { aggregate: { method: copeland } }", 'aggregate of wealth by "copeland" stays in JavaScript'],
    ["plan: { aggregate: { nodes: { wealth: { method: promethee-ii } } }, rank: { ties: first } }", "promethee-ii"],
    ["plan: { impute: { method: linear }, rank: { decimals: 0 } }", 'impute of a by "linear" stays in JavaScript'],
    ["plan: { impute: { method: hot-deck, seed: 7 } }", 'impute of a by "hot-deck" stays in JavaScript'],
    ["lag", 'derive of c by "lag" stays in JavaScript'],
  ])("what stays of a plan is done here, and named: %s", async (plan, note) => {
    const [system, own] =
      plan === "lag"
        ? [
            SYSTEM.replace("  index:", "  variables: [ { id: c0 } ]\n  index:").replace(
              "id: c, direction: positive",
              "id: c, direction: positive, formula: c0 - lag(c0)",
            ),
            "",
          ]
        : [SYSTEM, `${plan}\n`];
    folder.put("split.yaml", `${system}${own}data: [ { file: split.csv } ]\n`);
    const rows = "u,2022,1,9,3\nv,2022,4,3,NA\nw,2022,2,5,7\nu,2023,5,4,1\nv,2023,2,6,2\nw,2023,,1,9\n";
    const more = "u,2024,5,4,1\nv,2024,2,7,2\nw,2024,5,4,1\n";
    folder.put("split.csv", `unit,period,a,b,${plan === "lag" ? "c0" : "c"}\n${rows}${more}`);
    const split = ["compute", "split.yaml", "--engine", "duckdb"];
    const { code, err } = await gongfu([...split, "--out", "split-scores.csv"], here);
    expect([code, err.includes(LEARNED_HERE), err.includes(note)]).toEqual([0, true, true]);
    const whole = JSON.parse((await gongfu(["compute", "split.yaml", "--format", "json"], here)).out);
    const told = err.split("\n").filter((line) => line.startsWith("Notes: ") && !/fetched|stays/.test(line));
    expect(told.length).toBe(whole.notes.length);
    whole.notes.forEach(({ message }: { message: string }, k: number) => {
      expect(told[k]!.endsWith(message), `${told[k]} is not ${message}`).toBe(true);
    });
    const found = table(read("split-scores.csv"));
    expect(found.size).toBe(9);
    for (const { unit, period, node, score, rank, coverage } of whole.scores) {
      const row = found.get(`${unit} ${period}`)!;
      const number = (text: string) => (text === "" ? null : Number(text));
      expect([row[node], row[`${node}_rank`], row[`${node}_coverage`]].map((text) => number(text!))).toEqual([
        score === null ? null : expect.closeTo(score, 10),
        rank,
        coverage,
      ]);
    }
    // learned before, it goes as far in the engine as it can
    expect((await gongfu(["compute", "split.yaml", "--save-fitted", "split.json", "--format", "csv"], here)).code).toBe(
      0,
    );
    const again = [...split, "--fitted", "split.json", "--out", "again.csv"];
    const { code: code2, err: err2 } = await gongfu(again, here);
    expect([code2, err2.includes("fetched"), err2.includes(note)]).toEqual([0, false, true]);
    const resumed = table(read("again.csv"));
    for (const [key, row] of found)
      for (const [column, text] of Object.entries(row))
        if (column === "unit" || column === "period" || text === "") expect(resumed.get(key)![column]).toBe(text);
        else expect(Number(resumed.get(key)![column]), `${key} ${column}`).toBeCloseTo(Number(text), 10);
    const only = await gongfu([...again.slice(0, -1), "wealth.csv", "--node", "wealth"], here);
    expect([only.code, read("wealth.csv").split("\n")[0]]).toEqual([
      0,
      "unit,period,wealth,wealth_coverage,wealth_rank",
    ]);
  });

  test("what is done here goes into a file, and into no table of the engine", async () => {
    const into = ["--into", "x", "--database", "split.duckdb"];
    const { code, lines } = await problems("compute", "topsis.yaml", "--engine", "duckdb", ...into);
    expect(code).toBe(1);
    expect(lines.join("\n")).toContain("and is computed here, and what is computed here goes into no table");
  });

  test("a plan that is learned from all rows and scored row by row is scored in the engine", async () => {
    folder.put("ideal.yaml", `${SYSTEM}plan: { aggregate: { method: topsis } }\ndata: [ { file: d.csv } ]\n`);
    const { code, err } = await gongfu(["compute", "ideal.yaml", "--engine", "duckdb", "--out", "ideal.csv"], here);
    expect([code, err.includes("all 6 rows were fetched"), err.includes("stays")]).toEqual([0, true, false]);
    const own = JSON.parse((await gongfu(["compute", "ideal.yaml", "--format", "json"], here)).out);
    const rows = table(read("ideal.csv"));
    for (const { unit, period, node, score, rank } of own.scores) {
      const row = rows.get(`${unit} ${period}`)!;
      expect([Number(row[node]), Number(row[`${node}_rank`])]).toEqual([expect.closeTo(score, 10), rank]);
    }
  });

  test.each([
    [["--engine", "duckdb"], "name a table with --into NAME or a file with --out FILE"],
    [["--engine", "duckdb", "--into", "x"], "--into needs --database as well"],
    [["--engine", "duckdb", "--table", "t", "--out", "x.csv"], "--table needs --database as well"],
    [["--engine", "duckdb", "--out", "x.csv", "--top", "3"], "--top needs the whole result here, and DuckDB writes it"],
    [["--engine", "duckdb", "--out", "x.csv", "--stream"], "--stream does not go with DuckDB; leave it out"],
    [["--engine", "duckdb", "--out", "x.csv", "--ranks"], "--ranks does not go with DuckDB; leave it out"],
    [["--engine", "postgresql", "--out", "x.csv"], "--engine postgresql needs --table as well"],
    [["--engine", "clickhouse", "--table", "t", "--memory", "1GB", "--out", "x.csv"], "--memory does not go with"],
    [["--engine", "oracle", "--out", "x.csv"], "choose from: duckdb, postgresql, clickhouse"],
  ])("a wrong call %j says what to do", async (args, message) => {
    const { code, out, lines } = await problems("compute", ...args);
    expect([code === 1 || code === 2, out]).toEqual([true, ""]);
    expect(lines.join("\n")).toContain(message);
  });
});

describe("gongfu sql", () => {
  test("prints one statement, the same each time, with the numbers of the project", async () => {
    const { code, out, err } = await gongfu(["sql", "--table", "house.villages"], here);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain('FROM "house"."villages"');
    // the ruler of a: (a − 1) · 100 / (5 − 1)
    expect(out).toContain('("a" - 1e0) * 25e0 AS "a"');
    expect(out.match(/^\w+ AS \($/gm)).toEqual([
      "source AS (",
      "normalised AS (",
      "level_2 AS (",
      "level_1 AS (",
      "published AS (",
      "ranked AS (",
    ]);
    expect((await gongfu(["sql", "--table", "house.villages"], here)).out).toBe(out);
  });

  test("as JSON, with the meaning of each column that comes out", async () => {
    const { out } = await gongfu(["sql", "--format", "json", "--dialect", "postgresql", "--node", "wealth"], here);
    const { dialect, mode, outputs } = JSON.parse(out);
    expect({ dialect, mode }).toEqual({ dialect: "postgresql", mode: "apply" });
    expect(outputs.map(({ column }: { column: string }) => column)).toEqual([
      "unit",
      "period",
      "wealth",
      "wealth_coverage",
      "wealth_rank",
    ]);
  });

  test("the passes that learn, each with its place; as JSON too", async () => {
    const { out } = await gongfu(["sql", "--mode", "fit"], here);
    expect(out.match(/^-- pass .*$/gm)).toEqual(["-- pass 1 of 2", "-- pass 2 of 2"]);
    const { out: json } = await gongfu(["sql", "--mode", "fit", "--format", "json"], here);
    expect(JSON.parse(json).map(({ pass }: { pass: number }) => pass)).toEqual([1, 2]);
  });

  test("what the engine would do, from a stored ruler, without the project's own figures", async () => {
    await gongfu(["compute", "--engine", "duckdb", "--out", "again.csv", "--save-fitted", "kept.json"], here);
    const { code, out } = await gongfu(["sql", "--explain", "--fitted", "kept.json", "--data", "d.csv"], here);
    expect(code).toBe(0);
    expect(out).toContain("PROJECTION");
    expect(out).toContain("READ_CSV");
  });

  test("a job for Spark, which holds the statement", async () => {
    const { out } = await gongfu(["sql", "--dialect", "spark", "--runner"], here);
    expect(out).toMatch(/^#!\/usr\/bin\/env python3\n/);
    expect(out).toContain("spark-submit");
    const { out: bare } = await gongfu(["sql", "--dialect", "spark"], here);
    expect(bare).toContain("`index_rank`");
  });

  test.each([
    [["--dialect", "mysql"], '--dialect cannot be "mysql"; choose from: duckdb, postgresql, clickhouse, spark'],
    [["--runner"], "--runner does not go with DuckDB; leave it out"],
    [["--dialect", "spark", "--explain"], "--explain does not go with Spark; leave it out"],
    [["--mode", "both"], '--mode cannot be "both"'],
  ])("a wrong call %j says what to do", async (args, message) => {
    const { code, out, lines } = await problems("sql", ...args);
    expect([code === 1 || code === 2, out]).toEqual([true, ""]);
    expect(lines.join("\n")).toContain(message);
  });
});

describe("an engine that is not there", () => {
  const on = (engine: string) => ["compute", "--engine", engine, "--table", "t", "--out", "x.csv"];
  const SECRET = {
    DATABASE_URL: "postgres://me:secret@127.0.0.1:1/db",
    CLICKHOUSE_URL: "http://me:secret@127.0.0.1:1",
  };
  test.each([
    ["postgresql", {}, "set DATABASE_URL, PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE"],
    ["postgresql", SECRET, "PostgreSQL cannot be reached: connect ECONNREFUSED 127.0.0.1:1"],
    ["clickhouse", {}, "set CLICKHOUSE_URL, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD, CLICKHOUSE_DATABASE"],
    ["clickhouse", SECRET, "ClickHouse cannot be reached: connect ECONNREFUSED 127.0.0.1:1"],
  ])("%s, %j: one sentence, and no password in it", async (engine, env, message) => {
    const { code, out, err } = await gongfu(on(engine), { ...here, env });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain(message);
    expect(err).not.toContain("secret");
    expect(existsSync(join(folder.path, "x.csv"))).toBe(false);
  });

  test.each([
    [["--data", "no*.csv"], "no file fits no*.csv"],
    [["--memory", "lots"], "DuckDB refused"],
    [["--engine-threads", "x"], '--engine-threads needs a whole number of 1 or more, not "x"'],
    [["--database", "none.duckdb", "--table", "t"], "database does not exist"],
  ])("DuckDB with %j", async (args, message) => {
    const { code, err } = await gongfu(["compute", "--engine", "duckdb", ...args, "--out", "x.csv"], here);
    expect(code === 1 || code === 2).toBe(true);
    expect(err).toContain(message);
    expect(existsSync(join(folder.path, "x.csv"))).toBe(false);
  });
});

test("a table of a DuckDB database, in Chinese, with its notes", async () => {
  const into = ["compute", "--engine", "duckdb", "--into", "raw", "--database", "own.duckdb", "--node", "wealth"];
  expect((await gongfu([...into, "--locale", "zh"], here)).code).toBe(0);
  // what was written can be read again: the scores of one index as the data of another
  folder.put(
    "second.yaml",
    "system: { id: t, version: '1', index: { id: top, children: [ { id: wealth, direction: positive } ] } }\ndata: [ { file: d.csv, columns: { ignore: [ wealth_coverage, wealth_rank ] } } ]\n",
  );
  const second = ["compute", "second.yaml", "--engine", "duckdb", "--database", "own.duckdb", "--table", "raw"];
  const { code, err } = await gongfu([...second, "--out", "second.csv"], here);
  expect({ code, err }).toEqual({ code: 0, err: "written: second.csv\n" });
  const rows = table(read("second.csv"));
  // wealth runs from 0 (u 2022) to 100 (w 2023), so min-max leaves it as it is
  expect(rows.get("w 2022")).toMatchObject({ top: "37.5" });
  expect(rows.get("w 2023")).toMatchObject({ top: "100.0", top_rank: "1" });
});

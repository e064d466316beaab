import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDuckDb } from "../../src/node/engines/duckdb.ts";
import { type PostgresServer, servePostgres } from "../node/engines/postgres-server.ts";
import { gongfu, scratch } from "./run.ts";

// A table of PostgreSQL whose columns have names of their own; the same rows lie in d.csv.

const folder = scratch();
let server: PostgresServer;
const rows = [
  ["u", "1", "9", "3"],
  ["v", "4", "3", ""],
  ["w", "2", "5", "7"],
  ["x", "5", "4", "1"],
  ["y", "", "1", "9"],
];
const SYSTEM = `system:
  id: s
  version: "1"
  index:
    id: index
    children:
      - { id: wealth, children: [ { id: a, direction: positive }, { id: b, direction: negative } ] }
      - { id: c, direction: positive }
`;
const COLUMNS = "columns: { unit: 镇, period: { value: '2024' }, indicators: { a: 'The \"a\"' } }";

beforeAll(async () => {
  server = await servePostgres();
  const cell = (text: string) => (text === "" ? "NULL" : text);
  await server.run(
    `CREATE SCHEMA survey; CREATE TABLE survey."towns of 2024" (镇 text, "The ""a""" numeric, b int, c float8, note text);
     INSERT INTO survey."towns of 2024" VALUES ${rows.map(([unit, ...cells]) => `('${unit}', ${cells.map(cell).join(", ")}, 'no figure')`).join(", ")}`,
  );
  folder.put(
    "d.csv",
    ["unit,period,a,b,c", ...rows.map(([unit, ...cells]) => [unit, "2024", ...cells].join())].join("\n"),
  );
  folder.put("own.yaml", `${SYSTEM}data: [ { file: d.csv } ]\n`);
  folder.put("gongfu.yaml", `${SYSTEM}data: [ { file: none.csv, ${COLUMNS} } ]\n`);
});
afterAll(async () => {
  await server.close();
  folder.remove();
});

const TABLE = 'survey."towns of 2024"';
const call = (...args: string[]) => gongfu(args, { cwd: folder.path, env: server.env });
const compute = (...args: string[]) => call("compute", "--engine", "postgresql", "--table", TABLE, ...args);
const read = (name: string) => readFileSync(join(folder.path, name), "utf8");

/** Scores and ranks of the index by unit. */
const scores = (text: string): Map<string, readonly [number, number]> => {
  const [head, ...lines] = text
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  const [score, rank] = [head!.indexOf("index"), head!.indexOf("index_rank")];
  return new Map(lines.map((cells) => [cells[0]!, [Number(cells[score]), Number(cells[rank])]]));
};
/** The same of what this package computes itself. */
function ofIndex(out: string): Map<string, readonly [number, number]> {
  const lines = out
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  const [unit, node, score, rank] = ["unit", "node", "score", "rank"].map((name) => lines[0]!.indexOf(name));
  return new Map(
    lines
      .filter((cells) => cells[node!] === "index")
      .map((cells) => [cells[unit!]!, [Number(cells[score!]), Number(cells[rank!])]]),
  );
}
/** Scores to ten digits after the point: the server sums in an order of its own. */
const rounded = (all: ReadonlyMap<string, readonly [number, number]>) =>
  [...all].map(([unit, [score, rank]]) => [unit, score.toFixed(10), rank]).sort();

describe("gongfu compute --engine postgresql", { timeout: 60_000 }, () => {
  test("scores a table in the server as the library scores the same rows, whatever its columns are called", async () => {
    expect(await compute("--out", "scores.csv")).toEqual({ code: 0, out: "", err: "written: scores.csv\n" });
    const found = scores(read("scores.csv"));
    const expected = ofIndex((await call("compute", "own.yaml", "--format", "csv")).out);
    expect(rounded(found)).toEqual(rounded(expected));
    // by hand, w: a (2 − 1) / 4, b (9 − 5) / 8, c (7 − 1) / 8; wealth 37.5, index (37.5 + 75) / 2
    expect(found.get("w")).toEqual([56.25, 3]);
    expect(read("scores.csv")).toContain("\nw,2024,");
  });

  test("what the server cannot learn is learned here from its rows, and said", async () => {
    const plan = "plan: { weigh: { nodes: { wealth: { method: d-critic } } } }\n";
    folder.put("here.yaml", `${SYSTEM}data: [ { file: none.csv, ${COLUMNS} } ]\n${plan}`);
    folder.put("own-here.yaml", `${SYSTEM}data: [ { file: d.csv } ]\n${plan}`);
    const on = ["--engine", "postgresql", "--table", TABLE, "--out", "here.csv"];
    const { code, err } = await call("compute", "here.yaml", ...on);
    expect({ code, err }).toEqual({
      code: 0,
      err: "written: here.csv\nNotes: not all of the plan can be learned in PostgreSQL, so all 5 rows were fetched and learned from here\n",
    });
    const found = scores(read("here.csv"));
    const { out } = await call("compute", "own-here.yaml", "--format", "csv");
    expect(rounded(found)).toEqual(rounded(ofIndex(out)));
  });

  test("with a ruler kept before; into a table of the server, which it replaces only when told to", async () => {
    expect((await compute("--out", "first.csv", "--save-fitted", "ruler.json")).err).toBe(
      "written: first.csv\nwritten: ruler.json\n",
    );
    await server.run(`UPDATE survey."towns of 2024" SET c = 9 WHERE 镇 = 'u'`);
    try {
      const into = ["--into", "survey.scores", "--fitted", "ruler.json", "--node", "wealth, index"];
      expect(await compute(...into)).toMatchObject({ code: 0, out: "" });
      const again = await compute(...into);
      expect(again.code).toBe(1);
      expect(again.err).toContain("there is a table survey.scores in PostgreSQL");
      const replaced = await compute(...into, "--overwrite");
      expect(replaced).toEqual({
        code: 0,
        out: "",
        err: "5 rows written to the table survey.scores of PostgreSQL\n",
      });
      const asked = await call("compute", "--engine", "postgresql", "--table", "survey.scores", "--out", "x.csv");
      expect(asked.err).toContain(
        'there is no column for unit (镇), a (The "a"), b, c; the columns are unit, period, ',
      );
      // by hand, u: c was 3 and now is the most that the ruler knows
      const [{ rows: found }] = (await server.run("SELECT index FROM survey.scores WHERE unit = 'u'")) as [
        { rows: unknown },
      ];
      expect(found).toEqual([{ index: 50 }]);
    } finally {
      await server.run(`UPDATE survey."towns of 2024" SET c = 3 WHERE 镇 = 'u'`);
    }
  });

  test("as Parquet, with what the scores are in the file", async () => {
    expect((await compute("--out", "scores.parquet")).err).toBe("written: scores.parquet\n");
    const engine = await openDuckDb();
    try {
      const found = await engine.query(
        `SELECT * FROM '${join(folder.path, "scores.parquet")}' WHERE unit IN ('w', 'y') ORDER BY unit`,
      );
      // y has no a: wealth is b alone, the least, 1; c is the most
      expect(Object.fromEntries(found.columns)).toMatchObject({
        unit: ["w", "y"],
        period: ["2024", "2024"],
        index: Float64Array.of(56.25, 100),
        wealth_coverage: Float64Array.of(1, 0.5),
        index_rank: Float64Array.of(3, 1),
      });
    } finally {
      await engine.close();
    }
  });

  test.each([
    [["--table", "survey.nothing", "--out", "x.csv"], "there is no table survey.nothing in PostgreSQL"],
    [["--table", '"survey', "--out", "x.csv"], '"survey is no name of a table'],
    [["--out", "x.csv"], "--engine postgresql needs --table"],
    [["--table", TABLE, "--memory", "1GB", "--database", "d", "--out", "x.csv"], "2 problems"],
  ])("a wrong call %j says what to do and writes nothing", async (args, message) => {
    const { code, out, err } = await call("compute", "--engine", "postgresql", ...args);
    expect([code === 1 || code === 2, out]).toEqual([true, ""]);
    expect(err).toContain(message);
    expect(existsSync(join(folder.path, "x.csv"))).toBe(false);
  });
});

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { applyIndex, datasetFromColumns, fitIndex, parseSystem } from "../../src/index.ts";
import { openClickHouse } from "../../src/node/engines/clickhouse.ts";
import { openDuckDb } from "../../src/node/engines/duckdb.ts";
import { quotedText } from "../../src/node/engines/names.ts";
import { sparkRunner } from "../../src/node/engines/spark.ts";
import type { EngineTable } from "../../src/node/engines/types.ts";
import { toSql } from "../../src/sql/index.ts";
import { gongfu, scratch } from "../cli/run.ts";
import { differences, tableOf } from "./compare.ts";
import { ENGINES, openEngine } from "./engines.ts";

const WAIT = 300_000;

/** What Python makes of the texts that stand one below the other in brackets. */
function readPython(program: string, name: string): string {
  const [, lines] = new RegExp(`^${name} = \\(\\n((?: {4}".*"\\n)+)\\)$`, "m").exec(program)!;
  const inner = lines!
    .trimEnd()
    .split("\n")
    .map((line) => line.slice(5, -1))
    .join(""); // prettier-ignore
  return inner.replace(/\\(?:U([0-9a-f]{8})|u([0-9a-f]{4})|(["\\n]))/g, (_, long, short, letter) =>
    letter === undefined ? String.fromCodePoint(Number.parseInt(long ?? short, 16)) : letter === "n" ? "\n" : letter,
  );
}

test("a job for Spark is plain ASCII, and holds any statement and name as they are", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (text, table) => {
      const program = sparkRunner({ text, table, planSha256: "0" }).split("def main")[0]!;
      expect([readPython(program, "STATEMENT"), readPython(program, "TABLE")]).toEqual([text, table]);
      const own = program.slice(program.indexOf("STATEMENT"));
      expect(own).toMatch(/^[\x20-\x7e\n]*$/);
    }),
  );
});

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
};
const plan = { normalise: { method: "z-score" }, weigh: { method: "entropy" }, rank: { decimals: 9 } } as const;
const units = Array.from({ length: 40 }, (_, i) => `村 ${i % 20} \${x}`);
const data = datasetFromColumns({
  units,
  periods: units.map((_, i) => (i < 20 ? "2023" : "2024")),
  columns: {
    income: units.map((_, i) => 900 + ((i * 7919) % 113) * 17.3),
    debt: units.map((_, i) => (i % 11 === 0 ? Number.NaN : 3 + ((i * 104_729) % 29) / 7)),
    doctors: units.map((_, i) => (i * 31) % 6),
  },
});
const system = { id: "villages", version: "1", index };
const fitted = fitIndex({ system: parseSystem(system), plan }, data);
const result = applyIndex(fitted, data);
const folder = scratch();
beforeAll(() => {
  folder.put("gongfu.yaml", JSON.stringify({ system, plan, data: [{ file: "villages.csv" }] }));
  const columns = Object.values(tableOf(data));
  const rows = units.map((_, i) => columns.map((column) => (Number.isNaN(column[i]) ? "" : column[i])).join(","));
  folder.put("villages.csv", `unit,period,income,debt,doctors\n${rows.join("\n")}\n`);
});
afterAll(() => folder.remove());

/** Scores, coverage and ranks of a table that was written by an engine, against the library's. */
async function same(found: EngineTable, dialect: "clickhouse" | "spark"): Promise<void> {
  const statement = await toSql(fitted, { dialect, table: "data" });
  expect(found.rows).toBe(40);
  expect(differences(found, { result, statement })).toEqual([]);
}

if (ENGINES.includes("clickhouse"))
  test(
    "gongfu compute --engine clickhouse learns and scores there, into a table of the user's name that it does not replace by itself",
    async () => {
      const engine = await openEngine("clickhouse");
      await engine.load("villages", tableOf(data));
      const database = String((await engine.query("SELECT currentDatabase() AS d")).columns.get("d")![0]);
      const env = { CLICKHOUSE_URL: inject("served").clickhouse, CLICKHOUSE_DATABASE: database };
      const call = ["compute", "--engine", "clickhouse", "--table", "villages", "--into", "its scores"];
      const compute = (...more: string[]) => gongfu([...call, ...more], { cwd: folder.path, env });
      expect(await compute()).toEqual({
        code: 0,
        out: "",
        err: "40 rows written to the table its scores of ClickHouse\n",
      });
      await same(await engine.query("SELECT * FROM `its scores`"), "clickhouse");
      expect((await compute()).err).toContain("there is a table its scores in ClickHouse");
      expect((await compute("--overwrite")).code).toBe(0);
      const into = ["compute", "--engine", "clickhouse", "--table", "nowhere", "--out", "x.csv"];
      expect((await gongfu(into, { cwd: folder.path, env })).err).toContain("there is no table nowhere in ClickHouse");
      const reading = await openClickHouse({ env });
      await expect(reading.query("CREATE TABLE t ENGINE = Memory AS SELECT 1 AS a")).rejects.toThrow(
        /READONLY|readonly/,
      );
      await reading.close();
      await engine.close();
    },
    WAIT,
  );

if (ENGINES.includes("spark"))
  test(
    "gongfu sql --runner: Parquet in, Parquet out by spark-submit; nothing is replaced by itself; CSV in",
    async () => {
      const duckdb = await openDuckDb();
      const file = (name: string) => quotedText(join(folder.path, name));
      await duckdb.run(
        `COPY (SELECT unit, CAST(period AS VARCHAR) AS period, income, debt, doctors FROM read_csv(${file("villages.csv")})) TO ${file("villages.parquet")}`,
      );
      const made = await gongfu(["sql", "--dialect", "spark", "--runner", "--out", "job.py"], { cwd: folder.path });
      expect(made.code).toBe(0);
      // one session for all runs of the job
      const calls = [
        ["--data", "villages.parquet", "--out", "scores"],
        ["--data", "villages.parquet", "--out", "scores"],
        ["--data", "villages.parquet", "--out", "scores", "--overwrite"],
        ["--data", "villages.parquet", "--into", "scores"],
        ["--data", "villages.parquet", "--into", "scores"],
        ["--data", "villages.csv", "--out", "from-csv"],
      ];
      folder.put(
        "calls.py",
        `import runpy, sys\nfor call in ${JSON.stringify(calls)}:\n    sys.argv = ["job.py", *call]\n    try:\n        runpy.run_path("job.py", run_name="__main__")\n        print("done")\n    except Exception as error:\n        print(str(error).split("]")[0] + "]")\n`,
      );
      const settings = [
        "spark.ui.enabled=false",
        "spark.sql.shuffle.partitions=2",
        "spark.driver.bindAddress=127.0.0.1",
      ];
      const { status, stdout, stderr } = spawnSync(
        join(process.env["GONGFU_ENGINES"]!, "../spark-submit"),
        [
          "--master",
          "local[2]",
          "--driver-java-options",
          "-XX:TieredStopAtLevel=1",
          ...settings.flatMap((setting) => ["--conf", setting]),
          "calls.py",
        ],
        {
          cwd: folder.path,
          encoding: "utf8",
          env: { ...process.env, PYSPARK_PYTHON: process.env["GONGFU_ENGINES"], SPARK_LOCAL_IP: "127.0.0.1" },
        },
      );
      expect(status, stderr.slice(-2000)).toBe(0);
      expect(stdout.trim().split("\n")).toEqual([
        "done",
        "[PATH_ALREADY_EXISTS]",
        "done",
        "done",
        "[TABLE_OR_VIEW_ALREADY_EXISTS]",
        "done",
      ]);
      for (const out of ["scores", "spark-warehouse/scores", "from-csv"])
        await same(await duckdb.query(`SELECT * FROM read_parquet(${file(`${out}/*.parquet`)})`), "spark");
      await duckdb.close();
    },
    WAIT,
  );

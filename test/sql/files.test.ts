import { expect, test } from "vitest";
import { datasetFromColumns, fitIndex } from "../../src/index.ts";
import { parseSystem } from "../../src/schema/system.ts";
import { toSql } from "../../src/sql/index.ts";
import type { SqlDialect, SqlFiles } from "../../src/sql/types.ts";

const system = parseSystem({
  id: "s",
  version: "1",
  index: { id: "index", children: [{ id: "income", direction: "positive" }] },
});
const fitted = fitIndex(
  { system },
  datasetFromColumns({ units: ["a", "b"], periods: ["1", "1"], columns: { income: [1, 2] } }),
);

/** What the statement reads from, or the codes of why it cannot. */
const from = (dialect: SqlDialect, table: SqlFiles): Promise<string | readonly string[]> =>
  toSql(fitted, { dialect, table }).then(
    ({ text }) => /FROM ((?:read_|file\(|parquet\.).*)/.exec(text)?.[1] ?? "",
    (error: { issues: readonly { code: string }[] }) => error.issues.map(({ code }) => code),
  );
const parquet = (...paths: string[]): SqlFiles => ({ format: "parquet", paths });
const csv = (...paths: string[]): SqlFiles => ({ format: "csv", paths });

// file(path, format) of ClickHouse, whose globs are *, ? and {a,b}; read_parquet and read_csv of DuckDB; parquet.`path` of Spark
test.each<[SqlDialect, SqlFiles, string]>([
  ["clickhouse", parquet("d/*.parquet"), "file('d/*.parquet', 'Parquet')"],
  ["clickhouse", csv("a.csv", "b.csv"), "file('{a.csv,b.csv}', 'CSVWithNames')"],
  ["clickhouse", csv("it's.csv"), String.raw`file('it\'s.csv', 'CSVWithNames')`],
  ["duckdb", parquet("a.parquet"), "read_parquet('a.parquet')"],
  [
    "duckdb",
    { ...parquet("a", "b"), hive: true, unionByName: false },
    "read_parquet(['a', 'b'], hive_partitioning = true, union_by_name = false)",
  ],
  ["duckdb", { ...parquet("a"), delimiter: ";", nulls: ["NA"] }, "read_parquet('a')"],
  ["spark", parquet("/d/x.parquet"), "parquet.`/d/x.parquet`"],
])("%s reads %j", async (dialect, table, expected) => {
  expect(await from(dialect, table)).toBe(expected);
});

test.each<[SqlDialect, SqlFiles]>([
  ["clickhouse", { ...parquet("a"), hive: true }],
  ["clickhouse", { ...parquet("a", "b"), unionByName: true }],
  ["clickhouse", { ...csv("a.csv"), delimiter: ";" }],
  ["clickhouse", { ...csv("a.csv"), nulls: ["NA"] }],
  ["clickhouse", parquet("a{1}.parquet", "b.parquet")], // would be read as other files
  ["clickhouse", parquet("a,b.parquet")],
  ["spark", csv("a.csv")],
  ["spark", parquet("a", "b")],
  ["spark", { ...parquet("a"), nulls: ["NA"] }],
  ["postgresql", parquet("a")],
])("%s does not read %j, and says so", async (dialect, table) => {
  expect(await from(dialect, table)).toEqual(["sql-files"]);
});

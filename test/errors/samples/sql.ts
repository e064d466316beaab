import type { sqlEn } from "../../../src/errors/en/sql.ts";
import type { Samples } from "./types.ts";

export const sqlSamples: Samples<typeof sqlEn> = {
  "sql-dialect": [{ found: "oracle", known: ["duckdb", "postgresql", "clickhouse", "spark"] }],
  "sql-not-fitted": [{}],
  "sql-name-empty": [{}],
  "sql-name-nul": [{}],
  "sql-name-long": [{ name: "x".repeat(80), bytes: 80, most: 63, dialect: "postgresql" }],
  "sql-files": [{ dialect: "postgresql", format: "parquet" }],
  "sql-rows-differ": [{ column: "income" }],
  "sql-nothing-stays": [{}],
  "sql-stays": [
    { step: "aggregate", method: "copeland", node: "economy", reason: "whole-table" },
    { step: "normalise", method: "acme:curve", node: "income", reason: "own-method" },
  ],
  "sql-first-by-unit": [{}],
  "sql-sums-batched": [{ count: 2 }],
  "sql-renamed": [{ names: ["Income_rank → Income_rank_2"] }],
};

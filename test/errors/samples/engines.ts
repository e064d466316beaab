import type { enginesEn } from "../../../src/errors/en/engines.ts";
import type { Samples } from "./types.ts";

export const enginesSamples: Samples<typeof enginesEn> = {
  "engine-missing": [{ engine: "duckdb", module: "@duckdb/node-api" }],
  "engine-connection": [
    { engine: "postgresql", variables: ["DATABASE_URL", "PGHOST"], reason: undefined },
    { engine: "clickhouse", variables: ["CLICKHOUSE_URL"], reason: "connect ECONNREFUSED 127.0.0.1:8123" },
  ],
  "engine-failed": [{ engine: "spark", reason: "column gdp does not exist" }],
  "engine-cancelled": [{ engine: "duckdb" }],
  "engine-table-exists": [{ engine: "postgresql", table: "scores_2024" }],
  "engine-table-missing": [{ engine: "clickhouse", table: "villages" }],
  "engine-table-name": [{ table: "a..b" }],
  "engine-files-none": [{ pattern: "data/*.parquet" }],
  "engine-files-mixed": [{}],
  "engine-file-kind": [
    { kind: "workbook" },
    { kind: "survey" },
    { kind: "annual" },
    { kind: "encoding" },
    { kind: "tidy" },
    { kind: "units" },
    { kind: "contributors" },
  ],
  "engine-columns": [
    {
      missing: [
        { id: "gdp", heading: "gdp" },
        { id: "unit", heading: "code" },
      ],
      headings: ["name", "period"],
    },
  ],
  "engine-cells": [
    { text: "1,234", count: 1 },
    { text: "n/a", count: 17 },
  ],
  "engine-stays": [{ engine: "duckdb", method: "topsis", node: "index" }],
  "engine-rows-many": [{ engine: "duckdb", rows: 20_000_000, columns: 64, most: 50_000_000 }],
  "engine-learned-here": [{ engine: "postgresql", rows: 1200 }],
  "engine-rows-twice": [{ unit: "澄江街道", period: "2023", count: 2 }],
  "engine-row-nameless": [
    { role: "unit", count: 1 },
    { role: "period", count: 12 },
  ],
  "call-engine-needs": [{ option: "--into", needs: "--database" }],
  "call-engine-without": [{ option: "--memory", engine: "postgresql" }],
  "call-engine-whole": [{ option: "--top", engine: "duckdb" }],
  "engine-files-apart": [{ first: "data/income.csv", second: "data/health.csv" }],
  "call-engine-where": [{}],
};

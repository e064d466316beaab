import type { SqlDialect } from "../types.ts";
import { clickhouse } from "./clickhouse.ts";
import type { Dialect } from "./dialect.ts";
import { duckdb } from "./duckdb.ts";
import { postgresql } from "./postgresql.ts";
import { spark } from "./spark.ts";

export const DIALECTS: Readonly<Record<SqlDialect, Dialect>> = { duckdb, postgresql, clickhouse, spark };

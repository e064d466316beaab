export type { SqlChildren, SqlExpr, SqlFunction, SqlMaking, SqlOrder, SqlOverRows } from "../method/sql-expr.ts";
export { type SqlCapability, sqlCapabilities } from "./capabilities.ts";
export type { SqlFitRows } from "./fit/rows.ts";
export { type SqlFitPass, sketchFitSql } from "./fit/sketch.ts";
export {
  fitWithSql,
  type SqlFitOptions,
  type SqlFitStatement,
  type SqlFitStep,
  sqlFitStays,
  toFitSql,
} from "./fit/to-fit-sql.ts";
export { type RankSqlOptions, toRankSql } from "./rank-sql.ts";
export { resumeIndex, type SqlRows } from "./resume.ts";
export { toSql } from "./to-sql.ts";
export type {
  SqlColumn,
  SqlColumns,
  SqlDialect,
  SqlFiles,
  SqlOptions,
  SqlOutput,
  SqlReason,
  SqlSplit,
  SqlStatement,
  SqlStays,
  SqlTable,
} from "./types.ts";

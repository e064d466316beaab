export type { SqlChildren, SqlExpr, SqlFunction, SqlMaking, SqlOrder, SqlOverRows } from "../method/sql-expr.ts";
export { type SqlCapability, sqlCapabilities } from "./capabilities.ts";
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

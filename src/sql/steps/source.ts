import { IndexError, type Issue } from "../../errors/index.ts";
import type { Dialect } from "../emit/dialect.ts";
import { ANY, NORMAL } from "../range.ts";
import type { SqlColumn, SqlTable } from "../types.ts";

/** A name that an engine can hold: not empty, without NUL, within its length. */
export function nameIssues(name: string, path: Issue["path"], dialect: Dialect): Issue[] {
  if (name === "") return [{ code: "sql-name-empty", path, params: {} }];
  if (name.includes("\0")) return [{ code: "sql-name-nul", path, params: {} }];
  const bytes = new TextEncoder().encode(name).length;
  if (dialect.longestName === null || bytes <= dialect.longestName) return [];
  return [{ code: "sql-name-long", path, params: { name, bytes, most: dialect.longestName, dialect: dialect.id } }];
}

/** The table as it stands after FROM, every part of its name quoted. */
export function relationOf(table: SqlTable, dialect: Dialect): string {
  if (typeof table === "object" && !Array.isArray(table) && "format" in table) {
    const path = ["table"];
    if (table.paths.length === 0)
      throw new IndexError([{ code: "sql-name-empty", path: ["table", "paths"], params: {} }]);
    const texts = [...table.paths, table.delimiter ?? "", ...(table.nulls ?? [])];
    if (texts.some((text) => text.includes("\0"))) throw new IndexError([{ code: "sql-name-nul", path, params: {} }]);
    const relation = dialect.files(table);
    if (relation !== null) return relation;
    throw new IndexError([{ code: "sql-files", path, params: { dialect: dialect.id, format: table.format } }]);
  }
  const parts = typeof table === "string" ? [table] : (table as readonly string[]);
  const issues = parts.flatMap((part, i) =>
    nameIssues(part, typeof table === "string" ? ["table"] : ["table", i], dialect),
  );
  if (parts.length === 0) issues.push({ code: "sql-name-empty", path: ["table"], params: {} });
  if (issues.length > 0) throw new IndexError(issues);
  return parts.map(dialect.quote).join(".");
}

/** Names of the table's columns are checked when they are first read. */
export function checkedName(column: SqlColumn, path: Issue["path"], dialect: Dialect): void {
  if (typeof column !== "string") {
    if (column.value.includes("\0")) throw new IndexError([{ code: "sql-name-nul", path, params: {} }]);
    return;
  }
  const issues = nameIssues(column, path, dialect);
  if (issues.length > 0) throw new IndexError(issues);
}

/** Doubles as the table gives them; where results too small are an error, without those that have lost their precision. */
export const rawRange = (dialect: Dialect) => (dialect.id === "postgresql" ? { ...ANY, least: NORMAL } : ANY);

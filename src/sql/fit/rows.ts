import { IndexError } from "../../errors/index.ts";
import type { SqlRows } from "../resume.ts";

/** What an engine returned: columns by name, or one record a row. */
export type SqlFitRows = SqlRows | readonly Readonly<Record<string, unknown>>[];

export interface ReadRows {
  readonly length: number;
  /** NaN for NULL. */
  number(column: string, row: number): number;
  text(column: string, row: number): string | null;
  /** The rows in which a column has a text; all of them where no column is named. */
  where(column: string | null, value: string): readonly number[];
}

/** Rows of either form; a column that the statement gives and the rows have not is an error. */
export function readRows(given: SqlFitRows): ReadRows {
  const list = Array.isArray(given) ? (given as readonly Readonly<Record<string, unknown>>[]) : null;
  const table = list === null ? (given as SqlRows) : null;
  const length = table === null ? list!.length : table.rows;
  const value = (column: string, row: number): unknown => {
    const has = table === null ? Object.hasOwn(list![row]!, column) : table.columns.has(column);
    if (!has) throw new IndexError([{ code: "sql-rows-differ", path: [column], params: { column } }]);
    return table === null ? list![row]![column] : table.columns.get(column)![row];
  };
  const text = (column: string, row: number): string | null => {
    const found = value(column, row);
    return found === null || found === undefined ? null : String(found);
  };
  return {
    length,
    number(column, row) {
      const found = value(column, row);
      return found === null || found === undefined ? Number.NaN : Number(String(found));
    },
    text,
    where: (column, wanted) =>
      Array.from({ length }, (_, row) => row).filter((row) => column === null || text(column, row) === wanted),
  };
}

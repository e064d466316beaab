/** A number, a text, or nothing (missing). */
export type TableCell = number | string | null | undefined;

export interface ResultColumn {
  readonly name: string;
  /** `integer`: whole numbers of 32 bits, such as ranks. */
  readonly type: "text" | "number" | "integer";
}

/**
 * A part of a result as a table: what every writer takes. Rows have a cell a column; null, undefined and NaN are missing.
 * @example const table: ResultTable = { name: "t", columns: [{ name: "x", type: "number" }], rows: [[1], [null]] };
 */
export interface ResultTable {
  /** `scores`, `steps`, `weights`, `notes` and the like. */
  readonly name: string;
  readonly columns: readonly ResultColumn[];
  readonly rows: Iterable<readonly TableCell[]>;
}

/** Where a table came from, for a file that can say it. */
export interface TableAbout {
  readonly software?: { readonly name: string; readonly version: string };
  readonly system?: { readonly id: string; readonly version: string; readonly sha256?: string };
  readonly plan?: { readonly sha256: string };
}

/** Rows below their headings as a table: a column with a text in it is one of texts, any other is one of numbers. */
export function tableOf(name: string, [head = [], ...rows]: readonly (readonly TableCell[])[]): ResultTable {
  const columns = head.map(
    (heading, j): ResultColumn => ({
      name: String(heading),
      type: rows.some((row) => typeof row[j] === "string") ? "text" : "number",
    }),
  );
  return { name, columns, rows };
}

export function isMissing(cell: TableCell): cell is null | undefined {
  return cell === null || cell === undefined || (typeof cell === "number" && Number.isNaN(cell));
}

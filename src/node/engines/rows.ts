import type { EngineColumn, EngineTable } from "./types.ts";

interface Growing {
  readonly name: string;
  /** Doubles that grow, or texts. */
  figures: Float64Array | undefined;
  readonly texts: (string | null)[];
  length: number;
}
export type GrowingColumns = readonly Growing[];

const FIGURE =
  /^(?:Nullable\()?(?:DOUBLE|FLOAT|REAL|HUGEINT|UHUGEINT|U?(?:TINY|SMALL|BIG)INT|U?INTEGER|U?INT\d*|DECIMAL|NUMERIC|Float\d+|BFloat16|BOOLEAN|BOOL|LONG|SHORT|BYTE)\b/i;

/** Whether a type of an engine holds numbers. */
export const isFigure = (type: string): boolean => FIGURE.test(type) && !type.endsWith("[]");

export const startColumns = (head: readonly { readonly name: string; readonly figure: boolean }[]): GrowingColumns =>
  head.map(({ name, figure }) => ({
    name,
    figures: figure ? new Float64Array(1024) : undefined,
    texts: [],
    length: 0,
  }));

/** Adds values as an engine's driver gives them: numbers, big integers, texts of numbers, null. */
export function grow(column: Growing, values: readonly unknown[]): void {
  if (column.figures === undefined) {
    for (const value of values) column.texts.push(value === null || value === undefined ? null : String(value));
    return;
  }
  const wanted = column.length + values.length;
  if (wanted > column.figures.length) {
    const wider = new Float64Array(Math.max(wanted, 2 * column.figures.length));
    wider.set(column.figures);
    column.figures = wider;
  }
  for (const value of values) {
    column.figures[column.length] = figureOf(value);
    column.length += 1;
  }
}

/** Adds rows of cells. */
export function growRows(columns: GrowingColumns, rows: readonly (readonly unknown[])[]): void {
  columns.forEach((column, k) => {
    grow(
      column,
      rows.map((row) => row[k]),
    );
  });
}

function figureOf(value: unknown): number {
  if (value === null || value === undefined || value === "") return Number.NaN;
  if (value === "inf" || value === "-inf") return value === "inf" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  return typeof value === "object" ? Number(String(value)) : Number(value);
}

/** Two columns of one name are an error of the statement; the later one would hide the earlier. */
export function columnsOf(columns: GrowingColumns, rows: number): EngineTable {
  const entries = columns.map(({ name, figures, texts }): readonly [string, EngineColumn] => [
    name,
    figures === undefined ? texts : figures.slice(0, rows),
  ]);
  return { rows, columns: new Map(entries) };
}

import { columnLetters } from "../csv.ts";

/** A rectangle of cells; rows from 1, columns from 0, both ends included. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** @example parseAddress("C7"); // => { row: 7, column: 2 } */
export function parseAddress(text: string): { readonly row: number; readonly column: number } | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text);
  if (!match) return undefined;
  let column = 0;
  for (const letter of match[1]!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(match[2]);
  return row > MAX_ROWS || column > MAX_COLUMNS ? undefined : { row, column: column - 1 };
}

/** @example parseRange("A3:F60"); // => { top: 3, left: 0, bottom: 60, right: 5 } */
export function parseRange(text: string): Range | undefined {
  const [from, to, more] = text.trim().split(":");
  const a = parseAddress(from ?? "");
  const b = to === undefined ? a : parseAddress(to);
  if (!a || !b || more !== undefined) return undefined;
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
}

/** @example cellName({ row: 7, column: 2 }); // => "C7" */
export function cellName({ row, column }: { readonly row: number; readonly column: number }): string {
  return `${columnLetters(column)}${row}`;
}

export function rangeName({ top, left, bottom, right }: Range): string {
  return `${cellName({ row: top, column: left })}:${cellName({ row: bottom, column: right })}`;
}

import { columnLetters } from "../../csv.ts";

/** A number inside a formula: as many digits as it takes, negative ones in brackets. */
export function literal(v: number): string {
  const text = String(v).replace("e", "E");
  return v < 0 ? `(${text})` : text;
}

export const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

/** Column from 0, row from 1. `fixed`: both stay where they are when a formula is copied. */
export function cellRef(sheet: string, column: number, row: number, fixed = false): string {
  const mark = fixed ? "$" : "";
  return `${quoted(sheet)}!${mark}${columnLetters(column)}${mark}${row}`;
}

export interface Block {
  readonly sheet: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function blockRef({ sheet, left, right, top, bottom }: Block, fixed = false): string {
  const mark = fixed ? "$" : "";
  return `${quoted(sheet)}!${mark}${columnLetters(left)}${mark}${top}:${mark}${columnLetters(right)}${mark}${bottom}`;
}

/** The longest formula that a spreadsheet takes has 8,192 characters. */
export const MAX_FORMULA = 8000;

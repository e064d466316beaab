import type { Scores } from "../schema/scores.ts";
import { guarded } from "./guard.ts";
import { scoresTable, stepsTable } from "./output/scores.ts";
import type { ResultTable, TableCell } from "./output/table.ts";

/** A number, a text, or nothing (missing). */
export type CsvCell = TableCell;

/**
 * Rows as CSV (RFC 4180, LF). A text that a spreadsheet would take for a formula (it begins with = + - @, one of them in full
 * width, a tab or a line break) gets a ' before it, which reading takes off again; numbers are written as they are, with every digit needed to read the same number back.
 * @example csvText([["unit", "score"], ["=1+1", -2.5]]); // => "unit,score\n'=1+1,-2.5\n"
 */
export function csvText(rows: Iterable<readonly CsvCell[]>): string {
  let text = "";
  for (const row of rows) text += `${row.map(csvCell).join(",")}\n`;
  return text;
}

function csvCell(cell: CsvCell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return Number.isNaN(cell) ? "" : String(cell);
  const safe = guarded(cell);
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table of a result as CSV, its headings first. */
export function tableToCsv({ columns, rows }: ResultTable): string {
  return csvText([columns.map(({ name }) => name)]) + csvText(rows);
}

/** Scores as a table: a row a unit, period and node. */
export function scoresToCsv(scores: { readonly scores: readonly Scores["scores"][number][] }): string {
  return tableToCsv(scoresTable(scores));
}

/** The indicators' values after each step, as a table; only the heading where the scores have none. */
export function stepsToCsv(scores: Scores): string {
  return tableToCsv(stepsTable(scores));
}

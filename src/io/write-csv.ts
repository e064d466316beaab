import type { Scores } from "../schema/scores.ts";

/** A number, a text, or nothing (missing). */
export type CsvCell = number | string | null | undefined;

/**
 * Rows as CSV (RFC 4180, LF). A text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line break)
 * gets a ' before it; numbers are written as they are, with every digit needed to read the same number back.
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
  const safe = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Scores as a tidy table: a row a unit, period and node; steps, where the scores have them, as a second block of columns. */
export function scoresToCsv(scores: { readonly scores: readonly Scores["scores"][number][] }): string {
  const named = scores.scores.some(({ name }) => name !== undefined);
  const marked = scores.scores.some(({ withheld }) => withheld !== undefined);
  const head = [
    "unit",
    ...(named ? ["name"] : []),
    "period",
    "node",
    "score",
    "rank",
    "coverage",
    "availability",
    ...(marked ? ["withheld"] : []),
  ];
  const rows = scores.scores.map(({ unit, name, period, node, score, rank, coverage, availability, withheld }) => [
    unit,
    ...(named ? [name ?? ""] : []),
    period,
    node,
    score,
    rank,
    coverage,
    availability,
    ...(marked ? [withheld ?? ""] : []),
  ]);
  return csvText([head, ...rows]);
}

/** The indicators' values after each step, as a tidy table; only the heading where the scores have none. */
export function stepsToCsv(scores: Scores): string {
  const rows = Object.entries(scores.steps ?? {}).flatMap(([step, cells]) =>
    (cells ?? []).map(({ unit, period, indicator, value, how }) => [step, unit, period, indicator, value, how ?? ""]),
  );
  return csvText([["step", "unit", "period", "indicator", "value", "how"], ...rows]);
}

import { isMissing, type ResultTable, type TableCell } from "./table.ts";

/** A text that Markdown shows as it stands, in one line: marks are escaped, line breaks and controls are spaces. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").replace(/[\\`*_{}[\]<>#|~&]/g, "\\$&");
}

/** Texts as a table of GitHub's Markdown; what is in them is escaped. */
export function markdownTable(
  rows: Iterable<readonly string[]>,
  { columns }: { readonly columns: readonly { readonly heading: string; readonly align?: "left" | "right" }[] },
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(({ heading }) => escapeMarkdown(heading))),
    line(columns.map(({ align }) => (align === "right" ? "---:" : "---"))),
    ...Array.from(rows, (row) => line(row.map(escapeMarkdown))),
  ].join("\n");
}

/**
 * A table as Markdown for reading: numbers stand to the right with up to four decimals (below 1, four digits), missing is
 * empty. Every digit is in the other formats.
 * @example
 * tableToMarkdown({ name: "t", columns: [{ name: "unit", type: "text" }, { name: "score", type: "number" }], rows: [["a|b", 61.50004]] });
 * // => '| unit | score |\n| --- | ---: |\n| a\\|b | 61.5 |\n'
 */
export function tableToMarkdown({ columns, rows }: ResultTable): string {
  const shown = function* () {
    for (const row of rows) yield columns.map((_, j) => cellText(row[j]));
  };
  return `${markdownTable(shown(), {
    columns: columns.map(({ name, type }) => ({ heading: name, align: type === "text" ? "left" : "right" })),
  })}\n`;
}

function cellText(cell: TableCell): string {
  if (isMissing(cell)) return "";
  if (typeof cell === "string" || Number.isInteger(cell)) return String(cell);
  return String(Number(Math.abs(cell) < 1 ? cell.toPrecision(4) : cell.toFixed(4)));
}

import { displayWidth, fitWidth } from "./width.ts";

export interface TableColumn {
  /** May have several lines; short ones stand at the bottom. A table whose columns have none has no rule either. */
  readonly heading?: string;
  readonly align?: "left" | "right";
  /** May be cut when the table is too wide for the terminal; the others never are. */
  readonly shrink?: boolean;
}

const GAP = "  ";
const LEAST = 8;

/**
 * A plain text table: columns line up also where texts are Chinese, numbers stand to the right, no line ends in spaces.
 * With a `width`, columns marked `shrink` are cut to fit, the widest first.
 * @example tableText([["北城", "1"]], { columns: [{ heading: "unit" }, { heading: "rank", align: "right" }] });
 */
export function tableText(
  rows: readonly (readonly string[])[],
  { columns, width }: { readonly columns: readonly TableColumn[]; readonly width?: number | undefined },
): string {
  const headings = columns.map(({ heading }) => (heading === undefined ? [] : heading.split("\n")));
  const high = headings.reduce((most, { length }) => Math.max(most, length), 0);
  const head = Array.from({ length: high }, (_, i) => headings.map((texts) => texts[i - high + texts.length] ?? ""));
  const cells = [...head, ...rows].map((row) => columns.map((_, j) => oneLine(row[j] ?? "")));
  const widths = columns.map((_, j) => cells.reduce((widest, row) => Math.max(widest, displayWidth(row[j]!)), 0));
  if (width !== undefined) shrink(widths, { columns, width });
  const lines = cells.map((row) =>
    row
      .map((cell, j) => {
        const text = fitWidth(cell, { width: widths[j]! });
        const space = " ".repeat(widths[j]! - displayWidth(text));
        return columns[j]!.align === "right" ? space + text : text + space;
      })
      .join(GAP)
      .trimEnd(),
  );
  const rule = widths.map((n) => "-".repeat(n)).join(GAP);
  return high === 0 ? lines.join("\n") : [...lines.slice(0, high), rule, ...lines.slice(high)].join("\n");
}

function shrink(
  widths: number[],
  { columns, width }: { readonly columns: readonly TableColumn[]; readonly width: number },
): void {
  let over = widths.reduce((sum, n) => sum + n, 0) + GAP.length * (widths.length - 1) - width;
  while (over > 0) {
    let widest = -1;
    widths.forEach((n, j) => {
      if (columns[j]!.shrink && n > LEAST && (widest < 0 || n > widths[widest]!)) widest = j;
    });
    if (widest < 0) return; // no more to give: the terminal wraps
    widths[widest]! -= 1;
    over -= 1;
  }
}

/** Names may hold line breaks and terminal commands; a table shows neither. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trimEnd();
}

import { isNote, isTotal } from "../aside.ts";
import type { Grid } from "./grid.ts";
import type { Cell } from "./sheet.ts";

/** The first cell of a row that speaks about the table. */
export function noteRow(cells: readonly Cell[]): Cell | undefined {
  const first = cells[0];
  return first?.kind === "text" && isNote(first.text) ? first : undefined;
}

/** The cell of a row that names it a total or an average of the others. */
export function totalRow(cells: readonly Cell[]): Cell | undefined {
  return cells.slice(0, 3).find(({ kind, text }) => kind === "text" && isTotal(text));
}

/** Where the first row has one text and a row soon below has many: the row that is more likely the heading. */
export function titleRow(grid: Grid, first: number): number | undefined {
  const cells = grid.cells(first);
  if (cells.length !== 1 || cells[0]!.kind !== "text") return undefined;
  return grid.rows
    .filter((row) => row > first)
    .slice(0, 8)
    .find((row) => grid.cells(row).length >= 2);
}

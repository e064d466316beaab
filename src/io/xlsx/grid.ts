import type { SheetOptions } from "../../schema/project.ts";
import type { Found } from "../found.ts";
import { parseRange, type Range } from "./address.ts";
import type { Cell, Sheet } from "./sheet.ts";

/** The part of a sheet that is read: rows that hold something, cells of the range, merged cells filled where that was asked for. */
export interface Grid {
  readonly range: Range;
  readonly rows: readonly number[];
  cells(row: number): readonly Cell[];
  /** The cell whose text stands at a place: itself, or the first of the merged cells that cover it. */
  covering(row: number, column: number): Cell | undefined;
  /** Merged cells that touch the range. */
  readonly merged: readonly Range[];
  readonly filled: boolean;
  /** Hidden rows and columns inside the range that hold something and were not spoken of. */
  readonly hidden: { readonly rows: readonly number[]; readonly columns: readonly number[] };
}

interface GridOptions {
  readonly options: SheetOptions;
  readonly file: string;
  readonly found: Found;
}

export function createGrid(sheet: Sheet, { options, file, found }: GridOptions): Grid | undefined {
  const given = options.range === undefined ? undefined : parseRange(options.range);
  if (options.range !== undefined && given === undefined) {
    found.add({ code: "sheet-range", path: [], params: { range: options.range }, at: { file } });
    return undefined;
  }
  const skipped = new Set(options.skip);
  const columnHidden = (column: number) => sheet.hiddenColumns.some(([from, to]) => column >= from && column <= to);
  const leaveHidden = options.hidden === "skip";
  const kept = new Map<number, Cell[]>();
  for (const [row, cells] of sheet.rows) {
    if (skipped.has(row) || (leaveHidden && sheet.hiddenRows.has(row))) continue;
    if (given && (row < given.top || row > given.bottom)) continue;
    const own = cells.filter(
      ({ column, text }) =>
        text.trim() !== "" &&
        (!given || (column >= given.left && column <= given.right)) &&
        !(leaveHidden && columnHidden(column)),
    );
    if (own.length > 0) kept.set(row, own);
  }
  if (kept.size === 0) {
    found.add({ code: "file-empty", path: [], params: {}, at: { file } });
    return undefined;
  }
  const range = given ?? extentOf(kept);
  const merged = sheet.merged.filter(
    ({ top, left, bottom, right }) =>
      top <= range.bottom && bottom >= range.top && left <= range.right && right >= range.left,
  );
  const at = (row: number, column: number) => sheet.rows.get(row)?.find((cell) => cell.column === column);
  const covering = (row: number, column: number): Cell | undefined => {
    const own = at(row, column);
    if (own !== undefined) return own;
    const over = merged.find(
      ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
    );
    return over && at(over.top, over.left);
  };
  const filled = options.merged === "fill";
  if (filled) fill();
  const seen = options.hidden === undefined;
  const used = new Set([...kept.values()].flatMap((cells) => cells.map(({ column }) => column)));
  return {
    range,
    rows: [...kept.keys()],
    cells: (row) => kept.get(row) ?? [],
    covering,
    merged,
    filled,
    hidden: {
      rows: seen ? [...kept.keys()].filter((row) => sheet.hiddenRows.has(row)) : [],
      columns: seen ? [...used].filter(columnHidden).sort((a, b) => a - b) : [],
    },
  };

  /** Only rows that hold something of their own: a merge that reaches below the table makes no rows. */
  function fill(): void {
    for (const { top, left, bottom, right } of merged) {
      const first = at(top, left);
      if (first === undefined) continue;
      for (const [row, cells] of kept) {
        if (row < top || row > bottom) continue;
        for (let column = Math.max(left, range.left); column <= Math.min(right, range.right); column++)
          if (!cells.some((cell) => cell.column === column)) cells.push({ ...first, row, column });
        cells.sort((a, b) => a.column - b.column);
      }
    }
  }
}

function extentOf(kept: ReadonlyMap<number, readonly Cell[]>): Range {
  let [left, right] = [Number.POSITIVE_INFINITY, 0];
  for (const cells of kept.values()) {
    left = Math.min(left, cells[0]!.column);
    right = Math.max(right, cells.at(-1)!.column);
  }
  const rows = [...kept.keys()];
  return { top: rows[0]!, left, bottom: rows.at(-1)!, right };
}

import { mean, median, standardDeviation } from "../../../stats/index.ts";
import type { CellToWrite, SheetToWrite } from "../../xlsx/write.ts";
import { type Book, heading } from "../context.ts";
import { cellRef } from "./text.ts";

/** What a spreadsheet can learn from a column by itself. */
export type Statistic = "MIN" | "MAX" | "AVERAGE" | "STDEV" | "STDEVP" | "SUM" | "MEDIAN";

const STATISTICS: { readonly [S in Statistic]: (x: Float64Array) => number } = {
  MIN: (x) => x.reduce((least, v) => Math.min(least, v), Number.POSITIVE_INFINITY),
  MAX: (x) => x.reduce((most, v) => Math.max(most, v), Number.NEGATIVE_INFINITY),
  AVERAGE: mean,
  STDEV: (x) => standardDeviation(x, { ddof: 1 }),
  STDEVP: (x) => standardDeviation(x, { ddof: 0 }),
  SUM: (x) => x.reduce((sum, v) => sum + v, 0),
  MEDIAN: median,
};

/** The cells that a value was learned from, and what stands in them. */
export interface Learned {
  readonly range: string;
  readonly present: Float64Array;
}

/** One line of the sheet: a node, and where its values hold. */
export interface RulerLine {
  readonly id: string;
  /** The period of the ruler, or the place of a target; empty for all rows. */
  readonly at: string;
  readonly method: string;
}

const FIXED = 4;

/** The sheet of everything that the formulas take as learned or told; a value is written when it is first asked for. */
export function rulerSheet(book: Book) {
  const sheet = book.words.sheets.ruler;
  const params: string[] = [];
  const lines = new Map<string, { readonly line: RulerLine; readonly row: number; readonly cells: CellToWrite[] }>();
  const entry = (line: RulerLine) => {
    const key = JSON.stringify([line.id, line.at, line.method]);
    const known = lines.get(key) ?? { line, row: lines.size + 2, cells: [] };
    lines.set(key, known);
    return known;
  };
  return {
    /** The cell of a value; as a formula over the cells that it was learned from, where that gives the same. */
    cell(
      line: RulerLine,
      name: string,
      value: number,
      by: readonly Statistic[] = [],
      learned?: Learned | null,
    ): string {
      const { row, cells } = entry(line);
      if (!params.includes(name)) params.push(name);
      const column = params.indexOf(name);
      if (cells[column] === undefined) {
        const found = learned ? by.find((s) => agrees(STATISTICS[s](learned.present), value)) : undefined;
        cells[column] =
          found === undefined
            ? { value, look: "input" }
            : { formula: `${found}(${learned!.range})`, value, look: "plain" };
      }
      return cellRef(sheet, FIXED + column, row, true);
    },
    sheet(): SheetToWrite {
      const { words } = book;
      const heads = [words.id, words.name, words.period, words.method, ...params].map(heading);
      const rows = [...lines.values()].map(({ line, cells }): CellToWrite[] => [
        line.id,
        book.say(book.node(line.id)?.name, line.id),
        { value: line.at, look: "text" },
        line.method,
        ...params.map((_, j) => cells[j] ?? null),
      ]);
      return {
        name: sheet,
        rows: [heads, ...rows],
        frozen: { rows: 1, columns: 2 },
        widths: [26, 28, 14, 26, ...params.map(() => 14)],
      };
    },
  };
}

export type Ruler = ReturnType<typeof rulerSheet>;

function agrees(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
}

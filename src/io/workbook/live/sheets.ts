import { IndexError } from "../../../errors/index.ts";
import type { CellToWrite, SheetToWrite } from "../../xlsx/write.ts";
import { type Book, heading, identity, score } from "../context.ts";
import { plainCells, type ResultCells, ranksSheet, resultsSheet } from "../results.ts";
import { type Carried, calculate } from "./calculation.ts";
import { prepare } from "./prepared.ts";
import { liveRanks } from "./ranks.ts";
import { rulerSheet } from "./ruler.ts";
import { cellRef } from "./text.ts";
import { liveWeights, weightLines } from "./weights.ts";

/** The sheets of a workbook that computes: from the data to every score and rank. */
export function liveSheets(book: Book): { sheets: readonly SheetToWrite[]; carried: readonly Carried[] } {
  refuseHidden(book);
  const { result, words, groups, rows } = book;
  const lines = Math.max(3, 2 + weightLines(book));
  const grid = { lines, first: lines + 3 };
  const ruler = rulerSheet(book);
  const weights = liveWeights(book, grid);
  const prepared = prepare(book, { grid, ruler });
  const calculation = calculate(book, { grid, ruler, prepared, weights });
  const left = identity(book).headings.length;
  const rowOf = new Map(rows.map((i, k) => [i, RESULT_ROW + k]));
  const [index, ...others] = groups;
  const scoreColumn = (id: string) => left + (id === index ? 0 : 4 + others.indexOf(id));
  const published = (id: string, i: number) => cellRef(words.sheets.results, scoreColumn(id), rowOf.get(i)!);
  const ranks = liveRanks(book, published);
  const hidden = new Set(result.withheld.map(({ node, row }) => JSON.stringify([node, row])));
  const plain = plainCells(book);
  const cells: ResultCells = {
    ...plain,
    score: (id) => {
      const x = result.score(id);
      return (i): CellToWrite => {
        if (hidden.has(JSON.stringify([id, i]))) return score(Number.NaN);
        const ref = calculation.scoreRef(id, i);
        const value = Number.isNaN(x[i]!) ? null : x[i]!;
        return { formula: `IF(ISNUMBER(${ref}),${ref},"")`, value, look: "score" };
      };
    },
    rank: (id) => {
      const x = result.rank(id);
      return (i) => ({ formula: ranks.rankRef(id, i), value: x[i] === 0 ? null : x[i]!, look: "whole" });
    },
    coverage: (id) => {
      const x = result.coverage(id);
      return (i) => ({ formula: calculation.coverage(id, i), value: x[i]!, look: "score" });
    },
  };
  return {
    sheets: [
      resultsSheet(book, cells),
      ranksSheet(book, { ...cells, rank: ranks.ranks }, ranks.more),
      calculation.sheet,
      ...weights.sheets,
      ruler.sheet(),
      prepared.sheets[1]!,
      prepared.sheets[0]!,
    ],
    carried: calculation.carried,
  };
}

const RESULT_ROW = 3;

/** Formulas cannot count what the data may not show. */
function refuseHidden({ result, indicators }: Book): void {
  const hidden = indicators.filter((id) => result.suppressed(id).includes(true));
  if (hidden.length === 0 || result.plan.confidential.use === "missing") return;
  throw new IndexError([{ code: "live-confidential", path: ["data"], params: { ids: hidden } }]);
}

/** What the Method sheet of a live workbook says more. */
export function liveLines({ words }: Book, carried: readonly Carried[]): CellToWrite[][] {
  return [
    [],
    [heading(words.parts.live), heading(""), heading(""), heading("")],
    ...words.liveAbout.map(([what, text]): CellToWrite[] => [what, text]),
    ...(carried.length === 0
      ? [[words.parts.carried, words.parts.none]]
      : carried.map(({ node, method }): CellToWrite[] => [words.parts.carried, node, method])),
  ];
}

import { en, IndexError, type Texts } from "../../errors/index.ts";
import { createRegistry, type Registry } from "../../method/index.ts";
import { builtins } from "../../pipeline/builtins.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { MAX_COLUMNS, MAX_ROWS } from "../xlsx/address.ts";
import { type SheetToWrite, writeWorkbook } from "../xlsx/write.ts";
import { bookOf } from "./context.ts";
import { liveLines, liveSheets } from "./live/sheets.ts";
import { methodSheet, notesSheet, type Provenance } from "./method.ts";
import { normalisedSheet, plainCells, ranksSheet, resultsSheet, stepsSheet, weightsSheet } from "./results.ts";
import { bookEn, bookZh } from "./words.ts";

export interface WorkbookOptions extends Provenance {
  /** Language of sheets, headings and names; English unless given. */
  readonly locale?: "en" | "zh";
  /** Scores and ranks as formulas over a sheet of the data. */
  readonly live?: boolean;
  /** Language of the notes' sentences; English unless given. */
  readonly messages?: Texts;
  /** Whose methods have which names; the library's unless given. */
  readonly registry?: Registry;
}

/**
 * A result as an Excel workbook: sheets Results, Ranks, Weights, Normalised, Steps, Notes and Method, in English or Chinese.
 * Rows stand period by period; a second line of each sheet holds the ids. No clock: the same input gives the same bytes.
 * `live`: the auditable workbook, in which every score, coverage and rank is a formula from a sheet Data through Prepared,
 * Ruler and Weights; beside each formula stands our value. A method that a spreadsheet cannot follow has its scores as
 * values, orange and named on the sheet Method; imputed values are yellow.
 * Missing: empty cells. Texts are texts, also those that begin with = + - or @.
 * Errors: more rows or columns than a sheet has; `live` with confidential cells that count in scores.
 * @param result what `computeIndex` or `applyIndex` gave
 * @returns the bytes of an .xlsx file
 * @example
 * const system = parseSystem({ id: "s", version: "1", index: { id: "index", children: [{ id: "a", direction: "positive" }] } });
 * const data = datasetFromColumns({ units: ["x", "y"], periods: "2023", columns: { a: [2, 5] } });
 * const { workbook } = readWorkbook(toWorkbook(computeIndex({ system }, data), { live: true }));
 * workbook.sheets.map(({ name }) => name).slice(0, 3); // => ["Results", "Ranks", "Calculation"]
 */
export function toWorkbook(result: IndexResult, options: WorkbookOptions = {}): Uint8Array {
  const { locale = "en", live = false, messages = en, registry = createRegistry(builtins) } = options;
  const book = bookOf(result, { locale, words: locale === "zh" ? bookZh : bookEn, registry });
  const sheets = live ? computing() : plain();
  sheets.forEach(refuseTooLarge);
  return writeWorkbook(sheets.map((sheet) => ({ ...sheet, fit: true })));

  function computing(): SheetToWrite[] {
    const { sheets: own, carried } = liveSheets(book);
    return [...own, notesSheet(book, messages), methodSheet(book, options, liveLines(book, carried))];
  }

  function plain(): SheetToWrite[] {
    const cells = plainCells(book);
    return [
      resultsSheet(book, cells),
      ranksSheet(book, cells),
      weightsSheet(book),
      normalisedSheet(book),
      stepsSheet(book),
      notesSheet(book, messages),
      methodSheet(book, options),
    ];
  }
}

function refuseTooLarge({ name, rows }: SheetToWrite): void {
  const columns = rows[0]?.length ?? 0;
  const [what, found, limit] =
    rows.length > MAX_ROWS ? ["rows", rows.length, MAX_ROWS] : ["columns", columns, MAX_COLUMNS];
  if ((found as number) <= (limit as number)) return;
  throw new IndexError([
    {
      code: "sheet-too-large",
      path: [],
      params: { sheet: name, what: what as string, found: found as number, limit: limit as number },
    },
  ]);
}

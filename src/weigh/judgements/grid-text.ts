import { readCell } from "./cell.ts";

/** Cells of a pasted table, and the labels of its rows or columns where it has some. */
export interface Grid {
  readonly labels: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
}

/**
 * A matrix pasted from a sheet or written as a block of text: a line a row, cells apart by tabs, else commas or semicolons,
 * else spaces. A first line or first column of words is taken for labels. Rows may be short: the rest is blank.
 * @example gridOfText("1 3 5\n- 1 3\n- - 1").rows[1]; // => ["-", "1", "3"]
 * @example gridOfText("\ta\tb\na\t1\t3\nb\t\t1").labels; // => ["a", "b"]
 */
export function gridOfText(text: string): Grid {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
  const rows = split(lines);
  const labelled = rows.length > 0 && rows[0]!.some(isWord) && rows[0]!.every((cell) => isWord(cell) || cell === "");
  const body = labelled ? rows.slice(1) : rows;
  const sided = body.length > 0 && body.every((row) => isWord(row[0] ?? ""));
  const cells = sided ? body.map((row) => row.slice(1)) : body;
  const side = sided ? body.map((row) => row[0]!) : null;
  const head = labelled ? rows[0]!.slice(sided ? 1 : 0).filter((cell) => cell !== "") : null;
  return { labels: head ?? side, rows: cells };
}

function split(lines: readonly string[]): string[][] {
  const by = [/\t/, /[,;\uff0c\uff1b、|]/].find((mark) => lines.some((line) => mark.test(line)));
  // with spaces between, a margin would be an empty cell
  return lines.map((line) => (by === undefined ? line.trim().split(/\s+/) : line.split(by)).map((cell) => cell.trim()));
}

const isWord = (cell: string): boolean => readCell(cell) === "text";

/** Why a cell is no judgement; each has its own sentence that says what to do. */
export type CellProblem = "text" | "date" | "zero-denominator" | "infinite";

/** What a sheet, a YAML file or a program may hold in the place of one judgement. */
export type CellInput = number | string | null;

const BLANK = /^(?:|[-–—*?.·/]|NA|NaN|null)$/i;
const FRACTION = /^([+-]?\d+(?:\.\d+)?)\s*[/:]\s*(\d+(?:\.\d+)?)$/;
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
// what spreadsheets make of 1/3: 3-Jan, Jan-3, 1月3日, 2024-01-03, 2024/1/3
const DATE =
  /^(?:\d{1,2}[-\s]?[A-Za-z]{3,9}|[A-Za-z]{3,9}[-\s]?\d{1,2}|\d{1,2}月\d{1,2}日?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}.*)$/;

/**
 * One judgement as people write it: a number, a decimal, a fraction such as `1/3` or `⅓`; null where the cell is blank
 * (empty, `-`, `*`, `?`). Anything else is not guessed at: the problem is named.
 * @example readCell("1/4"); // => 0.25
 * @example readCell("½"); // => 0.5
 * @example readCell("3-Jan"); // => "date"
 */
export function readCell(cell: CellInput): number | null | CellProblem {
  if (cell === null) return null;
  if (typeof cell === "number") return Number.isNaN(cell) ? null : Number.isFinite(cell) ? cell : "infinite";
  // NFKC makes full-width digits plain and ⅓ a fraction with U+2044
  const text = cell.normalize("NFKC").replaceAll("\u2044", "/").trim();
  if (BLANK.test(text)) return null;
  const fraction = FRACTION.exec(text);
  if (fraction !== null) {
    const [, over, under] = fraction;
    return Number(under) === 0 ? "zero-denominator" : finite(Number(over) / Number(under));
  }
  if (PLAIN.test(text)) return finite(Number(text));
  return DATE.test(text) ? "date" : "text";
}

const finite = (value: number): number | CellProblem => (Number.isFinite(value) ? value : "infinite");

/** Why a cell is no number; each has its own sentence that says what to do. */
export type NumberProblem =
  | "thousands" // 1,234
  | "percent" // 12%
  | "full-width" // digits of an East Asian width
  | "minus" // −5 with a typographic minus
  | "decimal-comma" // 3,5
  | "counted" // 12万, 3.5亿元
  | "spreadsheet-error" // #DIV/0!
  | "missing-word" // n/a, 暂无, ……
  | "date" // 2023-01-05
  | "infinite" // Infinity, 1e309
  | "text";

const MISSING = new Set(["", "NA", "NaN", "null", "..", "-", "—"]);
const LONGEST_MISSING = 4;
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * The number of a cell; NaN where the cell says that it is missing (empty, `NA`, `NaN`, `null`, `..`, `-`, `—`).
 * Anything else is not guessed at: undefined, and `numberProblem` says why.
 * @example readNumber("1.5e3"); // => 1500
 */
export function readNumber(cell: string): number | undefined {
  const text = cell.trim();
  if (text.length <= LONGEST_MISSING && MISSING.has(text)) return Number.NaN;
  if (!PLAIN.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** @example numberProblem("1,234"); // => "thousands" */
export function numberProblem(cell: string): NumberProblem {
  const text = cell.trim();
  for (const [problem, pattern] of PROBLEMS) if (pattern.test(text)) return problem;
  return "text";
}

const PROBLEMS: readonly (readonly [NumberProblem, RegExp])[] = [
  ["infinite", /^[+-]?(?:inf(?:inity)?|∞)$/i],
  ["infinite", PLAIN], // reached only by a number too large for a double
  ["spreadsheet-error", /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!)/i],
  [
    "missing-word",
    /^(?:n\/?a\.?|nan|null|none|nil|missing|无|缺|缺失|暂无|无数据|不适用|\.|\.{3,}|…+|-{2,}|[—–]+|[/\\*?xX×])$/i,
  ],
  ["full-width", /[\uff10-\uff19\uff0e]/],
  ["thousands", /^[+-]?\d{1,3}(?:[,\uff0c'\u2019\u00a0\u202f ]\d{3})+(?:\.\d+)?$/],
  ["percent", /^[+-]?[\d.,]+\s*(?:[%\uff05\u2030]|百分点)$/],
  ["decimal-comma", /^[+-]?\d+,\d+$/],
  ["minus", /^[\u2010-\u2015\u2212\uff0d]\s*[\d.]+$/],
  ["date", /^\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?$/],
  ["counted", /^[+-]?\d[\d.,]*\s*[^\d\s.,]+$/],
];

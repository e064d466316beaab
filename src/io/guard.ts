/** What spreadsheets take for the beginning of a formula: OWASP's list, full-width forms and line breaks too. */
const RISKY = /^'*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/;
const GUARDED = /^'+[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/;

/**
 * A text as a cell of a CSV file that no spreadsheet computes: with a ' before what would begin a formula. A text that has one
 * there already gets another, so that `unguarded` gives back every text as it was.
 * @example guarded("=1+1"); // => "'=1+1"
 */
export function guarded(text: string): string {
  return RISKY.test(text) ? `'${text}` : text;
}

/** The text that `guarded` was given. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && GUARDED.test(cell) ? cell.slice(1) : cell;
}

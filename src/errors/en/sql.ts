import { listed } from "../phrase.ts";
import { SQL_REASONS_EN } from "../sql-words-en.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });

/** Problems and notes of an index that is written as SQL. */
export const sqlEn = {
  "sql-dialect": ({ found, known }: { found: string; known: readonly string[] }) =>
    `no dialect of SQL "${found}"; known: ${names(known)}`,
  "sql-not-fitted": (_: object) =>
    "this is a definition, and a statement that scores needs what was learned from data: give what fitIndex or fitWithSql gives (toFitSql writes the statements that learn in the engine)",
  "sql-name-empty": (_: object) => "a name is empty; give the table's or column's name as it stands in the database",
  "sql-name-nul": (_: object) => "the text holds a NUL character, which no engine takes; remove it",
  "sql-name-long": ({ name, bytes, most, dialect }: { name: string; bytes: number; most: number; dialect: string }) =>
    `the name ${name} has ${bytes} bytes, and ${dialect} holds names of at most ${most}; the database cannot have it, so give the name that it has`,
  "sql-files": ({ dialect, format }: { dialect: string; format: string }) =>
    `${dialect} does not read these ${format} files as a table in a statement; load them into a table, and give its name`,
  "sql-rows-differ": ({ column }: { column: string }) =>
    `the rows fetched have no column ${column}, which the statement gives; pass them as they came`,
  "sql-nothing-stays": (_: object) =>
    "the statement gives the scores themselves, so nothing is left to go on from; read them from its rows",
  "sql-stays": ({ step, method, node, reason }: { step: string; method: string; node: string; reason: string }) =>
    `${step} of ${node} by "${method}" stays in JavaScript: ${SQL_REASONS_EN[reason] ?? reason}; the statement goes as far as the step before`,
  "sql-first-by-unit": (_: object) =>
    'ties are broken by the order of the units\' ids, as a table has no order of its rows; name a column that gives it: { "columns": { "row": … } }',
  "sql-sums-batched": ({ count }: { count: number }) =>
    `long expressions are computed in ${count} parts, in the same order, as engines limit how deep an expression may be`,
  "sql-renamed": ({ names: pairs }: { names: readonly string[] }) =>
    `columns are called otherwise, as names fold capitals or have a longest length: ${names(pairs)}`,
};

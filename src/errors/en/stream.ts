import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Problems and notes of rows that come in blocks. */
export const streamEn = {
  "stream-method": ({ step, method }: { step: string; method: string }) =>
    `"${method}" (${step}) needs other rows than the one it works on, so rows cannot stream through it; compute in memory, or choose a method that takes each row by itself`,
  "stream-formula": ({ id, word }: { id: string; word: string }) =>
    `the formula of ${id} reads other rows (${word}), which a stream does not have; compute in memory, or give the figure in a column`,
  "stream-choice": ({ key }: { key: string }) =>
    `${key} needs all rows at once, which a stream does not have; compute in memory, or leave it out`,
  "stream-fit": ({ step, method }: { step: string; method: string }) =>
    `"${method}" (${step}) learns from all rows at once, so it cannot be fitted in a pass over a stream; fit it on a sample or in memory (gongfu compute --save-fitted FILE) and score the stream with --fitted FILE`,
  "stream-confidential": ({ ids }: { ids: readonly string[] }) =>
    `confidential cells in ${names(ids)}: which others must be hidden with them shows only in the whole table; compute in memory, or set "confidential": { "use": "missing" }`,
  "stream-empty": (_: object) => "no row came; give data with rows",
  "stream-not-ranked": ({ asked }: { asked: boolean }) =>
    asked
      ? "ranks are known when all blocks have come; read the stream to its end first"
      : 'ask for ranks when the stream is made: { "ranks": true }',
  "stream-ranks": ({ units, bytes }: { units: number; bytes: number }) =>
    `ranks compare all rows: the scores of ${units} rows were kept for them, 8 bytes each (${megabytes(bytes)})`,
  "stream-notes-left": ({ count, limit }: { count: number; limit: number }) =>
    `${count} more notes are not shown after the first ${limit}`,
};

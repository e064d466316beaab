import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });

/** Problems of streamed files, stored rulers and Parquet files. */
export const streamFileEn = {
  "stream-tidy": (_: object) =>
    "a row here is one value (columns indicator and value), and a stream needs a row for each unit and period; give a wide table, or compute without --stream",
  "stream-file": ({ kind }: { kind: "workbook" | "survey" | "annual" }) =>
    kind === "annual"
      ? '"periods: annual" joins rows of several periods, which a stream does not; give annual figures, or compute without --stream'
      : `a ${kind} is read whole; stream CSV or Parquet, or compute without --stream`,
  "call-not-streamed": ({ option }: { option: string }) =>
    `${option} needs the whole result; leave it out, or compute without --stream`,
  "call-stream-out": (_: object) =>
    "--stream writes as it reads; name the file with --out FILE (/dev/stdout for the standard output)",
  "call-format-file": ({ format }: { format: string }) =>
    `${format} is no text for a screen; name the file with --out FILE (/dev/stdout for the standard output)`,
  "call-one-table": ({ format, tables }: { format: string; tables: readonly string[] }) =>
    `a ${format} file holds one table, and these were asked for: ${names(tables)}; ask for one of them`,
  "stream-changed": (_: object) => "the file changed while it was read; run again when it is complete",
  "fitted-system": ({ found, wanted }: { found: string; wanted: string }) =>
    `the ruler was learned for system ${found}, and the project's is ${wanted} or has changed since; fit again with --save-fitted`,
  "fitted-hash": (_: object) =>
    "the system in the file does not have the hash that the file states; the file was changed or damaged, fit again",
  "fitted-plan": ({ keys }: { keys: readonly string[] }) =>
    `the project's plan differs from the one that the ruler was learned with in: ${names(keys)}; fit again, or use the same plan`,
  "parquet-damaged": ({ reason }: { reason: string }) =>
    `this is no whole Parquet file (${reason}); write it again, or copy it again`,
  "parquet-type": ({ type }: { type: string }) =>
    `a column of type ${type} where a number is wanted; write it as DOUBLE, FLOAT, INT or DECIMAL`,
  "parquet-text": ({ type }: { type: string }) =>
    `a column of type ${type} where a text is wanted; write it as a string or an integer`,
  "parquet-nested": (_: object) => "a nested column; write one value a row, or take the column out",
  "parquet-range": ({ text }: { text: string }) =>
    `${text} is a whole number beyond 2^53, which a double does not hold exactly; give it in a larger measure`,
};

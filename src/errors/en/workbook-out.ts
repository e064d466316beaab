import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });

/** Problems with writing a workbook of results. */
export const workbookOutEn = {
  "live-confidential": ({ ids }: { ids: readonly string[] }) =>
    `confidential cells count in the scores, and formulas cannot count what the workbook may not show (${names(ids)}); leave out --live, or set "confidential.use" to "missing"`,
  "sheet-too-large": ({ sheet, what, found, limit }: { sheet: string; what: string; found: number; limit: number }) =>
    `the sheet "${sheet}" would have ${found} ${what}, and a sheet has at most ${limit}; write CSV or JSON, or fewer periods`,
  "call-whole-workbook": ({ options }: { options: readonly string[] }) =>
    `a workbook holds the whole result; leave out ${names(options)}, or write CSV`,
  "call-live-needs-xlsx": ({ format }: { format: string }) =>
    `--live writes formulas, which ${format} does not hold; use --format xlsx --out FILE`,
};

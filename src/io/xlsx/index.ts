export { tableOfJudgements } from "./judgements.ts";
export { readKeyValues, type Written } from "./key-values.ts";
export { pickSheet, type SheetRole, sheetsOf, tabName } from "./pick.ts";
export { isFilled } from "./rows.ts";
export { readSheetTable, tableOfSheet } from "./table.ts";
export { readWorkbook, type Workbook } from "./workbook.ts";
export { type CellToWrite, type SheetToWrite, writeWorkbook } from "./write.ts";

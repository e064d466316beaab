export { tableOfJudgements } from "./judgements.ts";
export { readKeyValues, type Written } from "./key-values.ts";
export { pickSheet, type SheetRole, sheetsOf, tabName } from "./pick.ts";
export { type MeasuresOf, projectOfWorkbook, type WorkbookProject } from "./project.ts";
export { isFilled } from "./rows.ts";
export { readSystemSheet } from "./system-sheet.ts";
export { readSheetTable, tableOfSheet } from "./table.ts";
export { readWorkbook, type Workbook } from "./workbook.ts";
export { type CellToWrite, type SheetToWrite, writeWorkbook } from "./write.ts";

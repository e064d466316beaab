export { readAppraisalTable } from "./appraisal-sheet.ts";
export { tableOfJudgements } from "./judgements.ts";
export { readKeyValues, type Written } from "./key-values.ts";
export { readLedgerTable } from "./ledger-sheet.ts";
export { pickSheet, type SheetRole, sheetsOf, tabName } from "./pick.ts";
export { readPopulationTable } from "./population-sheet.ts";
export { type MeasuresOf, projectOfWorkbook, type WorkbookProject } from "./project.ts";
export { isFilled } from "./rows.ts";
export { readSystemSheet } from "./system-sheet.ts";
export { readSheetTable, tableOfSheet } from "./table.ts";
export { type ReadTargets, readTargetsTable } from "./targets-sheet.ts";
export {
  TEMPLATE_TABLES,
  type TemplateOptions,
  type TemplateTable,
  tableHeadings,
  templateHeadings,
  templateWorkbook,
} from "./template.ts";
export { readWorkbook, type Workbook } from "./workbook.ts";
export { readWorksTable } from "./works-sheet.ts";
export { type CellToWrite, type SheetToWrite, writeWorkbook } from "./write.ts";

import type { Issue } from "../../errors/index.ts";
import type { SheetOptions } from "../../schema/project.ts";
import type { Table } from "../csv.ts";
import { holdsGrids, tableOfGrids } from "./grids.ts";
import { pickSheet } from "./pick.ts";
import { readSheetTable } from "./table.ts";
import type { Workbook } from "./workbook.ts";

/** Judgements of a sheet, as matrices or a row a pair. */
export function tableOfJudgements(
  workbook: Workbook,
  options: SheetOptions,
): { readonly table: Table | undefined; readonly issues: readonly Issue[] } {
  const { file } = workbook;
  const sheet = pickSheet(workbook, { sheet: options.sheet, role: "judgements" });
  if ("code" in sheet) return { table: undefined, issues: [sheet] };
  return holdsGrids(sheet) ? tableOfGrids(sheet, { file }) : readSheetTable(sheet, { ...options, file });
}

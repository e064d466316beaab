import type { Issue } from "../../errors/index.ts";
import type { ColumnMapping, SheetOptions } from "../../schema/project.ts";
import type { Dataset, Name, System } from "../../schema/types.ts";
import { readDataset } from "../dataset.ts";
import { pickSheet } from "./pick.ts";
import { readSystemSheet } from "./system-sheet.ts";
import { tableOfSheet } from "./table.ts";
import type { Workbook } from "./workbook.ts";

/** A sheet of figures: which it is, and what its columns mean. */
export interface SheetPart extends SheetOptions {
  readonly columns?: ColumnMapping;
  readonly note?: Name;
}

/**
 * Figures from sheets of a workbook, by the rules of `readDataset`; without `parts` from its only sheet, or the one named
 * data or 数据. All problems of all sheets come back together, each with its sheet and cell, and then there is no dataset.
 * @example
 * const index = { id: "index", children: [{ id: "gdp", direction: "positive" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * const bytes = writeWorkbook([{ name: "data", rows: [["unit", "period", "gdp"], ["北城", "2023", 12.5]] }]);
 * datasetFromWorkbook(readWorkbook(bytes).workbook, system).dataset?.units; // => ["北城"]
 */
export function datasetFromWorkbook(
  workbook: Workbook | undefined,
  system: System,
  { parts = [{}] }: { readonly parts?: readonly SheetPart[] } = {},
): { readonly dataset: Dataset | undefined; readonly issues: readonly Issue[] } {
  if (workbook === undefined) return { dataset: undefined, issues: [] };
  const issues: Issue[] = [];
  const tables = parts.flatMap(({ columns, note, ...options }) => {
    const read = tableOfSheet(workbook, { ...options, role: "data" });
    issues.push(...read.issues);
    return read.table === undefined ? [] : [{ name: workbook.file, table: read.table, columns, note }];
  });
  const read = readDataset(tables, system);
  issues.push(...read.issues);
  return { dataset: issues.length > 0 ? undefined : read.dataset, issues };
}

/**
 * The system of a sheet (a row a node, with its parent), as `parseSystem` takes it, once `id` and `version` are added.
 * @example
 * const rows = [["id", "parent", "direction"], ["index"], ["gdp", "index", "positive"]];
 * const { workbook } = readWorkbook(writeWorkbook([{ name: "system", rows }]));
 * parseSystem({ id: "s", version: "1", ...systemFromWorkbook(workbook).system }).index.children[0]?.id; // => "gdp"
 */
export function systemFromWorkbook(
  workbook: Workbook | undefined,
  { sheet }: { readonly sheet?: string } = {},
): { readonly system: Readonly<Record<string, unknown>> | undefined; readonly issues: readonly Issue[] } {
  if (workbook === undefined) return { system: undefined, issues: [] };
  const found = pickSheet(workbook, { sheet, role: "system" });
  if ("code" in found) return { system: undefined, issues: [found] };
  const { value, issues } = readSystemSheet(found, { file: workbook.file });
  return { system: value, issues };
}

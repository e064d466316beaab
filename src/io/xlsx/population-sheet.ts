import type { Issue } from "../../errors/index.ts";
import type { PopulationRow } from "../../schema/population.ts";
import type { Table } from "../csv.ts";
import { fieldReader } from "./fields.ts";
import { type Headings, type KeyedColumns, keyedRows, sheetOfTable } from "./rows.ts";

/** The headings of a table of population, with their Chinese names. */
export const POPULATION_HEADINGS: Headings = {
  unit: "评价对象",
  name: "名称",
  period: "时期",
  group: "分组",
  population: "人口",
  note: "备注",
};

/** The population of a CSV or a sheet, a row a unit, with its period and group where there are any. An empty figure is not known. */
export function readPopulationTable(
  table: Table,
  { file, columns }: { readonly file: string; readonly columns?: KeyedColumns | undefined },
): { readonly population: readonly PopulationRow[] | undefined; readonly issues: readonly Issue[] } {
  const { rows, found, usable, place } = keyedRows(sheetOfTable(table), {
    file,
    headings: POPULATION_HEADINGS,
    needed: ["unit", "population"],
    table,
    columns,
  });
  const population: PopulationRow[] = [];
  const seen = new Map<string, number>();
  for (const keyed of usable ? rows : []) {
    const { row, cells } = keyed;
    const read = fieldReader(keyed, { found, place });
    const [unit, period, group] = [read.text("unit"), read.text("period"), read.text("group")];
    const people = read.number("population");
    if (cells.get("period")?.kind === "date")
      found.add({ code: "sheet-date", path: [], params: { text: period! }, at: place(row, "period") });
    if (unit === undefined) {
      found.add({ code: "cell-empty", path: [], params: { role: "unit" }, at: place(row, "unit") });
      continue;
    }
    const key = JSON.stringify([unit, period, group]);
    const first = seen.get(key);
    seen.set(key, first ?? row);
    if (first !== undefined) {
      const params = { unit, period: period ?? "", group: group ?? "", first };
      found.add({ code: "population-twice", path: [], params, at: place(row, "unit") });
    }
    if (people === undefined) continue;
    if (people < 0)
      found.add({ code: "population-value", path: [], params: { unit, value: people }, at: place(row, "population") });
    population.push({
      unit,
      ...(period !== undefined && { period }),
      ...(group !== undefined && { group }),
      population: people,
    });
  }
  const issues = found.issues();
  return { population: usable && issues.length === 0 ? population : undefined, issues };
}

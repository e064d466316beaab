import { parquetWriteBuffer } from "hyparquet-writer";
import { IndexError, type Issue } from "../../src/errors/index.ts";
import { type Dataset, parseSystem } from "../../src/index.ts";
import { collectIssues, readDataset } from "../../src/io/index.ts";
import { parquetTables, wholeTable } from "../../src/io/parquet/index.ts";
import type { ColumnMapping } from "../../src/schema/project.ts";

export const system = parseSystem({
  id: "s",
  version: "1",
  index: { id: "index", children: ["x", "y"].map((id) => ({ id, direction: "positive" })) },
});

export type Written = Parameters<typeof parquetWriteBuffer>[0];

export const bytesOf = (columnData: Written["columnData"], more: Partial<Written> = {}) =>
  parquetWriteBuffer({ columnData, ...more });

export const texts = [
  { name: "unit", data: ["甲", "b", "c", "d"], type: "STRING" as const },
  { name: "period", data: ["2023", "2023", "2023", "2024"], type: "STRING" as const },
];

export const fileOf = (bytes: ArrayBuffer) => ({
  byteLength: bytes.byteLength,
  slice: (start: number, end?: number) => bytes.slice(start, end),
});

/** The file as one table in memory; `numbers`: its figures as such, or as texts. */
export async function read(
  bytes: ArrayBuffer,
  columns: ColumnMapping = {},
  numbers = true,
): Promise<{ dataset?: Dataset | undefined; issues: readonly Issue[] }> {
  const found = collectIssues({ file: "a.parquet" });
  try {
    const table = await wholeTable(parquetTables(fileOf(bytes), { file: "a.parquet", found, columns, numbers }));
    const { dataset, issues } = readDataset([{ name: "a.parquet", table, columns }], system);
    return { dataset, issues: [...found.issues(), ...issues] };
  } catch (error) {
    if (error instanceof IndexError) return { issues: error.issues };
    throw error;
  }
}

import { type CellToWrite, type SheetToWrite, writeWorkbook } from "../xlsx/write.ts";
import { isMissing, type ResultTable, type TableAbout } from "./table.ts";

/**
 * Tables of a result as an Excel workbook: a sheet each, with its headings in view, then a sheet `about` that says where they
 * came from. Texts are texts, also those that begin with = + - or @; missing cells are empty. The same tables give the same bytes.
 * @example tablesToWorkbook([{ name: "t", columns: [{ name: "x", type: "number" }], rows: [[1]] }]).subarray(0, 2); // => [80, 75]
 */
export function tablesToWorkbook(tables: readonly ResultTable[], about: TableAbout = {}): Uint8Array {
  const names = tables.map(({ name }, k) =>
    tables.findIndex((one) => one.name === name) === k ? name : `${name} ${k + 1}`,
  );
  return writeWorkbook([...tables.map((table, k) => sheetOf(table, names[k]!)), aboutSheet(about)]);
}

function sheetOf({ columns, rows }: ResultTable, name: string): SheetToWrite {
  return {
    name,
    rows: [
      columns.map((column): CellToWrite => ({ value: column.name, look: "heading" })),
      ...Array.from(rows, (row) =>
        row.map((cell): CellToWrite => {
          if (isMissing(cell)) return null;
          return typeof cell === "string" ? { value: cell, look: "text" } : cell;
        }),
      ),
    ],
    frozen: { rows: 1, columns: 0 },
    fit: true,
  };
}

function aboutSheet({ software, system, plan }: TableAbout): SheetToWrite {
  const line = (key: string, value: string | undefined): CellToWrite[][] =>
    value === undefined ? [] : [[key, { value, look: "text" }]];
  return {
    name: "about",
    rows: [
      [
        { value: "key", look: "heading" },
        { value: "value", look: "heading" },
      ],
      ...line("software", software && `${software.name} ${software.version}`),
      ...line("system", system && `${system.id} ${system.version}`),
      ...line("system sha256", system?.sha256),
      ...line("plan sha256", plan?.sha256),
    ],
    frozen: { rows: 1, columns: 0 },
  };
}

import { parseAddress, parseRange, type Range } from "./address.ts";
import { dateText, type Shown } from "./formats.ts";
import { type Attributes, walkXml } from "./xml.ts";

/** One cell that holds something. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  /** What it says: numbers with every digit needed to read the same double back, dates as ISO, errors as `#DIV/0!`. */
  readonly text: string;
  readonly kind: "number" | "text" | "boolean" | "error" | "date";
  /** The number is shown times 100 with a percent sign. */
  readonly percent?: true;
  readonly formula?: FormulaState;
}
/** `computed`: the value that the spreadsheet saved; `not-computed`: it saved none; `external`: it came from another workbook. */
export type FormulaState = "computed" | "not-computed" | "external";

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Row numbers with cells, in order. */
  readonly rows: ReadonlyMap<number, readonly Cell[]>;
  readonly merged: readonly Range[];
  readonly hiddenRows: ReadonlySet<number>;
  /** As first and last column, from 0. */
  readonly hiddenColumns: readonly (readonly [number, number])[];
}

export interface SheetSurroundings {
  readonly name: string;
  readonly hidden: boolean;
  readonly shared: readonly string[];
  readonly formats: readonly Shown[];
  readonly from1904: boolean;
  /** Asked for each cell, so that a sheet too large is given up before it is whole; throws to do so. */
  readonly count: () => void;
}

/** A cell whose address cannot be, or that stands twice. */
export class AddressError extends Error {
  readonly address: string;
  constructor(address: string) {
    super(address);
    this.address = address;
  }
}

/** The cells of a worksheet part. Sizes that the part claims are not believed: only cells that are there take memory. */
export function readSheet(bytes: Uint8Array, around: SheetSurroundings): Sheet {
  const rows = new Map<number, Cell[]>();
  const merged: Range[] = [];
  const hiddenRows = new Set<number>();
  const hiddenColumns: [number, number][] = [];
  const externals = new Set<string>(); // shared formulas that lead to another workbook
  let row = 0;
  let column = -1;
  let cell: Attributes | undefined;
  let into: "v" | "f" | "t" | undefined;
  let phonetic = false;
  let [value, formula, text] = ["", "", ""];
  let formulaAttributes: Attributes | undefined;
  let hasText = false;

  walkXml(bytes, {
    open(name, attributes) {
      if (name === "c") {
        const address = attributes["r"];
        const place = address === undefined ? { row, column: column + 1 } : parseAddress(address);
        if (!place || place.row < 1) throw new AddressError(address ?? `row ${row}`);
        if (address !== undefined) row = place.row;
        column = place.column;
        cell = attributes;
        [value, formula, text, formulaAttributes, hasText] = ["", "", "", undefined, false];
      } else if (name === "row") {
        row = attributes["r"] === undefined ? row + 1 : Number(attributes["r"]);
        if (!Number.isInteger(row) || row < 1 || row > 1_048_576) throw new AddressError(`row ${attributes["r"]}`);
        column = -1;
        if (isTrue(attributes["hidden"])) hiddenRows.add(row);
      } else if (name === "mergeCell") {
        const range = parseRange(attributes["ref"] ?? "");
        if (!range) throw new AddressError(attributes["ref"] ?? "");
        merged.push(range);
      } else if (name === "col") {
        if (isTrue(attributes["hidden"]))
          hiddenColumns.push([Number(attributes["min"]) - 1, Number(attributes["max"]) - 1]);
      } else if (cell !== undefined) {
        if (name === "f") formulaAttributes = attributes;
        if (name === "rPh") phonetic = true;
        if (name === "v" || name === "f" || name === "t") into = name;
      }
    },
    text(piece) {
      if (into === "v") value += piece;
      else if (into === "f") formula += piece;
      else if (into === "t" && !phonetic) {
        text += piece;
        hasText = true;
      }
    },
    close(name) {
      if (name === "rPh") phonetic = false;
      if (name === "c" && cell !== undefined) {
        const read = finish(cell);
        if (read) {
          around.count();
          const cells = rows.get(row) ?? [];
          if (cells.length > 0 && cells.at(-1)!.column >= column) throw new AddressError(cell["r"] ?? `row ${row}`);
          cells.push(read);
          rows.set(row, cells);
        }
        cell = undefined;
      }
      into = undefined;
    },
  });
  const ordered = new Map([...rows].sort(([a], [b]) => a - b));
  return { name: around.name, hidden: around.hidden, rows: ordered, merged, hiddenRows, hiddenColumns };

  function finish(attributes: Attributes): Cell | undefined {
    const type = attributes["t"] ?? "n";
    const written = type === "inlineStr" ? (hasText ? text : "") : value;
    const state = formulaState(type, written);
    const at = { row, column, ...(state === undefined ? {} : { formula: state }) };
    if (state === "not-computed") return { ...at, kind: "text", text: `=${formula}` };
    if (type === "s") {
      const found = around.shared[Number(written)];
      if (found === undefined) throw new AddressError(attributes["r"] ?? `row ${row}`);
      return found === "" ? undefined : { ...at, kind: "text", text: found };
    }
    if (type === "str" || type === "inlineStr")
      return written === "" ? undefined : { ...at, kind: "text", text: unescapeText(written) };
    if (written === "") return undefined;
    if (type === "b") return { ...at, kind: "boolean", text: written.trim() === "1" ? "TRUE" : "FALSE" };
    if (type === "e") return { ...at, kind: "error", text: written };
    if (type === "d")
      return { ...at, kind: "date", text: written.replace(/T00:00:00(\.0+)?Z?$/, "").replace("T", " ") };
    const number = Number(written);
    if (!Number.isFinite(number)) return { ...at, kind: "text", text: written };
    const shown = around.formats[Number(attributes["s"] ?? 0)];
    if (shown === "date" && number >= 0)
      return { ...at, kind: "date", text: dateText(number, { from1904: around.from1904 }) };
    const digits = typeof shown === "object" && Number.isInteger(number) && number >= 0 ? shown.digits : 0;
    return {
      ...at,
      kind: "number",
      text: String(number).padStart(digits, "0"),
      ...(shown === "percent" ? { percent: true as const } : {}),
    };
  }

  function formulaState(type: string, written: string): FormulaState | undefined {
    if (formulaAttributes === undefined) return undefined;
    const group = formulaAttributes["si"];
    // [1]Sheet1!A1, '[1]Sheet 1'!A1, [1]!name; not Table1[2023]
    const external =
      /(?<![\w\]\u0080-\uffff])\[\d+\][^[\]]*!/.test(formula) ||
      (formula === "" && group !== undefined && externals.has(group));
    if (external && group !== undefined) externals.add(group);
    if (external) return "external";
    return written === "" && type !== "str" ? "not-computed" : "computed";
  }
}

/** Characters that XML cannot hold are written as `_x000D_`. */
export function unescapeText(text: string): string {
  return text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true";
}

/** Cells that say something: `""` and blanks do not. */
export function fullCells(sheet: Sheet, row: number): readonly Cell[] {
  return (sheet.rows.get(row) ?? []).filter(({ text }) => text.trim() !== "");
}

/** A row that explains: its first cell begins with `# `. */
export function isRemark(cells: readonly Cell[]): boolean {
  return cells[0]?.text.startsWith("# ") === true;
}

import { zipSync } from "fflate";
import { columnLetters } from "../csv.ts";
import { displayWidth } from "../width.ts";
import { cellName, type Range, rangeName } from "./address.ts";
import { GUARDED, type Look, STYLES, styleOf } from "./styles.ts";

export type { Look } from "./styles.ts";

export type CellToWrite =
  | string
  | number
  | null
  | undefined
  | { readonly value: string | number | null; readonly look: Look }
  | {
      /** Without its `=`. Never made of texts of the data. */
      readonly formula: string;
      /** What it gives, for programs that do not compute; without it they compute when they open the file. */
      readonly value?: string | number | null;
      readonly look: Look;
    };

/** Colours by value: a scale from the least to the greatest, or from rank 1 down; or cells below a limit. */
export type Colouring = "more-is-better" | "rank" | { readonly below: number };

export interface SheetToWrite {
  readonly name: string;
  readonly rows: readonly (readonly CellToWrite[])[];
  /** Rows and columns that stay in view. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  /** In characters of ordinary width; default: by the texts, between 8 and 44. */
  readonly widths?: readonly number[];
  readonly merged?: readonly Range[];
  /** Printed across, all columns on one page where they can be read there. */
  readonly fit?: boolean;
  readonly colours?: readonly { readonly range: Range; readonly by: Colouring }[];
}

/** Told apart by those who do not tell red from green. */
const [GOOD, MIDDLE, POOR] = ["9DC3E6", "FFFFFF", "F8CBAD"];
/** Characters side by side that can be read on a page printed across. */
const READABLE = 180;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * A workbook as bytes, the same for the same sheets on every machine. Texts are texts, also those that begin with = + - or @;
 * numbers keep every digit; null and NaN are empty cells.
 * @example writeWorkbook([{ name: "data", rows: [["unit", "gdp"], ["=1+1", 2.5]] }]).subarray(0, 2); // => [80, 75]
 */
export function writeWorkbook(sheets: readonly SheetToWrite[]): Uint8Array {
  const files: Record<string, string> = {
    "[Content_Types].xml": contentTypes(sheets.length),
    "_rels/.rels": relationships([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets
      .map(({ name }, i) => `<sheet name="${escaped(tab(name))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join("")}</sheets>${sheets.some(hasFormulas) ? '<calcPr calcId="0" fullCalcOnLoad="1"/>' : ""}</workbook>`,
    "xl/_rels/workbook.xml.rels": relationships([
      ...sheets.map((_, i) => [`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`] as const),
      [`rId${sheets.length + 1}`, "styles", "styles.xml"],
    ]),
    "xl/styles.xml": STYLES,
  };
  sheets.forEach((sheet, i) => {
    files[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet, { first: i === 0 });
  });
  const encoder = new TextEncoder();
  const parts = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, encoder.encode(text)]));
  return zipSync(parts, { level: 6, mtime: "1980-01-01T00:00:00" }); // without Z: the same bytes in every time zone
}

function hasFormulas({ rows }: SheetToWrite): boolean {
  return rows.some((cells) => cells.some((cell) => typeof cell === "object" && cell !== null && "formula" in cell));
}

function sheetXml(
  { rows, frozen, widths, merged = [], colours = [], fit = false }: SheetToWrite,
  { first }: { readonly first: boolean },
): string {
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  const columns = Array.from({ length: width }, (_, j) => widths?.[j] ?? widthOf(rows, j));
  const narrow = fit && columns.reduce((sum, width) => sum + width, 0) <= READABLE;
  const pane =
    frozen === undefined
      ? ""
      : `<pane${frozen.columns > 0 ? ` xSplit="${frozen.columns}"` : ""}${frozen.rows > 0 ? ` ySplit="${frozen.rows}"` : ""} topLeftCell="${cellName({ row: frozen.rows + 1, column: frozen.columns })}" activePane="${frozen.columns > 0 ? (frozen.rows > 0 ? "bottomRight" : "topRight") : "bottomLeft"}" state="frozen"/>`;
  return [
    `${HEAD}<worksheet xmlns="${MAIN}">${narrow ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : ""}`,
    `<sheetViews><sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ""}>${pane}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="16" customHeight="1"/>',
    columns.length === 0
      ? ""
      : `<cols>${columns.map((n, j) => `<col min="${j + 1}" max="${j + 1}" width="${n}" customWidth="1"/>`).join("")}</cols>`,
    `<sheetData>${rows.map((cells, i) => rowXml(cells, i + 1, columns)).join("")}</sheetData>`,
    merged.length === 0
      ? ""
      : `<mergeCells count="${merged.length}">${merged.map((range) => `<mergeCell ref="${rangeName(range)}"/>`).join("")}</mergeCells>`,
    ...colours.map(colouring),
    fit ? `<pageSetup paperSize="9" orientation="landscape"${narrow ? ' fitToWidth="1" fitToHeight="0"' : ""}/>` : "",
    "</worksheet>",
  ].join("");
}

function colouring({ range, by }: NonNullable<SheetToWrite["colours"]>[number], i: number): string {
  const stops = by === "rank" ? [GOOD, MIDDLE, POOR] : [POOR, MIDDLE, GOOD];
  const rule =
    typeof by === "object"
      ? `<cfRule type="cellIs" dxfId="0" priority="${i + 1}" operator="lessThan"><formula>${by.below}</formula></cfRule>`
      : `<cfRule type="colorScale" priority="${i + 1}"><colorScale><cfvo type="min"/><cfvo type="percentile" val="50"/><cfvo type="max"/>${stops.map((colour) => `<color rgb="FF${colour}"/>`).join("")}</colorScale></cfRule>`;
  return `<conditionalFormatting sqref="${rangeName(range)}">${rule}</conditionalFormatting>`;
}

function rowXml(cells: readonly CellToWrite[], row: number, widths: readonly number[]): string {
  const written = cells.map((cell, column) => cellXml(cell, `${columnLetters(column)}${row}`)).join("");
  const height = heightOf(cells, widths);
  return written === ""
    ? ""
    : `<row r="${row}"${height > 16 ? ` ht="${height}" customHeight="1"` : ""}>${written}</row>`;
}

/** High enough for texts that run over several lines, to six: a spreadsheet does not measure rows that it did not write. */
function heightOf(cells: readonly CellToWrite[], widths: readonly number[]): number {
  let most = 16;
  cells.forEach((cell, j) => {
    if (typeof cell !== "object" || cell === null) return;
    if (cell.look === "title") most = Math.max(most, 24);
    if (cell.look !== "heading" && cell.look !== "note") return;
    const lines = Math.ceil(displayWidth(String(cell.value ?? "")) / Math.max(1, widths[j]! - 1));
    most = Math.max(most, 16 * Math.min(lines, 6));
  });
  return most;
}

function cellXml(cell: CellToWrite, address: string): string {
  const { value, look, ...rest } =
    typeof cell === "object" && cell !== null ? cell : { value: cell ?? null, look: "plain" as const };
  const guarded = typeof value === "string" && /^[=+\-@]/.test(value) && look === "plain";
  const style = guarded ? GUARDED : styleOf(look);
  const start = `<c r="${address}"${style === 0 ? "" : ` s="${style}"`}`;
  if ("formula" in rest) return formulaXml(start, rest.formula, value);
  if (value === null || value === undefined || value === "" || Number.isNaN(value))
    return look === "plain" ? "" : `${start}/>`;
  if (typeof value === "number") return `${start}><v>${value}</v></c>`;
  return `${start} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

function formulaXml(start: string, formula: string, value: string | number | null | undefined): string {
  const written = `<f>${escaped(formula)}</f>`;
  if (value === undefined) return `${start}>${written}</c>`;
  if (typeof value === "number" && !Number.isNaN(value)) return `${start}>${written}<v>${value}</v></c>`;
  const text = typeof value === "string" ? value : "";
  return `${start} t="str">${written}<v>${escaped(text)}</v></c>`;
}

/** Wide enough for the longest line of a column, where that is not very long. */
function widthOf(rows: readonly (readonly CellToWrite[])[], column: number): number {
  let most = 6;
  for (const cells of rows) {
    const cell = cells[column];
    const value = typeof cell === "object" && cell !== null ? cell.value : cell;
    if (value !== null && value !== undefined)
      for (const line of String(value).split("\n")) most = Math.max(most, displayWidth(line));
  }
  return Math.min(most, 42) + 2;
}

/** Control characters but tab and line breaks, halves of surrogate pairs, and two points that are no characters. */
const UNWRITABLE = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;

/** What XML cannot hold is written as workbooks do: `_x000B_`. */
function escaped(text: string): string {
  return text
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, "_x005F_x")
    .replace(UNWRITABLE, (c) => `_x${c.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}_`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A tab's name has at most 31 characters, and not these. */
function tab(name: string): string {
  return [...name.replace(/[\\/?*[\]:]/g, " ")].slice(0, 31).join("");
}

function relationships(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const items = list.map(([id, type, to]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${to}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${items.join("")}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const parts = [
    ["/xl/workbook.xml", "sheet.main"],
    ...Array.from({ length: sheets }, (_, i) => [`/xl/worksheets/sheet${i + 1}.xml`, "worksheet"]),
    ["/xl/styles.xml", "styles"],
  ];
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts
    .map(([name, kind]) => `<Override PartName="${name}" ContentType="${type}.${kind}+xml"/>`)
    .join("")}</Types>`;
}

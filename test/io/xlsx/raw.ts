import { zipSync } from "fflate";

// Workbooks written part by part, for what no writer of ours would write.

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export interface RawSheet {
  readonly name: string;
  /** What stands inside `<sheetData>`. */
  readonly data: string;
  readonly state?: string;
  /** What stands before and after `<sheetData>`. */
  readonly before?: string;
  readonly after?: string;
}

/** The parts of a workbook, to be changed before they are zipped. */
export function rawParts(
  sheets: readonly RawSheet[],
  {
    styles = "",
    strings = [],
    date1904 = false,
  }: { styles?: string; strings?: readonly string[]; date1904?: boolean } = {},
): Record<string, string> {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  return {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships>${relation("r", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<?xml version="1.0"?><workbook ${MAIN} xmlns:r="${RELATIONS}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${sheets
      .map(
        ({ name, state }, i) =>
          `<sheet name="${name}" sheetId="${i + 1}" r:id="s${i}"${state ? ` state="${state}"` : ""}/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${sheets
      .map((_, i) => relation(`s${i}`, "worksheet", `worksheets/sheet${i + 1}.xml`))
      .join(
        "",
      )}${relation("st", "styles", "styles.xml")}${relation("ss", "sharedStrings", "sharedStrings.xml")}</Relationships>`,
    "xl/styles.xml": `<styleSheet ${MAIN}>${styles}</styleSheet>`,
    "xl/sharedStrings.xml": `<sst ${MAIN}>${strings.map((text) => `<si>${text}</si>`).join("")}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ data, before = "", after = "" }, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `<worksheet ${MAIN}>${before}<sheetData>${data}</sheetData>${after}</worksheet>`,
      ]),
    ),
  };
}

export function zipParts(parts: Readonly<Record<string, string>>): Uint8Array {
  const encoder = new TextEncoder();
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, encoder.encode(text)])), {
    mtime: "1990-01-01T00:00:00",
  });
}

export function rawWorkbook(...given: Parameters<typeof rawParts>): Uint8Array {
  return zipParts(rawParts(...given));
}

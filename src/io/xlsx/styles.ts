/**
 * How a cell looks: `text` keeps what is typed into it as text, so that 1/3 becomes no date; `score` has two decimals;
 * `small` is set back; `input` may be changed; `filled` was put where the data had nothing, `carried` is a value where a
 * formula could not be written.
 */
export type Look =
  | "plain"
  | "heading"
  | "note"
  | "text"
  | "shaded"
  | "title"
  | "percent"
  | "date"
  | "score"
  | "whole"
  | "small"
  | "wrapped"
  | "input"
  | "filled"
  | "carried";

interface Style {
  readonly format?: number;
  readonly font?: number;
  readonly shade?: number;
  readonly wrap?: boolean;
  readonly quote?: boolean;
}

const FONTS = [
  "",
  "<b/>",
  '<i/><sz val="10"/><color rgb="FF595959"/>',
  '<b/><sz val="14"/>',
  '<color rgb="FF1F4E9E"/>',
  '<sz val="9"/><color rgb="FF7F7F7F"/>',
];
const SHADES = ["DDEBF7", "F2F2F2", "D9D9D9", "FFF2CC", "FCE4D6"];

/** Formats by the numbers that every workbook knows: 1 `0`, 2 `0.00`, 10 `0.00%`, 14 a date, 49 text. */
const LOOKS: { readonly [L in Look]: Style } = {
  plain: {},
  heading: { font: 1, shade: 2, wrap: true },
  note: { font: 2, shade: 3, wrap: true },
  text: { format: 49 },
  shaded: { shade: 4 },
  title: { font: 3 },
  percent: { format: 10 },
  date: { format: 14 },
  score: { format: 2 },
  whole: { format: 1 },
  small: { font: 5 },
  wrapped: { wrap: true },
  input: { font: 4 },
  filled: { shade: 5 },
  carried: { shade: 6 },
};
const NAMES = Object.keys(LOOKS) as Look[];

/** The style of a text that would be taken for a formula when edited. */
export const GUARDED = NAMES.length;

export function styleOf(look: Look): number {
  return NAMES.indexOf(look);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

function fontXml(extra: string): string {
  return `<font>${extra.includes("<sz") ? extra : extra.replace(/^(<b\/>)?/, '$1<sz val="11"/>')}<name val="Calibri"/></font>`;
}

function fillXml(colour: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function formatXml({ format = 0, font = 0, shade = 0, wrap = false, quote = false }: Style): string {
  const applied = `${format ? ' applyNumberFormat="1"' : ""}${font ? ' applyFont="1"' : ""}${shade ? ' applyFill="1"' : ""}`;
  const rest = wrap ? ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' : "/>";
  return `<xf numFmtId="${format}" fontId="${font}" fillId="${shade}" borderId="0" xfId="0"${applied}${quote ? ' quotePrefix="1"' : ""}${rest}`;
}

const formats = [...NAMES.map((look) => LOOKS[look]), { quote: true }];

/** One cell format a look, then that of guarded texts; one way to mark cells that fall short. */
export const STYLES: string = /* @__PURE__ */ (() =>
  [
    `${HEAD}<styleSheet xmlns="${MAIN}">`,
    `<fonts count="${FONTS.length}">${FONTS.map(fontXml).join("")}</fonts>`,
    `<fills count="${SHADES.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${SHADES.map(fillXml).join("")}</fills>`,
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${formats.length}">${formats.map(formatXml).join("")}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '<dxfs count="1"><dxf><font><color rgb="FF9C5700"/></font><fill><patternFill><bgColor rgb="FFFFEB9C"/></patternFill></fill></dxf></dxfs>',
    "</styleSheet>",
  ].join(""))();

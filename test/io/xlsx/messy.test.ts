import { describe, expect, test } from "vitest";
import { en } from "../../../src/errors/en.ts";
import { issueText } from "../../../src/errors/index.ts";
import { parseSystem } from "../../../src/index.ts";
import { datasetFromWorkbook, type SheetPart } from "../../../src/io/xlsx/from-workbook.ts";
import { readWorkbook } from "../../../src/io/xlsx/workbook.ts";
import { type CellToWrite, type SheetToWrite, writeWorkbook } from "../../../src/io/xlsx/write.ts";
import { rawWorkbook } from "./raw.ts";

// Tables as offices keep them. Each is read right as told, or refused with every cell named.

const index = {
  id: "index",
  children: [
    { id: "gdp", direction: "positive", measure: "万元" },
    { id: "cover", direction: "positive", measure: "%" },
  ],
};
const system = parseSystem({ id: "s", version: "1", index });

function read(sheet: Omit<SheetToWrite, "name"> | Uint8Array, ...parts: SheetPart[]) {
  const bytes = sheet instanceof Uint8Array ? sheet : writeWorkbook([{ name: "数据", ...sheet }]);
  const { workbook } = readWorkbook(bytes, { file: "a.xlsx" });
  const { dataset, issues } = datasetFromWorkbook(workbook, system, parts.length > 0 ? { parts } : {});
  return {
    issues: issues.map(({ code, at }) => `${code} ${at?.cell ?? at?.row ?? ""}`.trim()),
    said: issues.map((issue) => issueText(issue, en)).join("\n"),
    rows: dataset?.units.map((unit, i) => [
      unit,
      dataset.periods[i],
      dataset.columns.get("gdp")?.[i],
      dataset.columns.get("cover")?.[i],
    ]),
  };
}
const percent = (value: number): CellToWrite => ({ value, look: "percent" });
const HEAD = ["unit", "period", "gdp", "cover"];
const GOOD = [
  ["北城", 2023, 1.5, 55],
  ["南城", 2023, 2.5, 60],
];
const WANTED = [
  ["北城", "2023", 1.5, 55],
  ["南城", "2023", 2.5, 60],
];

test("a plain table, with blank rows and columns around and within", () => {
  expect(read({ rows: [HEAD, ...GOOD] }).rows).toEqual(WANTED);
  const shifted = [
    [],
    [],
    ...[HEAD, GOOD[0]!, [], GOOD[1]!].map((cells) => (cells.length > 0 ? [null, null, ...cells] : [])),
  ];
  expect(read({ rows: shifted }).rows).toEqual(WANTED);
});

test("a title above: refused with the row that looks like the headings, read when that is said", () => {
  const rows = [["2023 年各街道指标"], ["单位：万元、%"], HEAD, ...GOOD];
  const merged = [{ top: 1, left: 0, bottom: 1, right: 3 }];
  const refused = read({ rows, merged });
  expect(refused.issues).toEqual(["sheet-title 1"]);
  expect(refused.said).toContain("header: 3");
  expect(read({ rows, merged }, { header: 3 }).rows).toEqual(WANTED);
  expect(read({ rows, merged }, { range: "A3:D5" }).rows).toEqual(WANTED);
});

test("headings in Chinese, in two rows, merged: refused with the ranges, read when the rows are said", () => {
  const rows = [["街道", "年份", "经济", null], [null, null, "生产总值", "覆盖率"], ...GOOD];
  const merged = [
    { top: 1, left: 0, bottom: 2, right: 0 },
    { top: 1, left: 1, bottom: 2, right: 1 },
    { top: 1, left: 2, bottom: 1, right: 3 },
  ];
  const refused = read({ rows, merged });
  expect(refused.issues).toEqual(["sheet-headings-merged 1"]);
  expect(refused.said).toContain("A1:A2, B1:B2, C1:D1");
  expect(refused.said).toContain("header: [1, 2]");
  const columns = { unit: "街道", period: "年份", indicators: { gdp: "经济 / 生产总值", cover: "经济 / 覆盖率" } };
  expect(read({ rows, merged }, { header: [1, 2], columns }).rows).toEqual(WANTED);
});

test("years side by side: each read as a part of its own", () => {
  const rows = [
    ["unit", "gdp", null, "cover", null],
    [null, 2022, 2023, 2022, 2023],
    ["北城", 1, 2, 50, 60],
  ];
  const merged = [
    { top: 1, left: 1, bottom: 1, right: 2 },
    { top: 1, left: 3, bottom: 1, right: 4 },
  ];
  const part = (year: string, other: string): SheetPart => ({
    header: [1, 2],
    columns: {
      period: { value: year },
      indicators: { gdp: `gdp / ${year}`, cover: `cover / ${year}` },
      ignore: [`gdp / ${other}`, `cover / ${other}`],
    },
  });
  expect(read({ rows, merged }).issues).toEqual(["sheet-headings-merged 1"]);
  expect(read({ rows, merged }, part("2022", "2023"), part("2023", "2022")).rows).toEqual([
    ["北城", "2022", 1, 50],
    ["北城", "2023", 2, 60],
  ]);
});

describe("rows that are no units", () => {
  const rows = [HEAD, ...GOOD, ["合 计", 2023, 4, null], ["注：数据来源为统计局"]];
  test("notes and totals are refused by name, passed over when that is said", () => {
    const refused = read({ rows });
    expect(refused.issues).toEqual(["sheet-total-row 4", "sheet-note-row 5"]);
    expect(refused.said).toContain("A4");
    expect(refused.said).toContain("A5");
    expect(read({ rows }, { skip: [4, 5] }).rows).toEqual(WANTED);
    expect(read({ rows }, { range: "A1:D3" }).rows).toEqual(WANTED);
  });
  test("a note where the period is one value for all is no unit either", () => {
    const columns = { period: { value: "2023" } };
    const two = [["unit", "gdp", "cover"], ["北城", 1.5, 55], ["备注：略"], ["平均", 1.5, 55]];
    expect(read({ rows: two }, { columns }).issues).toEqual(["sheet-note-row 3", "sheet-total-row 4"]);
  });
  test("units whose names only begin alike are units", () => {
    const names = ["合计镇", "注册区", "来源乡", "total town"];
    const columns = { period: { value: "2023" } };
    expect(
      read({ rows: [["unit", "gdp"], ...names.map((name) => [name, 1])] }, { columns }).rows?.map(([unit]) => unit),
    ).toEqual(names);
  });
});

test("merged cells of the table: refused with the range, filled when that is said", () => {
  const rows = [HEAD, ["北城", 2023, 1.5, 55], ["南城", null, 2.5, 60]];
  const merged = [{ top: 2, left: 1, bottom: 3, right: 1 }];
  const refused = read({ rows, merged });
  expect(refused.issues).toEqual(["sheet-merged"]);
  expect(refused.said).toContain("B2:B3");
  expect(read({ rows, merged }, { merged: "fill" }).rows).toEqual(WANTED);
});

test("percent signs, full-width digits, thousands and words: every cell named", () => {
  const rows = [
    HEAD,
    ["北城", 2023, "1,234", percent(0.55)],
    ["南城", 2023, "\uff11\uff12.5", percent(0.6)],
    ["东城", 2023, "12万", "61%"],
    ["西城", 2023, { value: 0.5, look: "percent" as const }, "暂无"],
  ];
  const { issues, said } = read({ rows });
  expect(issues).toEqual([
    "sheet-percent",
    "not-a-number C2",
    "not-a-number C3",
    "not-a-number C4",
    "not-a-number D4",
    "not-a-number D5",
  ]);
  expect(said).toContain('cells of "gdp" are shown as percentages, but its measure is "万元"');
  expect(said).toContain("C5");
  // 0.55 × 100 is 55.00000000000001 in doubles; what is shown is 55
  expect(read({ rows: [HEAD, ["北城", 2023, 1, percent(0.55)], ["南城", 2023, 2, percent(0.29)]] }).rows).toEqual([
    ["北城", "2023", 1, 55],
    ["南城", "2023", 2, 29],
  ]);
});

test("mixed years: one period written in two ways is refused with both places", () => {
  const rows = [HEAD, ["北城", 2023, 1, 1], ["南城", "2023年", 2, 2], ["东城", "\uff12\uff10\uff12\uff13", 3, 3]];
  const { issues, said } = read({ rows });
  expect(issues).toEqual(["period-spelt-twice B3", "period-spelt-twice B4"]);
  expect(said).toContain("a.xlsx › 数据, row 2");
});

test("dates as periods: refused, or read as what they stand for", () => {
  const rows = [HEAD, ["北城", { value: 44927, look: "date" as const }, 1, 1]]; // 2023-01-01
  expect(read({ rows }).issues).toEqual(["sheet-date B2"]);
  const period = (dates: "year" | "month" | "day") => read({ rows }, { dates }).rows?.[0]?.[1];
  expect((["year", "month", "day"] as const).map(period)).toEqual(["2023", "2023-01", "2023-01-01"]);
});

test("hidden rows and columns: refused, or as told", () => {
  const text = (address: string, value: string) => `<c r="${address}" t="str"><v>${value}</v></c>`;
  const row = (n: number, cells: string, hidden = "") => `<row r="${n}"${hidden}>${cells}</row>`;
  const data = [
    row(1, text("A1", "unit") + text("B1", "period") + text("C1", "gdp")),
    row(2, `${text("A2", "北城")}${text("B2", "2023")}<c r="C2"><v>1</v></c>`),
    row(3, `${text("A3", "南城")}${text("B3", "2023")}<c r="C3"><v>2</v></c>`, ' hidden="1"'),
  ].join("");
  const bytes = rawWorkbook([{ name: "s", data }]);
  const refused = read(bytes);
  expect(refused.issues).toEqual(["sheet-hidden"]);
  expect(refused.said).toContain("hidden: 3");
  expect(read(bytes, { hidden: "read" }).rows?.map(([unit]) => unit)).toEqual(["北城", "南城"]);
  expect(read(bytes, { hidden: "skip" }).rows?.map(([unit]) => unit)).toEqual(["北城"]);
  const columns = rawWorkbook([
    { name: "s", data: data.replace(' hidden="1"', ""), before: '<cols><col min="3" max="3" hidden="1"/></cols>' },
  ]);
  expect(read(columns).said).toContain("hidden: C");
});

test("errors, formulas never computed and values of other workbooks: every cell named", () => {
  const text = (address: string, value: string) => `<c r="${address}" t="str"><v>${value}</v></c>`;
  const data = `<row r="1">${["unit", "period", "gdp"].map((v, i) => text(`${"ABC"[i]}1`, v)).join("")}</row>
    <row r="2">${text("A2", "北城")}${text("B2", "2023")}<c r="C2"><f>B9*2</f></c></row>
    <row r="3">${text("A3", "南城")}${text("B3", "2023")}<c r="C3"><f>[1]S!A1</f><v>3</v></c></row>`;
  expect(read(rawWorkbook([{ name: "s", data }])).issues).toEqual(["sheet-not-computed 2", "sheet-external 3"]);
  const broken = `${data.slice(0, data.indexOf('<row r="2">'))}<row r="2">${text("A2", "北城")}${text("B2", "2023")}<c r="C2" t="e"><v>#DIV/0!</v></c></row>`;
  const { issues, said } = read(rawWorkbook([{ name: "s", data: broken }]));
  expect(issues).toEqual(["not-a-number C2"]);
  expect(said).toContain("a.xlsx, sheet s, cell C2, column gdp");
});

test("which sheet: the only one, the one named, else said", () => {
  const two = (a: string, b: string) =>
    writeWorkbook([
      { name: a, rows: [HEAD, ...GOOD] },
      { name: b, rows: [["x"], ["y"]] },
    ]);
  expect(read(two("数据", "说明")).rows).toEqual(WANTED);
  expect(read(two("Sheet1", "Sheet2")).issues).toEqual(["sheet-not-said"]);
  expect(read(two("Sheet1", "Sheet2"), { sheet: "Sheet1" }).rows).toEqual(WANTED);
  expect(read(two("Sheet1", "Sheet2"), { sheet: "Shet1" }).said).toContain('did you mean "Sheet1"?');
});

test("a cell far off makes no table of a million columns", () => {
  const cells = (row: number) => `<row r="${row}"><c r="A${row}"><v>1</v></c></row>`;
  const data = Array.from({ length: 3100 }, (_, i) => cells(i + 1)).join("");
  const bytes = rawWorkbook([{ name: "s", data: `${data}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>` }]);
  expect(read(bytes).issues).toEqual(["sheet-too-wide"]);
});

test("heading and range as declared must be there", () => {
  expect(read({ rows: [HEAD, ...GOOD] }, { header: 9 }).issues).toEqual(["sheet-header"]);
  expect(read({ rows: [HEAD, ...GOOD] }, { range: "A3-D6" }).issues).toEqual(["sheet-range"]);
});

test("the other cells of a table with a total and a note are read too: all problems at once", () => {
  const rows = [HEAD, ["北城", 2023, "约1.5", 55], ["全县合计", 2023, 4, 58], ["注：快报数"]];
  expect(read({ rows }).issues).toEqual(["sheet-total-row 3", "sheet-note-row 4", "not-a-number C2"]);
});

import { describe, expect, test } from "vitest";
import type { Issue } from "../../../src/errors/index.ts";
import { hasJudgements, holdsGrids, tableOfGrids } from "../../../src/io/xlsx/grids.ts";
import { readKeyValues } from "../../../src/io/xlsx/key-values.ts";
import { readSystemSheet } from "../../../src/io/xlsx/system-sheet.ts";
import { cellValue, directionOf, directionText, listOf, truthOf } from "../../../src/io/xlsx/values.ts";
import { readWorkbook } from "../../../src/io/xlsx/workbook.ts";
import { type CellToWrite, writeWorkbook } from "../../../src/io/xlsx/write.ts";
import { rawParts, rawWorkbook, zipParts } from "./raw.ts";

const sheetOf = (rows: readonly (readonly CellToWrite[])[]) =>
  readWorkbook(writeWorkbook([{ name: "页", rows }]), { file: "a.xlsx" }).workbook!.sheets[0]!;
const rawSheet = (data: string, more: Parameters<typeof rawWorkbook>[1] = {}) =>
  readWorkbook(rawWorkbook([{ name: "页", data }], more), { file: "a.xlsx" });
const brief = (issues: readonly Issue[]) => issues.map(({ code, at }) => `${code} ${at?.cell ?? at?.row ?? ""}`.trim());
const percent = (value: number): CellToWrite => ({ value, look: "percent" });

describe("what a cell says", () => {
  test.each([
    ["适度 50", { ideal: 50 }, "ideal 50"],
    ["Ideal", { ideal: null }, "ideal"],
    ["适度（-2.5）", { ideal: -2.5 }, "ideal -2.5"],
    ["1 ~ 3.5", { from: 1, to: 3.5 }, "1 ~ 3.5"],
    ["-1至2", { from: -1, to: 2 }, "-1 ~ 2"],
    ["逆向", "negative", "negative"],
    ["＋", "positive", "positive"],
    ["up", undefined, undefined],
    ["constructor", undefined, undefined],
  ])("%s is a direction, and is written so that it reads back", (text, direction, written) => {
    expect(directionOf(text)).toEqual(direction);
    expect(directionText(direction, "en")).toBe(written);
    const zh = directionText(direction, "zh");
    expect(zh === undefined ? undefined : directionOf(zh)).toEqual(direction);
  });

  test("no direction that a cell could hold", () => {
    expect([null, 7, {}, { from: 1, to: 2, unit: "x" }].map((one) => directionText(one, "en"))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect([directionText("upward", "zh"), directionText("unstated", "zh")]).toEqual(["upward", "未说明"]);
  });

  test("yes, no, neither; a list in one cell", () => {
    expect(["是", " TRUE ", "√", "否", "0", "×", "maybe", ""].map(truthOf)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      undefined,
      undefined,
    ]);
    expect(listOf(" a、b；c,\n；d ")).toEqual(["a", "b", "c", "d"]);
  });

  test("saved values of every kind; a row and cells without addresses stand one after the other", () => {
    const { workbook } = rawSheet(
      `<row><c t="inlineStr"><is><t>名</t><rPh><t>míng</t></rPh></is></c><c t="b"><v>0</v></c><c t="b"><v>1</v></c><c><v>x</v></c><c t="s"><v>0</v></c><c t="inlineStr"></c></row>
       <row><c t="e"><v>#REF!</v></c><c t="d"><v>2024-03-31T00:00:00</v></c></row>`,
      { strings: ["<t></t>"] },
    );
    const cells = [...workbook!.sheets[0]!.rows.values()].flat();
    expect(cells.map(({ row, column, kind, text }) => [row, column, kind, text])).toEqual([
      [1, 0, "text", "名"],
      [1, 1, "boolean", "FALSE"],
      [1, 2, "boolean", "TRUE"],
      [1, 3, "text", "x"],
      [2, 0, "error", "#REF!"],
      [2, 1, "date", "2024-03-31"],
    ]);
    expect(cells.map(cellValue)).toEqual(["名", false, true, "x", "#REF!", "2024-03-31"]);
  });

  test.each([
    ['<row r="0"><c><v>1</v></c></row>', "row 0"],
    ['<row r="1048577"><c><v>1</v></c></row>', "row 1048577"],
    ['<row r="1"><c r="A0"><v>1</v></c></row>', "A0"],
    ["<c><v>1</v></c>", "row 0"],
    ['<row r="1"><c r="A1" t="s"><v>5</v></c></row>', "A1"],
  ])("%s stands nowhere", (data, address) => {
    expect(rawSheet(data).issues).toMatchObject([{ code: "workbook-address", params: { address } }]);
  });

  test("a merged range that is none", () => {
    const parts = rawParts([
      { name: "页", data: "", after: '<mergeCells><mergeCell ref="A1"/><mergeCell/></mergeCells>' },
    ]);
    expect(readWorkbook(zipParts(parts)).issues).toMatchObject([{ code: "workbook-address" }]);
  });
});

describe("files that are no workbook", () => {
  test.each([
    ["word", { "word/document.xml": "" }],
    ["powerpoint", { "ppt/presentation.xml": "" }],
    ["xlsb", { "xl/workbook.bin": "" }],
    ["ods", { mimetype: "", "content.xml": "" }],
    ["zip", { "content.xml": "" }],
    ["zip", { "_rels/.rels": "<Relationships/>" }],
  ])("%s", (kind, parts) => {
    expect(readWorkbook(zipParts(parts)).issues).toMatchObject([{ code: "workbook-not", params: { kind } }]);
  });

  test("parts named from the root or by way of another folder are the same parts; a sheet that is a chart holds no cells", () => {
    const parts = rawParts([
      { name: "页", data: '<row r="1"><c r="A1"><v>5</v></c></row>' },
      { name: "图", data: "" },
    ]);
    const relations = parts["xl/_rels/workbook.xml.rels"]!.replace(
      '"worksheets/sheet1.xml"',
      '"/xl/worksheets/sheet1.xml"',
    )
      .replace('"styles.xml"', '"../xl/./styles.xml"')
      .replace('worksheet" Target="worksheets/sheet2.xml"', 'chartsheet" Target="chartsheets/sheet1.xml"');
    const { workbook, issues } = readWorkbook(zipParts({ ...parts, "xl/_rels/workbook.xml.rels": relations }));
    expect(issues).toEqual([]);
    expect(workbook!.sheets.map(({ name, rows }) => [name, rows.get(1)?.[0]?.text])).toEqual([["页", "5"]]);
  });
});

describe("a sheet of keys and values", () => {
  const read = (...rows: readonly (readonly CellToWrite[])[]) =>
    readKeyValues(sheetOf([["键", "值"], ...rows]), { file: "a.xlsx" });

  test("numbers keep their kind, versions and periods are texts, JSON is read, what is empty takes its default", () => {
    const { value, issues, place } = read(
      ["normalise.method", "min-max"],
      ["normalise.upper", 100],
      ["normalise.unused", null],
      ["system.version", 2024],
      ["nodes", '["a", "b"]'],
    );
    expect(issues).toEqual([]);
    expect(JSON.parse(JSON.stringify(value))).toEqual({
      normalise: { method: "min-max", upper: 100 },
      system: { version: "2024" },
      nodes: ["a", "b"],
    });
    expect([place(["normalise", "upper"]).cell, place(["nodes", 1]).cell, place(["normalise"]).cell]).toEqual([
      "B3",
      "B6",
      "A2",
    ]);
    expect(place(["elsewhere"])).toEqual({ file: "a.xlsx", sheet: "页" });
  });

  test("every cell that is wrong, by its place", () => {
    const { issues } = read(
      ["a", 1],
      ["a", 2],
      ["a.b", 3],
      ["b.c", 3],
      ["b", 4],
      ["1st", 1],
      [null, 5],
      ["share", percent(0.5)],
      ["list", "[1, 2"],
    );
    expect(brief(issues)).toEqual([
      "sheet-key A3",
      "sheet-key A4",
      "sheet-key A6",
      "sheet-key A7",
      "cell-empty A8",
      "sheet-percent A9",
      "sheet-key-json B10",
    ]);
    expect(
      issues.flatMap(({ code, params }) => (code === "sheet-key" ? [(params as { problem: string }).problem] : [])),
    ).toEqual(["twice", "under", "under", "form"]);
  });
});

describe("a sheet of the system", () => {
  const HEAD = [
    "id",
    "parent",
    "name.zh",
    "name.en",
    "direction",
    "worst",
    "best",
    "denominator",
    "weight",
    "tags",
    "type",
  ];
  const read = (...rows: readonly (readonly CellToWrite[])[]) =>
    readSystemSheet(sheetOf([HEAD, ...rows]), { file: "a.xlsx" });

  test("a tree, its goalposts, names in two languages, a denominator with its scale, variables", () => {
    const { value, issues } = read(
      ["index", null, "指数", "Index"],
      ["beds", "index", null, "Beds", "正向", 0, 50, "people × 1000", 2, "a、b"],
      ["people", null, "人口", null, null, null, null, null, null, null, "变量"],
    );
    expect(issues).toEqual([]);
    expect(JSON.parse(JSON.stringify(value))).toEqual({
      variables: [{ id: "people", name: { zh: "人口" } }],
      index: {
        id: "index",
        name: { zh: "指数", en: "Index" },
        children: [
          {
            id: "beds",
            name: { en: "Beds" },
            direction: "positive",
            goalposts: [0, 50],
            denominator: { by: "people", scale: 1000 },
            weight: 2,
            tags: ["a", "b"],
          },
        ],
      },
    });
  });

  test.each([
    ["an id that is missing", [["index"], [null, "index"]], ["cell-empty A3"]],
    ["an id twice", [["index"], ["a", "index"], ["a", "index"]], ["system-row-twice A4"]],
    ["a parent that is not there", [["index"], ["a", "indx"]], ["system-parent-unknown B3"]],
    ["two roots", [["a"], ["b"]], ["system-root 2"]],
    ["a circle", [["index"], ["a", "b"], ["b", "a"]], ["system-parent-circle 3"]],
    ["one goalpost", [["index"], ["a", "index", null, null, "positive", 3]], ["sheet-goalposts G3"]],
    [
      "a percentage",
      [["index"], ["a", "index", null, null, "positive", percent(0.1), 1]],
      ["not-a-number F3", "sheet-goalposts F3"],
    ],
    [
      "a word for a number",
      [["index"], ["a", "index", null, null, "positive", 0, "most"]],
      ["not-a-number G3", "sheet-goalposts G3"],
    ],
    ["a direction that is none", [["index"], ["a", "index", null, null, "up"]], ["sheet-direction E3"]],
  ])("%s", (_, rows, wanted) => {
    const { value, issues } = read(...(rows as readonly (readonly CellToWrite[])[]));
    expect(value).toBeUndefined();
    expect(brief(issues)).toEqual(wanted);
  });
});

describe("matrices of judgements", () => {
  const read = (...rows: readonly (readonly CellToWrite[])[]) => tableOfGrids(sheetOf(rows), { file: "a.xlsx" });
  const HEAD = ["组：index 专家：王", "a", "b"];

  test("the upper triangle suffices; empty cells and the diagonal say nothing; each cell knows where it stood", () => {
    const { table, issues } = read(HEAD, ["a", 1, 3], ["b", null, 1], ["group: g", "x", "y"], ["x", null, "1/2"]);
    expect(issues).toEqual([]);
    expect(table!.rows).toEqual([
      ["王", "index", "a", "b", "3"],
      ["", "g", "x", "y", "1/2"],
    ]);
    expect(table!.sheet!.place({ file: table!.file, row: 2 })).toMatchObject({
      file: "a.xlsx",
      sheet: "页",
      row: 5,
      cell: "C5",
    });
    expect(table!.sheet!.place({ file: table!.file })).toEqual({ file: "a.xlsx", sheet: "页" });
    expect(table!.sheet!.place({ file: "b.csv", row: 1 })).toEqual({ file: "b.csv" });
  });

  test("every cell that is wrong", () => {
    const { table, issues } = read(
      ["stray", 1],
      HEAD,
      ["a", 2, percent(0.5)],
      ["c", 1, 3],
      ["b", 3, null, 7],
      [null, "b", 3],
      HEAD,
    );
    expect(table).toBeUndefined();
    expect(issues.map(({ at, params }) => [at?.cell, (params as { problem?: string }).problem])).toEqual([
      ["A1", "group"],
      ["B3", "diagonal"],
      ["C3", "percent"],
      ["A4", "row"],
      ["D5", "group"],
      ["B6", "group"],
      ["A7", "twice"],
    ]);
  });

  test("whether a sheet holds matrices, and whether anything is filled in", () => {
    expect([holdsGrids(sheetOf([HEAD])), holdsGrids(sheetOf([["a", "b"]])), holdsGrids(sheetOf([]))]).toEqual([
      true,
      false,
      false,
    ]);
    expect(hasJudgements(sheetOf([HEAD, ["a", 1, null]]))).toBe(false);
    expect(hasJudgements(sheetOf([HEAD, ["a", 1, 3]]))).toBe(true);
    expect(hasJudgements(sheetOf([HEAD, ["c", 1, 3]]))).toBe(true);
  });
});

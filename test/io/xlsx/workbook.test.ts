import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateText, shownAs } from "../../../src/io/xlsx/formats.ts";
import { readWorkbook } from "../../../src/io/xlsx/workbook.ts";
import { writeWorkbook } from "../../../src/io/xlsx/write.ts";
import { rawParts, rawWorkbook, zipParts } from "./raw.ts";

const texts = (bytes: Uint8Array, sheet = 0) =>
  [...readWorkbook(bytes).workbook!.sheets[sheet]!.rows.values()].map((cells) => cells.map(({ text }) => text));
const refusal = (bytes: Uint8Array) => {
  const [issue] = readWorkbook(bytes, { file: "a.xlsx" }).issues;
  return issue && `${issue.code} ${Object.values(issue.params).join(" ")} @ ${issue.at?.file}`;
};
const changed = (change: (parts: Record<string, string>) => void): Uint8Array => {
  const parts = rawParts([{ name: "data", data: '<row r="1"><c r="A1"><v>1</v></c></row>' }]);
  change(parts);
  return zipParts(parts);
};

const replaced = (name: string, text: string): Uint8Array => changed((parts) => Object.assign(parts, { [name]: text }));

describe("cells", () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="166" formatCode="000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="9"/></cellXfs>';

  test("each kind of cell, in the order of the columns", () => {
    const data = `<row r="1">
      <c r="A1" t="s"><v>0</v></c><c r="B1"><v>0.55000000000000004</v></c><c r="C1" t="b"><v>1</v></c>
      <c r="D1" t="e"><v>#DIV/0!</v></c><c r="E1" t="str"><f>A1</f><v>文本</v></c>
      <c r="F1" t="inlineStr"><is><t>a&amp;b</t></is></c><c r="G1" s="1"><v>44927</v></c><c r="H1" s="2"><v>0.55</v></c>
      <c r="I1" s="3"><v>44927</v></c><c r="J1" s="4"><v>1003</v></c><c r="K1" s="5"><v>1</v></c><c r="L1" t="d"><v>2023-01-01T00:00:00</v></c>
      <c r="M1"><f>1+1</f><v>2</v></c><c r="N1"><f>1+1</f></c><c r="O1"><f>[1]Sheet1!A1</f><v>3</v></c><c r="P1"><f>T[2023]*2</f><v>4</v></c></row>`;
    const strings = ["<r><t>丰</t></r><r><t>富</t></r><rPh><t>fēng</t></rPh>"];
    const { workbook, issues } = readWorkbook(rawWorkbook([{ name: "数据", data }], { styles, strings }));
    expect(issues).toEqual([]);
    const cells = workbook!.sheets[0]!.rows.get(1)!;
    expect(cells.map(({ kind, text, percent, formula }) => [kind, text, percent ?? formula ?? ""])).toEqual([
      ["text", "丰富", ""],
      ["number", "0.55", ""],
      ["boolean", "TRUE", ""],
      ["error", "#DIV/0!", ""],
      ["text", "文本", "computed"],
      ["text", "a&b", ""],
      ["date", "2023-01-01", ""],
      ["number", "0.55", true],
      ["date", "2023-01-01", ""],
      ["number", "001003", ""],
      ["number", "1", true],
      ["date", "2023-01-01", ""],
      ["number", "2", "computed"],
      ["text", "=1+1", "not-computed"],
      ["number", "3", "external"],
      ["number", "4", "computed"],
    ]);
  });

  test("a shared formula that leads to another workbook marks all its cells", () => {
    const data =
      '<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A2">[2]S!A1</f><v>1</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>';
    const { rows } = readWorkbook(rawWorkbook([{ name: "s", data }])).workbook!.sheets[0]!;
    expect([...rows.values()].map(([cell]) => cell!.formula)).toEqual(["external", "external"]);
  });

  test("dates: 1900 with its 29 February that never was, and 1904", () => {
    // Excel: 1 = 1900-01-01, 59 = 1900-02-28, 60 = 1900-02-29, 61 = 1900-03-01, 45292 = 2024-01-01
    const from1900 = [1, 59, 60, 61, 36_526, 45_292, 45_351].map((n) => dateText(n, { from1904: false }));
    expect(from1900).toEqual([
      "1900-01-01",
      "1900-02-28",
      "1900-02-29",
      "1900-03-01",
      "2000-01-01",
      "2024-01-01",
      "2024-02-29",
    ]);
    // the 1904 system is 1,462 days behind
    expect(dateText(45_292 - 1462, { from1904: true })).toBe("2024-01-01");
    expect(dateText(45_292.5, { from1904: false })).toBe("2024-01-01 12:00:00");
    const data = '<row r="1"><c r="A1" s="1"><v>43830</v></c></row>';
    const styles1904 = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
    expect(texts(rawWorkbook([{ name: "s", data }], { styles: styles1904, date1904: true }))).toEqual([["2024-01-01"]]);
  });

  test("what a number format says", () => {
    const codes = [
      "0.00%",
      '0"%"',
      "yyyy-mm-dd",
      "#,##0.00",
      "[Red]0.0",
      "[h]:mm",
      "000000",
      "General",
      '0.0"天"',
      "@",
      "0;-0;0%",
    ];
    expect(codes.map((code) => shownAs({ id: 164, code }))).toEqual([
      "percent",
      undefined,
      "date",
      undefined,
      undefined,
      "date",
      { digits: 6 },
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("sheets: hidden ones, merged cells, hidden rows and columns", () => {
    const { sheets, macros } = readWorkbook(
      rawWorkbook([
        {
          name: "a",
          data: '<row r="2" hidden="1"><c r="B2"><v>1</v></c></row>',
          before: '<dimension ref="A1:XFD1048576"/><cols><col min="3" max="4" hidden="1"/></cols>',
          after: '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>',
        },
        { name: "b", data: "", state: "veryHidden" },
      ]),
    ).workbook!;
    expect(macros).toBe(false);
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ["a", false],
      ["b", true],
    ]);
    expect(sheets[0]!.merged).toEqual([{ top: 1, left: 0, bottom: 1, right: 2 }]);
    expect([...sheets[0]!.hiddenRows]).toEqual([2]);
    expect(sheets[0]!.hiddenColumns).toEqual([[2, 3]]);
  });
});

describe("what is refused, by name", () => {
  test.each([
    ["no archive", new Uint8Array([1, 2, 3]), "workbook-zip no-directory  @ a.xlsx"],
    ["cut off", changed(() => {}).subarray(0, 400), "workbook-zip no-directory  @ a.xlsx"],
    ["a name that leaves", replaced("../x", ""), "workbook-zip name ../x @ a.xlsx"],
    ["an absolute name", replaced("/x", ""), "workbook-zip name /x @ a.xlsx"],
    ["a part twice", replaced("XL/workbook.xml", ""), "workbook-zip twice XL/workbook.xml @ a.xlsx"],
    ["Word", zipParts({ "word/document.xml": "" }), "workbook-not word @ a.xlsx"],
    ["a zip", zipParts({ "a.txt": "" }), "workbook-not zip @ a.xlsx"],
    [
      "a sheet that is not there",
      changed((parts) => void delete parts["xl/worksheets/sheet1.xml"]),
      "workbook-part-missing xl/worksheets/sheet1.xml @ a.xlsx",
    ],
    [
      "a document type",
      replaced("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>'),
      "workbook-xml xl/workbook.xml dtd @ a.xlsx",
    ],
    [
      "an entity",
      replaced("xl/sharedStrings.xml", "<sst><si><t>&lol;</t></si></sst>"),
      "workbook-xml xl/sharedStrings.xml entity @ a.xlsx",
    ],
    ["an open tag", replaced("xl/styles.xml", "<a><b></a>"), "workbook-xml xl/styles.xml not-closed @ a.xlsx"],
    [
      "an address outside every sheet",
      replaced("xl/worksheets/sheet1.xml", '<s><c r="XFE1"><v>1</v></c></s>'),
      "workbook-address xl/worksheets/sheet1.xml XFE1 @ a.xlsx",
    ],
    [
      "a cell twice",
      replaced("xl/worksheets/sheet1.xml", '<s><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></s>'),
      "workbook-address xl/worksheets/sheet1.xml A1 @ a.xlsx",
    ],
  ])("%s", (_, bytes, wanted) => {
    expect(refusal(bytes)).toBe(wanted);
  });

  /** Sets a number in the directory of an archive; `offset` within the entry of the part (4 bytes). */
  function patched(bytes: Uint8Array, part: string, offset: number, value: number): Uint8Array {
    const copy = Uint8Array.from(bytes);
    const view = new DataView(copy.buffer);
    for (let i = 0; i < copy.length - 46; i++)
      if (view.getUint32(i, true) === 0x02014b50) {
        const name = new TextDecoder().decode(copy.subarray(i + 46, i + 46 + view.getUint16(i + 28, true)));
        if (name === part) view.setUint32(i + offset, value, true);
      }
    return copy;
  }
  const sheet = "xl/worksheets/sheet1.xml";
  const bomb = replaced(sheet, `<s>${" ".repeat(4_000_000)}</s>`);

  test("a size of 2 GB is refused before anything is unpacked", () => {
    expect(refusal(patched(bomb, sheet, 24, 2 ** 31))).toBe(`workbook-too-large part 2147483648 256000000 @ a.xlsx`);
  });
  test("a part that unpacks to more than it says is given up, and so is one whose size cannot be true", () => {
    expect(refusal(patched(bomb, sheet, 24, 100))).toBe(`workbook-zip damaged ${sheet} @ a.xlsx`);
    expect(refusal(patched(bomb, sheet, 24, 200_000_000))).toBe(`workbook-zip damaged ${sheet} @ a.xlsx`);
  });
  test("a wrong checksum", () => {
    expect(refusal(patched(bomb, sheet, 16, 1))).toBe(`workbook-zip checksum ${sheet} @ a.xlsx`);
  });
  test("an encrypted part", () => {
    const flags = new DataView(bomb.buffer, bomb.byteOffset);
    const at = Array.from(bomb.keys()).find((i) => i < bomb.length - 4 && flags.getUint32(i, true) === 0x02014b50)!;
    const copy = Uint8Array.from(bomb);
    copy[at + 8] = 1;
    expect(refusal(copy)).toBe("workbook-zip encrypted [Content_Types].xml @ a.xlsx");
  });
  test("damaged bytes end in a named problem, never in another error", () => {
    const bytes = writeWorkbook([
      {
        name: "data",
        rows: [
          ["unit", "period", "gdp"],
          ["a", "2023", 1],
        ],
      },
    ]);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const copy = Uint8Array.from(bytes);
        copy[at] = copy[at]! ^ by;
        const { workbook, issues } = readWorkbook(copy);
        expect(workbook === undefined).toBe(issues.length > 0);
      }),
      { numRuns: 300 },
    );
  });
});

describe("writing", () => {
  test("what is written is read back: every double, every text, also those that look like formulas", () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((v) => (v === 0 ? 0 : v));
    const text = fc
      .string({ unit: "binary", minLength: 1 })
      .map((s) => s.replaceAll("\r", ""))
      .filter((s) => s !== "");
    fc.assert(
      fc.property(fc.array(fc.oneof(number, text), { minLength: 1 }), (cells) => {
        const { workbook } = readWorkbook(writeWorkbook([{ name: "s", rows: [cells] }]));
        const read = [...(workbook!.sheets[0]!.rows.get(1) ?? [])];
        expect(read.map(({ kind, text }) => (kind === "number" ? Number(text) : text))).toEqual(cells);
      }),
    );
    const { rows } = readWorkbook(writeWorkbook([{ name: "s", rows: [["=1+1", "@a", "+b", "-c", "_x0041_", '&<>"']] }]))
      .workbook!.sheets[0]!;
    expect(rows.get(1)!.map(({ text, kind, formula }) => [text, kind, formula])).toEqual(
      ["=1+1", "@a", "+b", "-c", "_x0041_", '&<>"'].map((one) => [one, "text", undefined]),
    );
  });
  test("the same sheets give the same bytes", () => {
    const make = () => writeWorkbook([{ name: "数据", rows: [["a", 1, { value: "x", look: "heading" }]] }]);
    expect(make()).toEqual(make());
  });
});

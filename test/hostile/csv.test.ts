import { describe, expect, test } from "vitest";
import { IndexError, type Issue } from "../../src/errors/index.ts";
import { computeIndex, parseSystem } from "../../src/index.ts";
import { type DataPart, decodeText, readDataset, readWeights } from "../../src/io/index.ts";
import type { Dataset } from "../../src/schema/types.ts";
import { loadSystem } from "../../src/systems/index.ts";
import { type Case, cases, outcome, sound } from "./oracle.ts";
import { plainSystem } from "./samples.ts";

const plain = parseSystem(plainSystem);
const huangyan = await loadSystem("huangyan_64");
const HEAD = "unit,period,x,y,z\n";
const GOOD = `${HEAD}a,2020,1,2,3\nb,2020,4,5,6\n`;
const bytes = (...parts: (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : [...part])),
  );
const utf16 = (text: string, little: boolean): Uint8Array =>
  Uint8Array.from(
    [...`\ufeff${text}`].flatMap((c) => {
      const code = c.charCodeAt(0);
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  );

function refuse(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new IndexError(issues);
}

/** Reads a file of figures and, where it can be read, computes the index. */
function read(
  file: string | Uint8Array,
  more: Partial<DataPart> & { encoding?: "gb18030"; system?: typeof plain } = {},
): Dataset {
  const { encoding, system = plain, ...part } = more;
  const decoded =
    typeof file === "string"
      ? { text: file, issues: [] }
      : decodeText(file, { file: "d.csv", ...(encoding ? { encoding } : {}) });
  refuse(decoded.issues);
  const { dataset, issues } = readDataset([{ name: "d.csv", text: decoded.text!, ...part }], system);
  refuse(issues);
  if (system === plain) sound(computeIndex({ system: plain }, dataset!), dataset!);
  return dataset!;
}

/** The figures of x by unit, or what was refused. */
const x = (data: Dataset) => Object.fromEntries(data.units.map((unit, i) => [unit, data.columns.get("x")![i]]));
const gbHead = "unit,period,x,y,z\n";

const encodings: readonly Case[] = [
  ["UTF-8 with a mark", () => expect(x(read(bytes([0xef, 0xbb, 0xbf], GOOD)))).toEqual({ a: 1, b: 4 }), "ok"],
  ["two marks", () => expect(x(read(bytes([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], GOOD)))).toEqual({ a: 1, b: 4 }), "ok"],
  ["a mark alone", () => read(bytes([0xef, 0xbb, 0xbf])), "file-empty"],
  ["UTF-16, little end first", () => expect(x(read(utf16(GOOD, true)))).toEqual({ a: 1, b: 4 }), "ok"],
  ["UTF-16, big end first", () => expect(x(read(utf16(GOOD, false)))).toEqual({ a: 1, b: 4 }), "ok"],
  ["UTF-16 without its mark", () => read(utf16(GOOD, true).slice(2)), "file-nul"],
  ["UTF-16 with half a character", () => read(bytes([0xff, 0xfe, 0x61])), "file-encoding"],
  ["UTF-32", () => read(bytes([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])), "file-nul"],
  ["GB18030 that is not named", () => read(bytes(gbHead, [0xb1, 0xb1, 0xb3, 0xc7], ",2020,1,2,3\n")), "file-encoding"],
  [
    "GB18030 that is named",
    () =>
      expect(x(read(bytes(gbHead, [0xb1, 0xb1, 0xb3, 0xc7], ",2020,1,2,3\n"), { encoding: "gb18030" }))).toEqual({
        北城: 1,
      }),
    "ok",
  ],
  ["GB18030 that is none", () => read(bytes(gbHead, [0xff, 0xff]), { encoding: "gb18030" }), "file-encoding"],
  [
    "UTF-8 with a mark named GB18030",
    () => read(bytes([0xef, 0xbb, 0xbf], GOOD), { encoding: "gb18030" }),
    "encoding-contradicted",
  ],
  ["half a character of UTF-8", () => read(bytes(HEAD, [0xe5, 0x8c])), "file-encoding"],
  ["an overlong NUL", () => read(bytes(HEAD, [0xc0, 0x80])), "file-encoding"],
  ["a surrogate in UTF-8", () => read(bytes(HEAD, [0xed, 0xa0, 0x80])), "file-encoding"],
  ["a NUL in a cell", () => read(bytes(HEAD, "a,2020,1,2,", [0], "\n")), "file-nul"],
  ["NULs only", () => read(new Uint8Array(1000)), "file-nul"],
  ["an Excel workbook", () => read(bytes("PK", [3, 4], "xl/workbook.xml")), "file-not-text"],
  ["gzip", () => read(bytes([0x1f, 0x8b, 8, 0])), "file-not-text"],
  ["a PDF", () => read(bytes("%PDF-1.7")), "file-not-text"],
  [
    "a megabyte of noise",
    () => read(Uint8Array.from({ length: 1e6 }, (_, i) => (i * 7919 + (i >> 3)) % 256)),
    "file-encoding",
  ],
];

const breaks: readonly Case[] = [
  ["an empty file", () => read(""), "file-empty"],
  ["a line break alone", () => read("\n"), "file-empty"],
  ["spaces alone", () => read("  \r\n\t\n"), "file-empty"],
  ["commas alone", () => read(",,,\n,,,\n"), "file-empty"],
  ["headings alone", () => read(HEAD), "file-no-rows"],
  ["headings and commas", () => read(`${HEAD},,,,\n`), "file-no-rows"],
  ["CRLF", () => expect(x(read(GOOD.replaceAll("\n", "\r\n")))).toEqual({ a: 1, b: 4 }), "ok"],
  ["a lone CR", () => expect(x(read(GOOD.replaceAll("\n", "\r")))).toEqual({ a: 1, b: 4 }), "ok"],
  [
    "breaks of every kind",
    () => expect(x(read("unit,period,x,y,z\r\na,2020,1,2,3\rb,2020,4,5,6\n"))).toEqual({ a: 1, b: 4 }),
    "ok",
  ],
  ["no break at the end", () => expect(x(read(GOOD.trimEnd()))).toEqual({ a: 1, b: 4 }), "ok"],
  ["a quoted line break", () => expect(x(read(`${HEAD}"a\nb",2020,1,2,3\n`))).toEqual({ "a\nb": 1 }), "ok"],
  ["a quoted CRLF", () => expect(x(read(`${HEAD}"a\r\nb",2020,1,2,3\n`))).toEqual({ "a\nb": 1 }), "ok"],
  ["a quoted comma", () => expect(x(read(`${HEAD}"a,b",2020,1,2,3\n`))).toEqual({ "a,b": 1 }), "ok"],
  ["doubled quotes", () => expect(x(read(`${HEAD}"a""b",2020,1,2,3\n`))).toEqual({ 'a"b': 1 }), "ok"],
  ["a quote that is not closed", () => read(`${HEAD}"a,2020,1,2,3\nb,2020,4,5,6\n`), "csv-quote"],
  ["a quote inside a cell", () => read(`${HEAD}a"b,2020,1,2,3\n`), "csv-quote"],
  ["text after a quote", () => read(`${HEAD}"a"b,2020,1,2,3\n`), "csv-quote"],
  ["a quote alone", () => read('"'), "csv-quote file-empty"],
  ["100,000 quotes", () => read(HEAD + '"'.repeat(100_001)), "csv-quote"],
  ["20,000 lines within a quote", () => read(`${HEAD}"a${"\nb,2020,1,2,3".repeat(20_000)}`), "csv-quote"],
  [
    "6,000 lines with a stray quote each",
    () => read(`${HEAD}${'a"b,2020,1,2,3\n'.repeat(6_000)}`),
    "csv-quote more-problems",
  ],
  ["a row too short", () => read(`${HEAD}a,2020,1,2\n`), "csv-ragged"],
  ["a row too long", () => read(`${HEAD}a,2020,1,2,3,4\n`), "csv-ragged"],
  ["6,000 ragged rows", () => read(`${HEAD}${"a,2020\n".repeat(6_000)}`), "csv-ragged more-problems"],
  ["semicolons", () => read(GOOD.replaceAll(",", ";")), "csv-delimiter"],
  ["tabs", () => read(GOOD.replaceAll(",", "\t")), "csv-delimiter"],
  ["full-width commas", () => read(GOOD.replaceAll(",", "，")), "csv-delimiter"],
  ["a line of a million characters", () => read(`${HEAD}${"a".repeat(1e6)},2020,1,2,3\n`), "ok"],
];

const headings: readonly Case[] = [
  ["a heading twice", () => read("unit,period,x,x,y,z\na,2020,1,1,2,3\n"), "heading-repeated"],
  ["a heading twice, composed otherwise", () => read("unit,period,x,y,z,é,e\u0301\n"), "heading-repeated"],
  ["a heading of spaces over figures", () => read("unit,period,x,y,z, \na,2020,1,2,3,4\n"), "heading-empty"],
  ["no unit", () => read("period,x,y,z\n2020,1,2,3\n"), "column-needed"],
  ["no period", () => read("unit,x,y,z\na,1,2,3\n"), "column-needed"],
  ["an unknown column", () => read("unit,period,x,y,z,q\na,2020,1,2,3,4\n"), "columns-unknown"],
  ["a column __proto__", () => read("unit,period,x,y,z,__proto__\na,2020,1,2,3,4\n"), "columns-unknown"],
  ["a column constructor", () => read("unit,period,x,y,z,constructor\na,2020,1,2,3,4\n"), "columns-unknown"],
  ["a column of a group", () => read("unit,period,x,y,z,a\nu,2020,1,2,3,4\n"), "column-of-group"],
  ["a column of the index", () => read("unit,period,x,y,z,index\nu,2020,1,2,3,4\n"), "column-of-group"],
  ["a group of units __proto__", () => read("unit,period,group:__proto__,x,y,z\na,2020,n,1,2,3\n"), "ok"],
  ["a group of units constructor", () => read("unit,period,group:constructor,x,y,z\na,2020,toString,1,2,3\n"), "ok"],
  ["a group of units without a name", () => read("unit,period,group:,x,y,z\na,2020,n,1,2,3\n"), "ok"],
  ["a formula as heading", () => read("unit,period,x,y,z,=cmd()\na,2020,1,2,3,4\n"), "columns-unknown"],
  [
    "a heading of a million characters",
    () => read(`unit,period,x,y,z,${"q".repeat(1e6)}\na,2020,1,2,3,4\n`),
    "columns-unknown",
  ],
  [
    "20,000 unknown columns",
    () => read(`unit,period,x,y,z,${Array.from({ length: 20_000 }, (_, i) => `c${i}`).join()}\n`),
    "columns-unknown",
  ],
  [
    "20,000 unknown columns, 64 indicators",
    () =>
      read(`unit,period,${Array.from({ length: 20_000 }, (_, i) => `rural_income_${i}`).join()}\n`, {
        system: huangyan,
      }),
    "columns-unknown",
  ],
  [
    "100,000 empty columns",
    () => read(`${HEAD.trim()}${",".repeat(100_000)}\na,2020,1,2,3${",".repeat(100_000)}\n`),
    "ok",
  ],
  ["wide and tidy at once", () => read("unit,period,indicator,value,x\na,2020,x,1,2\n"), "column-in-tidy"],
  ["tidy without values", () => read("unit,period,indicator\na,2020,x\n"), "column-needed"],
  [
    "a map to what is not there",
    () => read(GOOD, { columns: { unit: "__proto__" } }),
    "column-not-found columns-unknown",
  ],
  ["a map of one heading twice", () => read(GOOD, { columns: { unit: "unit", name: "unit" } }), "column-twice"],
  [
    "a map to a value where headings are wanted",
    () => read(GOOD, { columns: { ignore: [{ value: "x" }] } }),
    "column-headless",
  ],
  ["an indicator that is ignored", () => read(GOOD, { columns: { ignore: ["x"] } }), "missing-column"],
  [
    "an empty period for all",
    () => read("unit,x,y,z\na,1,2,3\n", { columns: { period: { value: " " } } }),
    "cell-empty",
  ],
];

const wide = (...rows: string[]) => read(`${HEAD}${rows.join("\n")}\n`);
const cell = (text: string) => wide(`a,2020,${text},2,3`, "b,2020,1,5,6");
const tidy = (...rows: string[]) => read(`unit,period,indicator,value,status,se\n${rows.join("\n")}\n`);
const cells: readonly Case[] = [
  ...[
    "1,234",
    "12%",
    "１２",
    "−5",
    "3万",
    "#DIV/0!",
    "n/a",
    "2023-01-05",
    "Infinity",
    "-inf",
    "1e309",
    "abc",
    "=cmd()",
    "=1+1",
    "+cmd|' /C calc'!A0",
    "@SUM(1)",
    "0x10",
    "1_000",
    "1e",
    "..5",
    "--",
    "\ud800",
    "\u202e1",
    "1\u00a0000",
    "true",

    "undefined",
    "__proto__",
    "<script>",
    "\u001b[31m1",
    "9".repeat(400),
  ].map((text): Case => [`the cell ${text.slice(0, 20)}`, () => cell(`"${text}"`), "not-a-number"]),
  ...["", "NA", "NaN", "null", "..", "-", "—", " NA "].map(
    (text): Case => [`the missing cell "${text}"`, () => expect(x(cell(text))).toEqual({ a: Number.NaN, b: 1 }), "ok"],
  ),
  ...(
    [
      ["1e308", 1e308],
      ["-1.7e308", -1.7e308],
      ["1e-320", 1e-320],
      ["1e-999", 0],
      ["-0", -0],
      ["+1", 1],
      [".5", 0.5],
      ["5.", 5],
      ["0".repeat(400), 0],
      ["1e+5", 1e5],
    ] as const
  ).map(
    ([text, value]): Case => [
      `the number ${text.slice(0, 20)}`,
      () => expect(x(cell(text))).toEqual({ a: value, b: 1 }),
      text === "-1.7e308" ? "ok" : "ok",
    ],
  ),
  ["a cell of a million characters", () => cell("q".repeat(1e6)), "not-a-number"],
  [
    "6,000 cells that are no numbers",
    () => read(`${HEAD}${Array.from({ length: 6_000 }, (_, i) => `u${i},2020,q,q,q`).join("\n")}`),
    "more-problems not-a-number",
  ],
  ["no unit in a row", () => wide(",2020,1,2,3"), "cell-empty"],
  ["no period in a row", () => wide("a,,1,2,3"), "cell-empty"],
  ["a row twice", () => wide("a,2020,1,2,3", "a,2020,1,2,3"), "row-twice"],
  ["a row twice, composed otherwise", () => wide("é,2020,1,2,3", "e\u0301,2020,1,2,3"), "row-twice"],
  ["6,000 times a row", () => wide(...new Array(6_000).fill("a,2020,1,2,3")), "more-problems row-twice"],
  [
    "hostile units",
    () => wide("__proto__,2020,1,2,3", "constructor,2020,2,3,4", "=cmd(),2020,3,4,5", "toString,__proto__,4,5,6"),
    "ok",
  ],
  ["units of any writing", () => wide("\u202eabc,2020,1,2,3", "👩‍👩‍👧,2020,2,3,4", "\ud800,2020,3,4,5"), "ok"],
  ["all the same", () => wide("a,2020,1,1,1", "b,2020,1,1,1"), "ok"],
  ["all missing", () => wide("a,2020,,,", "b,2020,,,"), "all-missing"],
  ["one row", () => wide("a,2020,1,2,3"), "ok"],
  ["a value twice", () => tidy("a,2020,x,1,,", "a,2020,x,1,,"), "value-twice"],
  ["an unknown indicator", () => tidy("a,2020,q,1,,"), "indicator-unknown"],
  ["an indicator __proto__", () => tidy("a,2020,__proto__,1,,"), "indicator-unknown"],
  ["an indicator constructor", () => tidy("a,2020,constructor,1,,"), "indicator-unknown"],
  ["an indicator that is a group", () => tidy("a,2020,a,1,,"), "column-of-group"],
  ["no indicator", () => tidy("a,2020,,1,,"), "cell-empty"],
  ["an unknown status", () => tidy("a,2020,x,1,constructor,"), "status-unknown"],
  ["a negative error", () => tidy("a,2020,x,1,,-1"), "standard-error-negative"],
  ["an error that is no number", () => tidy("a,2020,x,1,,q"), "not-a-number"],
  [
    "20,000 unknown indicators, 64 known",
    () =>
      read(
        `unit,period,indicator,value\n${Array.from({ length: 20_000 }, (_, i) => `a,2020,rural_incom${i},1`).join("\n")}`,
        { system: huangyan },
      ),
    "indicator-unknown more-problems",
  ],
  [
    "6,000 unknown statuses",
    () => tidy(...Array.from({ length: 6_000 }, (_, i) => `u${i},2020,x,1,observe${i},`)),
    "more-problems status-unknown",
  ],
];

function weights(text: string): unknown {
  const { weights: read, issues } = readWeights(text, { file: "w.csv", system: plain });
  refuse(issues);
  expect(Object.keys({}).length).toBe(0);
  return read;
}
const weightTables: readonly Case[] = [
  ["weights", () => expect({ ...(weights("node,weight\nx,2\n") as object) }).toEqual({ x: 2 }), "ok"],
  ["an empty table", () => weights(""), "file-empty"],
  ["headings alone", () => weights("node,weight\n"), "file-no-rows"],
  ["other headings", () => weights("node,wieght\nx,2\n"), "weights-headings"],
  ["a heading too many", () => weights("node,weight,note\nx,2,n\n"), "weights-headings"],
  ["an unknown node", () => weights("node,weight\nq,2\n"), "weight-unknown"],
  ["the node __proto__", () => weights("node,weight\n__proto__,2\n"), "weight-unknown"],
  ["the node constructor", () => weights("node,weight\nconstructor,2\n"), "weight-unknown"],
  ["a node twice", () => weights("node,weight\nx,2\nx,2\n"), "weight-twice"],
  ["no node", () => weights("node,weight\n,2\n"), "cell-empty"],
  ["no weight", () => weights("node,weight\nx,\n"), "cell-empty"],
  ["a weight below 0", () => weights("node,weight\nx,-1\n"), "weight-negative"],
  ["a weight of a text", () => weights("node,weight\nx,=cmd()\n"), "not-a-number"],
  ["an infinite weight", () => weights("node,weight\nx,Infinity\n"), "not-a-number"],
  ["a weight of 1e309", () => weights("node,weight\nx,1e309\n"), "not-a-number"],
  [
    "20,000 unknown nodes",
    () => weights(`node,weight\n${Array.from({ length: 20_000 }, (_, i) => `q${i},1`).join("\n")}`),
    "more-problems weight-unknown",
  ],
];

test("parts that contradict each other", async () => {
  const parts = [GOOD, GOOD.replace("a,2020,1", "a,2020,9")].map((text, i) => ({ name: `${i}.csv`, text }));
  const { codes } = await outcome(() => refuse(readDataset(parts, plain).issues));
  expect(codes).toBe("value-conflict");
});

test("no parts at all", async () => {
  expect((await outcome(() => readDataset([], plain))).codes).toBe("ok");
});

describe("encodings", () => cases(encodings, test));
describe("breaks", () => cases(breaks, test));
describe("headings", () => cases(headings, test));
describe("cells", () => cases(cells, test));
describe("weights", () => cases(weightTables, test));

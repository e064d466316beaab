import fc from "fast-check";
import { expect, test } from "vitest";
import { columnLetters, readTable } from "../../src/io/csv.ts";
import { collectIssues } from "../../src/io/found.ts";
import { unguarded } from "../../src/io/guard.ts";

function read(text: string) {
  const found = collectIssues({ file: "a.csv" });
  const table = readTable(text, { file: "a.csv", found });
  return { table, problems: found.issues().map(({ code, params, at }) => ({ code, ...params, row: at?.row })) };
}

test("LF, CRLF, CR and a mixture; the mark; no line break at the end", () => {
  for (const text of ["a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4", "a,b\r1,2\r3,4\r", "\ufeffa,b\r\n1,2\n3,4\r\n"]) {
    const { table, problems } = read(text);
    expect(problems).toEqual([]);
    expect(table?.headings).toEqual(["a", "b"]);
    expect(table?.rows).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
  }
});

test("quotes: commas, line breaks and doubled quotes inside; rows are counted as a spreadsheet does", () => {
  const { table, problems } = read('a,b\n"x,y","two\r\nlines"\n\n"say ""hi""",  "padded" \n,"",\n');
  expect(table?.rows).toEqual([
    ["x,y", "two\nlines"],
    ['say "hi"', "padded"],
  ]);
  expect(table?.numbers).toEqual([2, 4]);
  expect(problems).toEqual([]);
});

test("the fast path without quotes and the parser agree", () => {
  const cell = fc.stringMatching(/^[a-z0-9 .;|+-]{0,6}$/).map((text) => text.trim());
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const plain = read(["a,b", ...rows.map((cells) => cells.join(","))].join("\n")).table?.rows;
      const quoted = read(["a,b", ...rows.map((cells) => cells.map((text) => `"${text}"`).join(","))].join("\n")).table
        ?.rows;
      expect(quoted).toEqual(plain);
    }),
  );
});

test("any texts survive quoting, but for the ' that keeps a spreadsheet from computing one", () => {
  const text = fc.oneof({ weight: 9, arbitrary: fc.string() }, fc.constantFrom("'@", "''=1", "'\t", "'a"));
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), (rows) => {
      const quoted = rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(","));
      const wanted = rows.map((cells) => cells.map((text) => unguarded(text.replace(/\r\n?/g, "\n"))));
      const kept = wanted.filter((cells) => cells.some((text) => text.trim() !== ""));
      expect(read(["a,b", ...quoted].join("\n")).table?.rows).toEqual(kept);
    }),
  );
});

test("every ragged row and every broken quotation is listed, each with its row", () => {
  const { table, problems } = read('a,b\n1\n1,2,3\n1,2\n"x"y,2\n5" pipe,6" pipe\n3,4\n"open,5\n6,7');
  expect(problems).toEqual([
    { code: "csv-ragged", found: 1, wanted: 2, row: 2 },
    { code: "csv-ragged", found: 3, wanted: 2, row: 3 },
    { code: "csv-quote", problem: "after", row: 5 },
    { code: "csv-quote", problem: "inside", row: 6 },
    { code: "csv-quote", problem: "not-closed", row: 8 },
  ]);
  expect(table?.rows).toEqual([
    ["1", "2"],
    ["3", "4"],
  ]);
});

test("a line that only a broken quotation spans is not read as a cell", () => {
  expect(read('a,b\n1,"2\n3",x"\n').problems).toEqual([{ code: "csv-quote", problem: "inside", row: 2 }]);
});

test("empty files, blank files and files of remarks", () => {
  for (const text of ["", "\ufeff", "\n\n", "   ", ",,\n,,", "# only a remark\n"])
    expect(read(text)).toEqual({ table: undefined, problems: [{ code: "file-empty", row: undefined }] });
});

test("remarks above the heading are kept; a spreadsheet pads them with commas", () => {
  const { table } = read("# SYNTHETIC 合成数据,,\n\n# second, with a comma\nunit,a,b\nx,1,2\n");
  expect(table?.remarks).toEqual(["SYNTHETIC 合成数据", "second, with a comma"]);
  expect(table?.headingRow).toBe(4);
  expect(table?.numbers).toEqual([5]);
});

test("another separator is named", () => {
  for (const [text, delimiter] of [
    ["a;b\n1;2", ";"],
    ["a\tb", "\t"],
    ["a|b", "|"],
    ["a\uff0cb", "\uff0c"],
  ])
    expect(read(text!)).toEqual({ table: undefined, problems: [{ code: "csv-delimiter", delimiter, row: 1 }] });
});

test("headings are trimmed and in NFC; a heading given twice names its columns", () => {
  expect(read(" unit , cafe\u0301 \nx,1").table?.headings).toEqual(["unit", "caf\u00e9"]);
  expect(read("a,b,a,b,a\n1,2,3,4,5").problems).toEqual([
    { code: "heading-repeated", heading: "a", columns: ["A", "C", "E"], row: 1 },
    { code: "heading-repeated", heading: "b", columns: ["B", "D"], row: 1 },
  ]);
});

test("a flood is cut at 100, with the number of the rest", () => {
  const { problems } = read(`a,b\n${"1\n".repeat(1000)}`);
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toMatchObject({ code: "more-problems", count: 900, limit: 100 });
});

test("columns are lettered as in a spreadsheet", () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
});

test("an unclosed quotation in a large file is found", () => {
  const { problems } = read(`a,b\n"open,1\n${"x,1\n".repeat(200_000)}`);
  expect(problems[0]).toMatchObject({ code: "csv-quote", problem: "not-closed", row: 2 });
});

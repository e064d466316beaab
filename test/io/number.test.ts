import fc from "fast-check";
import { expect, test } from "vitest";
import { type NumberProblem, numberProblem, readNumber } from "../../src/io/number.ts";

test("plain numbers, spaces around them, and the words for missing", () => {
  const cells = ["1", " 2.5 ", "-3", "+4", ".5", "6.", "1e3", "1.5E-3", "007"];
  expect(cells.map(readNumber)).toEqual([1, 2.5, -3, 4, 0.5, 6, 1000, 0.0015, 7]);
  for (const cell of ["", "  ", "NA", "NaN", "null", "..", "-", "—", " NA "]) expect(readNumber(cell)).toBeNaN();
});

test("anything else is refused, with the reason", () => {
  const cases: [string, NumberProblem][] = [
    ["1,234", "thousands"],
    ["1,234,567.8", "thousands"],
    ["1\uff0c234", "thousands"],
    ["1 234", "thousands"],
    ["12,5", "decimal-comma"],
    ["12%", "percent"],
    ["3.5\uff05", "percent"],
    ["3.5\u2030", "percent"],
    ["1\uff12", "full-width"],
    ["\uff11\uff12%", "full-width"],
    ["\u22125", "minus"],
    ["Infinity", "infinite"],
    ["-inf", "infinite"],
    ["1e309", "infinite"],
    ["-1e400", "infinite"],
    ["#DIV/0!", "spreadsheet-error"],
    ["#N/A", "spreadsheet-error"],
    ["n/a", "missing-word"],
    ["nan", "missing-word"],
    ["暂无", "missing-word"],
    ["……", "missing-word"],
    ["--", "missing-word"],
    ["——", "missing-word"],
    ["2023-01-05", "date"],
    ["2023年1月5日", "date"],
    ["12万", "counted"],
    ["3.5亿元", "counted"],
    ["12 km", "counted"],
    ["high", "text"],
    ["0x1F", "text"],
    ["1e", "counted"],
    ["e5", "text"],
    [".", "missing-word"],
    ["=1+1", "text"],
  ];
  for (const [cell, problem] of cases) {
    expect([cell, readNumber(cell)]).toEqual([cell, undefined]);
    expect([cell, numberProblem(cell)]).toEqual([cell, problem]);
  }
});

test("1e308 is a number", () => {
  expect(readNumber("1e308")).toBe(1e308);
});

test("every finite number that JavaScript writes is read back exactly", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => readNumber(String(value)) === value),
  );
});

test("no text makes it throw, hang or guess", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const value = readNumber(text);
      return value === undefined ? numberProblem(text).length > 0 : Number.isNaN(value) || Number.isFinite(value);
    }),
  );
});

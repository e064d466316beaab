import fc from "fast-check";
import { expect, test } from "vitest";
import { readTable } from "../../src/io/csv.ts";
import { collectIssues } from "../../src/io/found.ts";
import { csvText, scoresToCsv, stepsToCsv } from "../../src/io/write-csv.ts";
import { jsonText } from "../../src/io/write-json.ts";
import type { Scores } from "../../src/schema/scores.ts";

test("numbers keep every digit; what is missing is empty", () => {
  expect(
    csvText([
      ["a", "b", "c", "d"],
      [0.1 + 0.2, -1e-7, null, Number.NaN],
    ]),
  ).toBe("a,b,c,d\n0.30000000000000004,-1e-7,,\n");
});

test("a text that a spreadsheet would run is written as text; numbers are not touched", () => {
  const texts = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "a=1", "'x", '=HYPERLINK("x","y")'];
  expect(texts.map((text) => csvText([[text]]).trimEnd())).toEqual([
    "'=1+1",
    "'+1",
    "'-1",
    "'@SUM(A1)",
    "'\t=1",
    '"\'\r=1"',
    '"\'\n=1"',
    "a=1",
    "'x",
    '"\'=HYPERLINK(""x"",""y"")"',
  ]);
  expect(csvText([[-1, +1]])).toBe("-1,1\n");
});

test("texts come back as they were written: the mark of the guard is taken off again", () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), (cells) => {
      const found = collectIssues({ file: "a.csv" });
      const text = csvText([["a", "b"], ["x", "y"], cells]);
      const back = readTable(text, { file: "a.csv", found })?.rows[1];
      const wanted = cells.map((cell) => cell.replace(/\r\n?/g, "\n"));
      expect(back ?? ["", ""]).toEqual(wanted.every((cell) => cell.trim() === "") ? ["", ""] : wanted);
    }),
  );
});

const scores = {
  format: "common-prosperity-index/scores@1",
  system: { id: "s", version: "1" },
  plan: {},
  data: { parts: [{ period: "2023", units: 1 }], indicators: 1, missing: 0 },
  weights: [],
  scores: [
    { unit: "=x", name: "名", period: "2023", node: "index", score: 1.5, rank: 1, coverage: 1, availability: 1 },
    { unit: "b", period: "2023", node: "index", score: null, rank: null, coverage: 0.5 },
  ],
  steps: {
    derived: [{ unit: "=x", period: "2023", indicator: "gdp", value: null }],
    imputed: [{ unit: "=x", period: "2023", indicator: "gdp", value: 2, how: "mean" }],
  },
  fitted: {},
  notes: [],
} satisfies Scores;

test("scores and steps as tidy tables", () => {
  expect(scoresToCsv(scores)).toBe(
    "unit,name,period,node,score,rank,coverage,availability\n'=x,名,2023,index,1.5,1,1,1\nb,,2023,index,,,0.5,\n",
  );
  expect(stepsToCsv(scores)).toBe(
    "step,unit,period,indicator,value,how\nderived,'=x,2023,gdp,,\nimputed,'=x,2023,gdp,2,mean\n",
  );
  expect(stepsToCsv({ ...scores, steps: undefined })).toBe("step,unit,period,indicator,value,how\n");
});

test("JSON with a line an entry of a list, and the same content", () => {
  expect(
    jsonText({ a: 1, list: [{ x: 1 }, { x: 2 }], none: [], plain: [1, "b"], skip: undefined, deep: { e: {} } }),
  ).toBe(
    '{\n  "a": 1,\n  "list": [\n    {"x":1},\n    {"x":2}\n  ],\n  "none": [],\n  "plain": [1,"b"],\n  "deep": {\n    "e": {}\n  }\n}\n',
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

import { expect, test } from "vitest";
import { readJudgements } from "../../src/io/index.ts";
import { system } from "./system.ts";

const file = "j.csv";
const problems = (text: string, more: object = {}) =>
  readJudgements(text, { file, ...more }).issues.map(({ code, at }) =>
    `${code} ${at?.row ?? ""} ${at?.column ?? ""}`.trim(),
  );

test("pairs by group; fractions stay as written", () => {
  expect(
    readJudgements("group,a,b,value\neconomy,gdp,income,1/3\neconomy,gdp,jobs,2\nservices,care,school,4", { file }),
  ).toEqual({
    judgements: {
      economy: {
        pairs: [
          ["gdp", "income", "1/3"],
          ["gdp", "jobs", "2"],
        ],
      },
      services: { pairs: [["care", "school", "4"]] },
    },
    issues: [],
  });
});

test("several experts; a triangle in quotes", () => {
  const { judgements } = readJudgements('expert,group,a,b,value\n李,g,x,y,3\n王,g,x,y,"1,2,3"', { file });
  expect(judgements).toEqual({
    g: {
      experts: [
        { name: "李", pairs: [["x", "y", "3"]] },
        { name: "王", pairs: [["x", "y", "1,2,3"]] },
      ],
    },
  });
});

test("every problem with its row", () => {
  expect(problems("group,a,b,score\n")).toEqual(["judgements-headings 1"]);
  expect(problems("a,b,value\nx,y,1\n")).toEqual(["judgements-headings 1"]);
  expect(problems("group,a,b,value\n")).toEqual(["file-no-rows"]);
  expect(problems("group,a,b,value\n,x,y,3\ng,x,,\ng,x,y,three\ng,x,y,1-Mar\ng,x,z,2\ng,x,z,3")).toEqual([
    "cell-empty 2 group",
    "cell-empty 3 b",
    "cell-empty 3 value",
    "judgement-not-read 4 value",
    "judgement-not-read 5 value",
    "judgement-row-twice 7",
  ]);
});

test("with a system the group is known, and only siblings are compared", () => {
  expect(readJudgements("a,b,value\nratio,jobs,2\nwealth,balance,3", { file, system }).judgements).toEqual({
    balance: { pairs: [["ratio", "jobs", "2"]] },
    index: { pairs: [["wealth", "balance", "3"]] },
  });
  expect(problems("a,b,value\nratio,gdp,2\nratio,job,2\n", { system })).toEqual([
    "judgement-not-siblings 2",
    "weight-unknown 3 b",
  ]);
});

import { expect, test } from "vitest";
import { readWeights } from "../../src/io/weights.ts";
import { system } from "./system.ts";

const read = (text: string) => readWeights(text, { file: "w.csv", system });
const codes = (text: string) => read(text).issues.map(({ code, at }) => [code, at?.row]);

test("a table of weights, with names for the reader", () => {
  const { weights, issues } = read("node,name,weight\nwealth,Wealth,2\njobs,,0\nindex,,1\n");
  expect(issues).toEqual([]);
  expect({ ...weights }).toEqual({ wealth: 2, jobs: 0, index: 1 });
  expect(Object.getPrototypeOf(weights)).toBeNull();
});

test("every problem at once", () => {
  expect(codes("node,weight\nweath,1\nwealth,1\nwealth,2\njobs,-1\ngdp,12%\nratio,\n,3\n")).toEqual([
    ["weight-unknown", 2],
    ["weight-twice", 4],
    ["weight-negative", 5],
    ["not-a-number", 6],
    ["cell-empty", 7],
    ["cell-empty", 8],
  ]);
  expect(read("node,weight\nweath,1\n").issues[0]?.params).toEqual({ id: "weath", nearest: "wealth" });
});

test("other headings, no rows, nothing", () => {
  expect(codes("id,weight\na,1\n")).toEqual([["weights-headings", 1]]);
  expect(codes("node,weight,wieght\ngdp,1,2\n")).toEqual([["weights-headings", 1]]);
  expect(codes("node,weight\n")).toEqual([["file-no-rows", undefined]]);
  expect(codes("")).toEqual([["file-empty", undefined]]);
});

test("without a system the ids are taken as they are", () => {
  expect({ ...readWeights("node,weight\nx,1\n", { file: "w.csv" }).weights }).toEqual({ x: 1 });
});

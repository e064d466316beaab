import { expect, test } from "vitest";
import { readNeighbours, readPositions } from "../../src/io/index.ts";

const said = (issues: readonly { readonly code: string; readonly at?: { readonly row?: number } }[]) =>
  issues.map(({ code, at }) => [code, at?.row]);

test("neighbours: pairs with their weights; an empty weight is 1", () => {
  const text = "unit,neighbour,weight\n 甲镇 ,乙镇,2.5\n乙镇,甲镇,\n";
  expect(readNeighbours(text, { file: "n.csv" })).toEqual({
    pairs: [
      { unit: "甲镇", neighbour: "乙镇", weight: 2.5 },
      { unit: "乙镇", neighbour: "甲镇" },
    ],
    issues: [],
  });
});

test("neighbours: every problem at once, with its row", () => {
  const text = "unit,neighbour,weight\na,a,1\na,b,0\na,b,1\n,b,1\nc,,x\n";
  const { pairs, issues } = readNeighbours(text, { file: "n.csv" });
  expect(pairs).toBeUndefined();
  expect(said(issues)).toEqual([
    ["neighbour-self", 2],
    ["neighbour-weight", 3],
    ["neighbour-twice", 4],
    ["cell-empty", 5],
    ["cell-empty", 6],
    ["not-a-number", 6],
  ]);
  expect(said(readNeighbours("unit,neighbor\na,b\n", { file: "n.csv" }).issues)).toEqual([["neighbours-headings", 1]]);
  expect(said(readNeighbours("unit,neighbour\n", { file: "n.csv" }).issues)).toEqual([["file-no-rows", undefined]]);
});

test("positions: numbers in every cell, each unit once", () => {
  expect(readPositions("unit,name,x,y\na,A,121.25,28.5\n", { file: "p.csv" }).positions).toEqual([
    { unit: "a", x: 121.25, y: 28.5 },
  ]);
  const { issues } = readPositions("unit,x,y\na,1,\na,2,north\n,1,1\n", { file: "p.csv" });
  expect(said(issues)).toEqual([
    ["cell-empty", 2],
    ["not-a-number", 3],
    ["position-twice", 3],
    ["cell-empty", 4],
  ]);
  expect(said(readPositions("unit,lon,lat\na,1,2\n", { file: "p.csv" }).issues)).toEqual([["positions-headings", 1]]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { gongfu, scratch } from "../run.ts";

// a to h are multiples of one column, k is 8a + 1; `big` is there in 2 of 15 rows; the last row repeats the first
const folder = scratch();
const FACTORS = { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, h: 7 };
const A = [3, 8, 1, 9, 4, 7, 2, 6, 5, 12, 11, 10, 14, 13];
beforeAll(() => {
  const children = [...Object.keys(FACTORS), "k"].map((id) => `{ id: ${id}, direction: positive }`).join(", ");
  folder.put(
    "gongfu.yaml",
    `system: { id: s, version: "1", index: { id: index, children: [ { id: g, children: [ ${children} ] }, { id: big, direction: positive }, { id: small, direction: negative } ] } }\ndata: [ { file: d.csv } ]\n`,
  );
  const lines = A.map((a, i) => {
    const figures = [...Object.values(FACTORS).map((factor) => factor * a), 8 * a + 1];
    return [...figures, i < 12 ? "" : 2.5e7 * (i - 10), ((i + 1) * 2e-5).toFixed(5)].join();
  });
  const rows = [...lines.map((line, i) => `u${i},2023,${line}`), `v,2023,${lines[0]}`];
  folder.put("d.csv", `unit,period,${Object.keys(FACTORS).join()},k,big,small\n${rows.join("\n")}\n`);
});
afterAll(() => folder.remove());

const describe = async (...args: string[]) => (await gongfu(["describe", ...args], { cwd: folder.path })).out;
const cells = (text: string, start: RegExp) =>
  text
    .split("\n")
    .filter((line) => start.test(line))
    .map((line) => line.trim().split(/ {2,}/));

test("of findings of one kind the first, and how many more", async () => {
  const text = await describe("--section", "findings");
  // 8 columns make 28 pairs, each the multiple of the other
  expect(text.match(/in every row/g)).toHaveLength(5);
  expect(text).toContain("keep one\n  (and 23 more of this kind)\n");
  expect(text).toMatch(/\n {2}--format json lists every note\n$/);
  expect(text).toContain("in 2023 these units have the same value in every indicator: u0, v");
  expect(await describe("--section", "findings", "--locale", "zh")).toContain("  (同类另有 23 条)\n");
});

test("columns that tell the same, by factor and offset, and rows that do, in both languages", async () => {
  const text = await describe("--section", "duplicates", "--locale", "both");
  expect(text).toMatch(/^指标 +关系 +对照\nindicator +is +of\n/m);
  expect(cells(text, /^[bk] .* a/)).toEqual([
    ["b", "2 ×", "a"],
    ["k", "8 ×", "a + 1"],
  ]);
  expect(cells(text, /^d .* c$/)).toEqual([["d", "1.333 ×", "c"]]); // 4/3
  expect(cells(text, /^v /)).toEqual([["v", "=", "u0, 2023"]]);
});

test("large and small figures, and what two values do not give", async () => {
  const rows = cells(await describe("--section", "statistics"), /^(big|small|a) /);
  expect(rows[1]).toEqual(
    // n, missing, least, quartiles of 5e7 and 7.5e7, most, mean, deviation 2.5e7/√2; no skewness or kurtosis of two
    [
      "big",
      "2",
      "13",
      "5.000e+7",
      "5.625e+7",
      "6.250e+7",
      "6.875e+7",
      "7.500e+7",
      "6.250e+7",
      "1.768e+7",
      "0",
      "2",
      "1",
    ],
  );
  expect(rows[2]!.slice(0, 6)).toEqual(["small", "15", "0", "2.000e-5", "7.000e-5", "0.00014"]);
});

test("the emptiest rows first, ten of them, and how many more", async () => {
  const text = await describe("--section", "availability");
  expect(cells(text, /^[uv]\d* +2023/)).toHaveLength(10);
  expect(text).toMatch(/^u0 +2023 +1 +0 +90 %$/m);
  expect(text).toContain("\n… 3 more"); // 13 rows have no `big`
});

test("a group whose parts do not stand together is without components, and so are they", async () => {
  const text = await describe("--section", "coherence", "--section", "components");
  const [index] = cells(text, /^index /);
  expect(index!.slice(0, 3)).toEqual(["index", "3", "2"]);
  expect(text).not.toContain("index: component");
  expect(text).toContain("g: component");
});

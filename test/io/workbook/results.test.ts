import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { computeIndex, datasetFromColumns, parseSystem } from "../../../src/index.ts";
import { readTable } from "../../../src/io/csv.ts";
import { collectIssues } from "../../../src/io/found.ts";
import { guarded, unguarded } from "../../../src/io/guard.ts";
import { tablesToWorkbook } from "../../../src/io/output/workbook.ts";
import { toWorkbook } from "../../../src/io/workbook/to-workbook.ts";
import { csvText } from "../../../src/io/write-csv.ts";
import type { Sheet } from "../../../src/io/xlsx/sheet.ts";
import { writeWorkbook } from "../../../src/io/xlsx/write.ts";
import { toScores } from "../../../src/pipeline/scores.ts";
import { gongfu } from "../../cli/run.ts";
import { sheetsOf } from "./office.ts";

const folder = mkdtempSync(join(tmpdir(), "results-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const system = parseSystem({
  id: "s",
  version: "1",
  name: { en: "small", zh: "小" },
  index: {
    id: "index",
    name: { en: "whole", zh: "总指数" },
    children: [
      { id: "a", name: { en: "first", zh: "一" }, direction: "positive", measure: "CNY" },
      { id: "b", name: { en: "second", zh: "二" }, direction: "negative" },
    ],
  },
} as never);
const data = datasetFromColumns({
  units: ["=1+1", "@x", "z"],
  names: ["甲", "-乙", "+丙"],
  periods: "2023",
  columns: { a: [1, 2, -4], b: [5, Number.NaN, 3] },
});
const result = computeIndex({ system }, data);
const texts = (sheet: Sheet | undefined, row: number) => (sheet?.rows.get(row) ?? []).map(({ text }) => text);

describe("a result as a workbook", () => {
  test("sheets and headings in both languages; ids in the second line; texts that look like formulas are texts", () => {
    const english = sheetsOf(toWorkbook(result));
    const chinese = sheetsOf(toWorkbook(result, { locale: "zh" }));
    expect(english.map(({ name }) => name)).toEqual([
      "Results",
      "Ranks",
      "Weights",
      "Normalised",
      "Steps",
      "Notes",
      "Method",
    ]);
    expect(chinese.map(({ name }) => name)).toEqual(["结果", "排名", "权重", "无量纲化", "步骤", "说明", "方法"]);
    expect(texts(chinese[0], 1).slice(0, 6)).toEqual([
      "评价对象",
      "名称",
      "时期",
      "总指数",
      "总指数：位次",
      "总指数：数据覆盖率",
    ]);
    expect(texts(english[0], 2)).toEqual(["# id", "index", "rank", "coverage", "availability"]);
    expect(texts(english[0], 3).slice(0, 3)).toEqual(["=1+1", "甲", "2023"]);
    expect(english.flatMap(({ rows }) => [...rows.values()].flat()).filter(({ formula }) => formula)).toEqual([]);
    expect(texts(english[3], 3)).toEqual(["# measure", "CNY"]);
  });

  test("every score, rank and step is read back to the last digit", () => {
    const [results, , , normalised, steps] = sheetsOf(toWorkbook(result));
    const scores = toScores(result, { steps: true });
    const index = scores.scores.filter(({ node }) => node === "index");
    expect(
      index.map((_, i) =>
        texts(results, 3 + i)
          .slice(3, 5)
          .map(Number),
      ),
    ).toEqual(index.map(({ score, rank }) => [score, rank]));
    const first = ["a", "b"].map((id) => result.value("normalised", id)[0]!);
    expect(texts(normalised, 5).slice(3).map(Number)).toEqual(first);
    expect(texts(steps, 2).slice(-6).map(Number)).toEqual([
      ...["derived", "denominated", "imputed", "treated", "transformed"].map(() => 1),
      first[0],
    ]);
  });

  test("the same input gives the same bytes, live or not; where it came from is on Method", () => {
    const options = {
      software: { name: "x", version: "1.2" },
      hashes: { system: "aa", plan: "bb", parts: [{ period: "2023", sha256: "cc" }] },
    };
    for (const live of [false, true])
      expect(toWorkbook(result, { ...options, live })).toEqual(
        toWorkbook(computeIndex({ system }, data), { ...options, live }),
      );
    const method = sheetsOf(toWorkbook(result, options)).at(-1)!;
    const lines = [...method.rows.values()].map((cells) => cells.map(({ text }) => text).join("|"));
    for (const line of [
      "small",
      "SHA-256|aa",
      "SHA-256|bb",
      "2023|3|cc",
      "x|1.2",
      "normalising|all|min-max (min-max)|lower: 0; upper: 100; constant: midpoint; clip: false; over: all-periods",
    ])
      expect(lines).toContain(line);
  });

  test("workbook in, workbook out: the numbers of the project in CSV", async () => {
    const rows = [
      ["unit", "period", "a", "b"],
      ["甲", "2023", 1, 5],
      ["乙", "2023", 2, 4],
      ["丙", "2023", 0.1, 3],
    ];
    writeFileSync(
      join(folder, "book.xlsx"),
      writeWorkbook([
        {
          name: "project",
          rows: [
            ["key", "value"],
            ["system.id", "s"],
            ["system.version", "1"],
          ],
        },
        {
          name: "system",
          rows: [["id", "parent", "direction"], ["index"], ["a", "index", "positive"], ["b", "index", "negative"]],
        },
        { name: "data", rows },
      ]),
    );
    const call = (...args: string[]) => gongfu(["compute", "book.xlsx", ...args], { cwd: folder });
    const written = await call("--out", "out.xlsx", "--locale", "zh");
    expect([written.code, written.err]).toEqual([0, "已写入：out.xlsx\n"]);
    const json = JSON.parse((await call("--format", "json")).out);
    const [results] = sheetsOf(readFileSync(join(folder, "out.xlsx")));
    expect([3, 4, 5].map((row) => Number(texts(results, row)[2]))).toEqual(
      json.scores.map(({ score }: { score: number }) => score),
    );
    expect((await call("--format", "xlsx", "--live", "--out", "live.xlsx")).code).toBe(0);
    expect(sheetsOf(readFileSync(join(folder, "live.xlsx"))).length).toBe(9);
    for (const [args, code] of [
      [["--live"], 2],
      [["--format", "xlsx"], 2],
      [["--out", "x.xlsx", "--unit", "甲"], 2],
    ] as const)
      expect((await call(...args)).code).toBe(code);
    expect((await gongfu(["weights", "book.xlsx", "--out", "w.xlsx"], { cwd: folder })).code).toBe(0);
    expect(
      sheetsOf(readFileSync(join(folder, "w.xlsx")))
        .map(({ name }) => name)
        .at(-1),
    ).toBe("about");
  });
});

describe("texts that look like formulas", () => {
  test("in CSV a ' stands before them, and reading takes it off; numbers stay numbers", () => {
    expect(csvText([["=1", "+1", "-1", "@a", "\ta", "＝1", "'=1", "'a", -1]])).toBe(
      `'=1,'+1,'-1,'@a,'\ta,'＝1,''=1,'a,-1\n`,
    );
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^['=+\-@＝a1]{1,5}$/), { minLength: 2, maxLength: 4 }), (cells) => {
        const found = collectIssues({ file: "a.csv" });
        const table = readTable(csvText([cells.map((_, j) => `h${j}`), cells]), { file: "a.csv", found });
        expect(table?.rows[0]).toEqual(cells);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => unguarded(guarded(text)) === text));
  });

  test("tables of any command: texts are text cells, gaps are empty, names of sheets differ", () => {
    const table = {
      name: "t",
      columns: [
        { name: "u", type: "text" },
        { name: "x", type: "number" },
      ],
      rows: [
        ["=1+1", Number.NaN],
        ["b", -2],
      ],
    } as const;
    const sheets = sheetsOf(tablesToWorkbook([table, table], { software: { name: "x", version: "1" } }));
    expect(sheets.map(({ name }) => name)).toEqual(["t", "t 2", "about"]);
    expect([2, 3].map((row) => texts(sheets[0], row))).toEqual([["=1+1"], ["b", "-2"]]);
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readWorkbook } from "../../src/io/xlsx/workbook.ts";
import { type CellToWrite, writeWorkbook } from "../../src/io/xlsx/write.ts";
import { systemIds } from "../../src/systems/index.ts";
import { gongfu } from "./run.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gongfu-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const call = (...args: string[]) => gongfu(args, { cwd: folder });
const sheetsOf = (file: string) => readWorkbook(readFileSync(join(folder, file)), { file }).workbook!.sheets;

/** The workbook with rows put under those of its sheet of data, as somebody fills it in. */
function fill(file: string, tab: string, rows: readonly (readonly CellToWrite[])[]): void {
  const filled = sheetsOf(file).map(({ name, rows: cells }) => {
    const last = Math.max(0, ...cells.keys());
    const kept = Array.from({ length: last }, (_, i) => {
      const row: CellToWrite[] = [];
      for (const { column, text, kind } of cells.get(i + 1) ?? [])
        row[column] = kind === "number" ? Number(text) : text;
      return Array.from(row);
    });
    return { name, rows: name === tab ? [...kept, ...rows] : kept };
  });
  writeFileSync(join(folder, file), writeWorkbook(filled));
}

const SYSTEM = `id: small
version: "1"
variables: [ { id: urban }, { id: rural } ]
index:
  id: index
  children:
    - { id: gdp, name: { en: GDP, zh: 生产总值 }, measure: 元, direction: positive, weight: 2 }
    - { id: gap, direction: negative, formula: urban / rural }
    - { id: health, direction: { ideal: 36.5 } }
`;
const HEAD = ["unit", "name", "period", "gdp", "health", "urban", "rural"];
const ROWS = [
  ["北城", "北城街道", "2023", 10.1, 36, 3.3, 2],
  ["南城", "南城街道", "2023", 20.2, 37.5, 5, 2.1],
  ["=东城", "东城街道", "2023", 0.1 + 0.2, 36.6, 4, 1.9],
] as const;

test("template, filled in, computed: the scores of the CSV project, to the last digit", async () => {
  writeFileSync(join(folder, "system.yaml"), SYSTEM);
  expect((await call("template", "system.yaml", "--locale", "zh", "--out", "book.xlsx")).code).toBe(0);
  expect(sheetsOf("book.xlsx").map(({ name }) => name)).toEqual([
    "说明",
    "项目",
    "数据",
    "方案",
    "权重",
    "判断矩阵",
    "目标",
    "问卷",
    "重点工作",
    "问题清单",
    "考评",
    "人口",
  ]);
  expect((await call("compute", "book.xlsx")).err).toContain("data"); // empty as yet: what is missing is said
  fill("book.xlsx", "数据", ROWS);
  const head = (await call("template", "system.yaml", "--format", "csv")).out.trim();
  expect(head).toBe(HEAD.join(","));
  writeFileSync(join(folder, "data.csv"), `${head}\n${ROWS.map((cells) => cells.join(",")).join("\n")}\n`);
  writeFileSync(join(folder, "gongfu.yaml"), "system: system.yaml\ndata: [ { file: data.csv } ]\n");
  const scores = async (project: string) => {
    const { out, err } = await call("compute", project, "--format", "json", "--steps");
    expect(err).toBe("");
    const { scores, steps, weights, data } = JSON.parse(out) as Record<string, { parts: unknown }>;
    return { scores, steps, weights, parts: data!.parts };
  };
  expect(await scores("book.xlsx")).toEqual(await scores("gongfu.yaml"));
});

test.each(systemIds)(
  "%s: a template in each language; with the data empty it says so, with rows it computes",
  async (id) => {
    for (const [locale, data] of [
      ["en", "data"],
      ["zh", "数据"],
    ] as const) {
      expect(await call("template", id, "--locale", locale, "--out", "book.xlsx")).toMatchObject({ code: 0, out: "" });
      const headings = sheetsOf("book.xlsx")
        .find(({ name }) => name === data)!
        .rows.get(1)!;
      fill(
        "book.xlsx",
        data,
        ["a", "b", "c"].map((unit, i) => [unit, null, "2023", ...headings.slice(3).map((_, j) => i + j + 1)]),
      );
      const { err } = await call("validate", "book.xlsx", "--locale", "en");
      expect(err.split("\n").filter((line) => /sheet|headings|column/.test(line))).toEqual([]);
    }
  },
);

test("wrong calls", async () => {
  expect(await call("template")).toMatchObject({ code: 2 });
  expect(await call("template", "haiyan_2025")).toMatchObject({ code: 2 });
  expect(await call("template", "haiyan_2025", "--format", "json", "--out", "a")).toMatchObject({ code: 2 });
  expect(await call("template", "haiyan", "--out", "a.xlsx")).toMatchObject({ code: 1 });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import { computeIndex } from "../../src/index.ts";
import { type SheetToWrite, writeWorkbook } from "../../src/io/xlsx/write.ts";
import { loadProject } from "../../src/node/project.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gongfu-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (file: string, content: string | Uint8Array) => writeFileSync(join(folder, file), content);
const load = (path?: string) => loadProject(path, { cwd: folder });

async function problems(path?: string): Promise<string[]> {
  try {
    await load(path);
    return [];
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    return error.issues.map(({ code, at }) => `${code} @ ${[at?.file, at?.sheet, at?.cell ?? at?.row].join(" ")}`);
  }
}

const SYSTEM: SheetToWrite = {
  name: "指标体系",
  rows: [
    ["标识", "上级", "类型", "名称", "权重", "方向", "计量单位", "计算公式", "不允许值", "满意值"],
    ["index"],
    ["economy", "index", null, "经济", 2],
    ["society", "index", null, "社会"],
    ["gdp", "economy", null, "人均生产总值", null, "正向", "元"],
    ["gap", "economy", null, "城乡收入比", null, "逆向", "比值", "urban / rural", 3, 1],
    ["cover", "society", null, "覆盖率", null, "正向", "%"],
    ["birth", "society", null, "体温", null, "适度 36.5"],
    ["urban", null, "变量", "城镇收入"],
    ["rural", null, "变量", "农村收入"],
  ],
};
const DATA: SheetToWrite = {
  name: "数据",
  rows: [
    ["unit", "period", "gdp", "urban", "rural", "cover", "birth"],
    ["# 人均生产总值"],
    ["北城", "2023", 10.1, 3, 2, { value: 0.55, look: "percent" }, 36],
    ["南城", "2023", 20.2, 5, 2, { value: 0.7, look: "percent" }, 37.5],
    ["东城", "2023", 30.3, 4, 2, { value: 0.29, look: "percent" }, 36.5],
  ],
};
const PROJECT: SheetToWrite = {
  name: "项目",
  rows: [
    ["键", "值"],
    ["title", "测试"],
    ["locale", "zh"],
    ["system.id", "tiny"],
    ["system.version", 1],
  ],
};
const PLAN: SheetToWrite = {
  name: "方案",
  rows: [
    ["key", "value"],
    ["rank.decimals", 2],
    ["weigh.method", "given"],
  ],
};
const CSV =
  "unit,period,gdp,urban,rural,cover,birth\n北城,2023,10.1,3,2,55,36\n南城,2023,20.2,5,2,70,37.5\n东城,2023,30.3,4,2,29,36.5\n";
const YAML = `system:
  id: tiny
  version: "1"
  variables: [ { id: urban }, { id: rural } ]
  index:
    id: index
    children:
      - { id: economy, weight: 2, children: [ { id: gdp, direction: positive }, { id: gap, direction: negative, formula: urban / rural, goalposts: [3, 1] } ] }
      - { id: society, children: [ { id: cover, direction: positive }, { id: birth, direction: { ideal: 36.5 } } ] }
data: [ { file: data.csv } ]
plan: { rank: { decimals: 2 } }
`;

/** A copy of a sheet with one cell changed; row and column from 0. */
function changed(
  sheet: SheetToWrite,
  row: number,
  column: number,
  value: SheetToWrite["rows"][number][number],
): SheetToWrite {
  const rows = sheet.rows.map((cells) => [...cells]);
  rows[row]![column] = value;
  return { ...sheet, rows };
}

describe("a workbook as a project", () => {
  test("gives the scores of the same project as YAML and CSV, to the last bit", async () => {
    put("book.xlsx", writeWorkbook([PROJECT, SYSTEM, DATA, PLAN]));
    put("gongfu.yaml", YAML);
    put("data.csv", CSV);
    const [book, text] = [await load("book.xlsx"), await load()];
    expect(book.project.title).toBe("测试");
    const [a, b] = [computeIndex(book.definition, book.data), computeIndex(text.definition, text.data)];
    for (const node of ["index", "economy", "society"]) expect(a.score(node)).toEqual(b.score(node));
    expect(book.data.columns.get("cover")).toEqual(Float64Array.of(55, 70, 29));
    expect(JSON.stringify(book.data.notes)).toContain("cover (F)");
  });

  test("weights, judgements as matrices, and targets", async () => {
    const weights: SheetToWrite = {
      name: "权重",
      rows: [
        ["node", "weight"],
        ["economy", 3],
      ],
    };
    put("book.xlsx", writeWorkbook([PROJECT, SYSTEM, DATA, weights]));
    expect((await load("book.xlsx")).definition.plan).toMatchObject({ weigh: { weights: { economy: 3 } } });

    const judgements: SheetToWrite = {
      name: "判断矩阵",
      rows: [
        ["group: index", "economy", "society"],
        ["economy", 1, "1/3"],
        [],
        ["组：economy", "gdp", "gap"],
        ["gdp", null, 2],
        ["gap"],
        [],
        ["group: society", "cover", "birth"],
        ["cover", null, 1],
      ],
    };
    const plan: SheetToWrite = {
      name: "plan",
      rows: [
        ["key", "value"],
        ["weigh.method", "ahp"],
      ],
    };
    put("book.xlsx", writeWorkbook([PROJECT, SYSTEM, DATA, judgements, plan]));
    const loaded = await load("book.xlsx");
    const { weights: rows } = computeIndex(loaded.definition, loaded.data);
    const nominal = (id: string) => rows.find(({ node }) => node === id)?.nominal;
    // of two, a judged v times b has the cover v / (1 + v): 1/3 → 1/4, 2 → 2/3
    expect(nominal("economy")).toBeCloseTo(1 / 4, 12);
    expect(nominal("gdp")).toBeCloseTo(2 / 3, 12);

    const targets: SheetToWrite = {
      name: "目标",
      rows: [
        ["指标", "时期", "目标值", "比较", "争取"],
        ["cover", 2025, { value: 0.8, look: "percent" }, ">=", "是"],
      ],
    };
    put("book.xlsx", writeWorkbook([PROJECT, SYSTEM, DATA, targets]));
    const { system } = (await load("book.xlsx")).definition;
    const society = system.index.children[1]!;
    expect(society.children?.[0]).toMatchObject({
      targets: [{ kind: "value", period: "2025", value: 80, comparator: ">=", aspirational: true }],
    });
  });

  test("a bundled system by its id, with targets set for it", async () => {
    const project: SheetToWrite = {
      name: "project",
      rows: [
        ["key", "value"],
        ["system", "huangyan_64"],
      ],
    };
    const data: SheetToWrite = {
      name: "data",
      rows: [
        ["unit", "period", "gdp_per_capita"],
        ["a", "2023", 1],
        ["b", "2023", 2],
      ],
    };
    const targets: SheetToWrite = {
      name: "targets",
      rows: [
        ["indicator", "period", "value"],
        ["gdp_per_cap", "2025", 1],
      ],
    };
    put("book.xlsx", writeWorkbook([project, data, targets]));
    expect(await problems("book.xlsx")).toEqual(["target-row-indicator @ book.xlsx targets A2"]);
    // a slip in the targets does not hide those of the figures, nor one cell of its row another
    put("book.xlsx", writeWorkbook([project, changed(data, 1, 2, "约1"), changed(targets, 1, 2, "6百")]));
    expect(await problems("book.xlsx")).toEqual([
      "target-row-indicator @ book.xlsx targets A2",
      "not-a-number @ book.xlsx targets C2",
      "not-a-number @ book.xlsx data C2",
    ]);
  });

  test("every problem has its sheet and cell", async () => {
    const at = async (...sheets: SheetToWrite[]) => {
      put("book.xlsx", writeWorkbook(sheets));
      return problems("book.xlsx");
    };
    expect(await at(PROJECT, changed(SYSTEM, 4, 1, "econmy"), DATA)).toEqual([
      "system-parent-unknown @ book.xlsx 指标体系 B5",
    ]);
    expect(await at(PROJECT, changed(SYSTEM, 4, 5, "up"), DATA)).toEqual(["sheet-direction @ book.xlsx 指标体系 F5"]);
    expect(await at(PROJECT, changed(SYSTEM, 4, 4, "2%"), DATA)).toEqual(["not-a-number @ book.xlsx 指标体系 E5"]);
    expect(await at(PROJECT, changed(SYSTEM, 5, 9, null), DATA)).toEqual(["sheet-goalposts @ book.xlsx 指标体系 J6"]);
    expect(await at(PROJECT, changed(SYSTEM, 0, 4, "wieght"), DATA)).toEqual(["sheet-columns @ book.xlsx 指标体系 1"]);
    expect(await at(PROJECT, changed(SYSTEM, 5, 7, "urban / rurl"), DATA)).toEqual([
      "formula-name @ book.xlsx 指标体系 H6",
    ]);
    expect(await at(PROJECT, SYSTEM, changed(DATA, 3, 2, "1,234"))).toEqual(["not-a-number @ book.xlsx 数据 C4"]);
    expect(await at(PROJECT, SYSTEM, DATA, changed(PLAN, 1, 0, "rank.decimal"))).toEqual([
      "unknown-key @ book.xlsx 方案 B2",
    ]);
    expect(await at(DATA)).toEqual(["workbook-lacks @ book.xlsx  "]);
  });
});

describe("sheets of a workbook in a project file", () => {
  const project = (part: string, plan = "{ rank: { decimals: 2 } }") =>
    YAML.replace("{ file: data.csv }", part).replace("{ rank: { decimals: 2 } }", plan);

  test("sheet, weights and judgements by name", async () => {
    put(
      "data.xlsx",
      writeWorkbook([
        { ...DATA, name: "2023" },
        {
          name: "w",
          rows: [
            ["node", "weight"],
            ["economy", 5],
          ],
        },
      ]),
    );
    put(
      "gongfu.yaml",
      project(
        '{ file: data.xlsx, sheet: "2023", percent: shown }',
        "{ weigh: { weights: { file: data.xlsx, sheet: w } } }",
      ),
    );
    const { definition, data } = await load();
    expect(definition.plan).toMatchObject({ weigh: { weights: { economy: 5 } } });
    expect(data.columns.get("cover")).toEqual(Float64Array.of(55, 70, 29));
  });

  test("a percentage without a measure of % is refused with its cells, or read as told", async () => {
    put("data.xlsx", writeWorkbook([DATA]));
    put("gongfu.yaml", project("{ file: data.xlsx }"));
    await expect(load()).rejects.toThrow(
      /data\.xlsx, sheet 数据: cells of "cover" are shown as percentages.*F3, F4, F5/,
    );
    put("gongfu.yaml", project("{ file: data.xlsx, percent: stored }"));
    expect((await load()).data.columns.get("cover")).toEqual(Float64Array.of(0.55, 0.7, 0.29));
  });

  test("what is for workbooks only, and what is for texts only", async () => {
    put("data.csv", CSV);
    put("gongfu.yaml", project("{ file: data.csv, sheet: a, header: 2 }"));
    expect(await problems()).toEqual(["part-not-workbook @ data.csv  "]);
    put("data.xlsx", writeWorkbook([DATA]));
    put("gongfu.yaml", project("{ file: data.xlsx, encoding: gb18030 }"));
    expect(await problems()).toEqual(["part-not-text @ data.xlsx  "]);
    put("gongfu.yaml", project("{ file: data.xlsx, sheet: 数居 }"));
    expect(await problems()).toEqual(["sheet-unknown @ data.xlsx  "]);
  });
});

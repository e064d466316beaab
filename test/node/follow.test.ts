import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import { writeWorkbook } from "../../src/io/xlsx/index.ts";
import { worksOf } from "../../src/monitor/works/works.ts";
import { loadProject } from "../../src/node/index.ts";

const folder = mkdtempSync(join(tmpdir(), "follow-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SYSTEM = `system:
  id: s
  version: "1"
  variables: [{ id: population }, { id: gdp }]
  index: { id: index, children: [{ id: gdp_pc, direction: positive, formula: gdp / population }] }
`;
async function load(files: Record<string, string | Uint8Array>, data: string) {
  writeFileSync(join(folder, "figures.csv"), "unit,period,gdp\n宁溪镇,2022,10\n屿头乡,2022,30\n");
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, "gongfu.yaml"), `${SYSTEM}data:\n  - { file: figures.csv }\n${data}`);
  return loadProject(join(folder, "gongfu.yaml"));
}
async function problems(...given: Parameters<typeof load>) {
  try {
    await load(...given);
  } catch (error) {
    if (error instanceof IndexError)
      return error.issues.map(({ code, at }) => [code, at?.file, at?.row ?? null, at?.column ?? null]);
    throw error;
  }
  return [];
}

const ROADS = `编号,名称,类型,责任单位,配合单位,状态,开始时间,完成时限,总量,日期,节点,计划进度,完成进度,服务指标
25,大通道建设,重点工作,区交通局、区发改局,区财政局,进行中,2022年2月,2022/12/31,20,,,,,gdp_pc
25,,,,,,,,,2022年6月,上半年投资,8,,
25,,,,,,,,,2022-06-30,,,6.5,
R1,“景区+村庄”,改革,区文广旅体局,,暂停,,,,,,,,
`;

test("a table of works in Chinese: items, milestones and reports by id", async () => {
  const { works, files } = await load({ "works.csv": ROADS }, "  - { file: works.csv, kind: works }\n");
  expect(works).toEqual([
    {
      id: "25",
      name: "大通道建设",
      kind: "work",
      owners: [
        { name: "区交通局", role: "lead" },
        { name: "区发改局", role: "lead" },
        { name: "区财政局", role: "support" },
      ],
      state: "under-way",
      start: "2022-02",
      due: "2022-12-31",
      total: 20,
      indicators: ["gdp_pc"],
      milestones: [{ date: "2022-06", name: "上半年投资", planned: 8 }],
      reports: [{ date: "2022-06-30", done: 6.5 }],
    },
    {
      id: "R1",
      name: "“景区+村庄”",
      kind: "reform",
      owners: [{ name: "区文广旅体局", role: "lead" }],
      state: "suspended",
    },
  ]);
  expect(files.at(-1)).toEqual({ file: "works.csv", role: "works" });
  expect(worksOf(works, { asOf: "2022-06" }).works[0]).toMatchObject({ done: 32.5, planned: 40 });
});

test("headings of one's own are mapped, others passed over by name", async () => {
  const text = "序号,事项,牵头,时限,工作体系\n1,a,b,2022-12,x\n";
  const columns = "columns: { fields: { id: 序号, name: 事项, owner: 牵头, due: 时限 }, ignore: [工作体系] }";
  const { works } = await load({ "own.csv": text }, `  - { file: own.csv, kind: works, ${columns} }\n`);
  expect(works).toEqual([{ id: "1", name: "a", owners: [{ name: "b", role: "lead" }], due: "2022-12" }]);
  const wrong = "columns: { fields: { id: 序号, nmae: 事项, owner: 牵, due: 时限 }, ignore: [工作体系] }";
  expect(await problems({ "own.csv": text }, `  - { file: own.csv, kind: works, ${wrong} }\n`)).toEqual([
    ["unknown-key", "own.csv", 1, null],
    ["column-not-found", "own.csv", 1, null],
    ["sheet-columns", "own.csv", 1, null],
  ]);
  const elsewhere = await problems(
    { "own.csv": text },
    "  - { file: own.csv, kind: works, columns: { unit: 序号 } }\n",
  );
  expect(elsewhere.map(([code]) => code)).toEqual(["mapping-fields"]);
});

test("what is wrong in a table of works is told with file, row and column, all of it at once", async () => {
  const text = [
    "id,name,state,start,due,date,planned,done",
    "1,a,begun,2022-13,2022-12,,x,",
    "1,b,,,,2022-06,,",
    ",c,,,,,,",
    "2,,,2022-06,2022-03,,,",
    "2,,,,,,,50",
    "3,,,,,2022-06,,-5",
  ].join("\n");
  expect(await problems({ "bad.csv": text }, "  - { file: bad.csv, kind: works }\n")).toEqual([
    ["not-one-of", "bad.csv", 2, "state"],
    ["date-unreadable", "bad.csv", 2, "start"],
    ["not-a-number", "bad.csv", 2, "planned"],
    ["work-row-differs", "bad.csv", 3, "name"],
    ["work-row-empty", "bad.csv", 3, "date"],
    ["cell-empty", "bad.csv", 4, "id"],
    ["work-repeated", "bad.csv", 6, "id"],
  ]);
  const later = "id,start,due,date,done\n2,2022-06,2022-03,,\n3,,,2022-06,-5\n";
  expect(await problems({ "bad.csv": later }, "  - { file: bad.csv, kind: works }\n")).toEqual([
    ["work-ends-first", "bad.csv", 2, "due"],
    ["work-negative", "bad.csv", 3, "done"],
  ]);
});

test("a ledger in Chinese, with its sources and severities", async () => {
  const text =
    "编号,问题,来源,严重程度,责任单位,登记日期,交办日期,整改期限,整改日期,核查日期,销号日期,重复问题\n1,进度滞后,督查,较重,区交通局,2022.3.1,2022-03-02,2022年3月底,,,,\n";
  expect(await problems({ "ledger.csv": text }, "  - { file: ledger.csv, kind: ledger }\n")).toEqual([
    ["date-unreadable", "ledger.csv", 2, "整改期限"],
  ]);
  const { ledger } = await load(
    { "ledger.csv": text.replace("2022年3月底", "2022年3月31日") },
    "  - { file: ledger.csv, kind: ledger }\n",
  );
  expect(ledger).toEqual([
    {
      id: "1",
      problem: "进度滞后",
      source: "inspection",
      severity: "warning",
      owner: "区交通局",
      opened: "2022-03-01",
      assigned: "2022-03-02",
      due: "2022-03-31",
    },
  ]);
});

test("population is a column of the data, and a denominator where the system has it", async () => {
  const text = "unit,period,group,population\n宁溪镇,2022,urban,2\n宁溪镇,2022,rural,3\n屿头乡,,,6\n北洋镇,2022,,9\n";
  const { data, population } = await load({ "people.csv": text }, "  - { file: people.csv, kind: population }\n");
  expect([...data.columns.get("population")!]).toEqual([5, 6]);
  expect([...data.columns.get("population_urban")!]).toEqual([2, Number.NaN]);
  expect(population).toHaveLength(4);
  expect(data.notes).toEqual([expect.objectContaining({ en: expect.stringContaining("北洋镇") as string })]);
  expect(
    await problems(
      { "people.csv": "unit,population\n宁溪镇,-1\n宁溪镇,2\n" },
      "  - { file: people.csv, kind: population }\n",
    ),
  ).toEqual([
    ["population-value", "people.csv", 2, "population"],
    ["population-twice", "people.csv", 3, "unit"],
  ]);
  writeFileSync(join(folder, "figures2.csv"), "unit,period,gdp,population\n宁溪镇,2022,10,4\n");
  expect(
    (
      await problems(
        { "people.csv": "unit,population\n宁溪镇,2\n" },
        "  - { file: people.csv, kind: population }\n  - { file: figures2.csv }\n",
      )
    ).map(([code]) => code),
  ).toContain("population-column");
});

test("sheets of a workbook: dates as dates, shares shown as percentages", async () => {
  const book = writeWorkbook([
    {
      name: "重点工作",
      rows: [
        ["编号", "开始时间", "完成时限", "日期", "计划进度", "完成进度"],
        ["1", "2022-01-01", "2022-12-31", null, null, null],
        ["1", null, null, "2022-06-30", 50, 45],
      ],
    },
    {
      name: "数据",
      rows: [
        ["unit", "period", "gdp", "population"],
        ["a", "2022", 1, 2],
      ],
    },
    {
      name: "指标体系",
      rows: [
        ["id", "parent", "direction"],
        ["index", null, null],
        ["gdp", "index", "positive"],
      ],
    },
  ]);
  const { works } = await load({ "book.xlsx": book }, "  - { file: book.xlsx, sheet: 重点工作, kind: works }\n");
  expect(works).toEqual([
    {
      id: "1",
      start: "2022-01-01",
      due: "2022-12-31",
      milestones: [{ date: "2022-06-30", planned: 50 }],
      reports: [{ date: "2022-06-30", done: 45 }],
    },
  ]);
});

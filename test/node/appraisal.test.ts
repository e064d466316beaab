import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import { writeWorkbook } from "../../src/io/xlsx/write.ts";
import { loadProject } from "../../src/node/project.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gongfu-"));
  put("d.csv", "unit,period,beds\na,2025,80\n");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (file: string, content: string | Uint8Array) => writeFileSync(join(folder, file), content);
const SYSTEM = 'system: { id: s, version: "1", index: { id: index, children: [{ id: beds, direction: positive }] } }\n';
const RULES =
  "kinds: [{ id: towns, subjects: { from: units }, parts: [{ id: p, weight: 1, source: { from: table } }] }]";
async function load(data: string, monitor = "") {
  put("gongfu.yaml", `${SYSTEM}data: [{ file: d.csv }, ${data}]\n${monitor}`);
  return loadProject(undefined, { cwd: folder });
}
async function problems(data: string, monitor = "") {
  try {
    await load(data, monitor);
    return [];
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    return error.issues;
  }
}

test("a CSV with English headings, in any order; empty cells say nothing", async () => {
  put("a.csv", "score,part,subject,kind,period,reason,date\n80,p,a,towns,2025,met often,2025/6/5\n 1.5 ,p,a,,,,\n");
  const { appraisal, files } = await load("{ kind: appraisal, file: a.csv }");
  expect(appraisal).toEqual([
    {
      kind: "towns",
      subject: "a",
      part: "p",
      score: 80,
      period: "2025",
      reason: "met often",
      date: "2025-06-05",
      at: { file: "a.csv", row: 2 },
    },
    { subject: "a", part: "p", score: 1.5, at: { file: "a.csv", row: 3 } },
  ]);
  expect(files).toContainEqual({ file: "a.csv", role: "appraisal" });
});

test("Chinese headings, mapped headings, and several tables put together", async () => {
  put("a.csv", "考评对象,考评内容,得分,事由\n甲镇,工作机制,80,健全\n");
  put("b.csv", "乡镇,项目,分,注\n乙镇,工作机制,70,略\n");
  const { appraisal } = await load(
    "{ kind: appraisal, file: a.csv }, { kind: appraisal, file: b.csv, columns: { fields: { subject: 乡镇, part: 项目, score: 分 }, ignore: [注] } }",
  );
  expect(appraisal.map(({ subject, part, score, reason, at }) => [subject, part, score, reason, at])).toEqual([
    ["甲镇", "工作机制", 80, "健全", { file: "a.csv", row: 2 }],
    ["乙镇", "工作机制", 70, undefined, { file: "b.csv", row: 2 }],
  ]);
});

test("a sheet of a workbook, found by its tab; dates, texts and percentages as they are shown", async () => {
  put(
    "book.xlsx",
    writeWorkbook([
      { name: "数据", rows: [["unit", "period", "beds"]] },
      {
        name: "考评",
        rows: [
          ["考评对象", "考评内容", "得分", "时期", "日期", "类别"],
          ["# 说明"],
          ["a", "p", { value: 0.855, look: "percent" }, 2025, "2025年6月5日", "towns"],
        ],
      },
    ]),
  );
  const { appraisal } = await load("{ kind: appraisal, file: book.xlsx }");
  expect(appraisal).toMatchObject([
    { kind: "towns", subject: "a", part: "p", score: 85.5, period: "2025", date: "2025-06-05" },
  ]);
  expect(appraisal[0]!.at).toMatchObject({ file: "book.xlsx", sheet: "考评", row: 3 });
});

test("bad rows: every problem with file, row and column", async () => {
  put("a.csv", "考评对象,考评内容,得分,日期\n甲镇,工作机制,八十,\n,工作机制,70,\n甲镇,,,昨天\n");
  const found = await problems("{ kind: appraisal, file: a.csv }");
  expect(found.map(({ code, at }) => [code, at?.file, at?.row, at?.column])).toEqual([
    ["not-a-number", "a.csv", 2, "得分"],
    ["cell-empty", "a.csv", 3, "考评对象"],
    ["date-unreadable", "a.csv", 4, "日期"],
    ["cell-empty", "a.csv", 4, "考评内容"],
    ["cell-empty", "a.csv", 4, "得分"],
  ]);
});

test("headings that are lacking or not known", async () => {
  put("a.csv", "考评对象,考评内容,得 分\n甲镇,工作机制,80\n");
  const [issue, ...others] = await problems("{ kind: appraisal, file: a.csv }");
  expect(others).toEqual([]);
  expect(issue).toMatchObject({
    code: "sheet-columns",
    at: { file: "a.csv", row: 1 },
    params: { lacking: ["score"], unknown: [{ heading: "得 分", nearest: "得分" }] },
  });
});

test("the rule book in the project or in a file of its own is the same; its problems stand where it is written", async () => {
  put("a.csv", "subject,part,score\na,p,80\n");
  put("rules.yaml", `${RULES}\n`);
  const table = "{ kind: appraisal, file: a.csv }";
  const inline = await load(table, `monitor: { appraisal: { ${RULES} } }\n`);
  const named = await load(table, "monitor: { stages: ['2025'], appraisal: rules.yaml }\n");
  const rules = (project: typeof inline) => (project.project.monitor as { appraisal: unknown }).appraisal;
  expect(rules(named)).toEqual(rules(inline));
  expect(named.project.monitor).toMatchObject({ stages: ["2025"] });
  expect(named.files).toContainEqual({ file: "rules.yaml", role: "appraisal" });

  put("rules.yaml", `id: r\n${RULES.replace("weight: 1", "weigth: 1")}\n`);
  const unknown = await problems(table, "monitor: { appraisal: rules.yaml }\n");
  expect(unknown).toContainEqual(expect.objectContaining({ code: "unknown-key", at: { file: "rules.yaml", line: 2 } }));
  const own = await problems(table, `monitor: { appraisal: { ${RULES.replace("weight: 1", "weigth: 1")} } }\n`);
  expect(own).toContainEqual(
    expect.objectContaining({ code: "unknown-key", at: expect.objectContaining({ file: "gongfu.yaml" }) }),
  );
  expect(await problems(table, "monitor: { appraisal: nowhere.yaml }\n")).toMatchObject([
    { code: "file-missing", at: { file: "nowhere.yaml" } },
  ]);
});

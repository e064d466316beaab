import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBlocks } from "../docs/pages.ts";
import { root } from "../docs/run.ts";
import { gongfu, scratch } from "./run.ts";

// the project of the guide
const folder = scratch();
const here = { cwd: folder.path };
beforeAll(() => {
  for (const { file, text } of findBlocks(readFileSync(join(root, "docs/guide/works.md"), "utf8")))
    if (file !== undefined) folder.put(file, text);
});
afterAll(() => folder.remove());

test("JSON has works and ledger, each with its reason as a sentence", async () => {
  const { code, out } = await gongfu(["monitor", "--format", "json", "--locale", "en"], here);
  expect(code).toBe(0);
  const { works, ledger } = JSON.parse(out);
  expect(works).toMatchObject({ asOf: "2022-09-15", rules: { id: "schedule" } });
  expect(works.works[0]).toMatchObject({
    id: "25",
    done: 32.5,
    colour: "red",
    level: "alarm",
    // planned: 40 + 40·77/123 = 65.04, of the days from the end of June to the end of October
    reason: "what is done is 32.54 points behind what was planned by now",
    rule: "work-rule",
  });
  expect(works.indicators).toMatchObject([{ indicator: "road_investment", works: ["25"], finding: "both-behind" }]);
  expect(ledger.rows[0]).toMatchObject({ opened: 2, closed: 1, overdue: 1, closingRate: 50 });
  expect(ledger.lines[1]).toMatchObject({ source: "public-review", severity: "notice", daysOverdue: 26, problems: [] });
});

test("tables in both languages; --all adds the other counts", async () => {
  const zh = await gongfu(["monitor", "--locale", "zh"], { ...here, width: 160 });
  expect(zh.out).toContain("重点工作（截至 2022-09-15）\n共 2 项，完成 0 项（0 %），逾期 0 项");
  expect(zh.out).toContain("工作与目标均滞后：交通固定资产投资");
  expect(zh.out).toContain("问题清单（截至 2022-09-15）\n共 2 个，销号 1 个（50 %），未销号 1 个，其中逾期 1 个");
  expect(zh.out).not.toContain("按类型");
  const en = await gongfu(["monitor", "--locale", "en", "--all"], { ...here, width: 200 });
  expect(en.out).toContain("Work items on 2022-09-15");
  expect(en.out).toContain("by kind");
  expect(en.out).toContain("by source");
  expect(en.out).toContain("public review");
});

test("another day, told or wrong", async () => {
  const { out } = await gongfu(["monitor", "--as-of", "2023-01-31", "--format", "json"], here);
  expect(JSON.parse(out).works.works[0]).toMatchObject({ daysOverdue: 31, colour: "red" });
  const wrong = await gongfu(["monitor", "--as-of", "today", "--locale", "en"], here);
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining("a day of reporting is written as 2026-03-31")]);
});

test("the headings of each table, which read back as such a table", async () => {
  const zh = await gongfu(["template", "--table", "works", "--locale", "zh"], here);
  expect(zh.out).toBe(
    "编号,名称,类型,分类,责任单位,配合单位,阶段,状态,开始时间,完成时限,完成时间,总量,计量单位,日期,节点,计划进度,完成进度,服务指标,备注\n",
  );
  const en = await gongfu(["template", "--table", "population", "--locale", "en"], here);
  expect(en.out).toBe("unit,name,period,group,population,note\n");
  const wrong = await gongfu(["template", "--table", "work", "--locale", "en"], here);
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining("works")]);
  expect((await gongfu(["template", "--table", "works", "--out", "a.xlsx"], here)).code).toBe(2);
});

test("the template of a system with works filled in is a project of its own", async () => {
  const made = await gongfu(["template", "haiyan_2025", "--out", "book.xlsx", "--locale", "zh"], here);
  expect(made.code).toBe(0);
  const { readWorkbook } = await import("../../src/io/xlsx/index.ts");
  const { workbook } = readWorkbook(new Uint8Array(readFileSync(join(folder.path, "book.xlsx"))), {
    file: "book.xlsx",
  });
  const tabs = workbook!.sheets.map(({ name }) => name);
  expect(tabs).toEqual(expect.arrayContaining(["重点工作", "问题清单", "考评", "人口"]));
});

test("works and ledger as tables of --section", async () => {
  const read = async (section: string) => {
    const { code, out, err } = await gongfu(
      ["monitor", "--section", section, "--format", "jsonl", "--locale", "en"],
      here,
    );
    expect([code, err]).toEqual([0, ""]);
    return out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  };
  expect((await read("works"))[0]).toMatchObject({ id: "25", done: 32.5, colour: "red", complete: "false" });
  expect((await read("works-by"))[0]).toMatchObject({ by: "all", works: 2, completed: 0, red: 1 });
  expect((await read("ledger"))[1]).toMatchObject({ source: "public-review", daysOverdue: 26 });
  expect((await read("ledger-by"))[0]).toMatchObject({ by: "all", opened: 2, closingRate: 50, "open 31–60 days": 1 });
  expect((await read("milestones"))[0]).toMatchObject({ id: "25", state: "missed" });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { gongfu, scratch } from "./run.ts";

const folder = scratch();
const here = { cwd: folder.path };
const project = (monitor: string) => `system:
  id: s
  version: "1"
  index:
    id: index
    children:
      - { id: beds, direction: positive, name: { en: Beds, zh: 床位 }, targets: [ { period: "2025", value: 150, base: { period: "2020", value: 50 } } ] }
      - { id: air, direction: positive, targets: [ { period: "2025", kind: assigned, by: city } ] }
data: [ { file: d.csv } ]
${monitor}`;
beforeAll(() => {
  folder.put("gongfu.yaml", project(""));
  folder.put("rules.yaml", project("monitor: { rules: eurostat, stages: ['2025'] }\n"));
  folder.put("wrong.yaml", project("monitor: { rules: eurostats, colour: red }\n"));
  folder.put("d.csv", "unit,period,beds,air\nu,2022,90,1\nu,2023,100,1\nv,2023,60,1\n");
});
afterAll(() => folder.remove());

test("JSON: each target is an object with its figures, colour and reason", async () => {
  const { code, out } = await gongfu(["monitor", "--format", "json", "--unit", "u", "--locale", "en"], here);
  expect(code).toBe(0);
  const { targets, summary, tree } = JSON.parse(out);
  expect(targets[0]).toMatchObject({
    indicator: "beds",
    unit: "u",
    kind: "value",
    value: 100,
    target: { value: 150 },
    attainment: 50,
    met: false,
    gap: 50,
    pace: { needed: 25 },
    colour: "yellow",
    level: "notice",
    reason: "progress is 10 points behind the time that is over",
  });
  expect(targets[1]).toMatchObject({ colour: "grey", attainment: null });
  expect(summary).toMatchObject({ targets: 2, withoutNumber: 1, colours: { yellow: 1, grey: 1 } });
  expect(tree[0]).toMatchObject({ id: "index", targets: 2, unknown: 1, degree: 50 });
});

test("an earlier period, CSV, and Chinese", async () => {
  const csv = await gongfu(["monitor", "--format", "csv", "--at", "2022", "--locale", "zh"], here);
  expect(csv.code).toBe(0);
  expect(csv.out.split("\n")[1]).toBe(
    "u,beds,2025,value,2022,90,150,40,40,false,false,60,20,20,40,0,green,,进度与时序进度持平",
  );
  const table = await gongfu(["monitor", "--all", "--locale", "zh"], here);
  expect(table.out).toContain("2 项指标中 1 项没有数值目标。");
  expect(table.out).toContain("红（警报）");
  expect(table.out).toContain("待下达");
  // two units: the index of u has one known target, not met, and one still to be assigned
  expect(table.out).toContain("已知 1 项中达标 0 项；未知 1 项");
  const english = await gongfu(["monitor", "--all", "--locale", "en"], here);
  expect(english.out).toContain("0 of 1 met; 1 unknown");
  expect(english.out).toContain("(no owner)");
  // a single indicator is not repeated in the second table
  expect(english.out.split("Attainment by group")[1]).not.toContain("Beds");
});

test("settings of the project, and problems of them with their place", async () => {
  const set = await gongfu(["monitor", "rules.yaml", "--locale", "en"], here);
  expect(set.out).toContain("rules: eurostat");
  const wrong = await gongfu(["monitor", "wrong.yaml", "--locale", "en"], here);
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain("wrong.yaml, line");
  expect(wrong.err).toContain("colour");
  const at = await gongfu(["monitor", "--at", "2030", "--locale", "en"], here);
  expect(at.code).toBe(1);
  expect(at.err).toContain('no at "2030"');
});

test("the first screen: colours counted, the worst first with the reason and who answers, then the domains", async () => {
  const owner =
    "owners: [{ name: { en: Transport, zh: 交通局 }, role: support }, { name: { en: Health, zh: 卫健局 } }]";
  const target = (value: number, more = "") => `targets: [{ period: "2025", value: ${value}${more} }]`;
  folder.put(
    "owned.yaml",
    `system:
  id: s
  version: "1"
  index:
    id: index
    children:
      - id: g
        name: { en: Services, zh: 公共服务 }
        children:
          - { id: beds, direction: positive, name: { en: Beds, zh: 床位 }, ${owner}, ${target(150, ', comparator: ">="')} }
          - { id: near, direction: positive, name: { en: Reach, zh: 覆盖 }, targets: [{ period: "2025", kind: about, value: 4, comparator: about }] }
          - { id: never, direction: positive, name: { en: Never, zh: 无列 }, ${target(3)} }
      - { id: good, direction: negative, name: { en: Good, zh: 良好 }, ${target(9)} }
data: [ { file: owned.csv } ]
`,
  );
  folder.put("owned.csv", "unit,name,period,beds,near,good\nu,甲镇,2023,50,3,5\n");
  const zh = await gongfu(["monitor", "owned.yaml", "--locale", "zh"], here);
  expect(zh.code).toBe(0);
  expect(zh.out.split("\n").slice(0, 9).join("\n")).toBe(
    `s
2023 期，目标 4 项，规则：schedule
红 1 项，绿 1 项，灰 2 项
4 项指标中 0 项没有数值目标。

先看这里：共 1 项

颜色        指标  阶段  数值   目标  理由              责任单位
----------  ----  ----  ----  -----  ----------------  --------------`,
  );
  expect(zh.out).toContain("红（警报）  床位  2025    50  ≥ 150  实现度为 33.33 %  卫健局、交通局");
  expect(zh.out).toContain("甲镇      2025  公共服务");
  expect(zh.out).toContain("4 项指标中 1 项在数据中没有列，其目标完成情况未知：无列");
  const all = await gongfu(["monitor", "owned.yaml", "--all", "--locale", "zh"], here);
  expect(all.out).toContain("约 4");
  const csv = await gongfu(["monitor", "owned.yaml", "--format", "csv", "--locale", "zh"], here);
  expect(csv.out).toContain("u,near,2025,about,2023,3,约 4,");
  const en = await gongfu(["monitor", "owned.yaml", "--locale", "en"], here);
  expect(en.out).toContain("1 red, 1 green, 2 grey");
  expect(en.out).toContain("Health, Transport");
  expect(en.out).toContain("1 of 4 indicators have no column in the data");
});

test("no targets: said, and no empty tables", async () => {
  folder.put(
    "none.yaml",
    'system: { id: s, version: "1", index: { id: index, children: [{ id: beds, direction: positive }] } }\ndata: [{ file: d2.csv }]\n',
  );
  folder.put("d2.csv", "unit,period,beds\nu,2023,1\n");
  const { out } = await gongfu(["monitor", "none.yaml", "--locale", "en"], here);
  expect(out.trimEnd().split("\n").at(-1)).toBe("No target is set for these units.");
});

test("every table that the screen has is one of --section; a workbook has all", async () => {
  const csv = async (section: string, format = "csv") => {
    const { code, out, err } = await gongfu(
      ["monitor", "--section", section, "--format", format, "--locale", "en"],
      here,
    );
    expect([code, err]).toEqual([0, ""]);
    return out.trim().split("\n");
  };
  const nodes = await csv("nodes");
  expect(nodes[0]).toBe(
    "unit,stage,cumulated,id,targets,known,met,provisional,undefined,unknown,refused,missing,degree,rate",
  );
  expect(nodes[1]).toBe("u,2025,false,index,2,1,0,0,0,1,0,0,50,0");
  // nobody answers for anything: a row without an owner
  expect((await csv("owners"))[1]).toBe("u,2025,false,,2,1,0,0,0,1,0,0,50,0");
  expect((await csv("targets,owners", "jsonl")).map((line) => JSON.parse(line).table)).toContain("owners");
  const wrong = await gongfu(["monitor", "--section", "works", "--format", "csv", "--locale", "en"], here);
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain("targets, nodes, tags, owners");
});

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
  const table = await gongfu(["monitor", "--locale", "zh"], here);
  expect(table.out).toContain("2 项指标中 1 项没有数值目标。");
  expect(table.out).toContain("红（警报）");
  expect(table.out).toContain("待下达");
  // two units: the index of u has one known target, not met, and one still to be assigned
  expect(table.out).toContain("已知 1 项中达标 0 项；未知 1 项");
  const english = await gongfu(["monitor", "--locale", "en"], here);
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

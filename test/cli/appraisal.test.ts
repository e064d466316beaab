import { afterAll, beforeAll, expect, test } from "vitest";
import { examples, gongfu, scratch } from "./run.ts";

const folder = scratch();
const here = { cwd: folder.path, width: 400 };
const SYSTEM = `system:
  id: s
  version: "1"
  index:
    id: index
    children:
      - { id: beds, direction: positive, name: { en: Beds, zh: 床位 }, targets: [ { period: "2025", value: 100 } ] }
      - { id: water, role: gate, direction: positive, name: { en: Water, zh: 水质 }, targets: [ { period: "2025", value: 90 } ] }
`;
const KINDS = `kinds:
  - id: towns
    name: { en: Towns, zh: 乡镇 }
    subjects: { from: units }
    group: kind
    areas: { hill: { name: { en: hills, zh: 山区 } } }
    parts:
      - { id: results, name: { en: Results, zh: 工作成效 }, weight: 3, source: { from: attainment, overall: 0.5 } }
      - { id: public, name: { en: Public, zh: 群众测评 }, weight: 1, source: { from: table } }
    adjust: [ { id: award, name: { en: Award, zh: 表彰 }, as: bonus, each: 2 } ]
    gates: [ { id: must, name: { en: Must, zh: 必达指标 }, on: { what: role }, effect: veto }, { id: cap, name: { en: Cap, zh: 限评 }, on: { what: table }, effect: { grade: good, score: 70 } } ]
    grades: [ { id: a, name: { en: excellent, zh: 优秀 }, quota: { count: 1 } }, { id: good, name: { en: good, zh: 良好 }, quota: { count: 0 } }, { id: c, name: { en: failed, zh: 不合格 } } ]
    progressed: { by: points, least: 1 }
`;
const RULES = `name: { en: trial, zh: 试行办法 }\nperiod: "2025"\nprevious: "2024"\nunit: p\n${KINDS}`;
const TABLE = `考评对象,考评内容,得分,时期,事由
甲镇,群众测评,90,,
乙镇,群众测评,80,,
丙镇,群众测评,60,2025,
丁区,群众测评,50,,
丙镇,限评,1,2025,信访积案
甲镇,表彰,3,2025,省级试点
`;
beforeAll(() => {
  folder.put(
    "d.csv",
    `unit,name,period,group:kind,beds,water\n${[
      ["p", "甲镇", 2024, "hill", 60, 95],
      ["q", "乙镇", 2024, "plain", 70, 95],
      ["r", "丙镇", 2024, "plain", 50, 95],
      ["t", "丁区", 2024, "plain", 50, 95],
      ["p", "甲镇", 2025, "hill", 80, 95],
      ["q", "乙镇", 2025, "plain", 90, 80],
      ["r", "丙镇", 2025, "plain", 50, ""],
      ["t", "丁区", 2025, "plain", "", 95],
    ]
      .map((row) => row.join(","))
      .join("\n")}\n`,
  );
  folder.put("rules.yaml", RULES);
  folder.put("a.csv", TABLE);
  const data = "data: [ { file: d.csv }, { kind: appraisal, file: a.csv } ]\n";
  folder.put("gongfu.yaml", `${SYSTEM}${data}monitor: { appraisal: rules.yaml }\n`);
  folder.put("inline.yaml", `${SYSTEM}${data}monitor:\n  appraisal:\n${RULES.replace(/^/gm, "    ").trimEnd()}\n`);
  folder.put("wrong.yaml", `${SYSTEM}${data.replace("a.csv", "wrong.csv")}monitor: { appraisal: rules.yaml }\n`);
  folder.put("wrong.csv", "考评对象,考评内容,得分\n甲镇,群众测平,90\n甲乡镇,群众测评,90\n乙镇,表彰,-1\n");
});
afterAll(() => folder.remove());

const after = (text: string, mark: string) => text.slice(text.indexOf(mark)).trimEnd();

test("the league in Chinese: names, full-width punctuation, every reason", async () => {
  const { code, out } = await gongfu(["monitor", "--locale", "zh"], here);
  expect(code).toBe(0);
  const text = after(out, "考评（");
  expect(text).toMatchSnapshot();
  expect(text).not.toMatch(/\b(?:towns|must|award|results|public|beds|water|hill|good)\b/);
  expect(text.replace(/--format json|[\d.]+|-{2,}/g, "")).not.toMatch(
    /[\p{Script=Han}][,;:(!?]|[,;:)!?]\p{Script=Han}/u,
  );
});

test("the league in English, and with --all what the values are made of", async () => {
  const { out } = await gongfu(["monitor", "--locale", "en", "--all"], here);
  expect(after(out, "Appraisal, ")).toMatchSnapshot();
  const zh = await gongfu(["monitor", "--locale", "zh", "--all"], here);
  expect(after(zh.out, "加扣分")).toMatchSnapshot();
});

test("the rule book in the project gives the same as the one in a file; JSON has terms, reasons as sentences, notes", async () => {
  const json = async (project: string) => {
    const { out } = await gongfu(["monitor", project, "--format", "json", "--locale", "zh"], here);
    return JSON.parse(out).appraisal;
  };
  const found = await json("gongfu.yaml");
  expect(await json("inline.yaml")).toEqual(found);
  expect(found).toMatchObject({ period: "2025", previous: "2024", rules: { name: { zh: "试行办法" } } });
  const own = Object.fromEntries(found.kinds[0].subjects.map((one: { id: string }) => [one.id, one]));
  // overall: the 80 of p; p itself 80; (3·80 + 90)/4 = 82.5 and 2 of the 3 points of the award
  expect(own.p).toMatchObject({
    total: 84.5,
    grade: "a",
    terms: [
      { kind: "part", id: "results", points: 60 },
      { kind: "part", id: "public", points: 22.5 },
      { kind: "bonus", id: "award", points: 2, asked: 3, reasons: ["省级试点"] },
    ],
  });
  // q: ½·80 + ½·90 = 85, (3·85 + 80)/4 = 83.75, but water 80 is below the 90 that must be reached
  expect(own.q).toMatchObject({ total: 83.75, grade: "c", held: [{ from: "a", by: "gate" }] });
  expect(own.q.gates).toEqual([
    {
      id: "must",
      state: "breached",
      reason: expect.stringContaining("目标为 90"),
      rule: "appraisal-gate-breached",
      grade: "c",
      score: null,
    },
  ]);
  // r: of water nothing is known; the entry leaves 70 points and "good", which has no place
  expect(own.r).toMatchObject({
    total: 63.75,
    held: [
      { from: "a", by: "gate" },
      { from: "good", by: "quota" },
    ],
  });
  expect(own.r.gates.map(({ state }: { state: string }) => state)).toEqual(["unknown", "breached"]);
  expect(own.t).toMatchObject({ total: null, rank: null, missing: ["results"] });
  expect(found.notes[0]).toMatchObject({ code: "appraisal-missing", message: expect.stringContaining("不计总分") });
});

test("rows of the table that name nobody or nothing: file, row, and the nearest name", async () => {
  const { code, err } = await gongfu(["monitor", "wrong.yaml", "--locale", "zh"], here);
  expect([code, err]).toMatchSnapshot();
});

test("template offers the table: headings that read back, and a sheet", async () => {
  const zh = await gongfu(["template", "--table", "appraisal", "--locale", "zh"], here);
  expect(zh.out).toBe("类别,考评对象,考评内容,得分,时期,事由,日期\n");
  const en = await gongfu(["template", "--table", "appraisal", "--locale", "en"], here);
  expect(en.out).toBe("kind,subject,part,score,period,reason,date\n");
});

test("the example: the towns of Huangyan on synthetic figures, marked so", async () => {
  const project = `${examples}huangyan-illustrative/appraisal.yaml`;
  const { code, out } = await gongfu(["monitor", project, "--locale", "zh"], { width: 400 });
  expect(code).toBe(0);
  expect(out.split("\n")[0]).toMatch(/^合成数据/);
  const text = after(out, "考评（");
  expect(text).toContain("考评（2025，考评办法：合成示例，上期：2024）");
  expect(text).toContain("优秀 3 个（名额 3 个）、良好 7 个（名额 7 个）、合格 8 个、不合格 1 个"); // ⌊0.2·19⌋, ⌊0.4·19⌋
  expect(text).toMatch(/北城街道 +街道 +不合格 .*一票否决（安全生产）/);
  expect(text).toMatch(/南城街道 +街道 +合格 .*优秀名额已满；良好名额已满/);
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBlocks } from "../docs/pages.ts";
import { root } from "../docs/run.ts";
import { textOf } from "../report/html/fixtures.ts";
import { examples, gongfu, scratch } from "./run.ts";

// sections that only some projects have, held against what the other commands say of the same project
const folder = scratch();
beforeAll(() => {
  // the project of the guide to works
  for (const { file, text } of findBlocks(readFileSync(join(root, "docs/guide/works.md"), "utf8")))
    if (file !== undefined) folder.put(file, text);
});
afterAll(() => folder.remove());

/** One section of a report as text. */
async function section(project: string, id: string, locale: string): Promise<string> {
  const { code, out, err } = await gongfu(["report", project, "--sections", id, "--locale", locale, "--out", "-"], {
    cwd: folder.path,
  });
  expect(err).toBe("");
  expect(code).toBe(0);
  return textOf(out);
}
const json = async (...args: string[]) => JSON.parse((await gongfu(args, { cwd: folder.path })).out);

describe("appraisal", () => {
  const project = `${examples}huangyan-illustrative/appraisal.yaml`;

  test("every subject with the total, grade and rise that gongfu monitor gives it", async () => {
    const text = await section(project, "appraisal", "en");
    const rows = (await gongfu(["monitor", project, "--section", "appraisal", "--format", "jsonl"])).out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(19);
    for (const { name, total, grade } of rows) {
      const at = text.indexOf(` ${name} `);
      expect(at, name).toBeGreaterThan(0);
      expect(text.slice(at, at + 60)).toContain(` ${grade} ${Number(total.toFixed(2))}`);
    }
    // a veto holds it below excellent, whatever its points
    expect(text).toMatch(/failed 88\.3 .*? veto Work safety/);
    expect(text).toContain("excellent 3 of 3 places, good 7 of 7 places, qualified 8, failed 1");
  });

  test("in Chinese, bonus and deduction with what was asked and what was given", async () => {
    const text = await section(project, "appraisal", "zh");
    expect(text).toMatch(/宁溪镇 .*?92\.23/);
    expect(text).toMatch(/东城街道 .{0,20}\+4\.500 \+3\.000/);
  });
});

describe("revisions", () => {
  const project = `${examples}revisions-synthetic/gongfu.yaml`;

  test("each revision with before and after, and what became of scores and ranks", async () => {
    const text = await section(project, "revisions", "en");
    // synthetic-2023-03.csv says 38000, synthetic-2023-12.csv 38900, synthetic-2024-12.csv 39500
    expect(text).toMatch(/丙镇 2022 38000 38900 2023-12/);
    expect(text).toMatch(/丙镇 2022 38900 39500 2024-12/);
    expect(text).toMatch(/丁镇 2023 61\.67 62\.67 \+1\.00 2 1/);
    const zh = await section(project, "revisions", "zh");
    expect(zh).toMatch(/丙镇 2022 38000 38900 2023-12/);
  });
});

describe("works", () => {
  test("items with planned, done and colour, the ledger with what is open; as gongfu monitor has them", async () => {
    const { works, ledger } = await json("monitor", "--format", "json", "--locale", "en");
    const en = await section("gongfu.yaml", "works", "en");
    expect(en).toContain(works.asOf);
    for (const { reason } of works.works) if (reason) expect(en).toContain(reason);
    expect(en).toContain(String(ledger.rows[0].opened));
    const zh = await section("gongfu.yaml", "works", "zh");
    expect(zh).toContain("2022-09-15");
    expect(zh).not.toBe(en);
  });
});

test("a project of surveys says how much of the weight is surveyed", async () => {
  const text = await section(`${examples}survey/gongfu.yaml`, "summary,data,method", "zh");
  expect(text).toMatch(/其中来自调查的权重占 [1-9][\d.]*%/);
});

describe("method", () => {
  const plan = (more: string) => `system:
  id: s
  version: "1"
  index:
    id: index
    children:
      - { id: wealth, children: [ { id: a, direction: positive, goalposts: [0, 10], tags: [shortboard] }, { id: b, direction: negative } ] }
      - { id: life, children: [ { id: c, direction: { ideal: 5 }, transform: ln }, { id: d, direction: positive, formula: a / c } ] }
plan:
${more}data: [ { file: rich.csv } ]
`;
  beforeAll(() => {
    folder.put(
      "rich.csv",
      "unit,period,a,b,c\nu,2022,1,9,3\nv,2022,4,3,2\nw,2022,2,5,7\nx,2022,6,2,4\ny,2022,3,8,5\nu,2023,5,4,1\nv,2023,2,6,2\nw,2023,7,1,9\nx,2023,4,4,6\ny,2023,9,7,8\n",
    );
    folder.put(
      "rich.yaml",
      plan(
        "  impute: { method: mean }\n  treat: { method: winsorise, maxPoints: 1 }\n  normalise: { method: z-score, indicators: { a: { method: goalposts } } }\n  weigh: { method: entropy, nodes: { index: { method: equal } }, emphasis: { shortboard: 1.5 }, bounds: { max: 0.8, on: sibling } }\n  aggregate: { levels: [ { method: arithmetic, coverage: 0.5 }, { method: median } ] }\n  rank: { ties: dense, decimals: 2 }\n",
      ),
    );
  });

  test.each([
    ["en", "Method", /emphasis/i],
    ["zh", "方法", /shortboard|短板/],
  ])("every step with its own choices by indicator, node and level (%s)", async (locale, heading, emphasis) => {
    const text = await section("rich.yaml", "method,decisions", locale);
    expect(text).toContain(heading);
    for (const id of ["winsorise", "z-score", "goalposts", "entropy", "equal", "arithmetic", "median", "mean"])
      expect(text).toContain(id);
    expect(text).toMatch(emphasis);
    expect(text).toContain("maxPoints");
    expect(text).toContain("dense");
  });
});

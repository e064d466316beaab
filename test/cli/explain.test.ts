import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gongfu, scratch } from "./run.ts";

const folder = scratch();
const here = { cwd: folder.path };
beforeAll(() => {
  folder.put(
    "gongfu.yaml",
    `system:
  id: s
  version: "1"
  index:
    id: index
    children:
      - { id: a, direction: positive, weight: 3, goalposts: [0, 100], name: { en: Alpha, zh: 甲 } }
      - { id: b, direction: negative, goalposts: [100, 0], name: { en: Beta, zh: 乙 } }
data: [ { file: d.csv } ]
plan: { normalise: { method: goalposts } }
`,
  );
  folder.put("d.csv", "unit,period,a,b\nx,2022,40,60\ny,2022,70,20\nx,2023,60,40\ny,2023,80,30\n");
});
afterAll(() => folder.remove());

test("score, rank and change, in each language", async () => {
  const { code, out, err } = await gongfu(["explain", "x", "2023"], here);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatchSnapshot();
  expect((await gongfu(["explain", "y", "2023", "--locale", "zh", "--top", "1"], here)).out).toMatchSnapshot();
});

test("as JSON: the parts sum to what they explain", async () => {
  const { out } = await gongfu(["explain", "x", "2023", "--format", "json"], here);
  const told = JSON.parse(out);
  const total = (parts: readonly { amount: number }[]) => parts.reduce((sum, { amount }) => sum + amount, 0);
  // ¾·60 + ¼·60 = 60; y ¾·80 + ¼·70 = 77.5; x in 2022 ¾·40 + ¼·40 = 40
  expect([total(told.score.parts), total(told.rank.parts), total(told.change.parts)]).toEqual([60, -17.5, 20]);
  expect(told.rank.against).toEqual({ unit: "y" });
});

test("no earlier period, and a unit that is not there", async () => {
  expect((await gongfu(["explain", "x", "2022"], here)).out).toContain("there is no earlier score");
  const { code, err } = await gongfu(["explain", "q", "2023"], here);
  expect(code).toBe(1);
  expect(err).toContain("q");
  expect((await gongfu(["explain", "x"], here)).code).toBe(2);
});

test("units by their names, where the data have them", async () => {
  folder.put("names.csv", "unit,name,period,a,b\nx,甲镇,2023,60,40\ny,乙镇,2023,80,30\n");
  folder.put("names.yaml", readFileSync(join(folder.path, "gongfu.yaml"), "utf8").replace("d.csv", "names.csv"));
  const { out } = await gongfu(["explain", "x", "2023", "--project", "names.yaml", "--locale", "zh"], here);
  expect(out.split("\n")[0]).toContain("甲镇");
  expect(out).toContain("乙镇");
});

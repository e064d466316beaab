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
  variables: [ { id: people } ]
  index:
    id: index
    children:
      - { id: g, children: [ { id: a, direction: positive }, { id: b, direction: positive }, { id: c, direction: negative } ] }
      - { id: h, children: [ { id: d, direction: positive }, { id: e, direction: positive, denominator: people } ] }
data: [ { file: d.csv } ]
`,
  );
  folder.put(
    "d.csv",
    "unit,period,people,a,b,c,d,e\nu,2023,10,0,4,1,10,5\nv,2023,20,2,3,5,20,8\nw,2023,30,4,0,2,,9\nx,2023,40,1,1,1,40,90\ny,2023,55,3,2,4,55,2\n",
  );
  folder.put(
    "constant.yaml",
    folder.path && readFileSync(join(folder.path, "gongfu.yaml"), "utf8").replace("d.csv", "k.csv"),
  );
  folder.put(
    "k.csv",
    "unit,period,people,a,b,c,d,e\nu,2023,10,7,4,1,10,5\nv,2023,20,7,3,5,20,8\nw,2023,30,7,0,2,9,9\n",
  );
});
afterAll(() => folder.remove());

test("findings first, then figures; in each language", async () => {
  const { code, out, err } = await gongfu(["describe"], here);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatchSnapshot();
  const all = [
    "findings",
    "statistics",
    "availability",
    "duplicates",
    "correlations",
    "links",
    "coherence",
    "components",
  ];
  const chinese = await gongfu(
    ["describe", "--locale", "zh", "--section", all.join(","), "--section", "influence"],
    here,
  );
  expect(chinese.out).toMatchSnapshot();
  expect(chinese.out).not.toMatch(/NaN|undefined|\[object/);
});

test("everything as JSON, what is undefined as null", async () => {
  const { out } = await gongfu(["describe", "--format", "json", "--step", "normalised"], here);
  const { description, coherence, findings } = JSON.parse(out) as {
    description: { step: string; indicators: { indicator: string; max: number }[]; links: { variable: string }[] };
    coherence: { groups: { group: string }[] };
    findings: { severity: string; message: string }[];
  };
  expect(description.step).toBe("normalised");
  expect(description.indicators.map(({ indicator, max }) => [indicator, max])).toEqual(
    ["a", "b", "c", "d", "e"].map((id) => [id, 100]),
  );
  expect(coherence.groups.map(({ group }) => group)).toEqual(["index", "g", "h"]);
  expect(findings.every(({ message }) => message.length > 10)).toBe(true);
});

test("one part as CSV; without a part the statistics", async () => {
  const lines = async (...args: string[]) =>
    (await gongfu(["describe", "--format", "csv", ...args], here)).out.trimEnd().split("\n");
  expect((await lines())[0]).toMatch(/^indicator,n,missing,availability,min,/);
  expect(await lines()).toHaveLength(6);
  expect((await lines("--section", "correlations"))[0]).toBe(
    "a,b,n,pearson,pearson p,spearman,spearman p,kendall,kendall p",
  );
  expect(await lines("--section", "correlations")).toHaveLength(11);
  expect((await lines("--section", "findings"))[0]).toBe("severity,code,place,message");
  for (const section of ["availability", "duplicates", "links", "coherence", "components", "influence"])
    expect((await lines("--section", section)).length, section).toBeGreaterThan(1 - Number(section === "duplicates"));
});

test("an index that cannot be computed is still described, with the reason", async () => {
  folder.put(
    "refused.yaml",
    `${readFileSync(join(folder.path, "constant.yaml"), "utf8")}plan: { normalise: { method: min-max, constant: error } }\n`,
  );
  const { code, out } = await gongfu(["describe", "refused.yaml"], here);
  expect(code).toBe(0);
  expect(out).toContain("The index cannot be computed");
  expect(out).toContain("every present value is 7");
});

test("a wrong step, part or period", async () => {
  expect((await gongfu(["describe", "--step", "norm"], here)).code).toBe(2);
  expect((await gongfu(["describe", "--section", "statistic"], here)).err).toContain("did you mean statistics?");
  expect(await gongfu(["describe", "--period", "1999"], here)).toMatchObject({
    code: 1,
    err: expect.stringContaining("1999"),
  });
});

test("findings name indicators and groups as the language does; the place in CSV stays the id", async () => {
  folder.put(
    "named.yaml",
    `system:
  id: s
  version: "1"
  index:
    id: index
    children:
      - { id: a, direction: positive, name: { en: Beds, zh: 床位 } }
      - { id: b, direction: positive, name: { en: Doctors, zh: 医师 } }
data: [ { file: named.csv } ]
`,
  );
  folder.put("named.csv", "unit,period,a,b\nu,2023,1,2\nv,2023,2,4\nw,2023,4,8\nx,2023,3,6\n");
  const zh = await gongfu(["describe", "named.yaml", "--section", "findings", "--locale", "zh"], here);
  expect(zh.out).toContain("医师：");
  expect(zh.out).toContain("床位");
  expect(zh.out).not.toMatch(/data\.[ab]/);
  const csv = await gongfu(
    ["describe", "named.yaml", "--section", "findings", "--format", "csv", "--locale", "en"],
    here,
  );
  expect(csv.out).toMatch(/^act,described-same-columns,data\.b,.*Beds/m);
});

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { computeIndex } from "../../src/index.ts";
import { loadProject } from "../../src/node/index.ts";
import { canonicalJson, hashSystem, sha256Text } from "../../src/pipeline/hash.ts";
import { parquetRows } from "../io/parquet-rows.ts";
import { gongfu, scratch } from "./run.ts";

const folder = scratch();
const cwd = folder.path;
afterAll(() => folder.remove());

const PROJECT = `system:
  id: s
  version: "1"
  index:
    id: index
    children:
      - { id: x, direction: positive, targets: [ { kind: value, period: "2023", value: 8 } ] }
      - { id: g, children: [ { id: y, direction: negative } ] }
data: [ { file: a.csv } ]
`;
const DATA = `unit,name,period,x,y
甲|1,"=A1",2023,3,1.5
b,二,2023,,2.25
c,三,2023,9,7
`;

beforeAll(() => {
  folder.put("gongfu.yaml", PROJECT);
  folder.put("a.csv", DATA);
});

const written = (name: string) => readFileSync(join(cwd, name));
const cells = (csv: string) =>
  csv
    .trim()
    .split("\n")
    .map((line) => line.split(","));

describe("gongfu compute", () => {
  test("tidy: the six columns that every result has", async () => {
    const { out, code } = await gongfu(["compute", "--format", "tidy"], { cwd });
    expect(code).toBe(0);
    const [head, ...rows] = cells(out);
    expect(head).toEqual(["unit", "period", "node", "score", "rank", "coverage"]);
    const [wide = [], ...all] = cells((await gongfu(["compute", "--format", "csv"], { cwd })).out);
    expect(rows).toEqual(all.map((row) => head!.map((name) => row[wide.indexOf(name)])));
  });

  test("JSON Lines: each line an object with the cells of the CSV, missing as null", async () => {
    const { out } = await gongfu(["compute", "--format", "jsonl"], { cwd });
    const lines = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const [head = [], ...rows] = cells((await gongfu(["compute", "--format", "csv"], { cwd })).out);
    expect(lines.map((one) => Object.keys(one))).toEqual(rows.map(() => head));
    const plain = (value: unknown) => (value === null ? "" : value === "=A1" ? "'=A1" : String(value));
    expect(lines.map((one) => Object.values(one).map(plain))).toEqual(rows);
    expect(lines.some((one) => one["name"] === "=A1")).toBe(true);
  });

  test("Markdown: bars in texts are escaped, numbers stand to the right, notes in a table of their own", async () => {
    const { out } = await gongfu(["compute", "--format", "markdown", "--node", "index", "--locale", "en"], { cwd });
    // x of (3, -, 9) and y of (1.5, 2.25, 7): c has 100 and 0, so 50; b has (7 - 2.25)/5.5 = 86.3636
    expect(out).toBe(
      [
        "### scores",
        "",
        "| unit | name | period | node | score | rank | coverage | availability |",
        "| --- | --- | --- | --- | ---: | ---: | ---: | ---: |",
        "| 甲\\|1 | =A1 | 2023 | index | 50 | 2 | 1 | 1 |",
        "| b | 二 | 2023 | index | 86.3636 | 1 | 0.5 | 0.5 |",
        "| c | 三 | 2023 | index | 50 | 2 | 1 | 1 |",
        "",
        "### notes",
        "",
        "| code | path | message |",
        "| --- | --- | --- |",
        "| partial-scores | aggregate.index | aggregate.index: scored on some of its children only, which imputes the rest by their mean: 1 value (b 2023) |",
        "",
      ].join("\n"),
    );
  });

  test("Parquet: what the JSON Lines say, with system and plan in its metadata, the same bytes again", async () => {
    expect((await gongfu(["compute", "--format", "parquet", "--out", "p.bin"], { cwd })).code).toBe(0);
    expect((await gongfu(["compute", "--out", "again.parquet"], { cwd })).code).toBe(0);
    expect(written("again.parquet").equals(written("p.bin"))).toBe(true);
    const lines = (await gongfu(["compute", "--format", "jsonl"], { cwd })).out.trimEnd().split("\n");
    const { rows, about } = await parquetRows(written("p.bin"));
    expect(rows).toEqual(lines.map((line) => JSON.parse(line)));
    const { definition, data } = await loadProject(undefined, { cwd });
    const { plan } = computeIndex(definition, data);
    expect(about).toEqual({
      format: "common-prosperity-index/table@1",
      table: "scores",
      software: { name: "common-prosperity-index", version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
      system: { id: "s", version: "1", sha256: await hashSystem(definition.system) },
      plan: { sha256: await sha256Text(canonicalJson(plan)) },
    });
  });

  test("steps in each of them", async () => {
    await gongfu(["compute", "--steps", "--out", "steps.parquet"], { cwd });
    const { rows } = await parquetRows(written("steps.parquet"));
    const lines = (await gongfu(["compute", "--steps", "--format", "jsonl"], { cwd })).out.trimEnd().split("\n");
    expect(rows).toEqual(lines.map((line) => JSON.parse(line)));
    expect(Object.keys(rows[0]!)).toEqual(["step", "unit", "period", "indicator", "value", "how"]);
    const tidy = await gongfu(["compute", "--steps", "--format", "tidy"], { cwd });
    expect(tidy.out).toBe((await gongfu(["compute", "--steps", "--format", "csv"], { cwd })).out);
  });
});

describe("gongfu compute --stream", () => {
  test.each([["csv"], ["jsonl"]] as const)("%s is what the command writes in memory", async (format) => {
    const whole = await gongfu(["compute", "--format", format, "--node", "index"], { cwd });
    const { code } = await gongfu(["compute", "--stream", "--ranks", "--node", "index", "--out", `s.${format}`], {
      cwd,
    });
    expect(code).toBe(0);
    expect(written(`s.${format}`).toString().split("\n").sort()).toEqual(whole.out.split("\n").sort());
  });

  test("tidy has the six columns, without --ranks five", async () => {
    await gongfu(["compute", "--stream", "--ranks", "--node", "index", "--format", "tidy", "--out", "t.csv"], { cwd });
    const whole = await gongfu(["compute", "--format", "tidy", "--node", "index"], { cwd });
    expect(written("t.csv").toString()).toBe(whole.out);
    await gongfu(["compute", "--stream", "--format", "tidy", "--out", "t.csv"], { cwd });
    expect(cells(written("t.csv").toString())[0]).toEqual(["unit", "period", "node", "score", "coverage"]);
  });

  test("Parquet holds the same rows", async () => {
    await gongfu(["compute", "--stream", "--ranks", "--out", "s.parquet"], { cwd });
    await gongfu(["compute", "--stream", "--ranks", "--out", "s2.jsonl"], { cwd });
    const { rows, about } = await parquetRows(written("s.parquet"));
    const lines = written("s2.jsonl").toString().trimEnd().split("\n");
    expect(rows).toEqual(lines.map((line) => JSON.parse(line)));
    await gongfu(["compute", "--out", "w.parquet"], { cwd });
    expect(about).toEqual((await parquetRows(written("w.parquet"))).about);
  });
});

describe("commands that show a table write it in every format", () => {
  test.each([
    ["weights", ["scheme", "method", "node", "parent", "nominal", "effective"]],
    ["monitor", ["unit", "indicator", "stage"]],
    ["describe", ["indicator"]],
    ["uncertainty --n 20 --seed 1", ["unit", "period", "score", "rank"]],
    ["sensitivity --method morris --n 4 --seed 1", ["input", "vary", "mu_star"]],
    ["systems", ["id"]],
    ["systems haiyan_2025", ["id", "group"]],
  ])("%s", async (call, head) => {
    const args = call.split(" ");
    const csv = cells((await gongfu([...args, "--format", "csv"], { cwd })).out);
    expect(csv[0]!.slice(0, head.length)).toEqual(head);
    const jsonl = (await gongfu([...args, "--format", "jsonl"], { cwd })).out.trimEnd().split("\n");
    const objects = jsonl.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(Object.keys(objects[0]!)).toEqual(csv[0]);
    const markdown = await gongfu([...args, "--format", "markdown"], { cwd });
    expect(markdown.code).toBe(0);
    expect(markdown.out).toMatch(/^(### \w+\n\n)?\| /);
    expect((await gongfu([...args, "--out", "any.parquet"], { cwd })).code).toBe(0);
    expect((await parquetRows(written("any.parquet"))).rows).toEqual(objects);
  });

  test("several sections: JSON Lines name each, Markdown has a heading each, Parquet holds one", async () => {
    const args = ["describe", "--section", "statistics,availability"];
    const { out } = await gongfu([...args, "--format", "jsonl"], { cwd });
    const names = out
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { table: string }).table);
    expect([...new Set(names)]).toEqual(["statistics", "availability"]);
    expect((await gongfu([...args, "--out", "d.md"], { cwd })).code).toBe(0);
    expect(
      written("d.md")
        .toString()
        .match(/^### \w+$/gm),
    ).toEqual(["### statistics", "### availability"]);
    const { code, err } = await gongfu([...args, "--out", "d.parquet", "--locale", "en"], { cwd });
    expect(code).toBe(2);
    expect(err).toContain("a parquet file holds one table, and these were asked for: statistics, availability");
    expect(existsSync(join(cwd, "d.parquet"))).toBe(false);
  });
});

describe("calls that cannot be", () => {
  test.each([
    [["compute", "--format", "markdwn"], /did you mean markdown\?/],
    [["compute", "--format", "parquets", "--out", "a"], /did you mean parquet\?/],
    [["compute", "--format", "parquet"], /--out FILE/],
    [["weights", "--format", "parquet", "--out", " "], /--out FILE/],
    [["compute", "--stream", "--format", "markdown", "--out", "no.md"], /csv, tidy, jsonl, parquet/],
    [["explain", "c", "2023", "--out", "no.parquet"], /cannot be "parquet"/],
  ])("%j", async (args, text) => {
    const { code, err, out } = await gongfu([...args, "--locale", "en"], { cwd });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(text);
  });
});

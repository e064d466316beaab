import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkScores } from "../../src/schema/scores.ts";
import { examples, gongfu, scratch } from "./run.ts";

const folder = scratch();
const starter = join(folder.path, "start");
beforeAll(async () => {
  expect((await gongfu(["init", starter])).code).toBe(0);
  expect((await gongfu(["compute", starter])).code).toBe(0); // loads the engine
}, 120_000);
afterAll(() => folder.remove());

describe("init", () => {
  test("writes a project that validates and computes at once", async () => {
    expect(readdirSync(starter).sort()).toEqual(["data", "gongfu.yaml"]);
    expect(await gongfu(["validate"], { cwd: starter })).toMatchObject({ code: 0, err: "" });
    const { code, out, err } = await gongfu(["compute"], { cwd: starter });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatchSnapshot("compute");
  });

  test("overwrites nothing, and says what exists", async () => {
    const before = readFileSync(join(starter, "gongfu.yaml"), "utf8");
    const { code, out, err } = await gongfu(["init"], { cwd: starter });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("gongfu.yaml, data/example.csv");
    expect(readFileSync(join(starter, "gongfu.yaml"), "utf8")).toBe(before);
    folder.put("half/data/example.csv", "mine");
    expect((await gongfu(["init", "half"], { cwd: folder.path })).code).toBe(1);
    expect(existsSync(join(folder.path, "half/gongfu.yaml"))).toBe(false);
  });

  test("in a place that cannot be written, says so", async () => {
    folder.put("file", "");
    const { code, err } = await gongfu(["init", "file/sub"], { cwd: folder.path });
    expect(code).toBe(1);
    expect(err).toContain("cannot be written");
  });
});

describe("compute", () => {
  test("JSON is a scores document with hashes; steps on request; the same bytes twice", async () => {
    const { code, out } = await gongfu(["compute", starter, "--format", "json", "--steps"]);
    expect(code).toBe(0);
    const { scores, issues } = checkScores(JSON.parse(out));
    expect(issues).toEqual([]);
    expect(scores?.system.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(scores?.data.parts.map(({ period, units }) => [period, units])).toEqual([
      ["2022", 6],
      ["2023", 6],
    ]);
    expect(scores?.steps?.normalised).toHaveLength(60);
    expect((await gongfu(["compute", starter, "--format", "json", "--steps"])).out).toBe(out);
    expect(JSON.parse((await gongfu(["compute", starter, "--format", "json"])).out)).not.toHaveProperty("steps");
  });

  test("CSV, to a file whose ending says the format; an old file is replaced", async () => {
    const file = join(folder.path, "scores.csv");
    folder.put("scores.csv", "old");
    const inside = { cwd: folder.path };
    expect(await gongfu(["compute", starter, "--out", file], inside)).toEqual({
      code: 0,
      out: "",
      err: "written: scores.csv\n",
    });
    expect((await gongfu(["compute", "--out", "../outside.csv"], { cwd: starter })).err).toBe(
      "written: ../outside.csv\n",
    );
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    expect(lines[0]).toBe("unit,name,period,node,score,rank,coverage,availability");
    expect(lines).toHaveLength(1 + 6 * 2 * 3);
    const steps = (await gongfu(["compute", starter, "--format", "csv", "--steps"])).out;
    expect(steps.split("\n")[0]).toBe("step,unit,period,indicator,value,how");
    expect((await gongfu(["compute", starter, "--out", join(folder.path, "none/x.json")])).err).toContain(
      "its folder does not exist",
    );
  });

  test("units by id or name, periods, nodes and the first ranks", async () => {
    const rows = async (...args: string[]) =>
      (await gongfu(["compute", starter, "--format", "csv", ...args])).out
        .trimEnd()
        .split("\n")
        .slice(1)
        .map((line) => line.split(",").slice(0, 4).join(" "));
    expect(await rows("--unit", "t1", "--period", "2023", "--node", "index")).toEqual(["t1 北山镇 2023 index"]);
    expect(await rows("--unit", "北山镇,t2", "--period", "2023", "--node", "index")).toEqual([
      "t1 北山镇 2023 index",
      "t2 南湖镇 2023 index",
    ]);
    expect((await gongfu(["compute", starter, "--top", "1", "--period", "2023"])).out).toContain("… 5 more units");
    // the index ranks the rows in every format, also where another node is shown
    const first = ["--top", "2", "--period", "2023", "--node"];
    const best = await rows(...first, "index");
    expect(best).toHaveLength(2);
    expect((await rows(...first, "sharing")).map((row) => row.split(" ")[0])).toEqual(
      best.map((row) => row.split(" ")[0]),
    );
    const json = JSON.parse((await gongfu(["compute", starter, "--top", "2", "--steps", "--format", "json"])).out);
    expect(json.scores).toHaveLength(2 * 2 * 3);
    expect(json.steps.normalised).toHaveLength(2 * 2 * 5);
    const { code, err } = await gongfu(["compute", starter, "--unit", "t9", "--node", "idnex"]);
    expect(code).toBe(2);
    expect(err).toContain("did you mean index?");
    expect(err).toContain("2 problems");
  });

  test("Chinese, and both languages", async () => {
    expect((await gongfu(["compute", starter, "--locale", "zh"])).out).toMatchSnapshot("zh");
    expect((await gongfu(["compute", starter, "--locale", "both", "--period", "2023"])).out).toMatchSnapshot("both");
  });

  test("the language comes from the call, the project, the computer, in this order", async () => {
    expect((await gongfu(["compute", starter], { env: { LANG: "zh_CN.UTF-8" } })).out).toContain("综合指数");
    expect((await gongfu(["compute", starter], { env: { LANG: "zh_CN.UTF-8", LC_ALL: "C" } })).out).not.toContain(
      "综合指数",
    );
    expect((await gongfu(["compute", starter, "--locale", "en"], { env: { LANG: "zh_CN.UTF-8" } })).out).not.toContain(
      "综合指数",
    );
  });

  test("the bundled examples run from their folders; what they say of their data stands at the top", async () => {
    const out = (await gongfu(["compute", join(examples, "huangyan-illustrative/towns.yaml"), "--locale", "both"])).out;
    expect(out.split("\n").slice(0, 6).join("\n")).toContain("SYNTHETIC DATA");
    const fenghua = await gongfu(["compute", join(examples, "fenghua"), "--format", "json"]);
    const index = JSON.parse(fenghua.out).scores.find((row: { node: string }) => row.node === "index");
    expect(index.score).toBeCloseTo(89.05286222910563, 10); // by hand: the mean of 35 attainments in seven areas
  });
});

describe("validate", () => {
  test("says what was read, in both languages", async () => {
    const { code, out } = await gongfu(["validate", "start", "--locale", "both"], { cwd: folder.path });
    expect(code).toBe(0);
    expect(out).toMatchSnapshot();
  });

  test("finds what only computing shows", async () => {
    folder.put(
      "g/gongfu.yaml",
      "system: { id: s, version: '1', index: { id: index, children: [ { id: a, direction: positive }, { id: b, direction: positive } ] } }\ndata: [ { file: d.csv } ]\nplan: { aggregate: { method: geometric } }\n",
    );
    folder.put("g/d.csv", "unit,period,a,b\nx,1,1,2\ny,1,2,1\n");
    const { code, err } = await gongfu(["validate", "g"], { cwd: folder.path });
    expect(code).toBe(1);
    expect(err).toContain("lower: 1");
  });
});

describe("systems and schema", () => {
  test("the five bundled systems", async () => {
    expect((await gongfu(["systems"])).out).toMatchSnapshot();
    expect(JSON.parse((await gongfu(["systems", "--format", "json"])).out).systems).toHaveLength(5);
  });

  test("one system as a tree, as a table of 64 indicators, and as a document that a project can use", async () => {
    expect((await gongfu(["systems", "huangyan_64", "--locale", "zh"])).out).toContain(
      "2022: 达到 11400; 2025: 达到 13000",
    );
    expect((await gongfu(["systems", "huangyan_64"])).out).toContain("reach 180 (striven for)");
    const rows = (await gongfu(["systems", "huangyan_64", "--format", "csv"])).out.trimEnd().split("\n");
    expect(rows).toHaveLength(65);
    expect((await gongfu(["systems", "huangyan_64", "--out", "sys/my.json"], { cwd: folder.path })).code).toBe(1); // no such folder
    folder.put("sys/gongfu.yaml", "system: my.json\ndata: [ { file: d.csv } ]\n");
    folder.put("sys/d.csv", "unit,period,gdp_per_capita\na,1,1\nb,1,2\n");
    expect((await gongfu(["systems", "huangyan_64", "--out", "sys/my.json"], { cwd: folder.path })).code).toBe(0);
    expect((await gongfu(["compute", "sys"], { cwd: folder.path })).err).not.toContain("my.json");
  });

  test("schemas by name", async () => {
    expect((await gongfu(["schema"])).out).toBe(
      "Kinds of document (gongfu schema NAME):\n  system\n  project\n  dataset\n  scores\n  plan\n  appraisal\n  snapshot\n  uncertainty\n  sensitivity\n  monitor\n",
    );
    for (const name of ["system", "project", "plan", "dataset", "scores"])
      expect(JSON.parse((await gongfu(["schema", name])).out)).toMatchObject({
        $schema: expect.stringContaining("2020-12"),
      });
    const { properties } = JSON.parse((await gongfu(["schema", "monitor"])).out);
    expect(properties.rules.anyOf[0].enum).toEqual(["schedule", "eurostat", "sdsn", "sdg-progress"]);
    expect(JSON.parse((await gongfu(["schema", "project"])).out).properties.monitor.properties).toEqual(properties);
    expect(await gongfu(["schema", "sytem"])).toMatchObject({ code: 2, out: "" });
  });
});

describe("wrong calls end with 2 and say what was probably meant", () => {
  const cases: [string, string[]][] = [
    ["nothing", []],
    ["command", ["comput"]],
    ["option", ["compute", "--fromat", "json"]],
    ["format", ["compute", "--format", "jsn"]],
    ["language", ["compute", "--locale", "fr"]],
    ["value missing", ["compute", "--top"]],
    ["number", ["compute", "--top", "0"]],
    ["too many", ["compute", "a", "b"]],
    ["schema", ["schema", "plans"]],
  ];
  test.each(cases)("%s", async (name, args) => {
    const { code, out, err } = await gongfu(args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatchSnapshot(name);
    if (args.length > 0)
      expect((await gongfu(args, { env: { LANG: "zh_CN.UTF-8" } })).err).toMatchSnapshot(`${name}, Chinese`);
  });
});

describe("wrong input ends with 1, every problem listed", () => {
  const project = `system:
  id: tiny
  version: "1"
  index:
    id: index
    children:
      - { id: gdp, direction: positve }
      - { id: gdp, direction: positive }
data:
  - { file: a.csv }
  - { file: missing.csv }
  - { file: ../secret.csv }
`;
  test("in English and Chinese", async () => {
    folder.put("bad/gongfu.yaml", project);
    folder.put("bad/a.csv", "unit,period,gdp\na,1,1%\n");
    const { code, out, err } = await gongfu(["compute", "bad"], { cwd: folder.path });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatchSnapshot("en");
    expect((await gongfu(["compute", "bad", "--locale", "zh"], { cwd: folder.path })).err).toMatchSnapshot("zh");
  });

  test("no project here", async () => {
    expect(await gongfu(["compute"], { cwd: "/" })).toMatchSnapshot();
    expect(await gongfu(["compute", "nothing.yaml"], { cwd: folder.path })).toMatchSnapshot();
    expect(await gongfu(["systems", "huangyan64"])).toMatchSnapshot();
  });

  test("an error inside is no stack trace, unless asked for", async () => {
    folder.put("odd/gongfu.yaml", "system: huangyan_64\ndata: [ { file: d.csv } ]\n");
    folder.put("odd/d.csv", "unit,period,gdp_per_capita\na,1,1\n");
    expect((await gongfu(["compute", "odd"], { cwd: folder.path })).err).not.toMatch(/^\s+at /m);
  });
});

describe("help", () => {
  test("in both languages", async () => {
    expect(await gongfu(["--help"])).toMatchSnapshot();
    expect((await gongfu(["--help", "--locale", "zh"])).out).toMatchSnapshot();
    for (const name of ["compute", "validate", "weights", "systems", "schema", "init"]) {
      const { code, out } = await gongfu([name, "--help"]);
      expect(code).toBe(0);
      expect(out).toContain("Examples:");
      expect((await gongfu([name, "--help", "--locale=zh"])).out).toContain("示例：");
    }
    expect((await gongfu(["help", "compute"])).out).toBe((await gongfu(["compute", "--help"])).out);
    expect((await gongfu(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { examples, gongfu, scratch } from "./run.ts";

const YEARS = ["2019", "2020", "2021", "2022", "2023"];
let folder: ReturnType<typeof scratch>;
beforeEach(() => {
  folder = scratch();
  cpSync(join(examples, "snapshots-synthetic"), folder.path, { recursive: true });
});
afterEach(() => folder.remove());

const call = (...args: string[]) => gongfu(args, { cwd: folder.path });
const text = (file: string) => readFileSync(join(folder.path, file), "utf8");
const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(join(folder.path, file), change(text(file)));
/** 甲镇, 2023: one more yuan of income. */
const changeCell = () =>
  edit("synthetic-towns-2019-2023.csv", (csv) =>
    csv.replace(/^(jia,[^,]*,2023,synthetic,)(\d+)/m, (_, head, income) => `${head}${Number(income) + 1}`),
  );
const changePlan = () => edit("gongfu.yaml", (yaml) => yaml.replace("method: arithmetic", "method: geometric"));
const changeWeight = () => edit("gongfu.yaml", (yaml) => yaml.replace("weight: 0.5", "weight: 0.6"));

test("the snapshots of the example are what the project gives, byte by byte", async () => {
  const before = readdirSync(join(folder.path, "snapshots")).map((name) => [name, text(`snapshots/${name}`)]);
  expect(before.map(([name]) => name)).toEqual(YEARS.flatMap((year) => [`${year}.csv`, `${year}.json`]));
  const again = await call("snapshot", "--period", YEARS.join(","));
  expect(again).toEqual({
    code: 0,
    out: "",
    err: YEARS.map((year) => `snapshots/${year}.json is there with the same content\n`).join(""),
  });
  for (const [name] of before) edit(`snapshots/${name}`, () => "");
  await import("node:fs/promises").then(({ rm }) => rm(join(folder.path, "snapshots"), { recursive: true }));
  expect((await call("snapshot", "--period", YEARS.join(","))).code).toBe(0);
  const version = (one: string) => one.replace(/"version":"\d[^"]*"/, "").replace(/"sha256": "[0-9a-f]+",\n/, "");
  expect(before.map(([name]) => version(text(`snapshots/${name}`)))).toEqual(before.map(([, one]) => version(one!)));
});

test("the example says everywhere that it is synthetic", () => {
  for (const year of YEARS)
    expect(JSON.parse(text(`snapshots/${year}.json`)).data.notes).toEqual([
      { en: "SYNTHETIC figures", zh: "合成数据" },
    ]);
  expect(text("gongfu.yaml")).toMatch(/^# SYNTHETIC\./);
});

describe("gongfu verify", () => {
  test("all five reproduce", async () => {
    const { code, out } = await call("verify");
    expect(code).toBe(0);
    expect(out).toBe(
      `${YEARS.map((year) => `snapshots/${year}.json (${year}): reproduced\n`).join("\n")}\n` +
        "Numbers agree where |x − y| ≤ 1e-12 · max(1, |x|, |y|).\n",
    );
  });

  test("a changed data cell: which column, cell, step, and by how much; exit 3", async () => {
    changeCell();
    const { code, out } = await call("verify", "--period", "2022,2023");
    expect(code).toBe(3);
    expect(out).toMatchSnapshot();
    const { snapshots } = JSON.parse((await call("verify", "--period", "2023", "--format", "json")).out);
    const cell = snapshots[0].differences.find(({ step }: { step: string }) => step === "derived");
    expect([cell.unit, cell.period, cell.node, cell.found - cell.expected]).toEqual(["jia", "2023", "income", 1]);
  });

  test("a changed plan or weight of the project is no failure, and said", async () => {
    changePlan();
    changeWeight();
    const { code, out } = await call("verify", "--period", "2023");
    expect(code).toBe(0);
    expect(out).toMatchSnapshot();
  });

  test("a flipped byte, a truncated file, a newer version, an edited table: each by its name, the others still verified", async () => {
    edit("snapshots/2019.json", (one) => one.replace('"coverage":1', '"coverage":2'));
    edit("snapshots/2020.json", (one) => one.slice(0, 2000));
    edit("snapshots/2021.json", (one) => one.replace("snapshot@1", "snapshot@2"));
    edit("snapshots/2022.csv", (one) => one.replace("jia", "yi"));
    const { code, out } = await call("verify");
    expect(code).toBe(3);
    expect(out).toMatchSnapshot();
    expect((await call("verify", "--locale", "zh")).out).toMatchSnapshot();
    expect((await call("verify", "--format", "junit")).out).toMatchSnapshot();
  });

  test("a column that came later does not keep an old snapshot from being verified", async () => {
    edit("gongfu.yaml", (yaml) =>
      yaml.replace("- id: sharing\n", "- { id: gdp, direction: positive, goalposts: [0, 9] }\n      - id: sharing\n"),
    );
    edit("synthetic-towns-2019-2023.csv", (csv) =>
      csv
        .trimEnd()
        .split("\n")
        .map((line, i) => `${line},${i === 0 ? "gdp" : i % 9}`)
        .join("\n"),
    );
    const { code, out } = await call("verify");
    expect(out).toContain("snapshots/2019.json (2019): reproduced");
    expect(code).toBe(0);
  });

  test("no snapshots, and a period that has none", async () => {
    edit("gongfu.yaml", (yaml) => yaml.replace("folder: snapshots", "folder: none"));
    expect((await call("verify")).err).toContain('there are no snapshots in "none"');
    expect((await call("verify", "--period", "2024")).out).toContain("none/2024.json: cannot be verified");
  });
});

describe("gongfu snapshot", () => {
  test("other content needs --replace and a reason", async () => {
    changeCell();
    const refused = await call("snapshot");
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("a snapshot with other content is there");
    expect(await call("snapshot", "--replace")).toMatchObject({ code: 2 });
    expect(await call("snapshot", "--reason", "x")).toMatchObject({ code: 2 });
    const replaced = await call("snapshot", "--replace", "--reason", "income of 甲镇 recounted");
    expect(replaced).toEqual({ code: 0, out: "", err: "snapshots/2023.json replaced\n" });
    expect(JSON.parse(text("snapshots/2023.json")).replaced[0].reason).toBe("income of 甲镇 recounted");
    expect((await call("verify")).code).toBe(0);
  });

  test("official: every reason against it", async () => {
    edit("gongfu.yaml", (yaml) =>
      yaml.replace("{ method: goalposts }", "{ method: min-max }").replace("method: given", "method: entropy"),
    );
    edit("synthetic-towns-2019-2023.csv", (csv) => csv.replace(/,,/g, ",70,"));
    const { code, err } = await call("snapshot", "--period", "2023");
    expect(code).toBe(1);
    expect(err).toMatchSnapshot();
  });

  test("an earlier snapshot as the ruler", async () => {
    edit("gongfu.yaml", (yaml) =>
      yaml.replace("{ method: goalposts }", "{ method: min-max }").replace("folder: snapshots", "folder: moved"),
    );
    const first = await call("snapshot", "--period", "2021");
    expect(first.code).toBe(1); // min-max of the year itself is no fixed ruler
    edit("gongfu.yaml", (yaml) => yaml.replace("official: true", "official: false"));
    await call("snapshot", "--period", "2021");
    const next = await call("snapshot", "--period", "2022", "--fitted", "moved/2021.json", "--official");
    expect(next).toEqual({ code: 0, out: "", err: "moved/2022.json written\n" });
    const [a, b] = ["2021", "2022"].map((year) => JSON.parse(text(`moved/${year}.json`)));
    expect(b.fitted).toEqual(a.fitted);
    expect([a.ruler, b.ruler]).toEqual(["learned", "given"]);
    expect((await call("verify")).code).toBe(0);
  });

  test("with the data inside", async () => {
    edit("gongfu.yaml", (yaml) => yaml.replace("folder: snapshots", "folder: whole"));
    await call("snapshot", "--embed");
    expect(JSON.parse(text("whole/2023.json")).data.embedded.columns.income).toHaveLength(6);
  });
});

describe("gongfu diff", () => {
  const years = ["snapshots/2022.json", "snapshots/2023.json"];

  test("two years, and what --fail-on forbids", async () => {
    const { code, out } = await call("diff", ...years, "--fail-on", "rank-shift>3,score>5%,data-revision");
    expect(code).toBe(3); // 戊镇 gains 5.03 %
    expect(out).toMatchSnapshot();
    expect((await call("diff", ...years, "--fail-on", "rank-shift>3,score>6%,data-revision")).code).toBe(0);
    expect((await call("diff", ...years, "--locale", "zh")).out).toMatchSnapshot();
  });

  test("a snapshot and the project: a revised cell, a changed weight and a changed plan, each apart", async () => {
    const same = await call(
      "diff",
      "snapshots/2023.json",
      ".",
      "--fail-on",
      "score,weight,plan,system,data-revision,membership",
    );
    expect(same.code).toBe(0);
    changeCell();
    changeWeight();
    changePlan();
    const { code, out } = await call("diff", "snapshots/2023.json", ".", "--fail-on", "weight>0.01,plan,data-revision");
    expect(code).toBe(3);
    expect(out).toMatchSnapshot();
    const whole = JSON.parse((await call("diff", "snapshots/2023.json", ".", "--format", "json")).out);
    expect(whole.revisions).toHaveLength(1);
    for (const { change, parts } of whole.attribution)
      expect(parts.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0)).toBeCloseTo(change, 9);
  });

  test("Markdown for a pull request, CSV, JUnit and SARIF", async () => {
    const rules = ["--fail-on", "score>5%,plan"];
    for (const format of ["markdown", "csv", "junit", "sarif"]) {
      const { out } = await call("diff", ...years, ...rules, "--format", format);
      expect(out.replace(/"semanticVersion": "[^"]*"/, '"semanticVersion": "0"')).toMatchSnapshot(format);
    }
  });

  test("a rule that is not known is a wrong call", async () => {
    const { code, err } = await call("diff", ...years, "--fail-on", "ranks>3,score>x");
    expect(code).toBe(2);
    expect(err).toContain('--fail-on does not know "ranks>3"');
    expect(err).toContain('--fail-on does not know "score>x"');
  });
});

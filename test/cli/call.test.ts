import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { examples, gongfu, scratch } from "./run.ts";

// What holds for every command: quiet, problems as JSON, standard input and output, colours, exit codes.

const folder = scratch();
const inside = { cwd: folder.path };
beforeAll(async () => {
  expect((await gongfu(["init", "start"], inside)).code).toBe(0);
  expect((await gongfu(["compute", "start"], inside)).code).toBe(0); // loads the engine
}, 120_000);
afterAll(() => folder.remove());

describe("--quiet", () => {
  test("says nothing beside the result, and every problem", async () => {
    const loud = await gongfu(["compute", "start", "--out", "a.csv"], inside);
    expect(loud.err).toBe("written: a.csv\n");
    expect(await gongfu(["compute", "start", "--out", "a.csv", "--quiet"], inside)).toEqual({
      code: 0,
      out: "",
      err: "",
    });
    expect(await gongfu(["init", "quiet", "--quiet"], inside)).toEqual({ code: 0, out: "", err: "" });
    expect((await gongfu(["compute", "start", "--quiet"], inside)).out).toBe(
      (await gongfu(["compute", "start"], inside)).out,
    );
    const wrong = await gongfu(["compute", "nowhere", "--quiet"], inside);
    expect(wrong).toMatchObject({ code: 1, out: "" });
    expect(wrong.err).toMatch(/^1 problem:\n {2}1\. nowhere: /);
  });

  test("no line of progress on a terminal", async () => {
    let now = 0;
    const terminal = { ...inside, errWidth: 80, now: () => (now += 1000) };
    const args = ["uncertainty", "start", "--n", "20", "--threads", "1"];
    expect((await gongfu(args, terminal)).err).toContain("\r\u001b[K");
    expect((await gongfu([...args, "--quiet"], terminal)).err).toBe("");
  });
});

describe("--json-errors", () => {
  const json = async (args: readonly string[], where: Parameters<typeof gongfu>[1] = inside) => {
    const said = await gongfu([...args, "--json-errors"], where);
    expect(said.err.split("\n")).toHaveLength(2); // one line
    const problems = JSON.parse(said.err);
    expect(Object.keys(problems)).toEqual(["format", "exit", "issues"]);
    expect(problems.format).toBe("common-prosperity-index/problems@1");
    expect(problems.exit).toBe(said.code);
    for (const issue of problems.issues)
      expect(Object.keys(issue)).toEqual([
        "code",
        "message",
        "path",
        "file",
        "sheet",
        "cell",
        "line",
        "row",
        "column",
        "params",
      ]);
    return problems;
  };

  test("wrong input: every problem with its place", async () => {
    folder.put(
      "bad/gongfu.yaml",
      "system: { id: tiny, version: '1', index: { id: index, children: [ { id: gdp, direction: positve } ] } }\ndata: [ { file: a.csv }, { file: ../b.csv } ]\n",
    );
    folder.put("bad/a.csv", "unit,period,gdp\nx,1,1\n");
    const { exit, issues } = await json(["compute", "bad"]);
    expect(exit).toBe(1);
    const at = (code: string) => issues.find((issue: { code: string }) => issue.code === code);
    expect(at("file-outside")).toEqual({
      code: "file-outside",
      message: expect.stringMatching(/^\.\.\/b\.csv: this lies outside the project's folder/),
      path: [],
      file: "../b.csv",
      sheet: null,
      cell: null,
      line: null,
      row: null,
      column: null,
      params: { link: false },
    });
    const inSystem = issues.find(({ path }: { path: unknown[] }) => path.at(-1) === "direction");
    expect(inSystem).toMatchObject({ file: expect.stringMatching(/gongfu\.yaml$/), line: 1, cell: null });
    folder.put(
      "cell/gongfu.yaml",
      readFileSync(join(folder.path, "bad/gongfu.yaml"), "utf8")
        .replace("positve", "positive")
        .replace(", { file: ../b.csv }", ""),
    );
    folder.put("cell/a.csv", "unit,period,gdp\nx,1,1%\n");
    expect((await json(["compute", "cell"])).issues).toMatchObject([
      { file: "a.csv", row: 2, column: "gdp", line: null },
    ]);
  });

  test("wrong calls, in the language asked for", async () => {
    expect(await json(["compute", "--fromat", "json"])).toMatchObject({
      exit: 2,
      issues: [{ code: "call-option-unknown", params: { option: "--fromat", nearest: "--format" } }],
    });
    const { issues } = await json(["compute", "start", "--node", "idnex", "--locale", "both"]);
    expect(issues[0].message).toMatch(/^--node 不能为.*\n--node cannot be/);
    expect((await json(["explain"])).issues[0]).toMatchObject({
      code: "call-argument-missing",
      params: { argument: "unit" },
    });
    expect((await json([])).issues[0]).toMatchObject({
      code: "call-argument-missing",
      params: { argument: "command" },
    });
  });

  test("nothing on the error stream where there is no problem, and after a check that failed", async () => {
    expect((await gongfu(["compute", "start", "--out", "b.csv", "--json-errors"], inside)).err).toBe("");
    const snapshots = join(examples, "snapshots-synthetic/snapshots");
    const args = ["diff", join(snapshots, "2022.json"), join(snapshots, "2023.json"), "--fail-on", "score>0"];
    const { code, err, out } = await gongfu([...args, "--json-errors"], inside);
    expect({ code, err }).toEqual({ code: 3, err: "" });
    expect(out).not.toBe("");
  });

  test("long texts are cut, and nothing commands the terminal", async () => {
    const { err } = await gongfu(
      ["compute", "start", "--unit", `${"u".repeat(100_000)}\u001b[2J\u009b`, "--json-errors"],
      inside,
    );
    expect(err.length).toBeLessThan(10_000);
    expect(/[^\P{Cc}\n]/u.exec(err)).toBeNull();
    expect(JSON.parse(err).exit).toBe(2);
  });
});

describe("the standard input and output", () => {
  const yaml = () => readFileSync(join(folder.path, "start/gongfu.yaml"), "utf8");
  const data = () => readFileSync(join(folder.path, "start/data/example.csv"), "utf8");
  const start = { cwd: join(folder.path, "start") };

  test("a project from -, its files from the working folder", async () => {
    const expected = await gongfu(["compute", "start", "--format", "csv"], inside);
    expect(await gongfu(["compute", "-", "--format", "csv"], { ...start, stdin: yaml() })).toEqual(expected);
    expect((await gongfu(["validate", "-"], { ...start, stdin: yaml() })).code).toBe(0);
    for (const [args, more] of [
      [["describe"], []],
      [["monitor"], []],
      [["weights"], []],
      [["explain", "t1", "2023", "--project"], []],
    ] as const)
      expect((await gongfu([...args, "-", ...more], { ...start, stdin: yaml() })).code, args[0]).toBe(0);
    // a problem is shown at its line of the standard input
    const { code, err } = await gongfu(["compute", "-"], { ...start, stdin: `${yaml()}\nfoo: 1\n` });
    expect(code).toBe(1);
    expect(err).toMatch(/1\. -, line \d+, foo: /);
  });

  test("a table from -", async () => {
    folder.put("piped/gongfu.yaml", yaml().replace("data/example.csv", '"-"'));
    const expected = await gongfu(["compute", "start", "--format", "csv"], inside);
    expect(await gongfu(["compute", "piped", "--format", "csv"], { ...inside, stdin: data() })).toEqual(expected);
  });

  test("both, or a stream, cannot be", async () => {
    const stdin = yaml().replace("data/example.csv", '"-"');
    for (const locale of ["en", "zh"])
      expect((await gongfu(["compute", "-", "--locale", locale], { ...start, stdin })).err).toMatchSnapshot();
    const stream = ["compute", "piped", "--stream", "--out", "-"];
    expect((await gongfu(stream, { ...inside, stdin: data() })).err).toContain("--stream reads a file more than once");
  });

  test("--out - is the standard output, in every format, and says nothing", async () => {
    for (const format of ["table", "csv", "json"]) {
      const direct = await gongfu(["compute", "start", "--format", format], inside);
      expect(await gongfu(["compute", "start", "--format", format, "--out", "-"], inside)).toEqual(direct);
    }
    const binary = await gongfu(["template", "haiyan_2025", "--out", "-"], inside);
    expect({ code: binary.code, err: binary.err, magic: binary.out.slice(0, 4) }).toEqual({
      code: 0,
      err: "",
      magic: "PK\u0003\u0004",
    });
    const streamed = await gongfu(["compute", "start", "--stream", "--format", "csv", "--out", "-", "--quiet"], inside);
    expect({ code: streamed.code, err: streamed.err }).toEqual({ code: 0, err: "" });
    expect(streamed.out.split("\n")[0]).toContain("unit,");
  });

  test("a snapshot or a project on one side of a comparison", async () => {
    const project = join(examples, "snapshots-synthetic");
    const stdin = readFileSync(join(project, "snapshots/2022.json"), "utf8");
    const args = ["snapshots/2023.json", "--format", "json"];
    const piped = await gongfu(["diff", "-", ...args], { cwd: project, stdin });
    expect(piped).toEqual(await gongfu(["diff", "snapshots/2022.json", ...args], { cwd: project }));
    const own = readFileSync(join(project, "gongfu.yaml"), "utf8");
    const other = await gongfu(["diff", "snapshots/2023.json", "-", "--format", "json"], { cwd: project, stdin: own });
    expect(JSON.parse(other.out).scores.every(({ change }: { change: number }) => change === 0)).toBe(true);
  });
});

describe("colours", () => {
  const wrong = ["compute", "nowhere"];
  const red = "\u001b[31m1 problem:\u001b[0m\n";
  const head = async (env: Record<string, string>, errWidth?: number) =>
    (await gongfu(wrong, { ...inside, env, ...(errWidth === undefined ? {} : { errWidth }) })).err.split("\n")[0] +
    "\n";

  test("on a terminal; NO_COLOR and FORCE_COLOR are obeyed", async () => {
    expect(await head({})).toBe("1 problem:\n");
    expect(await head({}, 80)).toBe(red);
    expect(await head({ TERM: "dumb" }, 80)).toBe("1 problem:\n");
    expect(await head({ NO_COLOR: "1" }, 80)).toBe("1 problem:\n");
    expect(await head({ NO_COLOR: "" }, 80)).toBe(red);
    expect(await head({ FORCE_COLOR: "1" })).toBe(red);
    expect(await head({ FORCE_COLOR: "0" }, 80)).toBe("1 problem:\n");
    expect(await head({ FORCE_COLOR: "1", NO_COLOR: "1" }, 80)).toBe("1 problem:\n");
  });

  test("titles of the help are bold", async () => {
    expect((await gongfu(["compute", "--help"], { env: { FORCE_COLOR: "1" } })).out).toContain(
      "\u001b[1mUsage:\u001b[0m",
    );
    expect((await gongfu(["compute", "--help"], { env: {}, width: 80 })).out).toContain("\u001b[1mUsage:\u001b[0m");
    expect((await gongfu(["compute", "--help"])).out).not.toContain("\u001b");
  });
});

describe("help of every command", () => {
  const commands = async () =>
    [...(await gongfu(["--help"])).out.matchAll(/^ {2}([a-z]+) \[?[<a-z]/gm)].map(([, name]) => name!);

  test("has examples in English and Chinese, and names the options of every command", async () => {
    const names = await commands();
    expect(names).toEqual(expect.arrayContaining(["compute", "snapshot", "verify", "diff", "monitor", "completions"]));
    for (const name of names.filter((one) => one !== "help")) {
      const en = await gongfu([name, "--help"]);
      expect({ name, code: en.code, err: en.err }).toEqual({ name, code: 0, err: "" });
      expect(en.out).toContain(`\nExamples:\n  # `);
      expect(en.out).toContain(`\n  gongfu ${name}`);
      expect(en.out).toMatch(/\nOptions of every command:\n(.*\n)*? {2}--quiet .*\n(.*\n)*? {2}--json-errors /);
      const zh = (await gongfu([name, "--help", "--locale", "zh"])).out;
      expect(zh).toMatch(/\n示例：\n {2}# .*\p{Script=Han}|\n示例：\n {2}# (bash|zsh|fish)/u);
      expect(zh).toContain("通用选项：");
    }
  });

  test("every example names only commands and options that there are", async () => {
    for (const name of await commands()) {
      const { out } = await gongfu([name, "--help"]);
      for (const [, call] of out.matchAll(/^ {2}(gongfu .*)$/gm)) {
        for (const part of call!.split("&&")) {
          const [, command] = part.trim().split(/\s+/);
          const { out: help } = await gongfu([command!, "--help"]);
          for (const [option] of part.matchAll(/--[a-z-]+/g)) expect(help, call).toContain(` ${option}`);
        }
      }
    }
  });
});

describe("exit codes of every command", () => {
  const synthetic = join(examples, "snapshots-synthetic");
  const cases: readonly (readonly [string, readonly string[], number])[] = [
    ...["compute", "validate", "describe", "monitor", "weights", "snapshot", "verify"].flatMap(
      (name) =>
        [
          [name, [name, "nowhere"], 1],
          [name, [name, "--nothing"], 2],
          [name, [name, "a", "b"], 2],
          [name, [name, "--locale", "fr"], 2],
        ] as const,
    ),
    ["uncertainty", ["uncertainty", "nowhere"], 1],
    ["uncertainty", ["uncertainty", "start", "--n", "x"], 2],
    ["sensitivity", ["sensitivity", "nowhere"], 1],
    ["sensitivity", ["sensitivity", "start", "--method", "x"], 2],
    ["explain", ["explain", "t1", "2023", "--project", "nowhere"], 1],
    ["explain", ["explain"], 2],
    ["diff", ["diff", "a.json", "b.json"], 1],
    ["diff", ["diff", "a.json"], 2],
    ["diff", ["diff", join(synthetic, "snapshots/2022.json"), synthetic, "--fail-on", "nonsense"], 2],
    ["diff", ["diff", join(synthetic, "snapshots/2022.json"), join(synthetic, "snapshots/2023.json")], 0],
    [
      "diff",
      ["diff", join(synthetic, "snapshots/2022.json"), join(synthetic, "snapshots/2023.json"), "--fail-on", "score>0"],
      3,
    ],
    ["verify", ["verify", synthetic], 0],
    ["systems", ["systems", "none"], 1],
    ["systems", ["systems", "--format", "x"], 2],
    ["template", ["template", "none.yaml", "--out", "x.xlsx"], 1],
    ["template", ["template"], 2],
    ["schema", ["schema", "none"], 2],
    ["init", ["init", "start"], 1],
    ["completions", ["completions"], 2],
    ["completions", ["completions", "tcsh"], 2],
    ["completions", ["completions", "bash"], 0],
  ];
  test.each(cases.map(([, args, code]) => [args.join(" ").replaceAll(examples, ""), args, code] as const))(
    "gongfu %s",
    async (_, args, code) => {
      const said = await gongfu(args, inside);
      expect(said.code, said.err).toBe(code);
      expect(said.err).not.toMatch(/\n {4}at |went wrong inside/);
      if (code === 1 || code === 2) expect(said.out).toBe("");
    },
  );

  test("the nearest option is one of the command's own", async () => {
    const near = async (...args: string[]) =>
      JSON.parse((await gongfu([...args, "--json-errors"], inside)).err).issues[0].params.nearest;
    expect(await near("diff", "--fial-on", "x")).toBe("--fail-on");
    expect(await near("verify", "--qiet")).toBe("--quiet");
    expect(await near("validate", "--stps")).toBeUndefined(); // --steps belongs to compute
  });
});

import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { findBlocks } from "../docs/pages.ts";

// The shell steps of action.yml and of the recipes in docs/guide/ci.md, taken out of them and run with the packed command.

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "gongfu-recipes-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as Action;
const recipe = (file: string): string => {
  const block = findBlocks(readFileSync(join(root, "docs/guide/ci.md"), "utf8")).find((each) => each.file === file);
  if (!block) throw new Error(`docs/guide/ci.md shows no ${file}`);
  return block.text;
};

const bin = join(scratch, "bin");
const unpacked = join(scratch, "package");
const tarball = join(scratch, `common-prosperity-index-${version}.tgz`);
beforeAll(() => {
  execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", scratch], { cwd: root });
  execFileSync("tar", ["-xzf", tarball, "-C", scratch]);
  mkdirSync(join(scratch, "small/package/dist"), { recursive: true });
  writeFileSync(join(scratch, "small/package/dist/cli.js"), "");
  execFileSync("tar", ["-czf", join(scratch, "small.tgz"), "-C", join(scratch, "small"), "package"]);
  // in place of the registry: `npm ci` puts the package and its command there, `npm pack` says what it was asked for
  mkdirSync(bin);
  writeFileSync(
    join(bin, "npm"),
    `#!/bin/sh
set -e
case "$1" in
  ci) mkdir -p node_modules/.bin && ln -s '${unpacked}' node_modules/common-prosperity-index
    ln -s ../common-prosperity-index/dist/cli.js node_modules/.bin/gongfu ;;
  pack) echo "$@" >'${scratch}/asked'; cp '${scratch}/small.tgz' '${scratch}/runner/gongfu/' ;;
  *) exit 9 ;;
esac
`,
    { mode: 0o755 },
  );
}, 120_000);

/** A copy of the example: five years and their snapshots. */
function project(change?: (text: string) => string): string {
  const folder = mkdtempSync(join(scratch, "project-"));
  cpSync(join(root, "data/examples/snapshots-synthetic"), folder, { recursive: true });
  const table = join(folder, "synthetic-towns-2019-2023.csv");
  if (change) writeFileSync(table, change(readFileSync(table, "utf8")));
  return folder;
}

/** An income of 2023 with a 1 before it: 62,000 becomes 162,000. */
const revise = (text: string): string => {
  const lines = text.split("\n");
  const [row, column] = [lines.findIndex((line) => line.includes("2023")), lines[0]!.split(",").indexOf("income")];
  lines[row] = lines[row]!.split(",")
    .map((cell, i) => (i === column ? `1${cell}` : cell))
    .join(",");
  return lines.join("\n");
};

interface Ran {
  readonly status: number | null;
  readonly log: string;
}

function shell(command: readonly string[], { cwd, env }: { cwd: string; env: Record<string, string> }): Ran {
  const { status, stdout, stderr } = spawnSync(command[0]!, command.slice(1), {
    cwd,
    encoding: "utf8",
    timeout: 60_000,
    env: { HOME: scratch, PATH: process.env["PATH"]!, LANG: "C", ...env },
  });
  return { status, log: stdout + stderr };
}

const runner = join(scratch, "runner");

/** A step as GitHub runs it: expressions filled in, the text in a file of its own for bash. */
function runStep(
  step: Step,
  { inputs, cwd, path }: { inputs: Readonly<Record<string, string>>; cwd: string; path?: string },
): Ran & { outputs: Record<string, string>; summary: string } {
  const values: Record<string, string> = { "github.action_path": root };
  for (const [name, { default: value }] of Object.entries(action.inputs))
    values[`inputs.${name}`] = inputs[name] ?? value;
  const env = Object.fromEntries(
    Object.entries(step.env ?? {}).map(([name, value]) => [
      name,
      value.replace(/\$\{\{ (\S+) \}\}/g, (_, key: string) => values[key]!),
    ]),
  );
  const files = mkdtempSync(join(scratch, "step-"));
  const [script, output, summary] = ["script.sh", "output", "summary"].map((name) => join(files, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(runner, { recursive: true });
  writeFileSync(script, step.run!);
  writeFileSync(output, "");
  writeFileSync(summary, "");
  const ran = shell(["bash", "--noprofile", "--norc", "-eo", "pipefail", script], {
    cwd,
    env: {
      ...env,
      RUNNER_TEMP: runner,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      ...(path && { PATH: path }),
    },
  });
  const lines = readFileSync(output, "utf8").split("\n").filter(Boolean);
  return {
    ...ran,
    outputs: Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.replace(/^[^=]*=/, "")])),
    summary: readFileSync(summary, "utf8"),
  };
}

const [fetch, run] = action.runs.steps as [Step, Step];
const failures = (file: string): number => readFileSync(file, "utf8").split("<failure").length - 1;

describe("the action", () => {
  beforeAll(() => {
    const { status, log } = runStep(fetch, { inputs: { version: tarball }, cwd: scratch });
    expect([status, log.trim().split("\n").at(-1)]).toEqual([0, version]);
  }, 60_000);

  test("is two steps of bash, which read their inputs from the environment", () => {
    expect(action.runs.using).toBe("composite");
    expect(action.runs.steps.map(({ uses, shell: name }) => [uses, name])).toEqual([
      [undefined, "bash"],
      [undefined, "bash"],
    ]);
    const read = action.runs.steps.flatMap(({ env }) => Object.values(env ?? {})).join(" ");
    for (const { run: text } of action.runs.steps) expect(text).not.toContain("${{");
    for (const name of Object.keys(action.inputs)) expect(read).toContain(`inputs.${name} `);
    for (const { value } of Object.values(action.outputs))
      expect(value).toMatch(/^\$\{\{ steps\.run\.outputs\.\w+ }}$/);
  });

  test("verifies the five snapshots and compares the project with the last", () => {
    const github = parse(recipe("ci/github.yml")) as { jobs: { index: { steps: readonly Step[] } } };
    const used = github.jobs.index.steps.find(({ uses }) => uses?.startsWith("OWNER/common-prosperity-index"));
    const cwd = project();
    const { status, log, outputs, summary } = runStep(run, { inputs: used!.with!, cwd });
    expect([status, outputs["failed"]], log).toEqual([0, ""]);
    expect(outputs).toEqual({
      markdown: "reports/diff.md",
      junit: "reports/junit",
      sarif: "reports/sarif",
      failed: "",
    });
    expect(readdirSync(join(cwd, "reports/junit")).sort()).toEqual(["diff.xml", "verify.xml"]);
    expect(failures(join(cwd, "reports/junit/verify.xml"))).toBe(0);
    const sarif = JSON.parse(readFileSync(join(cwd, "reports/sarif/verify.sarif"), "utf8")) as {
      version: string;
      runs: { results: unknown[] }[];
    };
    expect([sarif.version, sarif.runs[0]!.results]).toEqual(["2.1.0", []]);
    expect(summary).toBe(readFileSync(join(cwd, "reports/diff.md"), "utf8"));
    // the recipe keeps what the action writes
    const kept = github.jobs.index.steps.find(({ uses }) => uses?.startsWith("actions/upload-artifact@"));
    expect(kept!.with!["path"]).toBe(used!.with!["reports"]);
  }, 60_000);

  test("goes red, after every command has run, where a figure was revised", () => {
    const inputs = { commands: "verify diff validate", base: "snapshots/2023.json", "fail-on": "data-revision" };
    const cwd = project(revise);
    const more = { period: "2023", reports: "out put" };
    const { status, log, outputs, summary } = runStep(run, { inputs: { ...inputs, ...more }, cwd });
    expect([status, outputs["failed"]], log).toEqual([3, "verify diff"]);
    expect(log).toContain("::error title=gongfu verify::exit code 3");
    expect(log).toContain("::group::gongfu verify . --locale en --period 2023");
    expect(log).toContain("::group::gongfu validate . --locale en");
    expect(failures(join(cwd, "out put/junit/verify.xml"))).toBe(1);
    expect(failures(join(cwd, "out put/junit/diff.xml"))).toBe(1);
    expect(summary).toContain("income");
    expect(outputs["markdown"]).toBe("out put/diff.md");
  }, 60_000);

  test("writes the snapshot of a period, to the same bytes", () => {
    const cwd = project();
    const file = join(cwd, "snapshots/2023.json");
    const before = readFileSync(file, "utf8");
    rmSync(file);
    const inputs = { commands: "snapshot", period: "2023" };
    const { status, log, outputs, summary } = runStep(run, { inputs, cwd });
    expect([status, outputs["markdown"], summary], log).toEqual([0, "", ""]);
    expect(readFileSync(file, "utf8")).toBe(before);
  }, 60_000);

  test("names a command that it does not know, and runs nothing that an input spells", () => {
    const cwd = project();
    const inputs = { commands: "verfy * validate", project: "$(touch owned)`touch owned`;touch owned" };
    const { status, log, outputs } = runStep(run, { inputs, cwd });
    expect([status, outputs["failed"]]).toEqual([2, "verfy * validate"]);
    expect(log).toContain('no "verfy"; known: validate, verify, snapshot, diff');
    expect(existsSync(join(cwd, "owned"))).toBe(false);
  }, 60_000);

  test("asks npm for the version it was released with, or another that is named", () => {
    const path = `${bin}${delimiter}${dirname(process.execPath)}${delimiter}${process.env["PATH"]}`;
    for (const [given, asked] of [
      [{}, version],
      [{ version: "9.8.7" }, "9.8.7"],
    ] as const) {
      expect(runStep(fetch, { inputs: given, cwd: scratch, path }).status).toBe(0);
      expect(readFileSync(join(scratch, "asked"), "utf8").trim()).toMatch(
        new RegExp(` -- common-prosperity-index@${asked.replaceAll(".", "\\.")}$`),
      );
    }
  }, 60_000);
});

const withShim = `${bin}${delimiter}${process.env["PATH"]}`;

describe("the job of GitLab", () => {
  const { index } = parse(recipe("ci/gitlab.yml")) as {
    index: {
      script: readonly string[];
      artifacts: { paths: readonly string[]; reports: { junit: readonly string[] } };
    };
  };
  const job = (cwd: string): Ran => shell(["bash", "-ec", index.script.join("\n")], { cwd, env: { PATH: withShim } });

  test("passes on what was published", () => {
    const cwd = project();
    const { status, log } = job(cwd);
    expect(status, log).toBe(0);
    for (const file of index.artifacts.reports.junit) expect(failures(join(cwd, file))).toBe(0);
    expect(index.artifacts.paths).toEqual(index.artifacts.reports.junit);
  }, 60_000);

  test("fails on a revised figure, with the report", () => {
    const cwd = project(revise);
    const { status, log } = job(cwd);
    expect(status, log).toBe(3);
    expect(failures(join(cwd, "verify.xml"))).toBe(1);
  }, 60_000);
});

describe("the line of cron", () => {
  /** As cron takes it: five fields, then the command up to the first `%` that is not escaped. */
  const [, when, command] = /^((?:\S+ ){5})(.+)\n$/.exec(recipe("ci/crontab"))!;
  const line = (cwd: string): Ran => {
    shell(["npm", "ci"], { cwd, env: { PATH: withShim } });
    const text = command!.split(/(?<!\\)%/)[0]!.replaceAll("\\%", "%");
    expect(text).toContain("cd /srv/index ");
    return shell(["/bin/sh", "-c", text.replace("/srv/index", cwd)], { cwd: scratch, env: {} });
  };

  test("is silent where everything reproduces, so that no mail is sent", () => {
    expect(when!.trim().split(" ")).toHaveLength(5);
    const { status, log } = line(project());
    expect([status, log]).toEqual([0, ""]);
  }, 60_000);

  test("says what does not", () => {
    const { log } = line(project(revise));
    expect(log).toContain("income");
    expect(log).toContain("2023");
  }, 60_000);
});

/** Every `uses:` of a text of YAML that names another repository. */
const used = (text: string): string[] =>
  [...text.matchAll(/^\s*(?:- )?uses: (?!\.\/)(.+)$/gm)].map(([, what]) => what!);
const pinned = /^(?:[\w.-]+\/[\w./-]+@[0-9a-f]{40}|OWNER\/common-prosperity-index@COMMIT) # v\d+\.\d+\.\d+$/;

test("every action is pinned by its commit, with the version beside it", () => {
  const files = [
    "action.yml",
    ...readdirSync(join(root, ".github/workflows")).map((file) => `.github/workflows/${file}`),
    "docs/guide/ci.md",
    "docs/releasing.md",
  ];
  const all = files.flatMap((file) => used(readFileSync(join(root, file), "utf8")));
  expect(all.filter((what) => !pinned.test(what))).toEqual([]);
  expect(new Set(all.map((what) => what.split("@")[0]))).toEqual(
    new Set(["actions/checkout", "actions/setup-node", "actions/upload-artifact", "OWNER/common-prosperity-index"]),
  );
  expect(used("  - uses: a/b@v4\n").filter((what) => !pinned.test(what))).toEqual(["a/b@v4"]);
});

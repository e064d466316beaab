import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { valuesOf } from "../../src/cli/values.ts";
import { systemIds } from "../../src/systems/index.ts";
import { gongfu, scratch } from "./run.ts";

const folder = scratch();
afterAll(() => folder.remove());
const script = async (shell: string, locale = "en") => (await gongfu(["completions", shell, "--locale", locale])).out;
const has = (shell: string) => spawnSync(shell, ["--version"]).status === 0;

describe.skipIf(!has("bash"))("in bash", () => {
  beforeAll(async () => folder.put("gongfu.bash", await script("bash")));

  /** What bash offers for a line that ends at the cursor, its words as bash splits them. */
  function offered(...words: string[]): string[] {
    const line = `source ${join(folder.path, "gongfu.bash")}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _gongfu; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr, status } = spawnSync("bash", ["--norc", "-c", line, "bash", "gongfu", ...words], {
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    return stdout.split("\n").filter((word) => word !== "");
  }

  test("commands", () => {
    expect(offered("comp")).toEqual(["compute", "completions"]);
    expect(offered("ver")).toEqual(["verify"]);
    expect(offered("help", "mon")).toEqual(["monitor"]);
    expect(offered("")).toContain("init");
  });

  test("options of the command and of all", () => {
    expect(offered("diff", "a", "--f")).toEqual(["--fail-on", "--format"]);
    expect(offered("compute", "--q")).toEqual(["--quiet"]);
    expect(offered("--quiet", "compute", "--js")).toEqual(["--json-errors"]);
    expect(offered("--ver")).toEqual(["--version"]);
  });

  test("values of options and arguments, files elsewhere", () => {
    expect(offered("verify", "--format", "")).toEqual(["table", "json", "junit", "sarif"]);
    expect(offered("verify", "--format", "=", "s")).toEqual(["sarif"]);
    expect(offered("compute", "--locale", "=")).toEqual(["en", "zh", "both"]);
    expect(offered("systems", "hu")).toEqual(["huangyan_64"]);
    expect(offered("completions", "f")).toEqual(["fish"]);
    expect(offered("compute", "--out", "x")).toEqual([]); // -o default offers files
    expect(offered("compute", "x")).toEqual([]);
  });

  test("the script defines the completion and changes nothing else", () => {
    const line = `before=$(compgen -v; set +o); source "$1"; after=$(compgen -v; set +o); complete -p gongfu; diff <(printf %s "$before") <(printf %s "$after" | grep -v '^before$') | head -3`;
    const { stdout } = spawnSync("bash", ["--norc", "-c", line, "bash", join(folder.path, "gongfu.bash")], {
      encoding: "utf8",
    });
    expect(stdout.split("\n")[0]).toBe("complete -o default -F _gongfu gongfu");
  });
});

test.each(["bash", "zsh"])("%s reads the script without complaint", async (shell) => {
  if (!has(shell)) return;
  folder.put(`whole.${shell}`, await script(shell, "zh"));
  const { status, stderr } = spawnSync(shell, ["-n", join(folder.path, `whole.${shell}`)], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test("every command, and every option of the help of each, is in every script", async () => {
  const root = (await gongfu(["--help"])).out;
  const names = [...root.matchAll(/^ {2}([a-z]+) \[options\]/gm)].map(([, name]) => name!);
  expect(names.length).toBeGreaterThan(15);
  const [bash, zsh, fish] = [await script("bash"), await script("zsh"), await script("fish")];
  for (const name of names) {
    const { out } = await gongfu([name, "--help"]);
    const options = new Set([...out.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option!));
    const inBash = new RegExp(`'${name}'\\)\\n.*compgen -W '([^']*)'`).exec(bash)?.[1]?.split(" ");
    expect(new Set(inBash), name).toEqual(options);
    const inZsh = zsh.slice(zsh.indexOf(`    '${name}')`)).split(";;")[0]!;
    for (const option of options) {
      expect(inZsh, `${name} ${option}`).toContain(`'${option}:`);
      expect(fish, `${name} ${option}`).toMatch(
        new RegExp(`^complete -c gongfu -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)} `, "m"),
      );
    }
  }
});

test("quotes in descriptions end no text of a script", async () => {
  for (const [shell, text] of [
    ["zsh", await script("zsh")],
    ["fish", await script("fish")],
  ] as const)
    for (const line of text.split("\n"))
      if (/^\s+'--|^complete/.test(line))
        expect(line.replaceAll(shell === "zsh" ? "'\\''" : "\\'", "").split("'").length % 2, line).toBe(1);
});

describe("the values offered are those that the command takes", () => {
  const cases = [
    "compute --format",
    "describe --format",
    "describe --step",
    "describe --section",
    "monitor --format",
    "uncertainty --format",
    "sensitivity --format",
    "sensitivity --method",
    "weights --format",
    "explain --format",
    "verify --format",
    "diff --format",
    "revisions --format",
    "revisions --section",
    "revisions --bias-over",
    "series --format",
    "series --method",
    "series --ruler",
    "series --by",
    "series --keep",
    "systems --format",
    "template --format",
    "template --table",
    "compute --locale",
  ];
  test.each(cases)("%s", async (call) => {
    const [name, option] = call.split(" ") as [string, string];
    const more = { explain: ["u", "p"], diff: ["a", "b"] }[name] ?? [];
    const { err } = await gongfu([name, ...more, option, "no-such-value", "--json-errors"]);
    const { issues } = JSON.parse(err);
    expect(issues[0]).toMatchObject({ code: "call-value-unknown", params: { option } });
    expect(valuesOf(name, option)).toEqual(issues[0].params.known);
  });

  test("names of schemas and systems", async () => {
    const { err } = await gongfu(["schema", "no-such-value", "--json-errors"]);
    expect([...valuesOf("schema", "name")].sort()).toEqual([...JSON.parse(err).issues[0].params.known].sort());
    expect(valuesOf("systems", "id")).toEqual(systemIds);
    expect(valuesOf("template", "id")).toEqual(systemIds);
  });
});

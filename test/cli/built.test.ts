import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { built, command, gongfu, scratch } from "./run.ts";

// The command as it is installed: dist/cli.js in a process of its own.

const folder = scratch();
afterAll(() => folder.remove());

test("from nothing to a table, and the same words as from the source", async () => {
  expect(built(["init", "start"], { cwd: folder.path })).toMatchObject({ code: 0, err: "" });
  for (const args of [
    ["compute", "start"],
    ["compute", "start", "--format", "json", "--steps"],
    ["validate", "start", "--locale", "both"],
    ["systems", "huangyan_64", "--locale", "zh"],
    ["schema", "plan"],
    ["compute", "--help"],
  ])
    expect(built(args, { cwd: folder.path })).toEqual(await gongfu(args, { cwd: folder.path }));
});

test("exit codes: 0 done, 1 the input is wrong, 2 the call is wrong; problems go to the error stream", () => {
  expect(built(["--version"]).code).toBe(0);
  expect(built(["compute", "none.yaml"], { cwd: folder.path })).toMatchObject({ code: 1, out: "" });
  expect(built(["compute", "--format", "xlsx"])).toMatchObject({ code: 2, out: "" });
  expect(built([])).toMatchObject({ code: 2, out: "" });
});

test("help loads the command line and the texts only: neither engine nor YAML nor systems", () => {
  const loaded = new Map<string, string>();
  const waiting = [command];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue;
    const text = readFileSync(file, "utf8");
    loaded.set(file, text);
    // what is imported at once; import("…") waits for its command
    // but in the first file, which waits for the rest only to have it compiled once
    const pattern = file === command ? /await import\s*\(?"(\.[^"]+)"/g : /(?:from|import)\s*"(\.[^"]+)"/g;
    for (const [, path] of text.matchAll(pattern)) waiting.push(join(dirname(file), path!));
  }
  const whole = [...loaded.values()].join("");
  expect(whole).toContain("--help");
  for (const word of ["ZodMini", "yaml.org", 'id:"winsorise"']) expect(whole).not.toContain(word);
  expect(whole.length).toBeLessThan(400_000);
});

test("a reader that leaves early is no failure", async () => {
  const child = spawn(process.execPath, [command, "systems", "fenghua_2022", "--format", "json"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((done) => child.on("close", done));
  expect({ code, err }).toEqual({ code: 0, err: "" });
});

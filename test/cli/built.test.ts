import { spawn } from "node:child_process";
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

test("help is there in a moment: the engine is not loaded for it", () => {
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    built(["--help"]);
    return performance.now() - started;
  });
  // 0.25 s on a free machine; the best of five, doubled for a busy one
  expect(Math.min(...times)).toBeLessThan(500);
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

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cruise } from "dependency-cruiser";
import { afterAll, describe, expect, test } from "vitest";
import rules from "../../.dependency-cruiser.cjs";
import { findBans } from "../../scripts/bans.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const bin = (name: string): string => join(root, "node_modules/.bin", name);

describe("the project's own bans", () => {
  const kernel = "src/stats/mean.ts";
  const caught: [name: string, code: string, says: RegExp, path?: string][] = [
    ["Math.random", "export const x = Math.random();", /Math\.random/],
    ["Math.random, as a value", "export const random = Math.random;", /Math\.random/],
    ["Math.random, by brackets", 'export const x = Math["random"]();', /Math\.random/],
    ["Math.random, taken apart", "const { random: r } = Math; export const x = r();", /Math\.random/],
    ["Math.pow", "export const x = Math.pow(2, 3);", /Math\.pow/],
    ["Math.pow, the long way", "export const x = globalThis.Math.pow(2, 3);", /Math\.pow/],
    ["** 3", "export const f = (x: number) => x ** 3;", /\*\*/],
    ["** 0.5", "export const f = (x: number) => x ** 0.5;", /\*\*/],
    ["** -2", "export const f = (x: number) => x ** -2;", /\*\*/],
    ["** n", "export const f = (x: number, n: number) => x ** n;", /\*\*/],
    ["**= n", "export function f(x: number, n: number) { x **= n; return x; }", /\*\*/],
    ["localeCompare", 'export const f = (a: string[]) => a.sort((x, y) => x.localeCompare(y, "zh"));', /localeCompare/],
    ["toLocaleUpperCase", "export const f = (a: string) => a.toLocaleUpperCase();", /toLocaleUpperCase/],
    ["Intl", "export const c = new Intl.Collator();", /Intl/],
    ["Intl, through globalThis", "export const c = new globalThis.Intl.Collator();", /Intl/],
    ["Date.now", "export const t = Date.now();", /Date/],
    ["new Date", "export const t = new Date();", /Date/],
    ["performance.now", "export const t = performance.now();", /performance/],
    ["console", 'console.log("done");', /console/],
    ["console, from a table", "export const out = { console };", /console/],
    ["process", "export const home = process.env.HOME;", /process/],
    ["process, in src/node", "export const home = process.env.HOME;", /process/, "src/node/files.ts"],
    ["the clock, in src/node", "export const t = Date.now();", /Date/, "src/node/files.ts"],
    ["Buffer", "export const b = Buffer.alloc(1);", /Buffer/],
    ["node:fs", 'import { readFileSync } from "node:fs"; export { readFileSync };', /node:fs/],
    ["fs without its prefix", 'import { readFileSync } from "fs"; export { readFileSync };', /fs/],
    ["node:fs, later", 'export const f = () => import("node:fs");', /node:fs/],
    ["node:fs, as a type", 'export type S = import("node:fs").Stats;', /node:fs/],
    ["node:fs, handed on", 'export { readFileSync } from "node:fs";', /node:fs/],
    ["export *", 'export * from "./sum.ts";', /export \*/],
    ["export * as", 'export * as sums from "./sum.ts";', /export \*/],
    ["any", "export const f = (x: any) => x;", /any/],
    ["any, inside", "export type T = Record<string, any[]>;", /any/],
    ["as any", "export const f = (x: unknown) => x as any;", /any/],
    ["401 lines", "export const x = 1;\n".repeat(401), /401 lines/],
  ];
  test.each(caught)("%s is caught", (_, code, says, path = kernel) => {
    const found = findBans(path, code);
    expect(found.map(({ why }) => why)).toEqual([expect.stringMatching(says)]);
  });

  const free: [name: string, code: string, path?: string][] = [
    ["** 2", "export const f = (x: number) => x ** 2;"],
    ["other parts of Math", "export const f = (x: number) => Math.exp(Math.log(x)) + Math.sqrt(x);"],
    ["a stream of our own named random", "export const f = (ctx: { random: () => number }) => ctx.random();"],
    ["a function of our own named pow", 'import { pow } from "./pow.ts"; export const x = pow(2, 3);'],
    ["the words in comments and texts", '// Math.random, x ** 3, any\nexport const s = "console Date any";'],
    ["properties with those names", "export const f = (o: { process: number }) => o.process;"],
    ["the console in src/cli", 'console.log("done");', "src/cli/main.ts"],
    ["the clock and the environment in src/cli", "export const x = [Date.now(), process.argv];", "src/cli/main.ts"],
    ["node:* in src/node", 'import { readFile } from "node:fs/promises"; export { readFile };', "src/node/files.ts"],
    ["400 lines", "export const x = 1;\n".repeat(400)],
    ["a longer list of exports", 'export { a } from "./a.ts";\n'.repeat(401)],
  ];
  test.each(free)("%s is free", (_, code, path = kernel) => {
    expect(findBans(path, code)).toEqual([]);
  });

  test("the line is named", () => {
    expect(findBans(kernel, "\n\nexport const x = Math.random();\n")).toMatchObject([{ line: 3 }]);
  });

  test("the sources keep them", () => {
    expect(execFileSync(process.execPath, ["scripts/bans.mjs"], { cwd: root, encoding: "utf8" })).toMatch(/keep/);
  });
});

describe("on a small tree", () => {
  const made: string[] = [];
  afterAll(() => {
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
  });
  function tree(files: Readonly<Record<string, string>>): string {
    const folder = mkdtempSync(join(tmpdir(), "gongfu-lint-"));
    made.push(folder);
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  }

  test("scripts/bans.mjs fails and names the place", () => {
    const cwd = tree({ "src/stats/a.ts": "export const x = 1;\nexport const y = Math.random();\n" });
    const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts/bans.mjs")], { cwd, encoding: "utf8" });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/^src\/stats\/a\.ts:2 Math\.random/),
    });
  });

  test("biome refuses an unused import and a bad format", () => {
    const cwd = tree({
      "src/a.ts": 'import { b } from "./b.ts";\n\nexport const x = 1;\n',
      "src/b.ts": "export const b = 'single'\n",
    });
    const args = ["check", `--config-path=${join(root, "biome.json")}`, "--reporter=json", "src"];
    const { status, stdout } = spawnSync(bin("biome"), args, { cwd, encoding: "utf8" });
    expect(status).toBe(1);
    expect(stdout).toMatch(/noUnusedImports/);
    expect(stdout).toMatch(/"format"/);
  });

  async function arrows(files: Readonly<Record<string, string>>): Promise<string[]> {
    const ruleSet = { forbidden: rules.forbidden };
    const { output } = await cruise(["src"], { ...rules.options, ruleSet, validate: true, baseDir: tree(files) });
    if (typeof output === "string") throw new Error(output);
    return [...new Set(output.summary.violations.map(({ from, rule }) => `${from} ${rule.name}`))].sort();
  }
  const value = "export const x = 1;\n";
  const uses = (path: string): string => `export { x } from "${path}";\n`;

  const wrong: [name: string, files: Record<string, string>, found: string[]][] = [
    [
      "stats → schema",
      { "src/stats/a.ts": uses("../schema/b.ts"), "src/schema/b.ts": value },
      ["src/stats/a.ts arrow-stats"],
    ],
    [
      "stats → schema, a type only",
      {
        "src/stats/a.ts": 'import type { T } from "../schema/b.ts";\nexport type U = T;\n',
        "src/schema/b.ts": "export type T = 1;\n",
      },
      ["src/stats/a.ts arrow-stats"],
    ],
    [
      "method → pipeline, by import()",
      { "src/method/a.ts": 'export const f = () => import("../pipeline/b.ts");\n', "src/pipeline/b.ts": value },
      ["src/method/a.ts arrow-method"],
    ],
    [
      "weigh → aggregate",
      { "src/weigh/a.ts": uses("../aggregate/b.ts"), "src/aggregate/b.ts": value },
      ["src/weigh/a.ts arrow-weigh"],
    ],
    [
      "prepare → weigh",
      { "src/prepare/a.ts": uses("../weigh/b.ts"), "src/weigh/b.ts": value },
      ["src/prepare/a.ts arrow-prepare"],
    ],
    [
      "pipeline → io",
      { "src/pipeline/a.ts": uses("../io/b.ts"), "src/io/b.ts": value },
      ["src/pipeline/a.ts arrow-pipeline"],
    ],
    ["io → node", { "src/io/a.ts": uses("../node/b.ts"), "src/node/b.ts": value }, ["src/io/a.ts arrow-io"]],
    [
      "pipeline → systems",
      { "src/pipeline/a.ts": uses("../systems/b.ts"), "src/systems/b.ts": value },
      ["src/pipeline/a.ts arrow-pipeline"],
    ],
    [
      "systems → stats",
      { "src/systems/a.ts": uses("../stats/b.ts"), "src/stats/b.ts": value },
      ["src/systems/a.ts arrow-systems"],
    ],
    ["node → index", { "src/node/a.ts": uses("../index.ts"), "src/index.ts": value }, ["src/node/a.ts arrow-node"]],
    ["index → node", { "src/index.ts": uses("./node/b.ts"), "src/node/b.ts": value }, ["src/index.ts arrow-index"]],
    [
      "core → builtins, by another file",
      {
        "src/core.ts": uses("./pipeline/fit.ts"),
        "src/pipeline/fit.ts": uses("./builtins.ts"),
        "src/pipeline/builtins.ts": value,
      },
      ["src/core.ts arrow-core"],
    ],
    ["core → zh", { "src/core.ts": uses("./errors/zh.ts"), "src/errors/zh.ts": value }, ["src/core.ts arrow-core"]],
    [
      "data outside systems",
      { "src/io/a.ts": uses("../../data/systems/b.ts"), "data/systems/b.ts": value },
      ["src/io/a.ts arrow-data"],
    ],
    [
      "a circle",
      {
        "src/stats/a.ts": 'import { b } from "./b.ts";\nexport const a = (): number => b();\n',
        "src/stats/b.ts": 'import { a } from "./a.ts";\nexport const b = (): number => a();\n',
      },
      ["src/stats/a.ts no-circle"],
    ],
    [
      "zod in stats",
      { "src/stats/a.ts": 'import * as z from "zod";\nexport const t = z.string();\n' },
      ["src/stats/a.ts package-zod"],
    ],
    [
      "mathjs in pipeline",
      { "src/pipeline/a.ts": 'export const f = () => import("mathjs/number");\n' },
      ["src/pipeline/a.ts package-mathjs"],
    ],
    [
      "a package without a place",
      { "src/io/a.ts": 'export { test } from "vitest";\n' },
      ["src/io/a.ts package-unknown"],
    ],
    [
      "node:fs in io",
      { "src/io/a.ts": 'export { readFile } from "node:fs/promises";\n' },
      ["src/io/a.ts node-modules"],
    ],
    [
      "a folder without a place",
      { "src/helpers/a.ts": uses("../stats/b.ts"), "src/stats/b.ts": value },
      ["src/helpers/a.ts arrow-unknown"],
    ],
    ["a missing file", { "src/stats/a.ts": uses("./gone.ts") }, ["src/stats/a.ts resolves"]],
  ];
  test.each(wrong)("wrong arrow: %s", async (_, files, found) => {
    expect(await arrows(files)).toEqual(found);
  });

  test("right arrows pass", async () => {
    const found = await arrows({
      "src/errors/index.ts": value,
      "src/stats/a.ts": uses("../errors/index.ts"),
      "src/schema/b.ts": `${uses("../stats/a.ts")}export type { ZodType } from "zod";\n`,
      "src/method/c.ts": uses("../schema/b.ts"),
      "src/weigh/d.ts": uses("../method/c.ts"),
      "src/pipeline/builtins.ts": uses("../weigh/d.ts"),
      "src/systems/e.ts": `${uses("../schema/b.ts")}export { x as y } from "../../data/systems/f.ts";\n`,
      "data/systems/f.ts": value,
      "src/io/g.ts": uses("../systems/e.ts"),
      "src/node/h.ts": `${uses("../io/g.ts")}export { readFile } from "node:fs/promises";\n`,
      "src/index.ts": uses("./pipeline/builtins.ts"),
      "src/core.ts": uses("./schema/b.ts"),
      "src/cli/main.ts": `${uses("../node/h.ts")}export { x as y } from "../index.ts";\n`,
    });
    expect(found).toEqual([]);
  });
});

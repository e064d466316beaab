import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { apiRecords } from "../../scripts/api.mjs";
import { entries } from "../../scripts/entries.mjs";

// `.ci/run` compares etc/ with the build; here: that a change of a signature does change the record.

const scratch = mkdtempSync(join(tmpdir(), "gongfu-api-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const files = {
  "shared.d.ts": `interface Inner {\n    depth: number;\n}\n/** Said once. */\ninterface Shape {\n    inner: Inner;\n}\nexport { type Shape as S };\n`,
  "index.d.ts": `import { S as Shape } from './shared.js';\nexport { S as Shape } from './shared.js';\n/** Turns. */\ndeclare function turn(shape: Shape, by?: number): Shape;\ndeclare const sides: 4;\nexport { turn, sides };\n`,
  "more.d.ts": `export { S as Shape } from './shared.js';\ndeclare function only(): void;\nexport { only };\n`,
};

function records(changed: Partial<typeof files> = {}): Map<string, { text: string; values: string[] }> {
  const folder = mkdtempSync(join(scratch, "dist-"));
  for (const [name, text] of Object.entries({ ...files, ...changed })) writeFileSync(join(folder, name), text);
  return apiRecords(folder, ["index", "more"]);
}
const code = (text: string | undefined): string[] =>
  [...(text ?? "").matchAll(/```ts\n([\s\S]*?)\n```/g)].map(([, block]) => block!);

describe("a record of an entry", () => {
  const made = records();

  test("has every export with its signature, then what those name", () => {
    expect(code(made.get("index")?.text)).toEqual([
      "interface Shape {\n inner: Inner;\n}\n\nconst sides: 4;\n\nfunction turn(shape: Shape, by?: number): Shape;",
      "interface Inner {\n depth: number;\n}",
    ]);
    expect(made.get("index")?.values).toEqual(["sides", "turn"]);
  });

  test("names what an earlier entry exports", () => {
    expect(code(made.get("more")?.text)).toEqual(["function only(): void;"]);
    expect(made.get("more")?.text).toContain("- Shape: common-prosperity-index\n");
  });

  test("says nothing of comments", () => {
    const silent = { "shared.d.ts": files["shared.d.ts"].replace("/** Said once. */\n", "") };
    expect(records(silent)).toEqual(made);
  });

  test.each([
    ["a parameter", "index.d.ts", "by?: number", "by: number"],
    ["a name", "index.d.ts", "export { turn, sides }", "export { turn, sides as edges }"],
    ["a constant", "index.d.ts", "sides: 4", "sides: 5"],
    ["a type that is not exported itself", "shared.d.ts", "depth: number", "depth: string"],
  ] as const)("changes with %s", (_, file, from, to) => {
    expect(files[file]).toContain(from);
    const { text } = records({ [file]: files[file].replace(from, to) }).get("index")!;
    expect(text).not.toBe(made.get("index")?.text);
  });

  test("of an entry that is not there is an error", () => {
    expect(() => apiRecords(scratch, ["index"])).toThrow("index.d.ts is not there, or exports nothing");
  });
});

test("every entry point of package.json has its source and its record", () => {
  const { exports } = JSON.parse(readFileSync("package.json", "utf8")) as { exports: Record<string, unknown> };
  const subpaths = Object.keys(exports).filter((path) => !path.includes("json"));
  expect(subpaths.map((path) => path.slice(2) || "index").sort()).toEqual(Object.keys(entries).sort());
  for (const [name, source] of Object.entries(entries)) {
    expect(existsSync(source), source).toBe(true);
    const title = `# common-prosperity-index${name === "index" ? "" : `/${name}`}\n`;
    expect(readFileSync(`etc/${name}.api.md`, "utf8").slice(0, title.length)).toBe(title);
  }
});

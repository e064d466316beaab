import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Block, findBlocks, findExamples, groupCode, isCommand, runs } from "./pages.ts";
import { openFolder, root, runCode, runCommands } from "./run.ts";
import { difference, parseValue } from "./values.ts";

// The checker of the documentation, held to pages that are right and pages that are wrong.

const page = (...lines: string[]): Block[] => findBlocks(lines.join("\n"));
const ts = (...lines: string[]): Block[] => page("```ts", ...lines, "```");
const folder = openFolder([]);
afterAll(() => folder.close());
const run = (blocks: Block[]): Promise<void> => runCode(folder.path, groupCode(blocks)[0]!);

describe("values", () => {
  const equal: [string, unknown][] = [
    ["3", 3],
    ["-3", -3],
    ["89.05", 89.0528622],
    ["89.0528…", 89.05286222910563],
    ["1/3", 1 / 3],
    ["2.5e-3", 0.00251],
    ["NaN", Number.NaN],
    ["undefined", undefined],
    ['"economy"', "economy"],
    ["'经济'", "经济"],
    ["[1/3, 2/3]", Float64Array.of(1 / 3, 2 / 3)],
    ["Float64Array.of(1, 2)", Float64Array.of(1, 2)],
    ["[1, 2, …]", [1, 2, 3]],
    ["{ id: 'a', rank: [1, 2] }", { id: "a", rank: Uint32Array.of(1, 2) }],
    ["{ id: 'a', … }", { id: "a", more: true }],
    ["{ a: 1 }", new Map([["a", 1]])],
    ["[]", []],
    ["true;", true],
  ];
  test.each(equal)("%s is matched", (text, got) => {
    expect(difference(parseValue(text), got)).toBeUndefined();
  });
  const unequal: [string, unknown, RegExp][] = [
    ["3", 3.0000001, /is 3.0000001, not 3/],
    ["3", "3", /is "3", not 3/],
    ["89.05", 89.0449, /89.0449/],
    ["89.0528…", 89.05291, /89.05291/],
    ["1/3", 0.333333, /0.333333/],
    ["0", Number.NaN, /NaN/],
    ["null", undefined, /undefined, not null/],
    ['"a"', "b", /"b", not "a"/],
    ["[1, 2]", [1, 2, 3], /3 elements, not 2/],
    ["[1, 2, …]", [1], /1 elements/],
    ["[1, [2, 3]]", [1, [2, 4]], /the value\[1\]\[1\] is 4/],
    ["{ a: 1 }", { a: 1, b: 2 }, /also has b/],
    ["{ a: 1, b: 2 }", { a: 1 }, /\.b is undefined/],
    ["[1]", 1, /not a list/],
    ["{ a: 1 }", null, /not an object/],
  ];
  test.each(unequal)("%s against something else is caught", (text, got, says) => {
    expect(difference(parseValue(text), got)).toMatch(says);
  });
  test.each(["about 3", "the best unit", "[1, , 2", "", "{ a }", "[…, 1]"])("%o is no value", (text) => {
    expect(() => parseValue(text)).toThrow(/is no value/);
  });
});

describe("code", () => {
  test.each([
    ["an expression", ["1 + 1; // => 2"]],
    ["a variable", ["const x = [1, 2].map((v) => v / 3); // => [1/3, 2/3]"]],
    ["the next line", ["const x = 2;", "x * 2;", "// => 4"]],
    ["what is printed", ["console.log({ a: 0.1 + 0.2 }); // => { a: 0.30 }"]],
    ["await", ["await Promise.resolve(7); // => 7"]],
    ["over several lines", ["[1, 2]", "  .map((v) => v * 2); // => [2, 4]"]],
    ["in a loop", ["for (const v of [1, 1]) {", "  v; // => 1", "}"]],
    ["an error", ['JSON.parse("{"); // throws SyntaxError']],
    ["a rejected promise", ['await Promise.reject(new Error("no ruler")); // throws no ruler']],
    ["types", ["const x: number = 1; // => 1", "interface A { readonly a: number }"]],
    ["a built-in", ['import { sep } from "node:path";', "sep.length; // => 1"]],
    ["a package", ['import { parse } from "yaml";', 'parse("a: 1"); // => { a: 1 }']],
  ])("%s: right", async (_, lines) => {
    await run(ts(...lines));
  });

  test.each([
    ["an expression", ["1 + 1; // => 3"], /line 2: the value is 2, not 3/],
    ["a variable", ["", "const x = 1; // => 2"], /line 3: the value is 1/],
    ["the next line", ["const x = 2;", "x * 2;", "// => 5"], /line 4/],
    ["what is printed", ["console.log(1); // => 2"], /the value is 1/],
    ["in a loop", ["for (const v of [1, 2]) {", "  v; // => 1", "}"], /line 3: the value is 2/],
    ["an unreadable value", ["1; // => about one"], /is no value/],
    ["an arrow that follows nothing", ["// => 3", "const x = 3;"], /follows no expression/],
    [
      "an arrow that is never reached",
      ["const f = () => {", "  1; // => 2", "};"],
      /line 3: the block never came there/,
    ],
    ["no error", ["1; // throws Error"], /nothing is thrown/],
    ["another error", ['JSON.parse("{"); // throws RangeError'], /does not hold "RangeError"/],
    ["an error without a word", ['throw new Error("boom");'], /boom/],
    ["an unknown name", ["compute(1);"], /compute is not defined/],
    ["an unknown module", ['import { a } from "common-prosperity-index/nothing";', "a;"], /nothing/],
    ["broken syntax", ["const = 1;"], /./],
  ])("%s: wrong, caught", async (_, lines, says) => {
    await expect(run(ts(...lines))).rejects.toThrow(says);
  });

  test("blocks share nothing unless they say continue", async () => {
    const both = (info: string): Block[] =>
      page("```ts", "const x = 2;", "```", "text", `\`\`\`ts${info}`, "x; // => 2", "```");
    expect(groupCode(both(""))).toHaveLength(2);
    await expect(runCode(folder.path, groupCode(both(""))[1]!)).rejects.toThrow(/x is not defined/);
    expect(groupCode(both(" continue"))).toHaveLength(1);
    await run(both(" continue"));
  });

  test("a failing line of a later block is named by its line on the page", async () => {
    const blocks = page("```ts", "const x = 2;", "```", "", "```ts continue", "x; // => 3", "```");
    await expect(run(blocks)).rejects.toThrow(/line 6: the value is 2, not 3/);
  });

  test("the package's own names lead to the source", async () => {
    await run(ts('import { zh } from "common-prosperity-index/zh";', "typeof zh; // => 'object'"));
  });
});

describe("info strings", () => {
  test.each([
    ["```ts contniue", /"contniue" is unknown/],
    ["```sh exit=one", /"exit=one" is unknown/],
    ["```yaml file=../up.yaml", /is unknown/],
    ["```ts no-run", /needs a reason/],
    ["```ts no-run: -", /needs a reason/],
  ])("%s is refused", (fence, says) => {
    expect(() => page(fence, "x", "```")).toThrow(says);
  });
  test("an open block is refused", () => {
    expect(() => page("```ts", "x")).toThrow(/never closed/);
  });
  test("continue needs a block before it", () => {
    expect(() => groupCode(page("```ts continue", "x", "```"))).toThrow(/without a block/);
  });
  test("a stated reason keeps a block from running", () => {
    const [block] = page("```ts no-run: it needs a database", "x", "```");
    expect(block).toMatchObject({ noRun: "it needs a database" });
    expect(runs(block!)).toBe(false);
  });
  test("files, exits, indented and longer fences, tildes", () => {
    const blocks = page(
      "- item",
      "  ```yaml file=a/b.yaml",
      "  id: x",
      "    y: z",
      "  ```",
      "````md",
      "```ts",
      "```",
      "````",
      "~~~sh exit=1",
      "gongfu x",
      "~~~",
    );
    expect(blocks).toMatchObject([
      { line: 2, language: "yaml", file: "a/b.yaml", text: "id: x\n  y: z\n" },
      { line: 6, language: "md", text: "```ts\n```\n" },
      { line: 10, language: "sh", exit: 1 },
    ]);
  });
  test("text, console and other commands are not run", () => {
    const blocks = page(
      "```text",
      "a",
      "```",
      "```console",
      "$ gongfu",
      "```",
      "```sh",
      "npm install",
      "```",
      "```",
      "b",
      "```",
    );
    expect(blocks.map(runs)).toEqual([false, false, false, false]);
  });
});

describe("commands", () => {
  const sh = (fence: string, ...lines: string[]): Block => page(fence, ...lines, "```")[0]!;
  test("gongfu and npx gongfu run the built command", () => {
    expect(runCommands(folder.path, sh("```sh", "gongfu --help"))).toMatch(/^Usage: gongfu/);
    expect(runCommands(folder.path, sh("```sh", "npx gongfu --help | head -n 1"))).toMatch(/^Usage: gongfu/);
  });
  test("an exit code that is not the stated one is caught", () => {
    expect(() => runCommands(folder.path, sh("```sh", "gongfu no-such-command"))).toThrow(/line 1: exit 2, not 0/);
    expect(() => runCommands(folder.path, sh("```sh exit=1", "gongfu --help"))).toThrow(/exit 0, not 1/);
    runCommands(folder.path, sh("```sh exit=2", "gongfu no-such-command"));
  });
  test("a failing line is not hidden by a later one", () => {
    expect(() => runCommands(folder.path, sh("```sh", "gongfu no-such-command", "gongfu --help"))).toThrow(/exit 2/);
  });
  test("a page's files are there before its commands", () => {
    const blocks = page("```sh", "gongfu --help && cat a.yaml", "```", "```yaml file=a.yaml", "id: x", "```");
    const own = openFolder(blocks);
    try {
      expect(runCommands(own.path, blocks.find(isCommand)!)).toMatch(/id: x\n$/);
    } finally {
      own.close();
    }
  });
});

describe("@example", () => {
  test("bare, fenced and command examples are found, with their lines", () => {
    const source = [
      "/** One line. @see x */",
      "export const a = 1;",
      "/**",
      " * Mean.",
      " * @example mean([1, 2]); // => 1.5",
      " * @returns a number",
      " */",
      "/**",
      " * @example",
      " * ```ts",
      " * mean([1]); // => 1",
      " * ```",
      " * @example gongfu --help",
      " */",
    ].join("\n");
    expect(findExamples(source)).toMatchObject([
      { line: 5, language: "ts", text: "mean([1, 2]); // => 1.5\n" },
      { line: 10, language: "ts", text: "mean([1]); // => 1\n" },
      { line: 13, language: "sh" },
    ]);
  });
  test("an example finds the names of its own module, and a wrong one is caught", async () => {
    const offers = [{ module: join(root, "src/errors/index.ts"), names: ["IndexError"] }];
    const example = (text: string): Block[] => findExamples(`/** @example ${text} */`);
    await runCode(folder.path, example("IndexError.name; // => 'IndexError'"), offers);
    await expect(runCode(folder.path, example("IndexError.name; // => 'Error'"), offers)).rejects.toThrow(
      /line 1: .*"IndexError"/,
    );
  });
});

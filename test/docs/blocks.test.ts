import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Block, findBlocks, findExamples, groupCode, isCode, isCommand, runs } from "./pages.ts";
import { type Offer, openFolder, root, runCode, runCommands, writeBlock } from "./run.ts";

const under = (folder: string, ending: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(ending))
        .map((file) => `${folder}/${file}`)
        .sort()
    : [];

const pages = ["README.md", "README.zh-CN.md", ...under("docs", ".md")].filter((page) => existsSync(join(root, page)));

describe.each(pages.filter((page) => findBlocks(readFileSync(join(root, page), "utf8")).some(runs)))("%s", (page) => {
  const blocks = findBlocks(readFileSync(join(root, page), "utf8"));
  const groups = new Map(groupCode(blocks).map((group) => [group[0]!, group]));
  let folder: ReturnType<typeof openFolder>;
  beforeAll(() => {
    folder = openFolder(blocks);
  });
  afterAll(() => folder.close());

  for (const block of blocks) {
    // in the order of the page: a file that is shown twice has, for each command, the text last shown
    if (block.file) test(`line ${block.line}: ${block.file}`, () => writeBlock(folder.path, block));
    const group = groups.get(block);
    if (group) test(`line ${block.line}: ${block.language}`, () => runCode(folder.path, group));
    if (isCommand(block) && block.noRun === undefined)
      test(
        `line ${block.line}: ${block.text.trim().split("\n")[0]}`,
        () => void runCommands(folder.path, block),
        60_000,
      );
  }
});

const names = async (module: string): Promise<Offer> => ({
  module,
  names: Object.keys((await import(/* @vite-ignore */ module)) as object),
});

const sources = under("src", ".ts").map((path): [string, Block[]] => [
  path,
  findExamples(readFileSync(join(root, path), "utf8")).filter(runs),
]);

describe.each(sources.filter(([, blocks]) => blocks.length > 0))("@example in %s", (path, blocks) => {
  const folder = openFolder(blocks);
  afterAll(() => folder.close());
  test.each(blocks.map((block): [number, Block] => [block.line, block]))("line %i", async (_, block) => {
    if (!isCode(block)) return void runCommands(folder.path, block);
    const offers = [await names(join(root, path)), await names(join(root, "src/index.ts"))];
    await runCode(folder.path, [block], offers);
  });
});

test("every page is read", () => {
  expect(pages).toContain("README.md");
});

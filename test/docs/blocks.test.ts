import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBlocks, groupCode, isCommand, runs } from "./pages.ts";
import { openFolder, root, runCode, runCommands, under, writeBlock } from "./run.ts";

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

test("every page is read", () => {
  expect(pages).toContain("README.md");
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Block, findExamples, isCode, runs } from "./pages.ts";
import { type Offer, openFolder, root, runCode, runCommands, under, writeBlock } from "./run.ts";

const names = async (module: string): Promise<Offer> => ({
  module,
  names: Object.keys((await import(/* @vite-ignore */ module)) as object),
});

const sources = under("src", ".ts").map((path): [string, Block[]] => [
  path,
  findExamples(readFileSync(join(root, path), "utf8")).filter(runs),
]);

describe("@example", () => {
  let folder: ReturnType<typeof openFolder>;
  beforeAll(() => {
    folder = openFolder([]);
  });
  afterAll(() => folder.close());
  describe.each(sources.filter(([, blocks]) => blocks.length > 0))("in %s", (path, blocks) => {
    test.each(blocks.map((block): [number, Block] => [block.line, block]))("line %i", async (_, block) => {
      writeBlock(folder.path, block);
      if (!isCode(block)) return void runCommands(folder.path, block);
      const offers = [await names(join(root, path)), await names(join(root, "src/index.ts"))];
      await runCode(folder.path, [block], offers);
    });
  });
});

test("examples are found", () => {
  expect(sources.flatMap(([, blocks]) => blocks).length).toBeGreaterThan(300);
});

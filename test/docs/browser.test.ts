import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entries } from "../../scripts/entries.mjs";
import { chromiumPath } from "../browser/chromium-path.ts";
import { findBlocks } from "./pages.ts";
import { root, writeBlock } from "./run.ts";

// The pages of docs/guide/browser.md and react.md, bundled from the sources as the guides say, served and used.

const folder = mkdtempSync(join(tmpdir(), "gongfu-pages-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const alias = Object.fromEntries(
  Object.entries(entries).map(([name, source]) => [
    name === "index" ? "common-prosperity-index" : `common-prosperity-index/${name}`,
    join(root, source),
  ]),
);

/** The files of a guide, with its script bundled by the options that its command names. */
async function writePage(guide: string, script: string, options: BuildOptions): Promise<string> {
  const text = readFileSync(join(root, `docs/guide/${guide}.md`), "utf8");
  const blocks = findBlocks(text);
  for (const block of blocks) writeBlock(join(folder, guide), block);
  expect(text).toContain(`npx esbuild page/${script} --bundle --minify --format=esm`);
  const page = join(folder, guide, "page");
  await build({
    entryPoints: [join(page, script)],
    outfile: join(page, "app.js"),
    bundle: true,
    minify: true,
    format: "esm",
    alias,
    nodePaths: [join(root, "node_modules")],
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
    ...options,
  });
  return page;
}

const types: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" };

async function serve(page: string): Promise<Server> {
  const server = createServer((request, response) => {
    const name = request.url === "/" ? "index.html" : (request.url ?? "").slice(1);
    if (name !== "index.html" && name !== "app.js") return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[extname(name)]! });
    response.end(readFileSync(join(page, name)));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", () => ready()));
  return server;
}

const cells = (page: Page): Promise<string> =>
  page.evaluate<string>(
    "[...document.querySelectorAll('#table tr')].map((row) => [...row.cells].map((c) => c.textContent).join('\\t') + '\\n').join('')",
  );

describe.skipIf(chromiumPath === undefined)("in Chromium (needs chromium)", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath!, args: ["--no-sandbox"] });
  });
  afterAll(() => browser?.close());

  async function open(folderOfPage: string, use: (page: Page, shown: (name: string) => string) => Promise<void>) {
    const server = await serve(folderOfPage);
    const page = await browser.newPage();
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    try {
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      page.setDefaultTimeout(20_000);
      await use(page, (name) => readFileSync(join(folderOfPage, name), "utf8")).catch((error: unknown) => {
        throw new Error(`${error}; the page said: ${said.join("; ")}`);
      });
      expect(said).toEqual([]);
    } finally {
      await page.close();
      server.close();
    }
  }

  test("docs/guide/browser.md: figures are read and scored, what is wrong is said", async () => {
    const at = await writePage("browser", "app.ts", {});
    await open(at, async (page, shown) => {
      await page.setInputFiles("#file", join(at, "towns.csv"));
      await page.locator("#table td, #problems:not(:empty)").first().waitFor();
      expect(await page.locator("#problems").textContent()).toBe("");
      expect(await cells(page)).toBe(shown("expected.txt"));
      await page.setInputFiles("#file", join(at, "wrong.csv"));
      await page.locator("#problems:not(:empty)").waitFor();
      expect(await page.locator("#problems").textContent()).toMatch(/wrong\.csv.*row 2.*52,300/);
      expect(await cells(page)).toBe("");
    });
  }, 120_000);

  test("docs/guide/react.md: the table follows the weight and the mean", async () => {
    const at = await writePage("react", "ranking.tsx", { jsx: "automatic" });
    await open(at, async (page, shown) => {
      await page.locator("#table td").first().waitFor();
      expect(await cells(page)).toBe(shown("start.txt"));
      await page.locator("#income").fill("0");
      await expect.poll(() => cells(page)).toBe(shown("unemployment.txt"));
      await page.locator("#income").fill("50");
      await page.locator("#mean").selectOption("geometric");
      await expect.poll(() => cells(page)).toBe(shown("geometric.txt"));
      expect(await page.locator("#problems").textContent()).toBe("");
    });
  }, 120_000);
});

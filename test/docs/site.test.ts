import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findDeadLinks } from "../../scripts/site/check.mjs";
import { coloured } from "../../scripts/site/colours.mjs";
import { render } from "../../scripts/site/markdown.mjs";
import { findPages } from "../../scripts/site/pages.mjs";
import { chromiumPath } from "../browser/chromium-path.ts";
import { root } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "gongfu-site-"));
const site = join(folder, "site");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(() => {
  const call = [join(root, "scripts/docs.mjs"), "--no-api", "--into", site];
  const { status, stdout, stderr } = spawnSync(process.execPath, call, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
});

const written = (): string[] =>
  readdirSync(site, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));

describe("the site", () => {
  test("has every page, and every link of it leads somewhere", () => {
    expect(written()).toHaveLength(findPages(root).length);
    expect(findDeadLinks(site)).toEqual([]);
  });

  test("has no scripts, no styles of its own, and says so to the browser", () => {
    for (const file of written()) {
      const text = readFileSync(join(site, file), "utf8");
      expect(text, file).toContain(`content="default-src 'none'; style-src 'self'; img-src 'self';`);
      expect(text, file).not.toMatch(/<script|<style|<[a-z][^>]*\s(?:style|on\w+)=/);
      expect(text.match(/<h1\b/g), file).toHaveLength(1);
    }
  });

  test("dead links, dead anchors and what is loaded from elsewhere are found", () => {
    const broken = join(folder, "broken");
    mkdirSync(broken);
    writeFileSync(join(broken, "a.html"), '<h1 id="x&amp;y"></h1><a href="a.html#x&amp;y">1</a><a href="#z">2</a>');
    writeFileSync(
      join(broken, "b.html"),
      '<a href="c.html">3</a><img src="https://example.org/p.png"><a href="../d">4</a>',
    );
    expect(findDeadLinks(broken)).toEqual([
      "a.html: #z: a.html has no such anchor",
      "b.html: c.html leads to no file",
      "b.html: loads https://example.org/p.png",
      "b.html: ../d leaves the site",
    ]);
  });
});

describe("a page of Markdown", () => {
  const show = (text: string): string => render(text, { link: (href) => href, image: (src) => src }).html;

  test("its headings carry the anchors that GitHub gives them", () => {
    const { headings } = render("# A `b`, c\n## 一、先跑\n## A b, c\n", { link: String, image: String });
    expect(headings.map(({ id }) => id)).toEqual(["a-b-c", "一先跑", "a-b-c-1"]);
  });

  test("comments are left out, other HTML is refused, formulas become MathML without styles", () => {
    expect(show("# a\n\n<!--\n```sh\ngongfu\n```\n-->\n\nb")).toBe('<h1 id="a">a</h1>\n<p>b</p>\n');
    expect(() => show("# a\n\n<b>x</b>")).toThrow(/HTML in a page/);
    expect(show("# a\n\ncosts $5 and $6\n")).toContain("costs $5 and $6");
    const math = show("# a\n\n```math\n\\frac{1}{2}\n```\n\n$x^2$");
    expect(math).toContain("<mfrac><mn>1</mn><mn>2</mn></mfrac>");
    expect(math).toContain("<msup>");
    expect(math).not.toContain("style=");
    expect(() => show("# a\n\n```math\n\\frac{1\n```\n")).toThrow();
  });

  test("a table without heads has none, and a head without words is no head", () => {
    expect(show("# a\n\n| | |\n|---|---|\n| 1 | 2 |\n")).not.toContain("<thead>");
    expect(show("# a\n\n| | b |\n|---|--:|\n| 1 | 2 |\n")).toContain(
      '<tr>\n<td></td>\n<th scope="col" class="right">b</th>',
    );
  });

  test("colours change no character of the code", () => {
    const text = 'const a = "<b>"; // => `1 & 2`\nreturn 1.5e-3;\n';
    const html = coloured(text, "ts");
    expect(html).toBe(
      '<span class="k">const</span> a = <span class="s">&quot;&lt;b&gt;&quot;</span>; <span class="c">// =&gt; `1 &amp; 2`</span>\n<span class="k">return</span> <span class="n">1.5e-3</span>;\n',
    );
    expect(coloured("a < b", "csv")).toBe("a &lt; b");
  });
});

describe.skipIf(chromiumPath === undefined)("in Chromium (needs chromium)", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath!, args: ["--no-sandbox"] });
  });
  afterAll(() => browser?.close());
  const address = (page: string): string => pathToFileURL(join(site, page)).href;

  test("every page opens from disk: nothing on the console, nothing from elsewhere, nothing beside the page", async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    const wrong: string[] = [];
    let at = "";
    page.on("console", (message) => wrong.push(`${at}: ${message.text()}`));
    page.on("pageerror", (error) => wrong.push(`${at}: ${error.message}`));
    page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText; // the next page may be asked for before the icon is there
      if (why !== "net::ERR_ABORTED") wrong.push(`${at}: ${request.url()} failed: ${why}`);
    });
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) wrong.push(`${at}: asks for ${request.url()}`);
    });
    for (at of written()) {
      await page.goto(address(at));
      const { wide, pictures } = (await page.evaluate(
        "({ wide: document.documentElement.scrollWidth > innerWidth, pictures: [...document.images].filter((i) => !i.naturalWidth).map((i) => i.src) })",
      )) as { wide: boolean; pictures: string[] };
      if (wide) wrong.push(`${at}: is wider than a telephone`);
      for (const picture of pictures) wrong.push(`${at}: ${picture} is not shown`);
    }
    await page.close();
    expect(wrong).toEqual([]);
  }, 120_000);

  // one of each kind: overview, Chinese, guide with tables and code, formulas, index of a folder, long list
  const kinds = [
    "index.html",
    "README.zh-CN.html",
    "docs/index.html",
    "docs/guide/first-index.html",
    "docs/guide/zh/getting-started.html",
    "docs/methods/weigh/ahp.html",
    "docs/methods/weigh/index.html",
    "docs/requirements.html",
    "CHANGELOG.html",
  ];
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  test.each(
    kinds.flatMap((kind): [string, "light" | "dark"][] => [
      [kind, "light"],
      [kind, "dark"],
    ]),
  )(
    "%s is accessible (axe), %s",
    async (kind, colorScheme) => {
      const context = await browser.newContext({ colorScheme, bypassCSP: true }); // axe is a script, which the page forbids
      const page = await context.newPage();
      await page.goto(address(kind));
      await page.evaluate(axe);
      const found = (await page.evaluate("axe.run().then(({ violations }) => violations)")) as {
        id: string;
        nodes: { target: string[] }[];
      }[];
      await context.close();
      expect(found.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(" "))])).toEqual([]);
    },
    60_000,
  );

  test("prints on A4: the text alone", async () => {
    const page = await browser.newPage();
    await page.goto(address("docs/guide/first-index.html"));
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("nav.pages").isVisible()).toBe(false);
    expect(await page.locator("h1").isVisible()).toBe(true);
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    const sheets = Number(/\/Type \/Pages[\s\S]*?\/Count (\d+)/.exec(pdf)?.[1]);
    expect(sheets).toBeGreaterThanOrEqual(3);
    expect(sheets).toBeLessThanOrEqual(8);
    await page.close();
  }, 60_000);
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { report } from "../../../src/report/html/report.ts";
import type { ReportOptions, ReportSource } from "../../../src/report/html/source.ts";
import { chromiumPath } from "../../browser/chromium-path.ts";
import { HOSTILE, townsSource, yearsSource } from "./fixtures.ts";

/** By how much a page is wider than its window. */
const WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe.skipIf(chromiumPath === undefined)(
  "in Chromium (skipped where it is not installed)",
  { timeout: 120_000 },
  () => {
    let browser: Browser;
    const folder = mkdtempSync(join(tmpdir(), "gongfu-report-"));
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: chromiumPath!, args: ["--no-sandbox"] });
    }, 120_000);
    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true });
    });

    /** The report as a file, opened; what the page complained of, and whatever it asked for beside itself. */
    async function opened(
      source: ReportSource,
      options: ReportOptions = {},
      context: Parameters<Browser["newContext"]>[0] = {},
    ) {
      const path = join(folder, "report.html");
      writeFileSync(path, report(source, options));
      const page = await (await browser.newContext({ viewport: { width: 1100, height: 800 }, ...context })).newPage();
      const said: string[] = [];
      page.on("console", (message) => said.push(message.text()));
      page.on("pageerror", (error) => said.push(String(error)));
      page.on("dialog", (dialog) => {
        said.push(dialog.message());
        void dialog.dismiss();
      });
      page.on("request", (request) => {
        if (request.url() !== pathToFileURL(path).href && !request.url().startsWith("data:")) said.push(request.url());
      });
      await page.goto(pathToFileURL(path).href);
      return { page, said };
    }

    const league = (page: Page) => page.locator("#league table tbody tr");
    /** What an expression is in the page. */
    const ask = async <T>(page: Page, expression: string) => (await page.evaluate(expression)) as T;
    /** The cells of a column of the league table. */
    const firstCell = (page: Page, k: number) =>
      ask<string[]>(
        page,
        `[...document.querySelectorAll("#league table tbody tr")].map((row) => row.children[${k}].textContent)`,
      );

    async function violations(page: Page): Promise<string[]> {
      await page.evaluate(axe);
      const found = await ask<{ id: string; nodes: { html: string }[] }[]>(
        page,
        "axe.run().then(({ violations }) => violations)",
      );
      return found.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 120)}`);
    }

    test("opens without a word of complaint or a request; sorts by mouse and by keyboard; filters", async () => {
      const { page, said } = await opened(townsSource());
      const score = page.locator("#league thead th", { hasText: "score" });
      await score.getByRole("button").click();
      expect(await score.getAttribute("aria-sort")).toBe("ascending");
      const rising = (await firstCell(page, 2)).map(Number);
      expect(rising).toEqual([...rising].sort((a, b) => a - b));
      await score.getByRole("button").focus();
      await page.keyboard.press("Enter");
      expect(await score.getAttribute("aria-sort")).toBe("descending");
      expect((await firstCell(page, 2)).map(Number)).toEqual([...rising].reverse());
      await page.keyboard.press("Space");
      expect(await score.getAttribute("aria-sort")).toBe(null);
      expect((await firstCell(page, 0)).map(Number)).toEqual(
        [...(await firstCell(page, 0)).map(Number)].sort((a, b) => a - b),
      );
      const names = page.locator("#league thead th", { hasText: "unit" });
      await names.getByRole("button").click();
      expect((await firstCell(page, 1)).slice(0, 3)).toEqual(["Town t0", "Town t1", "Town t2"]);

      await page.locator("#league").getByLabel("Filter:").fill("town t1");
      expect(await league(page).filter({ visible: true }).count()).toBe(3);
      expect(await page.locator("#league .filter [role=status]").textContent()).toBe("3 / 12");
      await page.getByLabel("Filter:").first().fill("");
      expect(await league(page).filter({ visible: true }).count()).toBe(12);
      expect(said).toEqual([]);
    });

    test("the first key leads to the skip link, and from there to the report", async () => {
      const { page } = await opened(townsSource());
      await page.keyboard.press("Tab");
      expect(await ask(page, "document.activeElement.textContent")).toBe("Skip to the report");
      expect(await ask(page, 'document.querySelector(".skip").getBoundingClientRect().left >= 0')).toBe(true);
      await page.keyboard.press("Enter");
      expect(await ask(page, "document.activeElement.id")).toBe("main");
    });

    test("reads the same with scripts off, without what needs them", async () => {
      const { page, said } = await opened(townsSource(), {}, { javaScriptEnabled: false });
      expect(await league(page).count()).toBe(12);
      expect(await page.locator("input, button").count()).toBe(0);
      expect(said).toEqual([]);
    });

    test.each([
      ["en", "light"],
      ["en", "dark"],
      ["zh", "light"],
      ["zh", "dark"],
    ] as const)("%s, %s: axe finds nothing, and nothing is wider than the page", async (locale, colorScheme) => {
      const { page } = await opened(townsSource(), { locale, units: ["t0", "t1"] }, { colorScheme, bypassCSP: true });
      expect(await violations(page)).toEqual([]);
      expect(await ask<number>(page, WIDER)).toBe(0);
      const paper = await ask(page, "getComputedStyle(document.body).backgroundColor");
      expect(paper).toBe(colorScheme === "dark" ? "rgb(21, 25, 30)" : "rgb(255, 255, 255)");
    });

    test("a chosen theme holds whatever the screen is; paper is always light", async () => {
      const { page } = await opened(townsSource(), { theme: "dark", sections: ["summary"] }, { colorScheme: "light" });
      const ground = () => ask(page, "getComputedStyle(document.body).backgroundColor");
      expect(await ground()).toBe("rgb(21, 25, 30)");
      await page.emulateMedia({ media: "print" });
      expect(await ground()).toBe("rgb(255, 255, 255)");
    });

    test("prints on A4: a page for each unit, heads of long tables repeated, nothing cut at the edge", async () => {
      const names = Array.from({ length: 80 }, (_, i) => `Town number ${i}`);
      const { page } = await opened(townsSource({ names }), {
        sections: ["league", "units"],
        units: ["t0", "t1", "t2"],
      });
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      const pages = [...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
      expect(pages).toBeGreaterThanOrEqual(2 + 3); // the league table on two or more, three towns
      const box = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!.slice(1).map(Number);
      expect(box.map(Math.round)).toEqual([595, 842]); // A4 in points, to less than one
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 688, height: 1000 }); // 182 mm between the margins
      expect(await beyond(page)).toEqual([]);
      expect(await ask(page, 'getComputedStyle(document.querySelector("#league .scroll")).overflowX')).toBe("visible");
      // with buttons in it that are boxes, Chromium would print the head of a table once
      expect(await ask(page, 'getComputedStyle(document.querySelector("#league thead button")).display')).toBe(
        "contents",
      );
    });

    /** Elements that end to the right of the page. */
    const beyond = (page: Page) =>
      ask<string[]>(
        page,
        `[...document.querySelectorAll("main *")]
        .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !one.closest(".hidden"))
        .map((one) => one.tagName + ": " + one.textContent.slice(0, 40))
        .slice(0, 5)`,
      );

    test("hostile names are shown as text, run nothing and break no layout, on the screen and on paper", async () => {
      const source = townsSource({ names: HOSTILE, indicator: HOSTILE[0]!, note: HOSTILE[1]! });
      const { page, said } = await opened(
        source,
        { organisation: HOSTILE[3]!, units: ["t0", "t8"] },
        { bypassCSP: true },
      );
      expect(said).toEqual([]);
      const shown = await firstCell(page, 1);
      for (const name of HOSTILE.filter((one) => !one.includes("\u0000"))) expect(shown).toContain(name);
      expect(await ask<number>(page, WIDER)).toBe(0);
      expect(await violations(page)).toEqual([]);
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 688, height: 1000 });
      expect(await beyond(page)).toEqual([]);
    });

    test("pages with pictures hold hostile names too, in a narrow window and on paper", async () => {
      const { page, said } = await opened(
        yearsSource(4, HOSTILE.length, HOSTILE),
        { sections: ["league", "units"], locale: "zh" },
        { bypassCSP: true },
      );
      expect(said).toEqual([]);
      expect(await page.locator(".pictures svg.gf-trend").count()).toBeGreaterThanOrEqual(HOSTILE.length);
      expect(await page.locator("svg.gf-slope").count()).toBe(1);
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 380, height: 800 });
      expect(await ask<number>(page, WIDER)).toBe(0);
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 688, height: 1000 });
      expect(await beyond(page)).toEqual([]);
    });

    test("1,000 units sort and filter", async () => {
      const names = Array.from({ length: 1000 }, (_, i) => `Town ${i}`);
      const source = { ...townsSource({ names }), uncertainty: null, trials: null, coherence: null, description: null };
      const { page, said } = await opened(source, { sections: ["league"], units: [] });
      await page.locator("#league").getByLabel("Filter:").fill("town 99");
      expect(await league(page).filter({ visible: true }).count()).toBe(11); // 99 and 990 to 999
      await page.locator("#league thead th", { hasText: "unit" }).getByRole("button").click();
      expect((await firstCell(page, 1)).slice(0, 3)).toEqual(["Town 0", "Town 1", "Town 2"]);
      expect(said).toEqual([]);
    });
  },
);

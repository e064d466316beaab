import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { examples } from "../../scripts/gallery/examples.mjs";
import { root } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "gongfu-images-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (file: string): string => readFileSync(join(root, file), "utf8");
const pictures = (of: string): string[] => readdirSync(join(of, "gallery")).sort();
const projects = readdirSync(join(root, "data/examples"), { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".yaml") && !file.endsWith("-rules.yaml"))
  .sort();

describe("the pictures of docs/images", () => {
  beforeAll(() => {
    const call = [join(root, "scripts/gallery.mjs"), folder];
    const { status, stdout, stderr } = spawnSync(process.execPath, call, { encoding: "utf8" });
    if (status !== 0) throw new Error(`${stdout}${stderr}`);
  });

  test("are what scripts/gallery.mjs draws, byte for byte (npm run gallery)", () => {
    const kept = pictures(join(root, "docs/images"));
    expect(pictures(folder)).toEqual(kept);
    for (const file of ["fenghua.svg", ...kept.map((name) => `gallery/${name}`)])
      expect(readFileSync(join(folder, file), "utf8") === read(`docs/images/${file}`), file).toBe(true);
  });

  test("show every bundled example, in English and Chinese", () => {
    expect(examples.map(({ project }) => project).sort()).toEqual(projects);
    expect(pictures(folder)).toEqual(examples.flatMap(({ id }) => [`${id}.en.svg`, `${id}.zh.svg`]).sort());
  });

  test.each([
    ["README.md", "docs/images/gallery", "en"],
    ["docs/README.md", "images/gallery", "en"],
    ["README.zh-CN.md", "docs/images/gallery", "zh"],
  ])("stand in %s", (page, path, locale) => {
    const text = read(page);
    for (const { id } of examples)
      expect(text).toMatch(new RegExp(`!\\[[^\\]]{10,}\\]\\(${path}/${id}\\.${locale}\\.svg\\)`));
  });

  test("say that data are synthetic, say in words what they show, load nothing from elsewhere", () => {
    for (const { id, project, title } of examples) {
      const config = read(`data/examples/${project}`);
      const synthetic = /SYNTHETIC/.test(config);
      expect([id, title.en.startsWith("SYNTHETIC"), title.zh.startsWith("合成数据")]).toEqual([
        id,
        synthetic,
        synthetic,
      ]);
      for (const locale of ["en", "zh"] as const) {
        const svg = read(`docs/images/gallery/${id}.${locale}.svg`);
        expect(svg).toContain(title[locale].replaceAll("'", "&#39;").slice(0, 8));
        expect(svg).toMatch(/<desc[^>]*>.{20,}/);
        expect(svg.replaceAll(/xmlns(:\w+)?="[^"]*"/g, "")).not.toMatch(/https?:|<script|@import|<image/);
      }
    }
  });
});

describe("docs/images/fenghua.svg", () => {
  const kept = read("docs/images/fenghua.svg");

  test("shows the total that the example is known for, and says in words what it shows", () => {
    // 89.0529: plain means of the areas' plain means, test/reference/fenghua.test.ts
    expect(kept).toContain(">89.05</text>");
    expect(kept.match(/class="bar"/g)).toHaveLength(7);
    expect(kept).toMatch(/<title id="title">.+<\/title>\n<desc id="desc">.*All areas .+ 89\.05;.*<\/desc>/);
  });

  test("loads nothing from elsewhere", () => {
    expect(kept.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/https?:|href|<script|@import|url\(/);
  });
});

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { examples } from "../../scripts/gallery/examples.mjs";
import { asXml } from "../../scripts/gallery/page.mjs";
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
    ["README.md", "docs/images/gallery", "data/examples", "en"],
    ["docs/README.md", "images/gallery", "../data/examples", "en"],
    ["README.zh-CN.md", "docs/images/gallery", "data/examples", "zh"],
  ] as const)("stand in %s, each leading to its project", (page, path, data, locale) => {
    const text = read(page);
    for (const { id, project, told } of examples)
      expect(text).toContain(`[![${told[locale]}](${path}/${id}.${locale}.svg)](${data}/${project})`);
  });

  test("say that data are synthetic, say in words what they show, load nothing from elsewhere", () => {
    for (const { id, project, told } of examples) {
      const synthetic = /SYNTHETIC/.test(read(`data/examples/${project}`));
      const said = [told.en.startsWith("SYNTHETIC"), told.zh.startsWith("合成数据")];
      expect([id, ...said]).toEqual([id, synthetic, synthetic]);
      for (const locale of ["en", "zh"] as const) {
        const svg = read(`docs/images/gallery/${id}.${locale}.svg`);
        expect(svg).toContain(`<desc id="desc">${told[locale]}</desc>`);
        expect(/SYNTHETIC|合成数据/.test(svg.replace(/<desc[\s\S]*?<\/desc>/, ""))).toBe(synthetic);
        expect(svg.replaceAll(/xmlns(:\w+)?="[^"]*"/g, "")).not.toMatch(/https?:|<script|@import|<image|<img/);
      }
    }
  });

  test("are XML, which unlike HTML ends what it begins", () => {
    expect(asXml('<ul><li>a<li>b &amp; c</ul><br><table data-sort><tr><th>x<td class="n s">1<tr><td>2</table>')).toBe(
      '<ul><li>a</li><li>b &amp; c</li></ul><br/><table data-sort=""><tr><th>x</th><td class="n s">1</td></tr><tr><td>2</td></tr></table>',
    );
    expect(() => asXml("a</b>")).toThrow("nothing for </b> to end");
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

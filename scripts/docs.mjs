// node scripts/docs.mjs [--no-api] [--into FOLDER]
// The documentation as a static site (site): the pages of Markdown, the API reference of every subpath, every link checked.
// Pages have no scripts and load nothing from elsewhere; they open from disk.
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeApi } from "./site/api.mjs";
import { findDeadLinks } from "./site/check.mjs";
import { layOut } from "./site/layout.mjs";
import { render } from "./site/markdown.mjs";
import { navigate } from "./site/navigation.mjs";
import { addressOf, findPages, targetOf } from "./site/pages.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const api = !process.argv.includes("--no-api");
const given = process.argv.includes("--into") ? process.argv[process.argv.indexOf("--into") + 1] : join(root, "site");
if (!given) throw new Error("--into needs a folder");
const into = given;
const started = performance.now();
const work = join(root, "node_modules", ".cache", `site-${process.pid}`);
const next = join(work, "site");
rmSync(work, { recursive: true, force: true });
mkdirSync(next, { recursive: true });

try {
  const count = writePages();
  if (api) await writeApi({ root, work, into: join(next, "api") });
  const dead = findDeadLinks(next);
  if (dead.length > 0) throw new Error(`${dead.length} dead links:\n${dead.slice(0, 50).join("\n")}`);
  if (existsSync(into)) renameSync(into, join(work, "last"));
  mkdirSync(dirname(into), { recursive: true });
  cpSync(next, into, { recursive: true });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${count} pages${api ? " and the API reference" : ""} in ${into}, every link checked, in ${seconds} s`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** @returns {number} how many */
function writePages() {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const found = findPages(root);
  const pages = new Set(found);
  const sections = navigate(found);
  /** @type {Map<string, string>} */
  const assets = new Map([
    ["site.css", "scripts/site/site.css"],
    ["icon.svg", "scripts/site/icon.svg"],
  ]);
  const rendered = found.map((page) => {
    const link = (/** @type {string} */ href) => {
      const target = targetOf({ root, page, href, pages });
      if (target.asset) assets.set(target.asset.to, target.asset.from);
      return target.href;
    };
    const text = readFileSync(join(root, page), "utf8");
    try {
      return { page, rendered: render(text, { link, image: link }) };
    } catch (error) {
      throw new Error(`${page}: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
  });
  const titles = new Map(rendered.map(({ page, rendered: { title } }) => [page, title]));
  for (const { page, rendered: content } of rendered) {
    const file = join(next, addressOf(page));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, layOut({ page, rendered: content, titles, sections, version, api }));
  }
  for (const [to, from] of assets) {
    mkdirSync(dirname(join(next, to)), { recursive: true });
    copyFileSync(join(root, from), join(next, to));
  }
  return rendered.length;
}

import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, posix } from "node:path";

/** The pages at the top of the repository that the site shows. */
const top = [
  "README.md",
  "README.zh-CN.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "data/examples/README.md",
];

/** Every page of the site, by the path of its Markdown. @param {string} root */
export function findPages(root) {
  const docs = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file.replaceAll("\\", "/")}`);
  return [...top, ...docs.sort((a, b) => (a < b ? -1 : 1))];
}

/** Where a page stands on the site: README.md is the index of its folder. @param {string} page */
export function addressOf(page) {
  return posix
    .join(posix.dirname(page), posix.basename(page).replace(/^README\.md$/, "index.md"))
    .replace(/\.md$/, ".html");
}

/** @param {string} page */
export const isChinese = (page) => page.startsWith("docs/guide/zh/") || page === "README.zh-CN.md";

/**
 * What a link of a page means on the site.
 * @param {{ root: string, page: string, href: string, pages: ReadonlySet<string> }} from
 * @returns {{ href: string, asset?: { from: string, to: string } }} the asset is a file of the repository that the site must have too
 */
export function targetOf({ root, page, href, pages }) {
  if (/^[a-z][a-z+.-]*:/i.test(href) || href.startsWith("#")) return { href };
  const [path = "", anchor] = href.split("#");
  const target = posix.join(posix.dirname(page), decodeURI(path)).replace(/\/$/, "");
  const at = anchor === undefined ? "" : `#${anchor}`;
  const folder = existsSync(join(root, target)) && statSync(join(root, target)).isDirectory();
  const found = folder ? `${target}/README.md` : target;
  const here = dirname(addressOf(page));
  if (pages.has(found)) return { href: encodeURI(posix.relative(here, addressOf(found))) + at };
  if (folder || !existsSync(join(root, target))) throw new Error(`${href} leads to no page and no file`);
  const asset = /\.(svg|png|json)$/.test(target) ? target : `${target}.txt`; // what a browser would rather save than show
  return { href: encodeURI(posix.relative(here, asset)) + at, asset: { from: target, to: asset } };
}

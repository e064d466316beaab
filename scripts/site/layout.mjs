import { posix } from "node:path";
import { escaped } from "./colours.mjs";
import { addressOf, isChinese } from "./pages.mjs";

/** Nothing from elsewhere, no scripts, no styles but the sheet's. */
const rules = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

const words = {
  en: {
    skip: "Skip to the text",
    pages: "Pages",
    contents: "On this page",
    site: "Site",
    documentation: "Documentation",
    api: "API reference",
    changes: "Changelog",
    other: "中文",
    menu: "All pages",
    before: "Before",
    after: "Next",
  },
  zh: {
    skip: "跳到正文",
    pages: "全部页面",
    contents: "本页目录",
    site: "站点",
    documentation: "文档",
    api: "API 参考",
    changes: "更新记录",
    other: "English",
    menu: "全部页面",
    before: "上一页",
    after: "下一页",
  },
};

/** The READMEs have the same title. */
const overviews = new Map([
  ["README.md", "Overview"],
  ["README.zh-CN.md", "概述"],
]);

/** Pages that say the same in the other language; the READMEs stand for all others. */
const twins = new Map([
  ["README.md", "README.zh-CN.md"],
  ["docs/guide/first-index.md", "docs/guide/zh/getting-started.md"],
]);
const twinOf = (/** @type {string} */ page) =>
  twins.get(page) ??
  [...twins].find(([, zh]) => zh === page)?.[0] ??
  (isChinese(page) ? "README.md" : "README.zh-CN.md");

/**
 * @param {{
 *   page: string, rendered: import("./markdown.mjs").Rendered, titles: ReadonlyMap<string, string>,
 *   sections: readonly import("./navigation.mjs").Section[], version: string, api: boolean
 * }} what
 */
export function layOut({ page, rendered, titles, sections, version, api }) {
  const language = isChinese(page) ? "zh" : "en";
  const say = words[language];
  const here = posix.dirname(addressOf(page));
  const to = (/** @type {string} */ address) => escaped(encodeURI(posix.relative(here, address)));
  const name = (/** @type {string} */ other) => escaped(overviews.get(other) ?? titles.get(other) ?? other);
  const tagged = (/** @type {string} */ other) =>
    isChinese(other) === (language === "zh") ? "" : ` lang="${isChinese(other) ? "zh-CN" : "en"}"`;

  const menu = sections.map(({ name: title, pages }) => {
    const links = pages.map((other) => {
      const current = other === page ? ' aria-current="page"' : "";
      return `<li><a href="${to(addressOf(other))}"${tagged(other)}${current}>${name(other)}</a></li>`;
    });
    const methods = pages.every((other) => other.startsWith("docs/methods/"));
    const open = pages.includes(page) || (!methods && language === "en") ? " open" : "";
    return `<details${open}><summary>${escaped(title[language])}</summary><ul>${links.join("")}</ul></details>`;
  });

  const deeper = rendered.headings.filter(({ level }) => level === 2 || level === 3);
  const contents =
    deeper.length < 2
      ? ""
      : `<nav class="contents" aria-label="${say.contents}"><p>${say.contents}</p><ul>${deeper
          .map(
            ({ level, id, text }) => `<li class="level-${level}"><a href="#${escaped(id)}">${escaped(text)}</a></li>`,
          )
          .join("")}</ul></nav>`;

  const order = sections.flatMap(({ pages }) => pages);
  const place = order.indexOf(page);
  const step = (/** @type {string | undefined} */ other, /** @type {string} */ word, /** @type {string} */ rel) =>
    other === undefined
      ? "<span></span>"
      : `<a rel="${rel}" href="${to(addressOf(other))}"><small>${word}</small> <span${tagged(other)}>${name(other)}</span></a>`;

  const twin = twinOf(page);
  const reference = api ? `<a href="${to("api/index.html")}">${say.api}</a>` : "";
  const title = page === "README.md" || page === "README.zh-CN.md" ? "" : " · common-prosperity-index";
  return `<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${rules}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(rendered.title)}${title}</title>
<link rel="stylesheet" href="${to("site.css")}">
<link rel="icon" href="${to("icon.svg")}" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#text">${say.skip}</a>
<header>
<a class="name" href="${to(addressOf(language === "zh" ? "README.zh-CN.md" : "README.md"))}">common-prosperity-index <small>${escaped(version)}</small></a>
<nav aria-label="${say.site}">
<a class="menu" href="#pages">${say.menu}</a>
<a href="${to("docs/index.html")}">${say.documentation}</a>
${reference}
<a href="${to("CHANGELOG.html")}">${say.changes}</a>
<a href="${to(addressOf(twin))}" lang="${isChinese(twin) ? "zh-CN" : "en"}">${say.other}</a>
</nav>
</header>
<div class="frame">
<main id="text" tabindex="-1">
${rendered.html}<div class="steps">${step(order[place - 1], say.before, "prev")}${step(order[place + 1], say.after, "next")}</div>
</main>
${contents}
<nav class="pages" id="pages" aria-label="${say.pages}">
${menu.join("\n")}
</nav>
</div>
</body>
</html>
`;
}

import MarkdownIt from "markdown-it";
import temml from "temml";
import { coloured, escaped } from "./colours.mjs";
import { createSlugs } from "./slugs.mjs";

/**
 * @typedef {import("markdown-it/lib/token.mjs").default} Token
 * @typedef {{ readonly level: number, readonly id: string, readonly text: string }} Heading
 * @typedef {{ readonly html: string, readonly title: string, readonly headings: readonly Heading[] }} Rendered
 * @typedef {{ link: (href: string) => string, image: (src: string) => string, headings: Heading[], heading: string, slug: (text: string) => string }} Environment
 */

const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false });

/**
 * @param {string} tex
 * @param {boolean} displayMode
 */
function formula(tex, displayMode) {
  const math = temml.renderToString(tex.trim(), { displayMode, throwOnError: true });
  return math.replace(/ style="[^"]*"/g, ""); // the page's rules allow no styles but those of its sheet
}

// `$…$` as GitHub reads it: no space inside the dollars, no digit after them
markdown.inline.ruler.after("escape", "formula", (state, silent) => {
  if (state.src[state.pos] !== "$") return false;
  const found = /^\$([^\s$](?:[^$\n]*[^\s$\\])?)\$(?!\d)/.exec(state.src.slice(state.pos));
  if (!found) return false;
  if (!silent) {
    const token = state.push("formula", "math", 0);
    token.content = found[1] ?? "";
  }
  state.pos += found[0].length;
  return true;
});

/** @param {Token | undefined} token  @returns {string} what a reader sees of an inline token */
function plain(token) {
  if (!token) return "";
  if (token.children) return token.children.map(plain).join("");
  return token.type === "text" || token.type === "code_inline" || token.type === "formula" ? token.content : "";
}

/**
 * How a kind of token is written.
 * @param {string} kind
 * @param {import("markdown-it/lib/renderer.mjs").RenderRule} write
 */
function rule(kind, write) {
  markdown.renderer.rules[kind] = write;
}
rule("formula", (tokens, i) => formula(tokens[i]?.content ?? "", false));

/** @param {string} content */
function onlyComments(content) {
  if (content.replace(/<!--[\s\S]*?-->/g, "").trim() !== "") throw new Error(`HTML in a page: ${content.slice(0, 80)}`);
  return "";
}
rule("html_block", (tokens, i) => onlyComments(tokens[i]?.content ?? ""));
rule("html_inline", (tokens, i) => onlyComments(tokens[i]?.content ?? ""));

rule("fence", (tokens, i) => {
  const { content, info } = /** @type {Token} */ (tokens[i]);
  const [language = "", ...rest] = info.trim().split(/\s+/);
  if (language === "math") return `<div class="formula" tabindex="0">${formula(content, true)}</div>\n`;
  const file = rest.find((word) => word.startsWith("file="))?.slice("file=".length);
  const code = `<pre tabindex="0"><code>${coloured(content, language.toLowerCase())}</code></pre>`;
  return file ? `<figure><figcaption>${escaped(file)}</figcaption>${code}</figure>\n` : `${code}\n`;
});
rule("code_block", (tokens, i) => `<pre tabindex="0"><code>${escaped(tokens[i]?.content ?? "")}</code></pre>\n`);

rule("heading_open", (tokens, i, _options, /** @type {Environment} */ env) => {
  const token = /** @type {Token} */ (tokens[i]);
  const text = plain(tokens[i + 1]);
  const id = env.slug(text);
  env.heading = text;
  env.headings.push({ level: Number(token.tag.slice(1)), id, text });
  return `<${token.tag} id="${escaped(id)}">`;
});
rule("heading_close", (tokens, i, _options, /** @type {Environment} */ env) => {
  const { id, level } = /** @type {Heading} */ (env.headings.at(-1));
  const anchor = level > 1 ? `<a class="anchor" href="#${escaped(id)}" aria-hidden="true" tabindex="-1">#</a>` : "";
  return `${anchor}</${tokens[i]?.tag}>\n`;
});

// a table may be wider than the page; a head without a word is none, and a cell of it without a word no heading
rule(
  "table_open",
  (_tokens, _i, _options, /** @type {Environment} */ env) =>
    `<div class="table" tabindex="0" role="group" aria-label="${escaped(env.heading)}"><table>\n`,
);
rule("table_close", () => "</table></div>\n");
rule("th_open", (tokens, i) => {
  const style = tokens[i]?.attrGet("style");
  const right = style === "text-align:right" ? ' class="right"' : "";
  return plain(tokens[i + 1]) === "" ? `<td${right}>` : `<th scope="col"${right}>`;
});
rule("th_close", (tokens, i) => (plain(tokens[i - 1]) === "" ? "</td>\n" : "</th>\n"));
rule("td_open", (tokens, i) => (tokens[i]?.attrGet("style") === "text-align:right" ? '<td class="right">' : "<td>"));

/** @param {Token[]} tokens */
function withoutEmptyHeads(tokens) {
  /** @type {Token[]} */
  const kept = [];
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.type === "thead_open") {
      const end = tokens.findIndex((token, at) => at > i && token.type === "thead_close");
      if (tokens.slice(i, end).every((token) => plain(token) === "")) {
        i = end;
        continue;
      }
    }
    kept.push(/** @type {Token} */ (tokens[i]));
  }
  return kept;
}

rule("link_open", (tokens, i, options, /** @type {Environment} */ env, self) => {
  const token = /** @type {Token} */ (tokens[i]);
  token.attrSet("href", env.link(token.attrGet("href") ?? ""));
  return self.renderToken(tokens, i, options);
});
rule("image", (tokens, i, _options, /** @type {Environment} */ env) => {
  const token = /** @type {Token} */ (tokens[i]);
  const alt = (token.children ?? []).map(plain).join("");
  return `<img src="${escaped(env.image(token.attrGet("src") ?? ""))}" alt="${escaped(alt)}">`;
});

/**
 * A page of Markdown as HTML, with its headings.
 * @param {string} text
 * @param {{ link: (href: string) => string, image: (src: string) => string }} targets where links and pictures lead on the site
 * @returns {Rendered}
 */
export function render(text, { link, image }) {
  /** @type {Environment} */
  const env = { link, image, headings: [], heading: "", slug: createSlugs() };
  const tokens = withoutEmptyHeads(markdown.parse(text, env));
  const html = markdown.renderer.render(tokens, markdown.options, env);
  const title = env.headings.find(({ level }) => level === 1)?.text;
  if (title === undefined) throw new Error("a page needs a heading of the first level");
  return { html, title, headings: env.headings };
}

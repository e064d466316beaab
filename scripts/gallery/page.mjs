/** An A4 page in pixels of a screen. */
const PAGE = { width: 794, height: 1123 };

/** Elements without an end, and those that end where one of these begins. */
const VOID = new Set(["meta", "img", "br", "hr", "col", "input", "link"]);
/** @type {Readonly<Record<string, readonly string[]>>} */
const ENDED_BY = {
  li: ["li"],
  dt: ["dt", "dd"],
  dd: ["dt", "dd"],
  th: ["th", "td", "tr", "tbody", "tfoot"],
  td: ["th", "td", "tr", "tbody", "tfoot"],
  tr: ["tr", "tbody", "tfoot"],
};

/**
 * HTML of ours as XML: every element ended, every attribute with a value.
 * @param {string} text
 */
export function asXml(text) {
  /** @type {string[]} */
  const open = [];
  let written = "";
  const end = () => {
    written += `</${open.pop()}>`;
  };
  for (const [all, slash, name = "", rest = "", between] of text.matchAll(
    /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>|([^<]+)/g,
  )) {
    if (between !== undefined) {
      written += between;
    } else if (slash === "/") {
      while (open.length > 0 && open.at(-1) !== name) end();
      if (open.length === 0) throw new Error(`nothing for </${name}> to end`);
      end();
    } else {
      while (ENDED_BY[open.at(-1) ?? ""]?.includes(name)) end();
      const attributes = rest.replace(/\s+([\w:-]+)(="[^"]*")?/g, (_, key, value = '=""') => ` ${key}${value}`);
      const closed = VOID.has(name) || all.endsWith("/>");
      written += `<${name}${attributes}${closed ? "/" : ""}>`;
      if (!closed) open.push(name);
    }
  }
  while (open.length > 0) end();
  return written;
}

/**
 * The first page of a report as a picture: its own markup and style in a frame of A4. Texts are set by the reader's fonts, so
 * that the bytes depend on no machine.
 * @param {string} report
 * @param {{ readonly told: string, readonly locale: "en" | "zh" }} page
 */
export function firstPage(report, { told, locale }) {
  const { width, height } = PAGE;
  const part = (/** @type {RegExp} */ which) => which.exec(report)?.[0] ?? "";
  const style = part(/(?<=<style>)[\s\S]*?(?=<\/style>)/)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;");
  const header = part(/<header class="top">[\s\S]*?<\/header>/);
  const main = part(/(?<=<main[^>]*>)[\s\S]*(?=<\/main>)/);
  const summary = /<section id="summary"[\s\S]*?<\/section>/.exec(main)?.[0] ?? "";
  const [figure = ""] = /<figure[\s\S]*?<\/figure>/.exec(main) ?? [];
  const body = asXml(`${header}<main>${summary}${figure}</main>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc" lang="${locale === "zh" ? "zh-Hans" : "en"}">
<title id="title">${part(/(?<=<title>)[\s\S]*?(?=<\/title>)/)}</title>
<desc id="desc">${told}</desc>
<style>${style}.page{height:${height}px;overflow:hidden;background:var(--gf-paper);color:var(--gf-ink)}.page main{padding-top:.1rem}.page h2{margin-top:1.25rem}</style>
<foreignObject width="${width}" height="${height}"><body xmlns="http://www.w3.org/1999/xhtml" class="page">${body}</body></foreignObject>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" fill="none" stroke="#888"/>
</svg>
`;
}

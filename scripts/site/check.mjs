import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

/**
 * Links of the site that lead to no file or no anchor, and what pages load from elsewhere.
 * @param {string} folder
 * @param {{ without?: string }} [options] a folder of the site that is not built
 * @returns {string[]} one line a problem
 */
export function findDeadLinks(folder, { without } = {}) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.replaceAll("\\", "/"))
    .sort();
  const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
  const anchors = new Map(
    [...texts].map(([file, text]) => [
      file,
      new Set([...text.matchAll(/\s(?:id|name)="([^"]*)"/g)].map(([, id]) => unescaped(id))),
    ]),
  );
  return [...texts].flatMap(([file, text]) => {
    const links = [...text.matchAll(/<(?:a|link|img|script)\b[^>]*?\s(href|src)="([^"]*)"/g)];
    const targets = new Set(
      links.map(([element, , target]) => `${element.startsWith("<a") ? "" : "!"}${unescaped(target)}`),
    );
    return [...targets].flatMap((target) => {
      const problem = wrong(file, target.replace(/^!/, ""), target.startsWith("!"));
      return problem === undefined ? [] : [`${file}: ${problem}`];
    });
  });

  /** @returns {string | undefined} */
  function wrong(/** @type {string} */ file, /** @type {string} */ target, /** @type {boolean} */ loads) {
    if (/^[a-z][a-z+.-]*:/i.test(target)) return loads && !target.startsWith("data:") ? `loads ${target}` : undefined;
    const [path = "", anchor = ""] = target.split("#").map(decodeURIComponent);
    const found = path === "" ? file : posix.join(posix.dirname(file), path.split("?")[0] ?? "");
    if (without !== undefined && found.startsWith(`${without}/`)) return undefined;
    if (found.startsWith("../")) return `${target} leaves the site`;
    if (!existsSync(join(folder, found))) return `${target} leads to no file`;
    if (anchor === "" || !found.endsWith(".html")) return undefined;
    return anchors.get(found)?.has(anchor) ? undefined : `${target}: ${found} has no such anchor`;
  }
}

/** @param {string | undefined} text */
function unescaped(text = "") {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

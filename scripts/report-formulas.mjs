// Makes src/report/html/formulas.json from the pages of docs/methods: of each method its name, its formula as MathML and its
// source, so that a report says what the documentation says. `--check`: fails where they differ.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import temml from "temml";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = join(root, "src/report/html/formulas.json");

/** @param {string} tex */
const mathOf = (tex) =>
  temml
    .renderToString(tex, { displayMode: true, throwOnError: true, annotate: false })
    .replace(/ (?:style|class)="[^"]*"/g, "")
    .replace(/<(\/?)semantics>/g, "");

/** Markdown as plain text. @param {string} text */
const plain = (text) =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\$([^$]*)\$/g, "$1")
    .replace(/[*`]/g, "")
    .trim();

/** Chinese names that begin with Latin letters leave them behind: the last word is theirs where it stands there twice, or is one letter. @param {string} name */
function englishOf(name) {
  const words = name.split(" ");
  const last = words.at(-1) ?? "";
  return words.length > 1 && (/^[KS]$/.test(last) || words.indexOf(last) < words.length - 1)
    ? words.slice(0, -1).join(" ")
    : name;
}

export function formulas() {
  /** @type {Record<string, Record<string, { en: string, math?: string, words?: string, source?: string }>>} */
  const found = {};
  for (const kind of ["impute", "treat", "normalise", "weigh", "aggregate"]) {
    found[kind] = {};
    for (const file of readdirSync(join(root, "docs/methods", kind)).sort()) {
      const id = file.replace(/\.md$/, "");
      const text = readFileSync(join(root, "docs/methods", kind, file), "utf8");
      const title = /^# (.*)$/m.exec(text)?.[1] ?? "";
      if (!title.includes(`\`${id}\``)) continue; // no page of a method
      const [, tex] = /```math\n([\s\S]*?)```/.exec(text) ?? [];
      const [, words] = /^\*\*Formula\.\*\* (.*)$/m.exec(text) ?? [];
      const [, source] = /^\*\*Source\.\*\* (.*)$/m.exec(text) ?? [];
      const name = title
        .replace(/`[^`]*`:?/g, "")
        .replace(/\p{Script=Han}.*$/u, "")
        .trim();
      found[kind][id] = {
        en: englishOf(name),
        ...(tex !== undefined && { math: mathOf(tex) }),
        ...(tex === undefined && words !== undefined && { words: plain(words) }),
        ...(source !== undefined && { source: plain(source) }),
      };
    }
  }
  return `${JSON.stringify(found, null, 1)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = formulas();
  if (process.argv.includes("--check")) {
    if (readFileSync(target, "utf8") !== text) {
      console.error("src/report/html/formulas.json differs from docs/methods: node scripts/report-formulas.mjs");
      process.exitCode = 1;
    }
  } else writeFileSync(target, text);
}

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { builtins } from "../../src/index.ts";
import { root } from "./run.ts";

const markdown = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .sort();

const pages = [
  ...["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"],
  ...markdown("docs"),
  ...markdown("data/examples"),
];

const read = (page: string): string => readFileSync(join(root, page), "utf8");

/** A page without what only looks like a link: code, and comments. */
function prose(text: string): string {
  return text
    .replace(/^(\s*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n\s*\2\s*$/gm, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/`[^`\n]*`/g, "");
}

function linksOf(text: string): string[] {
  const inline = [...prose(text).matchAll(/\]\(([^()\s]+(?:\([^()]*\)[^()\s]*)?)(?:\s+"[^"]*")?\)/g)];
  return inline.map(([, target]) => target!);
}

/** Headings as GitHub anchors them: lower case, punctuation dropped, spaces to hyphens, a number where one repeats. */
function anchorsOf(text: string): Set<string> {
  const seen = new Map<string, number>();
  const lines = text.replace(/^(\s*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n\s*\2\s*$/gm, "").split("\n");
  return new Set(
    lines.flatMap((line) => {
      const heading = /^#{1,6}\s+(.+?)\s*#*$/.exec(line)?.[1];
      if (heading === undefined) return [];
      const slug = heading
        .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, "")
        .replaceAll(" ", "-");
      const before = seen.get(slug);
      seen.set(slug, (before ?? 0) + 1);
      return [before === undefined ? slug : `${slug}-${before}`];
    }),
  );
}

function problem(page: string, link: string): string | undefined {
  if (/^[a-z][a-z+.-]*:/i.test(link)) return undefined; // another site
  const [path = "", anchor] = decodeURI(link).split("#");
  const target = path === "" ? join(root, page) : resolve(root, dirname(page), path);
  const shown = relative(root, target);
  if (shown.startsWith("..")) return `${link} leaves the project`;
  if (!existsSync(target)) return `${link}: there is no ${shown}`;
  if (anchor === undefined) return undefined;
  if (statSync(target).isDirectory()) return `${link}: a folder has no headings`;
  return anchorsOf(readFileSync(target, "utf8")).has(anchor)
    ? undefined
    : `${link}: ${shown} has no heading #${anchor}`;
}

describe("links", () => {
  test.each(pages)("%s: every relative link and anchor resolves", (page) => {
    expect(linksOf(read(page)).flatMap((link) => problem(page, link) ?? [])).toEqual([]);
  });

  test("a dead link, a dead anchor and one out of the project are caught; code is no link", () => {
    expect(problem("README.md", "docs/no-such-page.md")).toMatch(/there is no/);
    expect(problem("README.md", "docs/README.md#no-such-heading")).toMatch(/has no heading/);
    expect(problem("README.md", "../elsewhere.md")).toMatch(/leaves the project/);
    expect(problem("README.md", "docs/README.md#documentation")).toBeUndefined();
    expect(linksOf("[a](b.md) `[c](d.md)` ![e](f.svg)\n```\n[g](h.md)\n```\n")).toEqual(["b.md", "f.svg"]);
    expect([...anchorsOf("# A `b`, c\n## 一、先跑\n## A b, c\n```\n# no\n```\n")]).toEqual([
      "a-b-c",
      "一先跑",
      "a-b-c-1",
    ]);
  });

  test("every page of docs/ is reached from the README", () => {
    const reached = new Set<string>(["README.md"]);
    for (const page of reached)
      for (const link of linksOf(read(page))) {
        const target = relative(root, resolve(root, dirname(page), link.split("#")[0]!)).replaceAll("\\", "/");
        if (target.endsWith(".md") && existsSync(join(root, target))) reached.add(target);
      }
    expect(markdown("docs").filter((page) => !reached.has(page))).toEqual([]);
  });
});

test("every built-in method is named in the documentation", () => {
  const text = markdown("docs").map(read).join("\n");
  const named = (id: string): boolean => text.includes(`\`${id}\``);
  expect(builtins.filter(({ id }) => !named(id)).map(({ kind, id }) => `${kind} ${id}`)).toEqual([]);
});

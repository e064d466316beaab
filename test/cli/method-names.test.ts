import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { builtins } from "../../src/pipeline/builtins.ts";
import { methodsZh } from "../../src/report/words/methods.ts";

const names: Readonly<Record<string, Readonly<Record<string, string>>>> = methodsZh;

test("every built-in method has a Chinese name, the one of its page", () => {
  for (const { kind, id } of builtins) {
    const name = names[kind]?.[id];
    expect(name, `${kind} ${id}`).toMatch(/\p{Script=Han}/u);
    const page = `docs/methods/${kind}/${id}.md`;
    if (existsSync(page)) expect(readFileSync(page, "utf8").split("\n")[0]).toContain(name);
  }
});

test("no name without a method", () => {
  const known = new Set(builtins.map(({ kind, id }) => `${kind} ${id}`));
  const named = Object.entries(names).flatMap(([kind, own]) => Object.keys(own).map((id) => `${kind} ${id}`));
  expect(named.filter((one) => !known.has(one))).toEqual([]);
});

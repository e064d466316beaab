import { expect, test } from "vitest";
import { isGroup } from "../../src/pipeline/tree.ts";
import { measureIn } from "../../src/schema/measure-words.ts";
import type { Node } from "../../src/schema/types.ts";
import { loadSystem, systemIds } from "../../src/systems/index.ts";

test.each([
  ["%", "%"],
  ["10k CNY/mu", "万元/亩"],
  ["100M CNY", "亿元"],
  ["per 10k persons", "每万人"],
  ["m2 per 10k persons", "平方米/万人"],
  ["deaths/100M CNY", "人/亿元"],
  ["km/100 km2", "公里/百平方公里"],
  ["ug/m3", "微克/立方米"],
  ["10k", "万"],
  ["percentage points", "百分点"],
  // written in Chinese already, or in words of one's own
  ["万元/亩", "万元/亩"],
  ["10k widgets", "10k widgets"],
  ["CNY/widget", "CNY/widget"],
  ["per widget", "per widget"],
  ["toString", "toString"],
  ["", ""],
])("%s is %s in Chinese, and stays in English", (measure, zh) => {
  expect(measureIn(measure, "zh")).toBe(zh);
  expect(measureIn(measure, "en")).toBe(measure);
});

test("every measure of the bundled systems has Chinese words", async () => {
  const measures = new Set<string>();
  const visit = (node: Node): void => {
    if (isGroup(node)) node.children.forEach(visit);
    else if (node.measure !== undefined) measures.add(node.measure);
  };
  for (const id of systemIds) visit((await loadSystem(id)).index);
  expect(measures.size).toBeGreaterThan(40);
  expect([...measures].filter((measure) => /[a-zB-Z]/.test(measureIn(measure, "zh")))).toEqual([]);
});

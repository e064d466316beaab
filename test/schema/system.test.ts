import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { IndexError } from "../../src/errors/index.ts";
import { parseSystem } from "../../src/index.ts";
import { checkSystem } from "../../src/schema/system.ts";
import type { Group, Indicator } from "../../src/schema/types.ts";
import { hasShared, sharedPath } from "../reference/shared.ts";
import { problems, tiny, withIndicator } from "./make.ts";

const indicator = (fields: object) => {
  const { system, issues } = checkSystem(withIndicator(fields));
  expect(issues).toEqual([]);
  return system?.index.children[0] as Indicator;
};

test("every default is filled in, keys always in the same order", () => {
  // design.md section 2: weight 1, tags [], owners [], role evaluated, levels [], targets []
  expect(JSON.stringify(indicator({}))).toBe(
    '{"id":"x","weight":1,"direction":"positive","tags":[],"owners":[],"role":"evaluated","levels":[],"targets":[]}',
  );
  const { variables, levels, index } = checkSystem(tiny()).system!;
  expect(variables).toEqual([{ id: "urban" }, { id: "rural" }]);
  expect(levels).toEqual([]);
  expect(Object.keys(index)).toEqual(["id", "weight", "tags", "owners", "children"]);
});

test("short forms become whole ones", () => {
  const x = indicator({
    owners: ["区农业农村局", { name: { zh: "区财政局" }, role: "support", share: 0.4 }],
    denominator: "urban",
    targets: [
      { period: "2025", value: 3 },
      { period: "2025", value: 3, comparator: "about", unit: "a", tolerance: 0.1 },
      { kind: "value", period: "2026", value: 3, comparator: "about" },
      { kind: "trend", trend: "rising", period: "2030" },
      { kind: "joint", floors: [{ of: "urban", value: 30 }], value: 100, period: "2030" },
    ],
  });
  expect(x.owners).toEqual([
    { name: "区农业农村局", role: "lead" },
    { name: { zh: "区财政局" }, role: "support", share: 0.4 },
  ]);
  expect(x.denominator).toEqual({ by: "urban", scale: 1 });
  expect(x.targets).toEqual([
    { kind: "value", value: 3, comparator: "reach", period: "2025" },
    { kind: "about", value: 3, comparator: "about", tolerance: 0.1, unit: "a", period: "2025" },
    { kind: "about", value: 3, comparator: "about", period: "2026" },
    { kind: "trend", trend: "rising", every: "span", period: "2030" },
    {
      kind: "joint",
      floors: [{ of: "urban", comparator: "reach", value: 30 }],
      value: 100,
      comparator: "reach",
      period: "2030",
    },
  ]);
  const gone = indicator({ direction: "negative", targets: [{ kind: "elimination", period: "2030" }] });
  expect(gone.targets).toEqual([{ kind: "elimination", value: 0, comparator: "reach", period: "2030" }]);
  expect(indicator({ owners: "区统计局" }).owners).toEqual([{ name: "区统计局", role: "lead" }]);
});

test("an indicator whose direction nobody stated is observed, unless a role is given", () => {
  expect(indicator({ direction: "unstated" }).role).toBe("observed");
  expect(indicator({ direction: "unstated", role: "evaluated" }).role).toBe("evaluated");
});

test("texts are trimmed and in NFC; a source stays as written", () => {
  // é as e + combining acute is one character in NFC
  const x = indicator({ name: "  cafe\u0301 ", source: { quote: " 达到83岁以上 " }, tags: [" survey "] });
  expect(x.name).toBe("caf\u00e9");
  expect(x.source).toEqual({ quote: "达到83岁以上" });
  expect(x.tags).toEqual(["survey"]);
});

const written = (text: string, name: string) => (name.endsWith(".json") ? JSON.parse(text) : parse(text).system);
const files = [
  ...["huangyan_64", "fenghua_2025", "fenghua_2022", "jinhua_2025", "haiyan_2025"].map(
    (id) => new URL(`../../data/systems/${id}.json`, import.meta.url),
  ),
  new URL("../../data/examples/fenghua/gongfu.yaml", import.meta.url),
  ...(hasShared ? ["asem", "hdi", "fenghua"].map((name) => pathToFileURL(sharedPath(`examples/${name}.yaml`))) : []),
];

test.each(files.map((file) => [file.pathname.split("/").slice(-2).join("/"), file] as const))(
  "%s is right as it is written, and what comes out is the same system again",
  (name, file) => {
    const { system, issues } = checkSystem(written(readFileSync(file, "utf8"), name));
    expect(issues).toEqual([]);
    expect(checkSystem(JSON.parse(JSON.stringify(system)))).toEqual({ system, issues: [] });
  },
);

test("the result shares nothing with the input", () => {
  const input = tiny();
  const { system } = checkSystem(input);
  const before = JSON.stringify(system);
  (input["index"] as Group & { children: unknown[] }).children.push({ id: "later" });
  expect(JSON.stringify(system)).toBe(before);
});

test("a format is accepted when it names a system in a known version", () => {
  expect(problems({ ...tiny(), format: "common-prosperity-index/system@1" })).toEqual([]);
  expect(problems({ ...tiny(), format: "common-prosperity-index/system@2" })).toEqual(["format: newer-format"]);
  expect(problems({ ...tiny(), format: "common-prosperity-index/scores@1" })).toEqual(["format: wrong-format"]);
  expect(problems({ ...tiny(), format: "system" })).toEqual(["format: wrong-format"]);
  expect(problems({ ...tiny(), format: 1 })).toEqual(["format: wrong-type"]);
});

test("parseSystem throws every problem at once, each with its place under the path given", () => {
  const input = { ...tiny(), version: 1, levels: "town" };
  const error = (() => {
    try {
      return parseSystem(input, { path: ["system"] });
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toBeInstanceOf(IndexError);
  expect((error as IndexError).issues.map(({ path }) => path)).toEqual([
    ["system", "levels"],
    ["system", "version"],
  ]);
  expect((error as IndexError).message).toContain(
    'system.version: expected a text, found a number 1; put it in quotes: "1"',
  );
});

test("a system of 64 indicators is checked in a few milliseconds", () => {
  const children = Array.from({ length: 8 }, (_, g) => ({
    id: `group${g}`,
    children: Array.from({ length: 8 }, (_, i) => ({
      id: `x${g}_${i}`,
      direction: "positive",
      goalposts: [0, 1],
      targets: [{ period: "2025", value: 1 }],
    })),
  }));
  const input = { id: "big", version: "1", index: { id: "index", children } };
  const times = Array.from({ length: 20 }, () => {
    const started = performance.now();
    checkSystem(input);
    return performance.now() - started;
  });
  expect(Math.min(...times)).toBeLessThan(50); // measured: 2 to 4; the limit only catches a blow-up
});

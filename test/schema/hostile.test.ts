import fc from "fast-check";
import { expect, test } from "vitest";
import { zh } from "../../src/errors/zh.ts";
import { issueText } from "../../src/index.ts";
import { checkProject } from "../../src/schema/project.ts";
import { checkSystem } from "../../src/schema/system.ts";
import { nestedLists, tiny } from "./make.ts";

/** A system with every key that there is. */
const full = (): Record<string, unknown> => ({
  format: "common-prosperity-index/system@1",
  id: "full",
  version: "1",
  name: { en: "Full", zh: "全" },
  description: "d",
  source: { document: "d", section: "s", quote: "q", evidence: "named", date: "2022-05-25", url: "u", note: "n" },
  levels: ["town"],
  variables: [{ id: "v", name: "V", measure: "CNY", figure: "flow", price: "current" }],
  index: {
    id: "index",
    name: "I",
    weight: 1,
    direction: "positive",
    tags: ["t"],
    owners: "o",
    children: [
      {
        id: "x",
        name: "X",
        definition: "d",
        calculation: "c",
        scope: "s",
        frequency: "f",
        dataSource: "d",
        rationale: "r",
        note: "n",
        price: "constant",
        source: "s",
        weight: 1,
        direction: { from: 1, to: 2, min: 0, max: 3 },
        tags: ["t"],
        owners: [{ id: "1", name: "o", role: "lead", share: 1 }],
        measure: "m",
        formula: "v",
        expression: { kind: "call", name: "abs", args: [{ kind: "column", id: "v" }] },
        denominator: { by: "v", scale: 1 },
        goalposts: [0, 3],
        transform: "sqrt",
        figure: "rate",
        role: "gate",
        levels: ["town"],
        targets: [
          {
            kind: "value",
            value: 1,
            comparator: "reach",
            period: "2025",
            since: "2021",
            base: { period: "2020", value: 1, source: "s" },
            basis: "annual",
            aspirational: true,
            official: true,
            issuedOn: "2022",
            supersedes: "x",
            unit: "u",
            source: "s",
            note: "n",
          },
          { kind: "joint", floors: [{ of: "v", comparator: "about", value: 1 }], value: 1, period: "2025" },
          { kind: "relative", reference: { statistic: "mean", of: "province" }, factor: 1, period: "2025" },
        ],
        collection: "survey",
      },
    ],
  },
});

type Keys = (string | number)[];
function placesIn(value: unknown, path: Keys = []): Keys[] {
  if (typeof value !== "object" || value === null) return [path];
  return [
    ...(path.length > 0 ? [path] : []),
    ...Object.keys(value).flatMap((k) =>
      placesIn(Reflect.get(value, k), [...path, Array.isArray(value) ? Number(k) : k]),
    ),
  ];
}
function put(input: unknown, path: Keys, value: unknown): unknown {
  if (path.length === 0) return value;
  const copy = Array.isArray(input) ? [...input] : { ...(input as object) };
  Reflect.set(copy, path[0]!, put(Reflect.get(copy, path[0]!), path.slice(1), value));
  return copy;
}

test("the system with every key is right", () => {
  expect(checkSystem(full()).issues).toEqual([]);
});

const strange: [string, unknown][] = [
  ["null", null],
  ["true", true],
  ["a number", 1e308],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["an empty text", ""],
  ["another text", "🙂 nowhere"],
  ["an empty list", []],
  ["a list", [1, null]],
  ["an empty object", {}],
  ["an object", { a: { b: 1 } }],
  ["a function", () => 1],
  ["a date", new Date(0)],
  ["10,000 levels", nestedLists(10_000)],
  ["__proto__", JSON.parse('{"__proto__":{"polluted":true}}')],
];

test.each(strange)(
  "%s in the place of every value ends in a system or in problems with texts in both languages",
  (_, value) => {
    for (const path of placesIn(full())) {
      const { system, issues } = checkSystem(put(full(), path, value));
      expect(system === undefined, path.join(".")).toBe(issues.length > 0);
      for (const issue of issues) {
        for (const text of [issueText(issue), issueText(issue, zh)])
          expect(text).not.toMatch(/undefined|\[object|NaN is not a function/);
        expect(JSON.stringify(issue.path)).not.toContain("null");
      }
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  },
);

test.each(strange)("%s as a whole document", (_, value) => {
  expect(checkSystem(value).issues.length).toBeGreaterThan(0);
  expect(checkProject(value).issues.length).toBeGreaterThan(0);
});

test("any JSON ends in a system or in problems", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(...placesIn(full())), (value, path) => {
      const { system, issues } = checkSystem(put(full(), path, value));
      expect(system === undefined).toBe(issues.length > 0);
    }),
    { numRuns: 300 },
  );
});

test("a document with very many problems is refused quickly", () => {
  const children = Array.from({ length: 15_000 }, (_, i) => ({
    id: `x${i}`,
    direction: "positive",
    denominator: `y${i}`,
  }));
  const started = performance.now();
  const { issues } = checkSystem({ ...tiny(), index: { id: "index", children } });
  expect(issues).toHaveLength(15_000);
  expect(performance.now() - started).toBeLessThan(15_000); // measured: 0.4 s; quadratic work would take minutes
});

test("texts of any length stay readable", () => {
  const { issues } = checkSystem({ ...tiny(), version: "1", levels: "x".repeat(1e6) });
  expect(issueText(issues[0]!).length).toBeLessThan(200);
});

import { expect, test } from "vitest";
import { checkProject } from "../../src/schema/project.ts";

const minimal = { system: "huangyan_64", data: [{ file: "a.csv" }] };
const problems = (more: object) =>
  checkProject({ ...minimal, ...more }, { path: ["p"] }).issues.map(({ code, path }) => `${path.join(".")}: ${code}`);

test("a project by id or path, or written out, with its defaults", () => {
  expect(checkProject(minimal)).toEqual({
    project: { system: "huangyan_64", data: [{ file: "a.csv", kind: "indicators" }] },
    issues: [],
  });
  const whole = {
    format: "common-prosperity-index/project@1",
    title: { zh: "共富" },
    locale: "zh",
    system: { id: "x", anything: [1] },
    data: [
      {
        file: "a.csv",
        kind: "indicators",
        encoding: "gb18030",
        note: "synthetic",
        columns: { unit: "code", name: "名称", period: { value: "2023" }, groups: ["region"], ignore: ["rank"] },
      },
    ],
    plan: { rank: { ties: "min" } },
  };
  const { format: _, ...expected } = whole;
  expect(checkProject(whole)).toEqual({ project: expected, issues: [] });
});

test.each([
  [{ data: [] }, ["p.data: wrong-length"]],
  [{ data: undefined }, ["p.data: missing-key"]],
  [{ system: undefined }, ["p.system: missing-key"]],
  [{ system: 5 }, ["p.system: wrong-type"]],
  [{ system: " " }, ["p.system: empty-text"]],
  [{ plan: [] }, ["p.plan: wrong-type"]],
  [{ dta: 1 }, ["p.dta: unknown-key"]],
  [{ locale: "fr" }, ["p.locale: not-one-of"]],
  [{ format: "common-prosperity-index/system@1" }, ["p.format: wrong-format"]],
  [{ data: [{ file: 3 }] }, ["p.data.0.file: wrong-type"]],
  [{ data: [{ file: "a", kind: "indicator" }] }, ["p.data.0.kind: not-one-of"]],
  [{ data: [{ file: "a", columns: { period: { value: 2023 } } }] }, ["p.data.0.columns.period.value: wrong-type"]],
  [{ data: [{ file: "a", columns: { unti: "b" } }] }, ["p.data.0.columns.unti: unknown-key"]],
  [{ data: [{ file: "a", encoding: "utf-16" }] }, ["p.data.0.encoding: not-one-of"]],
])("%j", (more, expected) => expect(problems(more)).toEqual(expected));

test("what is not built yet says so, part by part, together with everything else", () => {
  expect(problems({ monitor: {}, uncertainty: 1, sensitivity: [], snapshots: "a", report: null, nosuch: 1 })).toEqual([
    "p.snapshots: wrong-type",
    "p.nosuch: unknown-key",
  ]);
});

test("hostile documents are refused before they are read", () => {
  expect(
    checkProject(JSON.parse('{"system":"a","data":[{"file":"a","__proto__":1}]}')).issues.map(({ code }) => code),
  ).toEqual(["forbidden-key"]);
});

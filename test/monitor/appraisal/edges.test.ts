import { expect, test } from "vitest";
import { datasetFromColumns, parseSystem } from "../../../src/index.ts";
import { appraise } from "../../../src/monitor/appraisal/appraise.ts";
import type { AppraisalRulesInput } from "../../../src/monitor/appraisal/shape.ts";

const targets = [
  { period: "2024", value: 100 },
  { period: "2025", value: 100 },
];
const system = parseSystem({
  id: "s",
  version: "1",
  index: { id: "index", children: [{ id: "x", direction: "positive", owners: ["health"], targets }] },
});
const towns = ["a", "b", "c", "d", "e"];
const data = datasetFromColumns({
  units: [...towns, ...towns],
  periods: [...towns.map(() => "2024"), ...towns.map(() => "2025")],
  // 2025: a and b are equal at the line of two places, e stays last
  columns: { x: [60, 50, 40, 30, 20, 70, 70, 90, 10, (57 / 100) * 100] },
});
type Kind = AppraisalRulesInput["kinds"][number];
const kind = (more: Partial<Kind>): Kind => ({
  id: "towns",
  subjects: { from: "units" },
  parts: [{ id: "results", weight: 1, source: { from: "attainment" } }],
  ...more,
});
const of = (more: Partial<Kind>, options: object = {}) =>
  appraise({ system }, data, { kinds: [kind(more)] }, { period: "2025", previous: "2024", ...options }).kinds[0]!;

test("who rose has a positive rise; places shared and kept", () => {
  const { subjects } = of({});
  expect(subjects.map(({ id, rank, lastRank, rise }) => [id, rank, lastRank, rise])).toEqual([
    ["c", 1, 3, 2],
    ["a", 2, 1, -1],
    ["b", 2, 2, 0],
    ["e", 4, 5, 1],
    ["d", 5, 4, -1],
  ]);
  expect(subjects[0]!.gained).toBeCloseTo(50, 12);
});

test("two places of five, two equal at the line: out, in, or by a second part that is missing for one", () => {
  const graded = (quota: Kind["quota"], more: Partial<Kind> = {}, options: object = {}) =>
    of({ grades: [{ id: "good", quota: { share: 0.4 } }, { id: "rest" }], ...(quota && { quota }), ...more }, options)
      .subjects.filter(({ grade }) => grade === "good")
      .map(({ id }) => id);
  expect(graded(undefined)).toEqual(["c"]);
  expect(graded({ ties: "in" })).toEqual(["c", "a", "b"]);
  const second = {
    parts: [...kind({}).parts, { id: "public", weight: 0, source: { from: "table" as const } }],
  };
  const table = [{ subject: "b", part: "public", score: 80 }];
  // a part without weight refuses nobody; who lacks it comes after who has it
  expect(graded({ ties: { by: "public" } }, second, { table })).toEqual(["c", "b"]);
});

test("a row for a gate that counts 0 says that nothing happened", () => {
  const gates: Kind["gates"] = [{ id: "accident", on: { what: "table" }, effect: { score: 10 } }];
  const total = (score: number) =>
    of({ gates }, { table: [{ subject: "c", part: "accident", score }] }).subjects.find(({ id }) => id === "c")!;
  expect([total(0).total, total(0).gates]).toEqual([90, []]);
  expect(total(1).total).toBe(10);
  expect(total(1).terms.reduce((sum, { points }) => sum + points, 0)).toBe(10);
});

test("a figure on its floor but for rounding does not breach it", () => {
  const floor = (least: number) =>
    of({
      gates: [{ id: "floor", on: { what: "floor", indicator: "x", least }, effect: { score: 0 } }],
    }).subjects.find(({ id }) => id === "e")!.gates.length;
  expect([floor(57), floor(57.001)]).toEqual([0, 1]);
});

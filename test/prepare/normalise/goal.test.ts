import { describe, expect, test } from "vitest";
import { goalFinder, goalsOf } from "../../../src/prepare/normalise/goal.ts";
import type { Basis, Figure, Target } from "../../../src/schema/types.ts";
import { codes, nodeOf } from "./suite.ts";

type Loose = Partial<Record<string, unknown>>;
const target = (more: Loose): Target =>
  ({ kind: "value", period: "2025", value: 5, comparator: "reach", ...more }) as Target;
const base = { period: "2020", value: 4 };

function goal(more: Loose, { useBase = true, ...node }: Loose = {}) {
  return goalsOf(nodeOf({ ...node, targets: [target(more)] }), { useBase: useBase as boolean })[0]!.goal;
}
const refused = (more: Loose, node: Loose = {}) => codes(() => goal(more, node));

describe("goals of targets", () => {
  const positive = "positive" as const;
  const negative = "negative" as const;
  test.each([
    ["reach", positive, { sense: "up", strict: false }],
    ["reach", negative, { sense: "down", strict: false }],
    [">=", positive, { sense: "up", strict: false }],
    [">", positive, { sense: "up", strict: true }],
    ["<=", negative, { sense: "down", strict: false }],
    ["<", negative, { sense: "down", strict: true }],
    // the comparator says it, whatever the direction
    ["<=", positive, { sense: "down", strict: false }],
  ] as const)("%s of a %s indicator", (comparator, direction, want) => {
    expect(goal({ comparator }, { direction })).toEqual({ form: "ratio", target: 5, ...want });
    expect(goal({ comparator, base }, { direction })).toEqual({ form: "base", target: 5, base: 4, ...want });
    expect(goal({ comparator, base }, { direction, useBase: false })).toEqual({ form: "ratio", target: 5, ...want });
  });

  test("exactly, about, range: inside, with limits where they are declared", () => {
    expect(goal({ comparator: "exactly" })).toEqual({ form: "range", from: 5, to: 5, min: null, max: null });
    expect(goal({ kind: "about", comparator: "about", tolerance: 0.5 })).toEqual({
      form: "range",
      from: 4.5,
      to: 5.5,
      min: null,
      max: null,
    });
    expect(goal({ kind: "range", from: 1, to: 2, min: 0 })).toEqual({
      form: "range",
      from: 1,
      to: 2,
      min: 0,
      max: null,
    });
    expect(refused({ kind: "about", comparator: "about" })).toEqual(["target-not-scored"]);
  });

  test("elimination is a target of 0 from its base", () => {
    const kind = { kind: "elimination", value: 0, comparator: "reach" };
    expect(goal({ ...kind, base }, { direction: negative })).toEqual({
      form: "base",
      sense: "down",
      target: 0,
      base: 4,
      strict: false,
    });
    expect(goal(kind, { direction: negative })).toEqual({ form: "ratio", sense: "down", target: 0, strict: false });
  });

  test.each([
    ["翻番", 2, 8],
    ["翻两番", 4, 16],
    ["增长 3 倍", 1 + 3, 16],
  ])("%s from 4", (_, factor, want) => {
    expect(goal({ kind: "multiple", factor, base })).toMatchObject({ form: "base", target: want, base: 4 });
    expect(goal({ kind: "multiple", factor, base }, { useBase: false })).toMatchObject({ form: "ratio", target: want });
    expect(refused({ kind: "multiple", factor })).toEqual(["target-not-scored"]);
    for (const value of [0, -4]) {
      expect(refused({ kind: "multiple", factor, base: { ...base, value } })).toEqual(["target-not-scored"]);
    }
  });

  test("growth: b·(1 + g)^years, five years to 2025 from a base of 2020", () => {
    const found = goal({ kind: "growth", value: 10, base: { period: "2020", value: 100 } });
    expect(found).toMatchObject({ form: "base", base: 100 });
    expect((found as { target: number }).target).toBeCloseTo(161.051, 10);
    expect(refused({ kind: "growth", value: 10 })).toEqual(["target-not-scored"]);
    for (const period of ["2020Q1", "2025", "2026"]) {
      expect(refused({ kind: "growth", value: 10, base: { period, value: 100 } })).toEqual(["target-not-scored"]);
    }
  });

  test("assigned and unknown: stated, without a number; what compares with others is refused", () => {
    expect(goal({ kind: "assigned", by: "省" })).toBeNull();
    expect(goal({ kind: "unknown", words: "稳步提升" })).toBeNull();
    for (const kind of ["trend", "relative", "synchrony", "joint"])
      expect(refused({ kind })).toEqual(["target-not-scored"]);
  });

  test.each<[Figure, Basis, boolean]>([
    ["stock", "stock", false],
    ["stock", "cumulative", true],
    ["stock", "ytd", true],
    ["flow", "annual", false],
    ["flow", "cumulative", true],
    ["flow", "stock", true],
    ["cumulative", "cumulative", false],
    ["cumulative", "annual", true],
    ["cumulative", "annual-average", true],
    ["rate", "rate", false],
    ["rate", "cumulative", true],
    ["ordinal", "stock", false],
  ])("a %s figure against a %s target: refused %s", (figure, basis, clash) => {
    expect(refused({ basis }, { figure })).toEqual(clash ? ["basis-mismatch"] : []);
  });

  test("several for one unit and period: the official one, else a conflict that shows all", () => {
    const two = (...targets: Loose[]) => goalsOf(nodeOf({ targets: targets.map(target) }), { useBase: true });
    expect(two({ value: 5 }, { value: 6, official: true })).toMatchObject([{ goal: { target: 6 } }]);
    expect(codes(() => two({ value: 5 }, { value: 6 }))).toEqual(["target-conflict"]);
    expect(codes(() => two({ official: true }, { value: 6, official: true }))).toEqual(["target-conflict"]);
    // another unit or period is another place
    expect(two({ value: 5 }, { value: 6, unit: "a" }, { value: 7, period: "2030" })).toHaveLength(3);
  });

  test("the targets of one period only; none there: an error that lists the periods", () => {
    const node = nodeOf({ targets: [target({}), target({ value: 9, period: "2030" })] });
    expect(goalsOf(node, { period: "2030", useBase: true })).toMatchObject([{ period: "2030", goal: { target: 9 } }]);
    expect(codes(() => goalsOf(node, { period: "2035", useBase: true }))).toEqual(["no-target"]);
    expect(codes(() => goalsOf(nodeOf(), { useBase: true }))).toEqual(["no-target"]);
  });

  test("all problems at once", () => {
    const targets = [target({ kind: "trend", period: "2022" }), target({}), target({ value: 6 })];
    expect(codes(() => goalsOf(nodeOf({ targets }), { useBase: true }))).toEqual([
      "target-not-scored",
      "target-conflict",
    ]);
  });
});

describe("finding the goal of a row", () => {
  const placed = [
    { unit: null, period: "2025", goal: 1 },
    { unit: "a", period: "2025", goal: 2 },
    { unit: "b", period: "2025", goal: null },
  ];
  test("a unit's own stands before the one for all, also where its number is not known", () => {
    const find = goalFinder(placed, { byPeriod: true });
    expect([find("a", "2025"), find("b", "2025"), find("c", "2025"), find("c", "2024")]).toEqual([2, null, 1, null]);
  });
  test("a chosen period holds for the rows of every period", () => {
    expect(goalFinder(placed, { byPeriod: false })("c", "2021")).toBe(1);
  });
});

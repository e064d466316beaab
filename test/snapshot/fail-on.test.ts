import { expect, test } from "vitest";
import type { SnapshotDiff, WeightDiff } from "../../src/snapshot/diff.ts";
import { breachesOf, parseFailOn } from "../../src/snapshot/fail-on.ts";
import { moved, same } from "./diff-fixtures.ts";

/** Who or what breaches a rule, and by how much. */
const breaches = (rule: string, diff: Partial<SnapshotDiff>) =>
  breachesOf({ ...same, ...diff }, parseFailOn(rule)).map(({ unit, node, size }) => [unit ?? node, size]);

test("ranks: up to the bound is allowed, a rank that came or went is not", () => {
  const scores = [
    moved("a", [40, 1], [38, 3]),
    moved("b", [40, 3], [41, 2]),
    moved("c", [null, null], [50, 1]),
    moved("d", [1, 2], [1, null]),
  ];
  expect(breaches("rank-shift>1", { scores })).toEqual([
    ["a", 2],
    ["c", null],
    ["d", null],
  ]);
  expect(breaches("rank-shift", { scores }).map(([unit]) => unit)).toEqual(["a", "b", "c", "d"]);
  expect(breaches("rank-shift", { scores: scores.map((one) => ({ ...one, node: "part" })) })).toEqual([]);
});

test("scores: by points or by a share of the earlier one, of which 0 has none", () => {
  const scores = [
    moved("a", [40, 1], [44, 1]),
    moved("b", [0, 2], [1, 2]),
    moved("c", [50, 3], [null, null]),
    moved("d", [null, null], [5, 3]),
  ];
  expect(breaches("score>2", { scores })).toEqual([
    ["a", 4],
    ["c", null],
    ["d", null],
  ]);
  // 44 is a tenth more than 40; whatever was 0 has grown without measure
  expect(breaches("score>5%", { scores })).toEqual([
    ["a", 0.1],
    ["b", null],
    ["c", null],
    ["d", null],
  ]);
  expect(breaches("score>10%", { scores: scores.slice(0, 1) })).toEqual([]);
});

test("weights: a node that has none on one side had 0 there", () => {
  const weight = (node: string, from: number | null, to: number | null): WeightDiff => ({
    node,
    from,
    to,
    nominal: { from, to },
  });
  const weights = [weight("x", 0.25, 0.5), weight("y", null, 0.125), weight("z", 0.5, null)];
  expect(breaches("weight>0.2", { weights })).toEqual([
    ["x", 0.25],
    ["z", 0.5],
  ]);
  expect(breaches("weight>50%", { weights })).toEqual([
    ["x", 1],
    ["y", null],
    ["z", 1],
  ]);
  const placed = { ...weight("x", 0.25, 0.5), unit: "a", period: "2023" };
  expect(breachesOf({ ...same, weights: [placed] }, parseFailOn("weight"))).toMatchObject([
    { unit: "a", period: "2023", node: "x" },
  ]);
});

test("what came or went, each unit and node; figures, by their unit where it is known; what has no explanation", () => {
  const membership = { units: { joined: ["u"], left: ["v"] }, nodes: { joined: ["x"], left: ["y"] } };
  const [rule] = parseFailOn("membership");
  expect(breachesOf({ ...same, membership }, [rule!])).toEqual([
    { rule, unit: "u", from: "absent", to: "present", size: null },
    { rule, unit: "v", from: "present", to: "absent", size: null },
    { rule, node: "x", from: "absent", to: "present", size: null },
    { rule, node: "y", from: "present", to: "absent", size: null },
  ]);
  const revisions = [
    { period: "2023", unit: "u", column: "gdp", from: 1, to: null },
    { period: "2022", column: "tax", from: null, to: null },
  ];
  expect(breaches("data-revision", { revisions })).toEqual([
    ["u", null],
    ["tax", null],
  ]);
  expect(breaches("unexplained", { unexplained: [{ unit: "u", from: "2022", to: "2023", issues: [] }] })).toEqual([
    ["u", null],
  ]);
});

test("plan and system: what was or is absent is null", () => {
  const [plan] = parseFailOn("plan");
  expect(
    breachesOf({ ...same, plan: [{ path: ["weigh", "method"], before: undefined, after: "entropy" }] }, [plan!]),
  ).toEqual([{ rule: plan, node: "weigh.method", from: null, to: "entropy", size: null }]);
  expect(breaches("system", { plan: [{ path: ["a"], before: 1, after: 2 }] })).toEqual([]);
});

test.each([["rank-shift>5%"], ["score>"], ["plan>2"], ["colour"], [""]])("%j is no rule", (text) => {
  expect(() => parseFailOn(text)).toThrow(
    expect.objectContaining({ issues: [expect.objectContaining({ code: "call-fail-on" })] }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { datasetFromColumns, type PlanInput, parseSystem, portrait } from "../../src/index.ts";

const goal = (id: string, more: object = {}) => ({ id, direction: "positive", goalposts: [0, 100], ...more }) as const;
const system = parseSystem({
  id: "s",
  version: "1",
  index: {
    id: "index",
    children: [
      { id: "g", children: [goal("a", { tags: ["strength"] }), goal("b", { tags: ["shortboard"] })] },
      { ...goal("c", { tags: ["innovation"] }), direction: "negative", goalposts: [50, 0] },
    ],
  },
});
const plan: PlanInput = { normalise: { method: "goalposts" } };
const units = ["x", "y", "z"];
const data = datasetFromColumns({
  units: [...units, ...units],
  periods: [...units.map(() => "2022"), ...units.map(() => "2023")],
  columns: { a: [10, 20, 30, 20, 40, 90], b: [50, 60, 70, 60, 90, 10], c: [25, 10, 40, 20, 5, 45] },
  groups: { kind: ["town", "town", "city", "town", "town", "city"] },
});
const x = portrait({ system, plan }, data, { unit: "x", period: "2023" });

test("path: ½·(½·a + ½·b) + ½·(100 − 2c), its change and its ranks", () => {
  // 2022: ½·30 + ½·50 = 40; 2023: ½·40 + ½·60 = 50
  expect(x.path).toEqual([
    { period: "2022", score: 40, rank: 2, change: Number.NaN },
    { period: "2023", score: 50, rank: 2, change: 10 },
  ]);
});

test("places: rank and distance among the peers of the period", () => {
  // y: ½·65 + ½·90 = 77.5, z: ½·50 + ½·10 = 30
  expect(x.places[0]).toEqual({
    node: "index",
    group: true,
    score: 50,
    rank: 2,
    of: 3,
    mean: 52.5,
    median: 50,
    best: { unit: "y", score: 77.5 },
    toBest: 27.5,
  });
  expect(x.benchmark).toEqual({ unit: "y", score: 77.5 });
});

test("nearest by structure: weighted differences less their level", () => {
  // x − y: a −20, b −30, c −30 (weights ¼ ¼ ½): level −27.5, squares 56.25 6.25 6.25 → √18.75
  expect(x.nearest.map(({ unit }) => unit)).toEqual(["y", "z"]);
  expect(x.nearest[0]?.distance).toBeCloseTo(Math.sqrt(18.75), 12);
});

test("levers: exact gains of the index", () => {
  const a = x.levers.find(({ indicator }) => indicator === "a")!;
  // weight ¼; values 20 40 90 have mean 50 and deviation √1300
  expect(a).toMatchObject({ perPoint: 0.25, perUnit: 0.25, toGoal: 20, goal: 100 });
  expect(a.perDeviation).toBeCloseTo(0.25 * Math.sqrt(1300), 12);
  // one unit less of c is two points more, at weight ½
  expect(x.levers.find(({ indicator }) => indicator === "c")).toMatchObject({ perUnit: 1, toGoal: 20, goal: 0 });
});

test("levers: a move out of what a method is defined on is passed over; without peers the way to the goal orders", () => {
  const small = parseSystem({
    id: "s",
    version: "1",
    index: { id: "index", children: [goal("a"), { ...goal("b"), goalposts: [0.1, 0.5], transform: "ln" }] },
  });
  const one = datasetFromColumns({ units: ["x"], periods: "2023", columns: { a: [90], b: [0.2] } });
  const { levers } = portrait({ system: small, plan }, one, { unit: "x", period: "2023" });
  // b: ln(0.2/0.1)/ln 5 = 43.07; one unit less has no logarithm, one more is ln(12)/ln 5
  expect(levers.map(({ indicator }) => indicator)).toEqual(["b", "a"]);
  expect(levers[0]?.perUnit).toBeCloseTo((50 * Math.log(1.2 / 0.2)) / Math.log(5), 10);
  expect(levers[0]?.toGoal).toBeCloseTo(50 * (1 - Math.log(2) / Math.log(5)), 10);
  expect(levers[1]?.toGoal).toBeCloseTo(5, 12);
});

test("levers: without goalposts a target not yet met is the goal, of later ones the next", () => {
  const targets = [
    { period: "2022", value: 1 },
    { period: "2025", value: 80 },
    { period: "2030", value: 90 },
  ];
  const plain = { id: "a", direction: "positive", targets } as const;
  const small = parseSystem({ id: "s", version: "1", index: { id: "index", children: [plain] } });
  const one = datasetFromColumns({ units: ["x", "y"], periods: "2023", columns: { a: [40, 85] } });
  const normalise = { method: "attainment", period: "2025" };
  const told = (unit: string) =>
    portrait({ system: small, plan: { normalise } }, one, { unit, period: "2023" }).levers[0];
  // 100·40/80 = 50 of 100
  expect(told("x")).toMatchObject({ goal: 80, toGoal: 50 });
  expect(told("y")).toMatchObject({ goal: 85, toGoal: 0 });
});

test("obstacle degree: w(1 − z) over its sum", () => {
  // a ¼·0.8 = 0.2, b ¼·0.4 = 0.1, c ½·0.4 = 0.2
  expect(x.obstacles.scale).toBe("bounds");
  expect(x.obstacles.indicators.map(({ indicator, share }) => [indicator, Math.round(share * 1e12) / 1e12])).toEqual([
    ["a", 0.4],
    ["c", 0.4],
    ["b", 0.2],
  ]);
  expect(x.obstacles.groups[0]?.share).toBeCloseTo(0.6, 12);
});

test("strengths, weak points and innovation apart", () => {
  expect(x.tags.map(({ tag, indicators, score, rank, share }) => [tag, indicators, score, rank, share])).toEqual([
    ["strength", ["a"], 20, 3, 0.25],
    ["shortboard", ["b"], 60, 2, 0.25],
    ["innovation", ["c"], 60, 2, 0.5],
  ]);
});

test("a last place is no strength, a first place no weakness, a constant neither", () => {
  // x is last in a, and the middle one in b and c
  expect(x.strengths).toEqual([]);
  expect(x.weaknesses.map(({ indicator, rank }) => [indicator, rank])).toEqual([["a", 3]]);
  const y = portrait({ system, plan }, data, { unit: "y", period: "2023" });
  expect(y.strengths.map(({ indicator }) => indicator)).toEqual(["b", "c"]);
  expect(y.weaknesses).toEqual([]);
  const even = datasetFromColumns({ units: ["x", "y"], periods: "2023", columns: { a: [5, 5], b: [5, 5], c: [1, 2] } });
  const told = portrait({ system, plan }, even, { unit: "y", period: "2023" });
  expect(told.strengths).toEqual([]);
  expect(told.weaknesses.map(({ indicator }) => indicator)).toEqual(["c"]);
});

test("peers of a group only; an unknown group is refused", () => {
  const town = portrait({ system, plan }, data, { unit: "x", period: "2023", within: "kind" });
  expect(town.places[0]?.of).toBe(2);
  expect(() => portrait({ system, plan }, data, { unit: "x", period: "2023", within: "no" })).toThrow(/kind/);
});

test("obstacle shares sum to 1, or are all 0 where nothing is lacking", () => {
  const value = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value, value), { minLength: 2, maxLength: 5 }), fc.boolean(), (rows, z) => {
      const one = datasetFromColumns({
        units: rows.map((_, i) => `u${i}`),
        periods: "2023",
        columns: { a: rows.map((r) => r[0]), b: rows.map((r) => r[1]), c: rows.map((r) => r[2]) },
      });
      const normalise = z ? { method: "z-score", constant: 0 } : { method: "goalposts" };
      const { obstacles } = portrait({ system, plan: { normalise } }, one, { unit: "u0", period: "2023" });
      const total = obstacles.indicators.reduce((sum, { share }) => sum + share, 0);
      const lacking = obstacles.indicators.some(({ deviation }) => deviation > 0);
      expect(total).toBeCloseTo(lacking ? 1 : 0, 12);
    }),
    { numRuns: 40 },
  );
});

import { describe, expect, test } from "vitest";
import {
  computeIndex,
  datasetFromColumns,
  IndexError,
  type PlanInput,
  parseSystem,
  toScores,
} from "../../src/index.ts";
import { checkScores } from "../../src/schema/scores.ts";

const leaf = (id: string) => ({ id, direction: "positive" });
const system = parseSystem({
  id: "s",
  version: "1",
  index: {
    id: "index",
    children: [
      { id: "one", children: [leaf("a"), leaf("b")] },
      { id: "two", children: [leaf("c"), leaf("d")] },
    ],
  },
});
const data = datasetFromColumns({
  units: ["full", "gaps", "zeros", "half", "rest"],
  periods: "2023",
  columns: {
    a: [1, null, 0, null, 5],
    b: [2, null, 0, null, 4],
    c: [3, null, 0, 6, 3],
    d: [4, 1, 9, 7, 2],
  },
});
const compute = (plan: PlanInput) => computeIndex({ system, plan }, data);

describe("screen", () => {
  test("coverage: share of present indicators, with a reason for each unit dropped", () => {
    const { units, screened } = compute({ screen: { coverage: 0.5 } });
    expect(units).toEqual(["full", "zeros", "half", "rest"]);
    expect(screened).toEqual([
      { unit: "gaps", period: "2023", reasons: ["coverage"], present: 1, of: 4, zeros: 0, groups: [] },
    ]);
  });
  test("nonZero: share of the present ones that are not 0", () => {
    // zeros: 1 of 4 is not 0
    expect(compute({ screen: { nonZero: 0.25 } }).screened).toEqual([]);
    expect(compute({ screen: { nonZero: 0.26 } }).screened).toMatchObject([
      { unit: "zeros", reasons: ["zeros"], present: 4, zeros: 3 },
    ]);
  });
  test("groups: too little in one group is too little, whatever there is in the others", () => {
    const { screened, notes } = compute({ screen: { groups: { one: 0.5 }, coverage: 0.3 } });
    expect(screened.map(({ unit, reasons, groups }) => [unit, reasons, groups])).toEqual([
      ["gaps", ["coverage", "group"], ["one"]],
      ["half", ["group"], ["one"]],
    ]);
    expect(notes.filter(({ code }) => code === "unit-group-gaps")).toHaveLength(2);
  });
  test("include and exclude go before the thresholds", () => {
    const { units, screened, notes } = compute({ screen: { coverage: 1, include: ["gaps"], exclude: ["full"] } });
    expect(units).toEqual(["gaps", "zeros", "rest"]);
    expect(screened.map(({ unit, reasons }) => [unit, reasons])).toEqual([
      ["full", ["excluded"]],
      ["half", ["coverage"]],
    ]);
    expect(notes.map(({ code }) => code)).toContain("unit-forced-in");
  });
  test("unknown units, units on both sides and unknown groups are errors, with the nearest id", () => {
    const issuesOf = (plan: PlanInput) => {
      try {
        compute(plan);
      } catch (error) {
        if (error instanceof IndexError) return error.issues.map(({ code, path, params }) => ({ code, path, params }));
      }
      return [];
    };
    expect(issuesOf({ screen: { include: ["ful"], exclude: ["rest"] } })).toEqual([
      { code: "screen-unit-unknown", path: ["plan", "screen", "include", 0], params: { unit: "ful", nearest: "full" } },
    ]);
    expect(issuesOf({ screen: { include: ["rest"], exclude: ["rest"] } })).toEqual([
      { code: "screen-unit-both", path: ["plan", "screen", "exclude", 0], params: { unit: "rest" } },
    ]);
    expect(issuesOf({ screen: { groups: { on: 0.5 } } })).toMatchObject([
      { code: "no-such-node", params: { id: "on", nearest: "one" } },
    ]);
    expect(issuesOf({ screen: { groups: { a: 0.5 } } })).toMatchObject([
      { code: "no-such-node", params: { other: true } },
    ]);
    expect(issuesOf({ screen: { exclude: ["full", "gaps", "zeros", "half", "rest"] } })).toMatchObject([
      { code: "nothing-left" },
    ]);
  });
  test("the plan echoes every default, and the JSON carries the reasons", () => {
    const result = compute({ screen: { coverage: 0.5 } });
    expect(result.plan.screen).toEqual({ coverage: 0.5, nonZero: 0, groups: {}, include: [], exclude: [] });
    const scores = toScores(result);
    expect(scores.screened).toEqual([...result.screened]);
    expect(checkScores(JSON.parse(JSON.stringify(scores))).issues).toEqual([]);
  });
});

describe("withhold", () => {
  const withhold = { index: 0.75, groups: 0.5 };
  test("a score on too few figures is not published, and says so; above it, it counts", () => {
    const result = compute({ withhold });
    // half: two of four figures, none of them under "one"
    expect(result.withheld).toEqual([
      { row: 1, unit: "gaps", period: "2023", node: "index", reason: "too-little-data", share: 0.25, needed: 0.75 },
      { row: 3, unit: "half", period: "2023", node: "index", reason: "too-little-data", share: 0.5, needed: 0.75 },
    ]);
    expect([1, 3].map((i) => result.score("index")[i])).toEqual([Number.NaN, Number.NaN]);
    expect([1, 3].map((i) => result.rank("index")[i])).toEqual([0, 0]);
    expect(result.score("two")[3]).not.toBeNaN();
    expect([...result.coverage("index")]).toEqual([...compute({}).coverage("index")]);
  });
  test("an imputed figure is none that the data gave", () => {
    const result = compute({ withhold, impute: { method: "mean" } });
    expect(result.withheld.map(({ unit, node }) => `${unit} ${node}`)).toEqual([
      "gaps index",
      "half index",
      "gaps one",
      "half one",
    ]);
    // the index of "full" is what it would be without the rule: what is withheld below another unit's score still counts
    expect(result.score("index")[0]).toBe(compute({ impute: { method: "mean" } }).score("index")[0]);
  });
  test("a group that is withheld counts in the index above it", () => {
    const plan: PlanInput = { impute: { method: "mean" } };
    const open = compute(plan);
    const rule = compute({ ...plan, withhold: { groups: 1 } });
    expect(rule.score("one")[3]).toBeNaN();
    expect(rule.score("index")[3]).toBe(open.score("index")[3]);
  });
  test("the JSON marks the score, and the note names the places", () => {
    const result = compute({ withhold });
    const scores = toScores(result);
    expect(scores.scores.filter((row) => row.withheld !== undefined)).toMatchObject([
      { unit: "gaps", node: "index", score: null, rank: null, withheld: "too-little-data" },
      { unit: "half", node: "index", score: null, rank: null, withheld: "too-little-data" },
    ]);
    expect(result.notes.filter(({ code }) => code === "score-unpublished")).toMatchObject([
      { params: { needed: 0.75, count: 2, places: ["gaps 2023", "half 2023"] } },
    ]);
    expect(checkScores(JSON.parse(JSON.stringify(scores))).issues).toEqual([]);
  });
});

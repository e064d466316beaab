import { describe, expect, test } from "vitest";
import {
  builtins,
  computeIndex,
  createRegistry,
  datasetFromColumns,
  type PlanInput,
  parseSystem,
} from "../../src/index.ts";
import { checkPlan, parsePlan } from "../../src/pipeline/plan.ts";
import { compileTree } from "../../src/pipeline/tree.ts";
import { data, small } from "./fixtures.ts";

const context = { registry: createRegistry(builtins), tree: compileTree(small, null) };
const problems = (plan: unknown) =>
  checkPlan(plan, context).issues.map(({ code, path }) => `${code} at ${path.join(".")}`);

describe("a plan", () => {
  test("every default is spelled out", () => {
    expect(parsePlan({}, context)).toEqual({
      over: "all-periods",
      level: null,
      confidential: { contributors: 3, use: "score" },
      screen: { coverage: 0, nonZero: 0, groups: {}, include: [], exclude: [] },
      impute: { method: "none", over: "all-periods", indicators: {} },
      treat: { method: "none", over: "all-periods", indicators: {} },
      normalise: expect.objectContaining({
        method: "min-max",
        lower: 0,
        upper: 100,
        constant: "midpoint",
        clip: false,
      }),
      weigh: expect.objectContaining({
        method: "given",
        scope: "siblings",
        over: "all-periods",
        nodes: {},
        emphasis: {},
      }),
      aggregate: { method: "arithmetic", coverage: 0, over: "all-periods", nodes: {}, levels: null },
      withhold: { index: 0, groups: 0 },
      rank: { ties: "min", over: "each-period", within: null, decimals: null },
    });
  });

  test("resolved, it resolves to itself", () => {
    const plan: PlanInput = {
      over: { base: "2023" },
      normalise: { method: "z-score", indicators: { x: { method: "goalposts" }, y: { upper: 10, method: "min-max" } } },
      weigh: { method: "entropy", nodes: { index: { method: "equal" } }, emphasis: { shortboard: 2 } },
      aggregate: {
        levels: ["arithmetic", { method: "geometric", coverage: 0.5 }],
        coverage: 0.2,
        nodes: { a: { coverage: 1 } },
      },
      rank: { ties: "mean", decimals: 2 },
    };
    const resolved = parsePlan(plan, context);
    expect(resolved.aggregate.nodes["a"]).toEqual({ method: "arithmetic", coverage: 1 });
    expect(resolved.aggregate.levels).toEqual([
      { method: "arithmetic", coverage: 0.2 },
      { method: "geometric", coverage: 0.5 },
    ]);
    expect(parsePlan(JSON.parse(JSON.stringify(resolved)), context)).toEqual(resolved);
  });

  test("an override without a method changes only what it says", () => {
    const normalise = { method: "min-max", lower: 1, indicators: { x: { clip: true }, y: { method: "min-max" } } };
    const { indicators } = parsePlan({ normalise }, context).normalise;
    expect(indicators["x"]).toMatchObject({ method: "min-max", lower: 1, clip: true });
    expect(indicators["y"]).toMatchObject({ method: "min-max", lower: 0, clip: false });
  });

  test("the result carries the plan as resolved", () => {
    const result = computeIndex({ system: small, plan: {} }, data({ x: [1, 2], y: [1, 2], z: [1, 2] }));
    expect(result.plan).toEqual(parsePlan({}, context));
  });

  test("all problems at once, each with its path", () => {
    const plan = {
      over: "yearly",
      normalize: {},
      rank: { ties: "lowest", decimals: -1 },
      screen: { coverage: 2 },
    };
    expect(problems(plan).sort()).toEqual([
      "not-one-of at plan.over",
      "not-one-of at plan.rank.ties",
      "out-of-range at plan.rank.decimals",
      "out-of-range at plan.screen.coverage",
      "unknown-key at plan.normalize",
    ]);
    const steps = {
      impute: { method: "group-mean" },
      treat: { method: "winsorize" },
      normalise: { method: "minmax", indicators: { q: {}, a: {}, x: { lowest: 1 } } },
      weigh: { method: "given", weights: { x: -1, q: 1 }, nodes: { x: {} }, emphasis: { weak: 2 }, scope: "all" },
      aggregate: { levels: ["arithmetic"], coverage: "all" },
    };
    expect(problems(steps).sort()).toEqual([
      "missing-key at plan.impute.group",
      "no-such-node at plan.normalise.indicators.a",
      "no-such-node at plan.normalise.indicators.q",
      "no-such-node at plan.weigh.nodes.x",
      "not-one-of at plan.weigh.scope",
      "out-of-range at plan.weigh.weights.x",
      "unknown-method at plan.normalise.indicators.a.method",
      "unknown-method at plan.normalise.indicators.q.method",
      "unknown-method at plan.normalise.indicators.x.method",
      "unknown-method at plan.normalise.method",
      "unknown-method at plan.treat.method",
      "unknown-tag at plan.weigh.emphasis.weak",
      "wrong-levels at plan.aggregate.levels",
      "wrong-type at plan.aggregate.coverage",
    ]);
  });

  test("an unknown method lists what exists and the nearest", () => {
    const [issue] = checkPlan({ normalise: { method: "minmax" } }, context).issues;
    expect(issue!.params).toMatchObject({
      found: "minmax",
      nearest: "min-max",
      known: expect.arrayContaining(["min-max", "z-score"]),
    });
  });

  test("what is not an object is refused", () => {
    for (const plan of ["min-max", 3, [], true]) expect(problems(plan)).toEqual(["wrong-type at plan"]);
  });
});

test("a bare method where a step or an exception belongs: the message says how it is written", () => {
  const small = parseSystem({
    id: "s",
    version: "1",
    index: { id: "index", children: [{ id: "x", direction: "positive" }] },
  });
  const rows = datasetFromColumns({ units: ["u", "v"], periods: "2023", columns: { x: [1, 2] } });
  const refused = (plan: object) => () => computeIndex({ system: small, plan: plan as never }, rows);
  expect(refused({ normalise: { indicators: { x: "rank" } } })).toThrow(/a method is written { method: "rank" }/);
  expect(refused({ weigh: { nodes: { index: "equal" } } })).toThrow(/a method is written { method: "equal" }/);
  expect(refused({ aggregate: "geometric" })).toThrow(/a method is written { method: "geometric" }/);
  expect(refused({ confidential: "missing" })).not.toThrow(/a method is written/);
});

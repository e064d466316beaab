import { expect, expectTypeOf, test } from "vitest";
import {
  applyIndex,
  computeIndex,
  type Dataset,
  datasetFromColumns,
  defineSystem,
  fitIndex,
  type IndexResult,
  parseDefinition,
  parseSystem,
} from "../../src/index.ts";
import { outcome } from "./oracle.ts";
import { plainSystem } from "./samples.ts";

const one = (id: string, more: object = {}) =>
  parseSystem({ id: "s", version: "1", index: { id: "index", children: [{ id, direction: "positive", ...more }] } });
const four = (x: readonly number[], more: object = {}): Dataset =>
  datasetFromColumns({ units: ["a", "b", "c", "d"].slice(0, x.length), columns: { x }, ...more });

test("an ideal went untransformed into the distance from values that were transformed", () => {
  // ln: distances of 1, e², e⁴ from e² are 2, 0, 2, so scores 0, 100, 0; from 7.389 itself they were 7.4, 5.4, 3.4
  const system = one("x", { direction: { ideal: Math.exp(2) }, transform: "ln" });
  const scores = [...computeIndex({ system }, four([1, Math.exp(2), Math.exp(4)])).score("x")];
  expect(scores.map((v) => Math.round(v * 1e9) / 1e9)).toEqual([0, 100, 0]);
});

test("a band and its limits went untransformed as well", () => {
  // sqrt: band 2–3, limits 0 and 5: at 1 the distance is ½, at 16 it is ½
  const system = one("x", { direction: { from: 4, to: 9, min: 0, max: 25 }, transform: "sqrt" });
  const plan = { normalise: { method: "goalposts" } };
  const { score } = computeIndex({ system, plan }, four([1, 4, 9, 16]));
  expect([...score("x")]).toEqual([50, 100, 100, 50]);
});

test("weights of a base period were learned before the scores of that period were there", () => {
  const system = parseSystem(plainSystem);
  const data = datasetFromColumns({
    units: ["a", "b", "c", "a", "b", "c"],
    periods: ["1", "1", "1", "2", "2", "2"],
    columns: { x: [1, 2, 4, 9, 5, 1], y: [4, 2, 1, 3, 2, 2.5], z: [2, 9, 4, 5, 5, 6] },
  });
  const weigh = { method: "entropy", over: { base: "2" } } as const;
  const whole = computeIndex({ system, plan: { weigh } }, data);
  const sliced = computeIndex({ system, plan: { weigh, aggregate: { over: "each-period" } } }, data);
  for (const { node, effective } of whole.weights)
    for (const row of sliced.weights.filter((other) => other.node === node)) expect(row.effective).toBe(effective);
  expect([...sliced.score("index")]).toEqual([...whole.score("index")]);
});

test("weights near the ends of what a double holds gave rounded or missing scores", () => {
  const system = parseSystem(plainSystem);
  const data = datasetFromColumns({
    units: ["a", "b", "c"],
    columns: { x: [1, 2, 4], y: [4, 2, 1], z: [3, 9, 4] },
  });
  const scores = (w: number) => [
    ...computeIndex({ system, plan: { weigh: { weights: { a: w, b: w } } } }, data).score("index"),
  ];
  for (const w of [5e-324, 1e-310, 1e308]) expect(scores(w), String(w)).toEqual(scores(1));
});

test("an aggregator's part of what was learned was learned anew where it was missing", async () => {
  const system = one("x");
  const fitted = fitIndex({ system }, four([1, 2, 3]));
  const damaged = { ...fitted, fitted: { ...fitted.fitted, aggregate: {} } };
  expect((await outcome(() => applyIndex(damaged, four([1, 2, 3])))).codes).toBe("not-fitted");
});

test("a null in a ruler counted as 0", async () => {
  const system = one("x");
  const fitted = fitIndex({ system }, four([1, 2, 3]));
  const ruler = { ...(fitted.fitted.normalise["*"]!["x"] as object), worst: null };
  const damaged = { ...fitted, fitted: { ...fitted.fitted, normalise: { "*": { x: ruler } } } };
  const { codes, issues } = await outcome(() => applyIndex(damaged, four([1, 2, 3])));
  expect(codes).toBe("wrong-type");
  expect(issues[0]?.path).toEqual(["data", "x", "fitted", "*", "worst"]);
});

test("an indicator that is only observed stopped an index that it has no part in", () => {
  const children = [
    { id: "x", direction: "positive", goalposts: [0, 4] },
    { id: "o", direction: "positive", role: "observed" },
  ];
  const system = parseSystem({ id: "s", version: "1", index: { id: "index", children } });
  const definition = { system, plan: { normalise: { method: "goalposts" } } };
  const both = datasetFromColumns({ units: ["a", "b"], columns: { x: [1, 3], o: [1, 2] } });
  const result = computeIndex(definition, both);
  expect([...result.score("index")]).toEqual([25, 75]);
  expect(result.notes.map(({ code }) => code).sort()).toEqual(["missing-goalposts", "observed-only"]);
  // observed this year, not last year
  const learned = fitIndex({ system }, four([1, 3]));
  expect([...applyIndex(learned, both).score("index")]).toEqual([0, 100]);
});

test("ranks stay within period and group", () => {
  const data = datasetFromColumns({
    units: ["a", "b", "c", "d", "a", "b", "c", "d"],
    periods: ["1", "1", "1", "1", "2", "2", "2", "2"],
    groups: { g: ["n", "s", "n", "s", "n", "n", "s", "s"] },
    columns: { x: [1, 2, 3, 4, 4, 3, 2, 1] },
  });
  const ranks = (rank: object) => [...computeIndex({ system: one("x"), plan: { rank } }, data).rank("index")];
  expect(ranks({})).toEqual([4, 3, 2, 1, 1, 2, 3, 4]);
  expect(ranks({ within: "g" })).toEqual([2, 2, 1, 1, 1, 2, 1, 2]);
  expect(ranks({ over: "all-periods" })).toEqual([7, 5, 3, 1, 1, 3, 5, 7]);
  expect(ranks({ over: "all-periods", within: "g" })).toEqual([4, 2, 2, 1, 1, 2, 2, 4]);
});

test("a formula chain of any length, and what it lacks", async () => {
  const length = 800;
  const children = Array.from({ length }, (_, i) => ({
    id: `x${i}`,
    direction: "positive",
    expression: i === length - 1 ? undefined : { kind: "column", id: `x${i + 1}` },
  }));
  const definition = await parseDefinition({ system: { id: "s", version: "1", index: { id: "index", children } } });
  const data = (id: string) => datasetFromColumns({ units: ["a", "b"], columns: { [id]: [1, 2] } });
  expect([...computeIndex(definition, data(`x${length - 1}`)).score("x0")]).toEqual([0, 100]);
  const { issues } = await outcome(() => computeIndex(definition, data("other")));
  expect(issues.map(({ code, path }) => [code, path])).toEqual([["missing-column", ["data", `x${length - 1}`]]]);
});

test("ids flow from a system in code into its result: a slip of the pen does not compile", () => {
  const system = defineSystem({
    id: "tiny",
    version: "1",
    index: { id: "index", children: [{ id: "economy", children: [{ id: "gdp", direction: "positive" }] }] },
  });
  const data = datasetFromColumns({ units: ["a", "b"], columns: { gdp: [1, 2] } });
  const result = computeIndex({ system, plan: { normalise: { upper: 10 } } }, data);
  expectTypeOf(result).toEqualTypeOf<IndexResult<"index" | "economy" | "gdp">>();
  expectTypeOf(result.nodes[0]!.id).toEqualTypeOf<"index" | "economy" | "gdp">();
  expect([...result.score("economy")]).toEqual([0, 10]);
  // @ts-expect-error: there is no such node
  expect(() => result.score("economi")).toThrow(/economy/);
  // @ts-expect-error: there is no such node
  expect(() => result.rank("gpd")).toThrow(/gdp/);
  const again = applyIndex(fitIndex({ system }, data), data);
  // @ts-expect-error: there is no such node
  expect(() => again.value("derived", "gpd")).toThrow(/gdp/);
  // @ts-expect-error: results are read, not written
  result.units = [];
});

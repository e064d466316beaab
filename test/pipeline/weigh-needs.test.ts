import { describe, expect, test } from "vitest";
import { computeIndex, parseSystem } from "../../src/index.ts";
import { data, refusal, small } from "./fixtures.ts";

const flat = (m: number) =>
  parseSystem({
    id: "flat",
    version: "1",
    index: { id: "index", children: Array.from({ length: m }, (_, j) => ({ id: `x${j + 1}`, direction: "positive" })) },
  });
/** Values without a pattern: the minimal standard generator. */
function table(m: number, n: number) {
  let state = 7;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state % 1000;
  };
  return Object.fromEntries(Array.from({ length: m }, (_, j) => [`x${j + 1}`, Array.from({ length: n }, next)]));
}
const weigh = (method: string) => ({ plan: { weigh: { method } } });
const correlated = ["critic", "d-critic", "pca", "factor", "independence", "correlation-optimised"];

describe("what a weigher needs", () => {
  test.each(correlated)("%s: as many indicators as units is an error", (method) => {
    const run = (units: number) => () => computeIndex({ system: flat(4), ...weigh(method) }, data(table(4, units)));
    expect(refusal(run(4))).toEqual(["too-few-units at weigh.index"]);
    expect(refusal(run(5))).toBe("nothing refused");
  });

  test.each(correlated)("%s: a note below five units an indicator", (method) => {
    const notes = (units: number) =>
      computeIndex({ system: flat(3), ...weigh(method) }, data(table(3, units))).notes.filter(
        ({ code }) => code === "few-units-per-indicator",
      );
    expect(notes(14)).toEqual([
      {
        code: "few-units-per-indicator",
        path: ["weigh", "index"],
        params: { method, units: 14, indicators: 3, advised: 5 },
      },
    ]);
    expect(notes(15)).toEqual([]);
  });

  test("rows of one unit in several periods are no more units, and a note says that they are pooled", () => {
    const panel = (n: number) => ({
      units: Array.from({ length: n }, (_, i) => `u${i % 4}`),
      periods: Array.from({ length: n }, (_, i) => `${2020 + Math.floor(i / 4)}`),
    });
    const run = (method: string) => computeIndex({ system: flat(4), ...weigh(method) }, data(table(4, 12), panel(12)));
    expect(refusal(() => run("critic"))).toEqual(["too-few-units at weigh.index"]);
    expect(run("entropy").notes).toContainEqual({
      code: "pooled-panel",
      path: ["weigh", "index"],
      params: { method: "entropy", rows: 12, units: 4 },
    });
    const each = { plan: { weigh: { method: "entropy", over: "each-period" } } } as const;
    expect(
      computeIndex({ system: flat(4), ...each }, data(table(4, 12), panel(12))).notes.map(({ code }) => code),
    ).not.toContain("pooled-panel");
  });

  test("the dynamic form of scatter degree needs two periods", () => {
    const plan = { weigh: { method: "scatter-degree", form: "dynamic" } };
    expect(refusal(() => computeIndex({ system: flat(2), plan }, data(table(2, 6))))).toEqual([
      "too-few-periods at weigh.index",
    ]);
  });

  test.each([
    "merec",
    "cilos",
    "idocriw",
    "mpsi",
    "gini",
    "angle",
    "lopcow",
    "coefficient-of-variation",
    "information",
  ])("%s reads indicators in their measure: groups want on: scores, or another method", (method) => {
    const rows = data({ x: [1, 2, 5, 3], y: [1, 4, 5, 2], z: [6, 1, 2, 3] });
    expect(refusal(() => computeIndex({ system: small, ...weigh(method) }, rows))).toEqual([
      "needs-indicators at weigh.index",
    ]);
    const plan = { weigh: { method, nodes: { index: { method: "equal" } } } };
    expect(refusal(() => computeIndex({ system: small, plan }, rows))).toBe("nothing refused");
    const scores = { normalise: { lower: 1 }, weigh: { method, on: "scores" } };
    expect(refusal(() => computeIndex({ system: small, plan: scores }, rows))).toBe("nothing refused");
  });
});

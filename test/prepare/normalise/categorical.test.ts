import { describe, expect, test } from "vitest";
import { categorical } from "../../../src/index.ts";
import { codes, gap, holds, nodeOf, notesOf, of, rowsOf, run, score } from "./suite.ts";

const handbook = [15, 25, 65, 85, 95];

describe("categorical", () => {
  test("published: the Handbook's scale, 0 below P15, then 20, 40, 60, 80 and 100 from P95", () => {
    // 0 … 100 are their own percentiles
    const x = Float64Array.from({ length: 101 }, (_, i) => i);
    const y = score(categorical, x, { percentiles: handbook });
    const at = (v: number) => y[v];
    expect([0, 14, 15, 24, 25, 64, 65, 84, 85, 94, 95, 100].map(at)).toEqual([
      0, 0, 20, 20, 40, 40, 60, 60, 80, 80, 100, 100,
    ]);
  });

  test("cuts in the measure: on a limit, the better class, whichever way is better", () => {
    const params = { cuts: [60, 80], scores: [1, 3, 5] };
    expect(score(categorical, of(55, 60, 79, 80, gap), params)).toEqual([1, 3, 3, 5, gap]);
    const node = nodeOf({ direction: "negative" });
    expect(score(categorical, of(55, 60, 61, 80, 81), params, { node })).toEqual([5, 5, 3, 3, 1]);
    expect(score(categorical, of(1, 2, 3), { cuts: [2] })).toEqual([0, 100, 100]);
  });

  test("percentiles are of the values turned: the worst 15 % of a negative indicator are the largest", () => {
    const x = Float64Array.from({ length: 101 }, (_, i) => i);
    const node = nodeOf({ direction: "negative" });
    const positive = score(categorical, x, { percentiles: handbook });
    expect(score(categorical, x, { percentiles: handbook }, { node })).toEqual(positive.slice().reverse());
  });

  test("parameters: one of cuts and percentiles, in order, a score a class", () => {
    const fails = (params: object) => codes(() => score(categorical, of(1, 2), params));
    expect(fails({})).toEqual(["categories-limits"]);
    expect(fails({ cuts: [1], percentiles: [50] })).toEqual(["categories-limits"]);
    expect(fails({ cuts: [2, 1] })).toEqual(["categories-order"]);
    expect(fails({ percentiles: [50, 50] })).toEqual(["categories-order"]);
    expect(fails({ cuts: [1], scores: [5, 3] })).toEqual(["categories-order"]);
    expect(fails({ cuts: [1], scores: [1, 2, 3] })).toEqual(["categories-scores"]);
    expect(fails({ percentiles: [101] })).toEqual(["out-of-range"]);
  });

  test("cuts are a fixed ruler and score a constant; percentiles are not and do not", () => {
    expect(score(categorical, of(5, 5), { cuts: [3] })).toEqual([100, 100]);
    expect(score(categorical, of(5, 5, gap), { percentiles: [50] })).toEqual([50, 50, gap]);
    expect(notesOf(categorical, of(5, 5), { percentiles: [50] })).toEqual(["constant-scored"]);
    expect(codes(() => score(categorical, of(5, 5), { percentiles: [50], constant: "error" }))).toEqual([
      "constant-indicator",
    ]);
    expect(categorical.fixed(categorical.fit(of(1, 2), { cuts: [3] }))).toBe(true);
    expect(categorical.fixed(categorical.fit(of(1, 2), { percentiles: [50] }))).toBe(false);
    const rows = rowsOf(["a", "a"]);
    expect(score(categorical, of(1, 4), { cuts: [3] }, { rows })).toEqual([0, 100]);
    expect(codes(() => score(categorical, of(1, 4), { percentiles: [50] }, { rows }))).toEqual(["single-unit"]);
    expect(score(categorical, of(gap), { percentiles: [50] })).toEqual([gap]);
    expect(run(categorical, of(1, 2), { cuts: [3, 4], scores: [0, 0, 9] }).fitted).toMatchObject({ scores: [0, 0, 9] });
  });

  holds(categorical, {
    variants: [
      { params: { percentiles: handbook } },
      { params: { cuts: [-20, 10, 100] }, scaled: (k) => ({ cuts: [-20 * k, 10 * k, 100 * k] }) },
    ],
  });
});

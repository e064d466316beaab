import { describe, expect, test } from "vitest";
import { minMax } from "../../../src/index.ts";
import { back, close, codes, gap, holds, nodeOf, notesOf, of, rowsOf, run, score } from "./suite.ts";

describe("min-max", () => {
  test("closed form: the way from the worst to the best, missing kept", () => {
    expect(score(minMax, of(2, 4, gap, 6))).toEqual([0, 50, gap, 100]);
    expect(score(minMax, of(2, 4, gap, 6), {}, { node: nodeOf({ direction: "negative" }) })).toEqual([100, 50, gap, 0]);
    expect(score(minMax, of(2, 4, 6), { lower: 60, upper: 100 })).toEqual([60, 80, 100]);
  });

  test("later rows leave the scale, unless clipped", () => {
    const x = of(1, 8);
    expect([...minMax.apply(x, minMax.fit(of(2, 4, 6), {}))]).toEqual([-25, 150]);
    expect([...minMax.apply(x, minMax.fit(of(2, 4, 6), { clip: true }))]).toEqual([0, 100]);
  });

  test("constant: midpoint, a score, drop or an error, each said", () => {
    expect(score(minMax, of(5, gap, 5))).toEqual([50, gap, 50]);
    expect(score(minMax, of(5, 5), { constant: 0 })).toEqual([0, 0]);
    expect(score(minMax, of(5, 5), { constant: "drop" })).toEqual([gap, gap]);
    expect(notesOf(minMax, of(5, 5))).toEqual(["constant-scored"]);
    expect(codes(() => score(minMax, of(5, 5), { constant: "error" }))).toEqual(["constant-indicator"]);
  });

  test("one unit over its own years, a range beyond a double: errors; nothing present: nothing scored", () => {
    const rows = rowsOf(["a", "a"], ["2020", "2021"]);
    expect(codes(() => score(minMax, of(1, 2), {}, { rows }))).toEqual(["single-unit"]);
    expect(codes(() => score(minMax, of(-1.7e308, 1.7e308)))).toEqual(["range-overflow"]);
    expect(score(minMax, of(gap, gap))).toEqual([gap, gap]);
    expect(codes(() => minMax.apply(of(1), minMax.fit(of(gap), {})))).toEqual(["nothing-learned"]);
    close(score(minMax, of(1e300, 2e300, 3e300)), [0, 50, 100]);
    close(score(minMax, of(1e-300, 2e-300, 3e-300)), [0, 50, 100]);
  });

  test("only the way back from unclipped scores is unique; at an end it is the end", () => {
    const clipped = minMax.fit(of(2, 4, 6), { clip: true });
    expect([...minMax.inverse!(of(0, 25, 100, 101, -1), clipped)]).toEqual([2, 3, 6, gap, gap]);
    expect(back(minMax, of(5, 5))).toEqual([gap, gap]);
  });

  const tenths = { by: "rounding", range: 0.09999999999999432, step: 0.1, points: 100 };
  test("near-constant: a range of one published unit is noted with the points that it moves", () => {
    // 71.4 and 71.5, published to one decimal: half a unit of rounding each could be the whole difference
    const notes: { code: string; params: unknown }[] = [];
    run(minMax, of(71.4, 71.5, 71.4), { decimals: 1 }, { notes });
    expect(notes).toEqual([{ code: "near-constant", path: [], params: tenths }]);
    expect(notesOf(minMax, of(71.4, 71.6), { decimals: 1 })).toEqual([]);
    expect(notesOf(minMax, of(71.4, 71.5))).toEqual([]);
    expect(notesOf(minMax, of(1400, 1500), { decimals: -2 })).toEqual(["near-constant"]);
  });

  test("near-constant: below twice the standard error, and in the last digits of a double", () => {
    expect(notesOf(minMax, of(70, 71), { standardError: 0.6 })).toEqual(["near-constant"]);
    expect(notesOf(minMax, of(70, 71), { standardError: 0.5 })).toEqual([]);
    expect(notesOf(minMax, of(0.1 + 0.2, 0.3))).toEqual(["near-constant"]);
  });

  test("minRange widens the ends from their middle, and says so", () => {
    // 71.4–71.5 on a range of 1: 45 and 55 instead of 0 and 100
    close(score(minMax, of(71.4, 71.5), { minRange: 1 }), [45, 55]);
    close(score(minMax, of(71.4, 71.5), { minRange: 1 }, { node: nodeOf({ direction: "negative" }) }), [55, 45]);
    expect(notesOf(minMax, of(71.4, 71.5), { minRange: 1, decimals: 1 })).toEqual(["near-constant", "range-widened"]);
    expect(score(minMax, of(0, 8), { minRange: 8 })).toEqual([0, 100]);
    // a distance has its best at 0: only the worst moves
    const node = nodeOf({ direction: "negative", best: 0 });
    close(score(minMax, of(0, 1, 2), { minRange: 10 }, { node }), [100, 90, 80]);
  });

  holds(minMax, {
    variants: [
      { params: {} },
      { params: { lower: 1, upper: 7, clip: true } },
      { params: { minRange: 100 }, scaled: (k) => ({ minRange: 100 * k }) },
    ],
  });
});

import { describe, expect, test } from "vitest";
import { rank } from "../../../src/index.ts";
import { codes, gap, holds, nodeOf, of, rowsOf, score } from "./suite.ts";

const negative = nodeOf({ direction: "negative" });

describe("rank", () => {
  test("closed form: 1 for the worst, ties by rule, missing not counted", () => {
    expect(score(rank, of(10, 30, gap, 30, 20))).toEqual([1, 3, gap, 3, 2]);
    expect(score(rank, of(10, 30, gap, 30, 20), { ties: "max" })).toEqual([1, 4, gap, 4, 2]);
    expect(score(rank, of(10, 30, gap, 30, 20), { ties: "mean" })).toEqual([1, 3.5, gap, 3.5, 2]);
    expect(score(rank, of(10, 30, gap, 30, 20), {}, { node: negative })).toEqual([4, 1, gap, 1, 3]);
  });

  test("later rows stand among those learned from; 0 and −0 tie", () => {
    const ladder = rank.fit(of(10, 20, 30), {});
    expect([...rank.apply(of(5, 20, 25, 99), ladder)]).toEqual([1, 2, 3, 4]);
    expect([...rank.apply(of(25, 30), rank.fit(of(10, 20, 30), { ties: "mean" }))]).toEqual([3, 3]);
    expect(score(rank, of(0, -0, 1))).toEqual([1, 1, 3]);
    expect(score(rank, of(0, -0, 1), {}, { node: negative })).toEqual([2, 2, 1]);
  });

  test("one unit over its own years: an error; all equal: all tie", () => {
    expect(codes(() => score(rank, of(1, 2), {}, { rows: rowsOf(["a", "a"]) }))).toEqual(["single-unit"]);
    expect(score(rank, of(7, 7, 7))).toEqual([1, 1, 1]);
    expect(score(rank, of(gap, gap))).toEqual([gap, gap]);
  });

  holds(rank, { variants: [{ params: {} }, { params: { ties: "mean" } }] });
});

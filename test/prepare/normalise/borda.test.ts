import { describe, expect, test } from "vitest";
import { borda } from "../../../src/index.ts";
import { codes, gap, holds, nodeOf, of, rowsOf, score } from "./suite.ts";

const negative = nodeOf({ direction: "negative" });

describe("borda", () => {
  test("closed form: how many are beaten", () => {
    // COINr's n_borda on 3 1 4 1 5 NA 9 2 6
    expect(score(borda, of(3, 1, 4, 1, 5, gap, 9, 2, 6))).toEqual([3, 0, 4, 0, 5, gap, 7, 2, 6]);
    expect(score(borda, of(10, 30, 20), {}, { node: negative })).toEqual([2, 0, 1]);
    expect(score(borda, of(5, 5, 9), { ties: "mean" })).toEqual([0.5, 0.5, 2]);
  });

  test("one unit over its own years: an error; all equal: all tie", () => {
    expect(codes(() => score(borda, of(1, 2), {}, { rows: rowsOf(["a", "a"]) }))).toEqual(["single-unit"]);
    expect(score(borda, of(7, 7))).toEqual([0, 0]);
    expect(borda.needs({ ties: "min" })).toEqual({ units: 2 });
  });

  holds(borda, { variants: [{ params: {} }, { params: { ties: "max" } }] });
});

import { describe, expect, test } from "vitest";
import { zScore } from "../../../src/index.ts";
import { close, codes, gap, holds, nodeOf, notesOf, of, rowsOf, score } from "./suite.ts";

describe("z-score", () => {
  test("closed form: 2 4 4 4 5 5 7 9 has mean 5 and population deviation 2", () => {
    const x = of(2, 4, 4, 4, 5, 5, 7, 9);
    close(score(zScore, x, { ddof: 0 }), [-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2]);
    close(score(zScore, x, { ddof: 0, mean: 100, sd: 10 }), [85, 95, 95, 95, 100, 100, 110, 120]);
    // the sample deviation is √(32/7)
    close(
      score(zScore, of(2, 4, 4, 4, 5, 5, 7, 9)),
      [-3, -1, -1, -1, 0, 0, 2, 4].map((d) => d / Math.sqrt(32 / 7)),
    );
  });

  test("turned for a negative indicator, missing kept and not counted", () => {
    const node = nodeOf({ direction: "negative" });
    expect(score(zScore, of(1, gap, 2, 3), {}, { node })).toEqual([1, gap, 0, -1]);
  });

  test("constant, one unit, nothing present, very large and very small", () => {
    expect(score(zScore, of(4, 4), { mean: 50 })).toEqual([50, 50]);
    expect(notesOf(zScore, of(4, 4))).toEqual(["constant-scored"]);
    expect(codes(() => score(zScore, of(4, 4), { constant: "error" }))).toEqual(["constant-indicator"]);
    expect(codes(() => score(zScore, of(1, 2), {}, { rows: rowsOf(["a", "a"]) }))).toEqual(["single-unit"]);
    expect(score(zScore, of(gap))).toEqual([gap]);
    expect(codes(() => score(zScore, of(-1e300, 1e300)))).toEqual(["range-overflow"]);
    close(score(zScore, of(1e-300, 2e-300, 3e-300)), [-1, 0, 1]);
  });

  holds(zScore, { variants: [{ params: {} }, { params: { mean: 100, sd: 10, ddof: 0 } }] });
});

import { describe, expect, test } from "vitest";
import { aboveBelowMean } from "../../../src/index.ts";
import { codes, gap, holds, nodeOf, of, rowsOf, score } from "./suite.ts";

describe("above-below-mean", () => {
  test("closed form: mean 100, a band of a tenth, its limits inside", () => {
    // x/x̄: .8 .9 1 1.1 1.2
    expect(score(aboveBelowMean, of(80, 90, 100, 110, 120, gap), { band: 0.1 })).toEqual([-1, 0, 0, 0, 1, gap]);
    const node = nodeOf({ direction: "negative" });
    expect(score(aboveBelowMean, of(80, 90, 100, 110, 120, gap), { band: 0.1 }, { node })).toEqual([
      1,
      0,
      0,
      0,
      -1,
      gap,
    ]);
    expect(score(aboveBelowMean, of(1, 2, 3))).toEqual([-1, 0, 1]);
  });

  test("a mean below 0 keeps its order; a band in standard deviations", () => {
    expect(score(aboveBelowMean, of(-120, -110, -100, -90, -80), { band: 0.1 })).toEqual([-1, 0, 0, 0, 1]);
    // mean 5, sample deviation √(32/7) = 2.14: one deviation is 2.86 to 7.14
    expect(score(aboveBelowMean, of(2, 4, 4, 4, 5, 5, 7, 9), { band: 1, bandOf: "sd" })).toEqual([
      -1, 0, 0, 0, 0, 0, 0, 1,
    ]);
  });

  test("constant, one value, one unit, nothing present, too far apart", () => {
    expect(score(aboveBelowMean, of(0.1, 0.1, 0.1))).toEqual([0, 0, 0]);
    expect(score(aboveBelowMean, of(4, gap), { band: 1, bandOf: "sd" })).toEqual([0, gap]);
    expect(codes(() => score(aboveBelowMean, of(1, 2), {}, { rows: rowsOf(["a", "a"]) }))).toEqual(["single-unit"]);
    expect(score(aboveBelowMean, of(gap))).toEqual([gap]);
    expect(codes(() => score(aboveBelowMean, of(-1.7e308, 1.7e308)))).toEqual(["range-overflow"]);
    expect(score(aboveBelowMean, of(1e300, 2e300, 3e300))).toEqual([-1, 0, 1]);
  });

  test("later rows are held against the mean that was learned", () => {
    expect([...aboveBelowMean.apply(of(1, 2, 3), aboveBelowMean.fit(of(0, 2), {}))]).toEqual([0, 1, 1]);
  });

  holds(aboveBelowMean, {
    variants: [{ params: {} }, { params: { band: 0.3 } }, { params: { band: 0.5, bandOf: "sd" } }],
  });
});

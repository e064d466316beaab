import { describe, expect, test } from "vitest";
import { percentileRank } from "../../../src/index.ts";
import { close, codes, gap, holds, nodeOf, notesOf, of, rowsOf, score } from "./suite.ts";

const negative = nodeOf({ direction: "negative" });

describe("percentile-rank", () => {
  test("closed form: (r − 1)/(n − 1), r/(n + 1), (r − ½)/n", () => {
    // COINr's n_prank on 3 1 4 1 5 NA 9 2 6
    close(score(percentileRank, of(3, 1, 4, 1, 5, gap, 9, 2, 6), { scale: 1 }), [
      3 / 7,
      0,
      4 / 7,
      0,
      5 / 7,
      gap,
      1,
      2 / 7,
      6 / 7,
    ]);
    const x = of(10, 30, 20, 40);
    close(score(percentileRank, x), [0, 200 / 3, 100 / 3, 100]);
    close(score(percentileRank, x, { position: "exclusive" }), [20, 60, 40, 80]);
    close(score(percentileRank, x, { position: "midpoint" }), [12.5, 62.5, 37.5, 87.5]);
    close(score(percentileRank, x, {}, { node: negative }), [100, 100 / 3, 200 / 3, 0]);
  });

  test("later rows: better than all learned is the top, worse than all the bottom", () => {
    const ladder = percentileRank.fit(of(10, 20, 30), {});
    expect([...percentileRank.apply(of(5, 20, 99), ladder)]).toEqual([0, 50, 100]);
  });

  test("constant, one value, one unit, nothing present", () => {
    expect(score(percentileRank, of(7, gap, 7))).toEqual([50, gap, 50]);
    expect(score(percentileRank, of(7, gap))).toEqual([50, gap]);
    expect(notesOf(percentileRank, of(7, 7))).toEqual(["constant-scored"]);
    expect(codes(() => score(percentileRank, of(7, 7), { constant: "error" }))).toEqual(["constant-indicator"]);
    expect(codes(() => score(percentileRank, of(1, 2), {}, { rows: rowsOf(["a", "a"]) }))).toEqual(["single-unit"]);
    expect(score(percentileRank, of(gap, gap))).toEqual([gap, gap]);
  });

  holds(percentileRank, { variants: [{ params: {} }, { params: { position: "midpoint", ties: "mean", scale: 1 } }] });
});

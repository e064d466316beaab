import { describe, expect, test } from "vitest";
import { robustZ } from "../../../src/index.ts";
import { close, codes, gap, holds, nodeOf, notesOf, of, rowsOf, score } from "./suite.ts";

describe("robust-z", () => {
  test("closed form: median 3, median deviation 1, whatever the largest value is", () => {
    expect(score(robustZ, of(1, 2, 3, 4, 100), { factor: 1 })).toEqual([-2, -1, 0, 1, 97]);
    expect(score(robustZ, of(1, 2, 3, 4, 1e6), { factor: 1 }).slice(0, 4)).toEqual([-2, -1, 0, 1]);
    close(
      score(robustZ, of(1, 2, 3, 4, 100)),
      [-2, -1, 0, 1, 97].map((d) => d / 1.4826),
    );
  });

  test("R: (x - median(x)) / mad(x) of 2.1 3.4 3.9 4.4 5.0 9.7, mad by its definition", () => {
    // median 4.15; deviations 2.05 .75 .25 .25 .85 5.55, their median .8; 1.4826 · .8 = 1.18608
    const x = of(2.1, 3.4, 3.9, 4.4, 5, 9.7);
    close(
      score(robustZ, x, { mean: 50, sd: 10 }),
      [...x].map((v) => 50 + (10 * (v - 4.15)) / 1.18608),
      1e-12,
    );
  });

  test("turned for a negative indicator, missing kept and not counted", () => {
    const node = nodeOf({ direction: "negative" });
    expect(score(robustZ, of(1, 2, gap, 3), { factor: 1 }, { node })).toEqual([1, 0, gap, -1]);
  });

  test("more than half equal: no deviation, so the choice for a constant", () => {
    const x = of(3, 3, 3, 9, gap);
    expect(score(robustZ, x)).toEqual([0, 0, 0, 0, gap]);
    expect(score(robustZ, x, { constant: 7 })).toEqual([7, 7, 7, 7, gap]);
    expect(score(robustZ, x, { constant: "drop" })).toEqual([gap, gap, gap, gap, gap]);
    expect(notesOf(robustZ, x)).toEqual(["no-spread-scored"]);
    expect(codes(() => score(robustZ, x, { constant: "error" }))).toEqual(["no-spread"]);
    expect(notesOf(robustZ, of(3, 3))).toEqual(["constant-scored"]);
    expect(codes(() => score(robustZ, of(3, 3), { constant: "error" }))).toEqual(["constant-indicator"]);
  });

  test("one unit, nothing present, very large and very small", () => {
    expect(codes(() => score(robustZ, of(1, 2), {}, { rows: rowsOf(["a", "a"]) }))).toEqual(["single-unit"]);
    expect(score(robustZ, of(gap, gap))).toEqual([gap, gap]);
    expect(codes(() => score(robustZ, of(-1.7e308, 0, 1.7e308)))).toEqual(["range-overflow"]);
    close(score(robustZ, of(1e300, 2e300, 3e300), { factor: 1 }), [-1, 0, 1]);
    close(score(robustZ, of(1e-300, 2e-300, 3e-300), { factor: 1 }), [-1, 0, 1]);
  });

  holds(robustZ, { variants: [{ params: {} }, { params: { mean: 50, sd: 10, factor: 1 } }] });
});

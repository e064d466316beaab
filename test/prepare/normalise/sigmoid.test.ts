import { describe, expect, test } from "vitest";
import { sigmoid } from "../../../src/index.ts";
import { back, close, codes, gap, holds, nodeOf, notesOf, of, rowsOf, score } from "./suite.ts";

describe("sigmoid", () => {
  test("closed form: odds of 3 and of 9 to 1, one slope apart", () => {
    // e^(slope·(x − centre)) = 3 and 9
    const slope = Math.log(3) / 10;
    close(score(sigmoid, of(0, 10, 20, gap), { centre: 0, slope }), [50, 75, 90, gap]);
    const node = nodeOf({ direction: "negative" });
    close(score(sigmoid, of(0, 10, 20), { centre: 0, slope, lower: 0, upper: 1 }, { node }), [0.5, 0.25, 0.1]);
  });

  test("without centre and slope: the logistic of the z-score", () => {
    const x = of(1, 2, 3);
    close(
      score(sigmoid, x, { upper: 1 }),
      [-1, 0, 1].map((z) => 1 / (1 + Math.exp(-z))),
    );
    expect(sigmoid.fixed(sigmoid.fit(x, {}))).toBe(false);
    expect(sigmoid.fixed(sigmoid.fit(x, { centre: 2, slope: 1 }))).toBe(true);
    expect(sigmoid.needs({ lower: 0, upper: 100, constant: "midpoint" })).toEqual({ units: 2 });
  });

  test("given centre and slope score one unit alone; learned ones do not", () => {
    const rows = rowsOf(["a", "a"]);
    expect(score(sigmoid, of(3, 3), { centre: 3, slope: 1 }, { rows })).toEqual([50, 50]);
    expect(codes(() => score(sigmoid, of(1, 2), { slope: 1 }, { rows }))).toEqual(["single-unit"]);
  });

  test("far out: the ends, never beyond; the ends have no way back", () => {
    expect(score(sigmoid, of(-1e300, 0, 1e300), { centre: 0, slope: 1 })).toEqual([0, 50, 100]);
    expect(back(sigmoid, of(-1e300, 0, 1e300), { centre: 0, slope: 1 })).toEqual([gap, 0, gap]);
  });

  test("constant, nothing present, a range beyond a double, limits the wrong way round", () => {
    expect(score(sigmoid, of(4, 4, gap))).toEqual([50, 50, gap]);
    expect(notesOf(sigmoid, of(4, 4))).toEqual(["constant-scored"]);
    expect(codes(() => score(sigmoid, of(4, 4), { constant: "error" }))).toEqual(["constant-indicator"]);
    expect(score(sigmoid, of(gap))).toEqual([gap]);
    expect(codes(() => score(sigmoid, of(-1.7e308, 1.7e308)))).toEqual(["range-overflow"]);
    expect(codes(() => score(sigmoid, of(1), { lower: 5, upper: 5 }))).toEqual(["scale-limits"]);
  });

  holds(sigmoid, {
    variants: [
      { params: {} },
      { params: { centre: 20, slope: 0.01 }, scaled: (k) => ({ centre: 20 * k, slope: 0.01 / k }) },
    ],
  });
});

import { describe, expect, test } from "vitest";
import { shareOfSum } from "../../../src/index.ts";
import { close, codes, gap, holds, nodeOf, of, rowsOf, score } from "./suite.ts";

const node = nodeOf({ direction: "negative" });
const alone = { rows: rowsOf(["a", "a"], ["2020", "2021"]) };

describe("share-of-sum", () => {
  test("closed form, and pymcdm's sum normalisation of a cost: (1/x)/Σ(1/x)", () => {
    expect(score(shareOfSum, of(1, 3, gap, 4))).toEqual([0.125, 0.375, gap, 0.5]);
    // 1/x: 1, ½, ¼ of 1¾
    close(score(shareOfSum, of(1, 2, 4), {}, { node }), [4 / 7, 2 / 7, 1 / 7]);
    close(score(shareOfSum, of(1, 3, 4), { negative: "mirror" }, { node }), [0.875, 0.625, 0.5]);
    expect(score(shareOfSum, of(1, 3, 4), { scale: 100 })).toEqual([12.5, 37.5, 50]);
  });

  test("shares of either form sum to the scale", () => {
    for (const given of [{}, { node }]) {
      const y = score(shareOfSum, of(3, 1, 4, 1.5, 9, 2.6), { scale: 100 }, given);
      expect(Math.abs(y.reduce((a, b) => a + b, 0) - 100)).toBeLessThan(1e-12);
    }
  });

  test("zeros and negatives: stated, or an error that names the value", () => {
    expect(score(shareOfSum, of(0, 2, 2))).toEqual([0, 0.5, 0.5]);
    expect(codes(() => score(shareOfSum, of(-1, 3)))).toEqual(["share-negative"]);
    expect(codes(() => score(shareOfSum, of(0, 0)))).toEqual(["share-of-nothing"]);
    expect(codes(() => score(shareOfSum, of(0, 3), {}, { node }))).toEqual(["share-reciprocal"]);
  });

  test("constant, one unit, nothing present, very large and very small", () => {
    expect(score(shareOfSum, of(5, 5, 5, 5))).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(codes(() => score(shareOfSum, of(1, 2), {}, alone))).toEqual(["single-unit"]);
    expect(score(shareOfSum, of(gap))).toEqual([gap]);
    close(score(shareOfSum, of(1e307, 3e307)), [0.25, 0.75]);
    expect(codes(() => score(shareOfSum, of(1.7e308, 1.7e308)))).toEqual(["range-overflow"]);
    close(score(shareOfSum, of(1e-300, 3e-300)), [0.25, 0.75]);
    close(score(shareOfSum, of(1e-300, 3e-300), {}, { node }), [0.75, 0.25]);
  });

  holds(shareOfSum, { positive: true, variants: [{ params: {} }, { params: { negative: "mirror", scale: 100 } }] });
});

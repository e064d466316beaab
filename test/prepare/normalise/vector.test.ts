import { describe, expect, test } from "vitest";
import { vector } from "../../../src/index.ts";
import { close, codes, gap, holds, nodeOf, of, rowsOf, score } from "./suite.ts";

const node = nodeOf({ direction: "negative" });
const alone = { rows: rowsOf(["a", "a"], ["2020", "2021"]) };

describe("vector", () => {
  test("closed form, and both forms for a cost", () => {
    expect(score(vector, of(3, gap, 4))).toEqual([0.6, gap, 0.8]);
    close(score(vector, of(3, gap, 4), {}, { node }), [0.4, gap, 0.2]);
    // 1/3 and 1/4 are as 4 to 3
    close(score(vector, of(3, 4), { negative: "reciprocal" }, { node }), [0.8, 0.6]);
  });

  test("published: Hwang and Yoon's aircraft (1981), maximum speed 2.0 2.5 1.8 2.2 mach is .4671 .5839 .4204 .5139", () => {
    close(score(vector, of(2, 2.5, 1.8, 2.2)), [0.4671, 0.5839, 0.4204, 0.5139], 5e-5);
  });

  test("zeros and negatives: kept, or an error that names the value", () => {
    expect(score(vector, of(-3, 0, 4))).toEqual([-0.6, 0, 0.8]);
    expect(codes(() => score(vector, of(0, 0)))).toEqual(["share-of-nothing"]);
    expect(codes(() => score(vector, of(0, 1), { negative: "reciprocal" }, { node }))).toEqual(["share-reciprocal"]);
  });

  test("constant, one unit, nothing present, very large and very small", () => {
    expect(score(vector, of(5, 5, 5, 5))).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(codes(() => score(vector, of(1, 2), {}, alone))).toEqual(["single-unit"]);
    expect(score(vector, of(gap, gap))).toEqual([gap, gap]);
    close(score(vector, of(3e300, 4e300)), [0.6, 0.8]);
    close(score(vector, of(3e-300, 4e-300)), [0.6, 0.8]);
    expect(codes(() => score(vector, of(1.7e308, 1.7e308)))).toEqual(["range-overflow"]);
  });

  holds(vector, { variants: [{ params: {} }] });
  holds(vector, { positive: true, variants: [{ params: { negative: "reciprocal", scale: 100 } }] });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rankSimilarity, weightedSpearman, weightSimilarity } from "../../src/stats/rank-similarity.ts";

const of = (...values: number[]) => Float64Array.from(values);
const gap = Number.NaN;

describe("weighted Spearman", () => {
  test("by hand, three rows", () => {
    // ranks 1 2 3 and 2 1 3: d² = 1, 1, 0 with (3−1+1)+(3−2+1) = 5 twice: 1 − 6·10/(81 + 27 − 9 − 3)
    expect(weightedSpearman(of(3, 2, 1), of(2, 3, 1))).toBeCloseTo(1 - 60 / 96, 14);
    // the same exchange at the bottom costs less: weights 3 twice
    expect(weightedSpearman(of(3, 2, 1), of(3, 1, 2))).toBeCloseTo(1 - 36 / 96, 14);
  });
  test("1 for the same order, −1 for the opposite, symmetric", () => {
    const column = fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(column, fc.infiniteStream(fc.integer()), (values, more) => {
        const x = Float64Array.from(values);
        const y = x.map(() => more.next().value);
        expect(weightedSpearman(x, x)).toBe(1);
        expect(
          weightedSpearman(
            x,
            x.map((v) => -v),
          ),
        ).toBeCloseTo(-1, 12);
        expect(weightedSpearman(x, y)).toBeCloseTo(weightedSpearman(y, x), 12);
      }),
    );
  });
});

describe("WS coefficient", () => {
  test("by hand, three rows; the reference comes first", () => {
    // R = 1 2 3, Q = 2 1 3: 1 − ½·½ − ¼·1/1 = ½
    expect(rankSimilarity(of(3, 2, 1), of(2, 3, 1))).toBe(0.5);
    expect(rankSimilarity(of(3, 2, 1), of(3, 1, 2))).toBe(0.6875);
    expect(rankSimilarity(of(3, 1, 2), of(3, 2, 1))).toBe(0.6875);
  });
  test("ties by their mean: ranks 1.5 1.5 3 as the reference", () => {
    // 2^−1.5·½/1.5 twice
    expect(rankSimilarity(of(2, 2, 1), of(3, 2, 1))).toBeCloseTo(1 - Math.SQRT1_2 / 3, 14);
  });
  test("gaps count in neither; too few rows", () => {
    expect(rankSimilarity(of(3, gap, 2, 1), of(2, 9, 3, 1))).toBe(0.5);
    expect(rankSimilarity(of(1), of(1))).toBeNaN();
    expect(weightedSpearman(of(1, gap), of(1, 2))).toBeNaN();
    expect(() => rankSimilarity(of(1), of(1, 2))).toThrow(RangeError);
  });
});

test("similarity of weightings: 1 for equal, 0 where all goes to the least", () => {
  expect(weightSimilarity([1, 3], [2, 6])).toBe(1);
  expect(weightSimilarity([0.2, 0.3, 0.5], [1, 0, 0])).toBeCloseTo(0, 14);
  expect(weightSimilarity([0.5, 0.5], [0.75, 0.25])).toBe(0.5);
  expect(weightSimilarity([1], [1])).toBeNaN();
});

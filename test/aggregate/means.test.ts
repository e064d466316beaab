import { describe, expect, test } from "vitest";
import { arithmeticMeansByRow } from "../../src/aggregate/arithmetic.ts";
import { arithmetic, geometric } from "../../src/index.ts";

const of = (...values: number[]) => Float64Array.from(values);
const gap = Number.NaN;
const input = (...weights: number[]) => ({ weights, fitted: null });

describe("arithmetic mean", () => {
  test("weighted, with the weights of the present children", () => {
    // (1·0 + 3·100)/4; only the first; only the second; none
    expect([...arithmetic.apply([of(0, 40, gap, gap), of(100, gap, 7, gap)], input(1, 3))]).toEqual([75, 40, 7, gap]);
  });

  test("a weight of zero has no say, not even whether a row is missing", () => {
    expect([...arithmetic.apply([of(10, gap), of(99, 99)], input(1, 0))]).toEqual([10, gap]);
  });

  test("equal best scores stay exactly best", () => {
    const columns = Array.from({ length: 7 }, () => of(100));
    expect(arithmetic.apply(columns, input(1, 1, 1, 1, 1, 1, 1))[0]).toBe(100);
  });

  test("weights of each row", () => {
    expect([...arithmeticMeansByRow([of(10, 10), of(20, 20)], [of(1, 0), of(1, 5)])]).toEqual([15, 20]);
  });
});

describe("geometric mean", () => {
  test("weighted, over the present children", () => {
    // (2¹·16³)^¼ = 2^(13/4)
    const y = geometric.apply([of(2, gap), of(16, 5)], input(1, 3));
    expect(y[0]! / 9.513656920021768).toBeCloseTo(1, 14); // 2^3.25
    expect(y[1]).toBeCloseTo(5, 14);
  });

  test("a score at or below 0 is an error with the first place and the count, where it has a weight", () => {
    expect(() => geometric.apply([of(1, 0, -2), of(1, 1, 1)], input(1, 1))).toThrow(
      "the geometric mean is defined above 0 only; 2 scores are not, the first 0 for 2 ; normalise with lower: 1",
    );
    expect([...geometric.apply([of(0), of(4)], input(0, 1))]).toEqual([4]);
  });
});

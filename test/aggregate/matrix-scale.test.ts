import { describe, expect, test } from "vitest";
import { eachCell, largestShare, partSums, weightedPowers } from "../../src/aggregate/cells.ts";
import { learnScale, type MatrixNorm, onScale, vectorLength } from "../../src/aggregate/matrix-scale.ts";
import { gap, of } from "./ranking-methods.ts";

const scaled = (x: Float64Array, norm: MatrixNorm, cost = false) => [
  ...onScale(x, learnScale(x, { norm, cost, flat: 0.5 })),
];

describe("scales of a decision matrix", () => {
  test.each([
    ["sum", false, [1 / 4, gap, 3 / 4]],
    ["sum", true, [3 / 4, gap, 1 / 4]],
    ["linear", false, [1 / 3, gap, 1]],
    ["linear", true, [1, gap, 1 / 3]],
    ["min-max", false, [0, gap, 1]],
    ["min-max", true, [1, gap, 0]],
    ["vector", false, [1 / Math.sqrt(10), gap, 3 / Math.sqrt(10)]],
    ["vector", true, [1 - 1 / Math.sqrt(10), gap, 1 - 3 / Math.sqrt(10)]],
    ["one-plus-min-max", false, [1, gap, 2]],
    ["one-plus-min-max", true, [2, gap, 1]],
  ] as const)("%s, cost %s: 1, missing, 3", (norm, cost, want) => {
    scaled(of(1, gap, 3), norm, cost).forEach((v, i) => {
      if (Number.isNaN(want[i]!)) expect(v).toBe(gap);
      else expect(v).toBeCloseTo(want[i]!, 14);
    });
  });

  test("ends are exact, a constant column is flat, no values have no scale", () => {
    expect(scaled(of(0.1, 0.7), "min-max")).toEqual([0, 1]);
    expect(scaled(of(0.1, 0.7), "linear", true)).toEqual([1, 0.1 / 0.7]);
    expect(scaled(of(7, 7, gap), "min-max")).toEqual([0.5, 0.5, gap]);
    expect(learnScale(of(gap), { norm: "sum", cost: false, flat: 0.5 })).toBe(null);
    expect([...onScale(of(gap), null)]).toEqual([gap]);
  });

  test("very small and very large values neither vanish nor overflow", () => {
    expect(vectorLength(of(3e-300, 4e-300)) / 5e-300).toBeCloseTo(1, 14);
    expect(vectorLength(of(3e300, -4e300, gap)) / 5e300).toBeCloseTo(1, 14);
    expect(vectorLength(of(0, gap))).toBe(0);
    expect(scaled(of(1e-310, 2e-310), "sum", true)[0]).toBeCloseTo(2 / 3, 6);
  });
});

describe("cells and their shares", () => {
  const columns = [of(1, gap, gap), of(2, 5, gap), of(4, 7, gap)];
  test("shares are those of all children, the return value how much is present", () => {
    const seen: string[] = [];
    const present = eachCell(columns, { weights: [2, 0, 2] }, (v, share, i, j) => seen.push(`${v} ${share} ${i}${j}`));
    expect(seen).toEqual(["1 0.5 00", "4 0.5 02", "7 0.5 12"]);
    expect([...present]).toEqual([1, 0.5, 0]);
  });
  test("weights of each row; zero and missing ones have no say", () => {
    const rowWeights = [of(1, 1, 1), of(gap, 3, 1), of(3, 0, 1)];
    expect([...eachCell(columns, { weights: [1, 1, 1], rowWeights }, () => {})]).toEqual([1, 0.75, 0]);
  });
  test("products, largest shares", () => {
    expect([...weightedPowers(columns, { weights: [1, 1, 2] })].map((v) => Number(v.toFixed(12)))).toEqual([
      Number((2 ** 1.25).toFixed(12)),
      Number((5 ** (1 / 3) * 7 ** (2 / 3)).toFixed(12)),
      gap,
    ]);
    expect([...largestShare(columns, { weights: [1, 1, 2] })]).toEqual([2, 3.5, gap]);
  });
  test("a gap gives its weight to its kind; a kind that is not there is 0", () => {
    const { gain, loss } = partSums(columns, [false, false, true], { weights: [1, 1, 2] });
    expect([...gain]).toEqual([0.75, 2.5, gap]);
    expect([...loss]).toEqual([2, 3.5, gap]);
    expect([...partSums(columns, [false, false, false], { weights: [1, 1, 2] }).loss]).toEqual([0, 0, gap]);
  });
});

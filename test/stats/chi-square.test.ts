import { expect, test } from "vitest";
import { chiSquareTail } from "../../src/stats/chi-square.ts";

test("closed forms: e^(−x/2) for 2, e^(−x/2)(1 + x/2) for 4 degrees of freedom", () => {
  for (const x of [0.01, 1, 4, 20, 100, 600]) {
    expect(chiSquareTail(x, { df: 2 }) / Math.exp(-x / 2)).toBeCloseTo(1, 12);
    expect(chiSquareTail(x, { df: 4 }) / (Math.exp(-x / 2) * (1 + x / 2))).toBeCloseTo(1, 12);
  }
});

test("tables: the 5 % and 1 % points of 1, 3, 5, 10 and 30 degrees of freedom (Pearson & Hartley)", () => {
  const points: [number, number, number][] = [
    [1, 3.841459, 0.05],
    [1, 6.634897, 0.01],
    [3, 7.814728, 0.05],
    [5, 11.0705, 0.05],
    [10, 23.20925, 0.01],
    [30, 43.77297, 0.05],
  ];
  for (const [df, x, p] of points) expect(chiSquareTail(x, { df })).toBeCloseTo(p, 7);
});

test("the tail is whole at 0 and below, falls, and missing stays missing", () => {
  expect(chiSquareTail(0, { df: 3 })).toBe(1);
  expect(chiSquareTail(-1, { df: 3 })).toBe(1);
  expect(chiSquareTail(Number.NaN, { df: 3 })).toBeNaN();
  let before = 1;
  for (let x = 0.25; x < 80; x += 0.25) {
    const p = chiSquareTail(x, { df: 7 });
    expect(p).toBeLessThan(before);
    before = p;
  }
});

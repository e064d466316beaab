import { expect, test } from "vitest";
import { kendallW } from "../../src/stats/concordance.ts";

const of = (...rows: number[][]) => rows.map((row) => Float64Array.from(row));

test("Kendall & Babington Smith (1939): rank sums by hand", () => {
  // two judges in opposite order: every sum is the mean
  expect(kendallW(of([1, 2, 3, 4], [4, 3, 2, 1])).w).toBe(0);
  // sums 8, 14, 20, 14 about 14 of four judges and four things: S = 72, W = 12·72/(16·60)
  const { w, chiSquare, df, p } = kendallW(of([4, 3, 1, 2], [4, 2, 1, 3], [4, 3, 1, 2], [1, 2, 4, 3]));
  const sums = [1 + 1 + 1 + 4, 2 + 3 + 2 + 3, 4 + 4 + 4 + 1, 3 + 2 + 3 + 2];
  const s = sums.reduce((total, r) => total + (r - 10) ** 2, 0);
  expect(w).toBeCloseTo((12 * s) / (16 * 60), 14);
  expect(chiSquare).toBeCloseTo(12 * w!, 14);
  expect(df).toBe(3);
  expect(p).toBeGreaterThan(0);
});

test("ties: the correction brings full agreement to 1", () => {
  expect(kendallW(of([3, 1, 1], [9, 2, 2])).w).toBeCloseTo(1, 14);
});

test("nothing to agree on: null", () => {
  for (const scores of [of([1, 2, 3]), of([1], [2]), of([1, 1], [2, 2]), []]) {
    expect(kendallW(scores)).toMatchObject({ w: null, p: null });
  }
});

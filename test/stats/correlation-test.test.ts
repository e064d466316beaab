import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countPairs, tauOf } from "../../src/stats/correlation-kendall.ts";
import { kendallTail, pearsonTail, spearmanTail } from "../../src/stats/correlation-test.ts";
import { kendall, spearman } from "../../src/stats/index.ts";
import { exchangeDistribution, rankDifferenceDistribution } from "../../src/stats/rank-distribution.ts";

/** All orders of 0 … n − 1. */
function orders(n: number): number[][] {
  if (n === 0) return [[]];
  return orders(n - 1).flatMap((rest) => Array.from({ length: n }, (_, at) => rest.toSpliced(at, 0, n - 1)));
}

describe("distributions of small samples, against counting every order", () => {
  test.each([2, 3, 5, 6])("n = %i", (n) => {
    const all = orders(n);
    const exchanges = new Map<number, number>();
    const differences = new Map<number, number>();
    for (const order of all) {
      let swaps = 0;
      let sum = 0;
      order.forEach((a, i) => {
        sum += (a - i) ** 2;
        for (const b of order.slice(i + 1)) if (b < a) swaps += 1;
      });
      exchanges.set(swaps, (exchanges.get(swaps) ?? 0) + 1 / all.length);
      differences.set(sum / 2, (differences.get(sum / 2) ?? 0) + 1 / all.length);
    }
    exchangeDistribution(n).forEach((p, k) => expect(p).toBeCloseTo(exchanges.get(k) ?? 0, 14));
    rankDifferenceDistribution(n).forEach((p, k) => expect(p).toBeCloseTo(differences.get(k) ?? 0, 14));
  });
});

test("Pearson's: closed form of t with two degrees of freedom", () => {
  // P(|T| ≥ t) = 1 − t/√(2 + t²), and t/√(2 + t²) = |r| for n = 4
  expect(pearsonTail(0.3, { n: 4 })).toBeCloseTo(0.7, 14);
  expect(pearsonTail(-0.95, { n: 4 })).toBeCloseTo(0.05, 14);
  expect(pearsonTail(1, { n: 5 })).toBe(0);
  expect(pearsonTail(0.5, { n: 2 })).toBeNaN();
  expect(pearsonTail(Number.NaN, { n: 9 })).toBeNaN();
});

test("Pearson's with very many rows keeps its digits", () => {
  // r = 0.01, n = 100,002: t² = 100,000·r²/(1 − r²) = 10.0010001…; scipy 1.17.1, 2·t.sf(t, 100000)
  expect(Math.abs(pearsonTail(0.01, { n: 100_002 }) / 0.0015650197621725577 - 1)).toBeLessThan(1e-11);
});

test("the least tail of Spearman's and Kendall's without ties is 2/n!", () => {
  let factorial = 1;
  for (let n = 2; n <= 9; n++) {
    factorial *= n;
    const x = Float64Array.from({ length: n }, (_, i) => i);
    expect(spearmanTail(1, { n, tied: false })).toBeCloseTo(Math.min(1, 2 / factorial), 14);
    expect(spearmanTail(-1, { n, tied: false })).toBeCloseTo(Math.min(1, 2 / factorial), 14);
    expect(kendallTail(countPairs(x, x))).toBeCloseTo(Math.min(1, 2 / factorial), 14);
  }
});

test("pair counts against counting every pair, and τ-b of them", () => {
  const column = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(Number.NaN)), {
    minLength: 12,
    maxLength: 12,
  });
  fc.assert(
    fc.property(column, column, (a, b) => {
      const [x, y] = [Float64Array.from(a), Float64Array.from(b)];
      let s = 0;
      let opposite = 0;
      for (let i = 0; i < 12; i++)
        for (let j = 0; j < i; j++) {
          const sign = Math.sign(x[i]! - x[j]!) * Math.sign(y[i]! - y[j]!);
          if (sign > 0) s += 1;
          if (sign < 0) {
            s -= 1;
            opposite += 1;
          }
        }
      const counts = countPairs(x, y);
      expect([counts.s, counts.opposite]).toEqual([s, opposite]);
      expect(tauOf(counts)).toEqual(kendall(x, y));
      const p = kendallTail(counts);
      expect(Number.isNaN(p)).toBe(Number.isNaN(tauOf(counts)));
      if (!Number.isNaN(p)) expect(p >= 0 && p <= 1).toBe(true);
    }),
  );
});

test("Spearman's tails lie between 0 and 1 and fall with the size of r, exact or by the series", () => {
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 60 }), fc.integer(), (n, seed) => {
      const x = Float64Array.from({ length: n }, (_, i) => i);
      const y = Float64Array.from({ length: n }, (_, i) => ((i + 1) * 7919 + seed) % 1009);
      const r = spearman(x, y);
      const p = spearmanTail(r, { n, tied: false });
      if (Number.isNaN(r)) return;
      expect(p >= 0 && p <= 1).toBe(true);
      expect(spearmanTail(Math.sign(r) || 1, { n, tied: false })).toBeLessThanOrEqual(p + 1e-12);
    }),
  );
});

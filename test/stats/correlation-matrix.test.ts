import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distanceCorrelation } from "../../src/stats/correlation-distance.ts";
import { kendall } from "../../src/stats/correlation-kendall.ts";
import { type CorrelationKind, correlationMatrix } from "../../src/stats/correlation-matrix.ts";
import { pearson, spearman } from "../../src/stats/index.ts";

const of = (...values: number[]) => Float64Array.from(values);
const gap = Number.NaN;

/** Numbers that do not repeat, from the minimal standard generator. */
function numbers(n: number, seed: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length: n }, () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  });
}

describe("blocked products", () => {
  test.each([2, 3, 5, 6, 9])("%i columns over several blocks: as the pairwise kernel", (m) => {
    const columns = Array.from({ length: m }, (_, j) => numbers(1300, j + 1).map((v, i) => v + (i % (j + 2))));
    for (const [kind, pair] of [
      ["pearson", pearson],
      ["spearman", spearman],
    ] as const) {
      const r = correlationMatrix(columns, kind);
      columns.forEach((x, j) => {
        columns.forEach((y, k) => expect(Math.abs(r[j]![k]! - pair(x, y))).toBeLessThan(2e-13));
      });
    }
  });

  test("a large common level costs no digits", () => {
    // multiples of 2^-20, so that adding 2^30 rounds nothing
    const columns = [1, 2].map((seed) => numbers(1300, seed).map((v) => Math.round(v * 1048576) / 1048576));
    const near = correlationMatrix(columns, "pearson");
    const far = correlationMatrix(
      columns.map((x) => x.map((v) => v + 1073741824)),
      "pearson",
    );
    expect(Math.abs(near[0]![1]! - far[0]![1]!)).toBeLessThan(1e-14);
  });

  test("exactly 1 on the diagonal and for a duplicate, −1 for its opposite", () => {
    const x = numbers(700, 7);
    const r = correlationMatrix([x, x, x.map((v) => -v)], "pearson");
    expect(r[0]![0]).toBe(1);
    expect(r[0]![1]).toBe(1);
    expect(r[0]![2]).toBe(-1);
  });

  test("gaps are left out pair by pair; a constant column has no correlation", () => {
    const columns = [of(1, 2, 3, 4, 5), of(2, gap, 1, 5, 4), of(7, 7, 7, 7, 7), of(5, 3, gap, 4, 1)];
    const r = correlationMatrix(columns, "pearson");
    expect(r[0]![1]).toBeCloseTo(pearson(columns[0]!, columns[1]!), 15);
    expect(r[1]![3]).toBeCloseTo(pearson(columns[1]!, columns[3]!), 15);
    for (let j = 0; j < 4; j++) expect(r[2]![j]).toBeNaN();
  });

  test("very large and very small values", () => {
    const r = correlationMatrix([of(1e300, 2e300, 4e300), of(1e-300, 2e-300, 4e-300)], "pearson");
    expect(r[0]![1]).toBeCloseTo(1, 14);
  });

  test("no columns, no rows", () => {
    expect(correlationMatrix([], "pearson")).toEqual([]);
    for (const kind of ["pearson", "spearman", "kendall", "distance"] as CorrelationKind[])
      expect(correlationMatrix([of(), of()], kind)[0]![1]).toBeNaN();
  });
});

/** Kendall's τ-b by comparing every two rows. */
function slowKendall(x: Float64Array, y: Float64Array): number {
  let [sum, left, right] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) {
      const a = Math.sign(x[i]! - x[k]!);
      const b = Math.sign(y[i]! - y[k]!);
      if (Number.isNaN(a + b)) continue;
      sum += a * b;
      left += a * a;
      right += b * b;
    }
  }
  return left === 0 || right === 0 ? Number.NaN : sum / Math.sqrt(left * right);
}

/** Distance correlation by the matrices of distances. */
function slowDistance(x: Float64Array, y: Float64Array): number {
  const rows = Array.from(x.keys()).filter((i) => !Number.isNaN(x[i]! + y[i]!));
  const centred = (z: Float64Array) => {
    const d = rows.map((i) => rows.map((k) => Math.abs(z[i]! - z[k]!)));
    const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;
    const means = d.map(mean);
    return d.map((row, i) => row.map((v, k) => v - means[i]! - means[k]! + mean(means)));
  };
  const [a, b] = [centred(x), centred(y)];
  const product = (p: number[][], q: number[][]) =>
    p.reduce((sum, row, i) => sum + row.reduce((s, v, k) => s + v * q[i]![k]!, 0), 0);
  return Math.sqrt(Math.max(0, product(a, b)) / Math.sqrt(product(a, a) * product(b, b)));
}

const column = fc.array(fc.oneof(fc.integer({ min: -4, max: 4 }), fc.constant(Number.NaN)), {
  minLength: 2,
  maxLength: 30,
});
const pairs = column.chain((x) =>
  fc.tuple(fc.constant(x), fc.array(fc.integer({ min: -3, max: 9 }), { minLength: x.length, maxLength: x.length })),
);

test("Kendall's τ-b in n log n is the one by all pairs", () => {
  fc.assert(
    fc.property(pairs, ([x, y]) => {
      const [fast, slow] = [kendall(of(...x), of(...y)), slowKendall(of(...x), of(...y))];
      expect(Number.isNaN(fast)).toBe(Number.isNaN(slow));
      if (!Number.isNaN(slow)) expect(fast).toBeCloseTo(slow, 13);
    }),
  );
});

test("distance correlation in n log n is the one by matrices", () => {
  fc.assert(
    fc.property(pairs, ([x, y]) => {
      const [fast, slow] = [distanceCorrelation(of(...x), of(...y)), slowDistance(of(...x), of(...y))];
      expect(Number.isNaN(fast)).toBe(Number.isNaN(slow));
      // the root of a difference that should be 0 keeps half the digits
      if (!Number.isNaN(slow)) expect(Math.abs(fast ** 2 - slow ** 2)).toBeLessThan(1e-12);
    }),
  );
});

test("distance correlation: closed form", () => {
  // by the matrices: dCov² = 72/729, dVar² = 360/729 and 144/729, so dCor² = 72/√(360·144)
  expect(distanceCorrelation(of(-1, 0, 1), of(1, 0, 1)) ** 2).toBeCloseTo(72 / Math.sqrt(360 * 144), 14);
});

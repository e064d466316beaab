import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cholesky } from "../../src/stats/cholesky.ts";
import { inverseDiagonal, samplingAdequacy } from "../../src/stats/correlation-structure.ts";
import { symmetricEigen } from "../../src/stats/eigen.ts";
import { varimax } from "../../src/stats/varimax.ts";

const of = (...values: number[]) => Float64Array.from(values);

/** Correlation r between any two of m columns. */
const equicorrelated = (m: number, r: number) =>
  Array.from({ length: m }, (_, j) => Float64Array.from({ length: m }, (_, k) => (j === k ? 1 : r)));

describe("symmetric eigenvalues", () => {
  test("equal correlations: 1 + (m − 1)r once, 1 − r otherwise", () => {
    const { values, vectors } = symmetricEigen(equicorrelated(5, 0.4));
    expect(values[0]).toBeCloseTo(2.6, 14);
    for (let k = 1; k < 5; k++) expect(values[k]).toBeCloseTo(0.6, 14);
    for (const c of vectors[0]!) expect(c).toBeCloseTo(1 / Math.sqrt(5), 14);
  });

  test("A·v = λ·v, vectors at right angles, components sum to 0 or more", () => {
    const entries = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(entries, (list) => {
        const a = Array.from({ length: 4 }, (_, i) =>
          Float64Array.from({ length: 4 }, (_, j) => list[4 * i + j]! + list[4 * j + i]!),
        );
        const { values, vectors } = symmetricEigen(a);
        vectors.forEach((v, k) => {
          a.forEach((row, i) =>
            expect(row.reduce((sum, x, j) => sum + x * v[j]!, 0)).toBeCloseTo(values[k]! * v[i]!, 11),
          );
          vectors.forEach((u, l) =>
            expect(u.reduce((sum, x, j) => sum + x * v[j]!, 0)).toBeCloseTo(k === l ? 1 : 0, 12),
          );
          expect(v.reduce((sum, x) => sum + x, 0)).toBeGreaterThan(-1e-11);
        });
      }),
    );
  });
});

describe("what columns owe to each other", () => {
  test("two columns: R² is r²", () => {
    const { diagonal, collinear } = inverseDiagonal(equicorrelated(2, 0.6));
    expect(1 - 1 / diagonal[0]!).toBeCloseTo(0.36, 14);
    expect(collinear).toEqual([false, false]);
  });

  test("a duplicate is named; the third keeps its R²", () => {
    const r = [of(1, 1, 0.5), of(1, 1, 0.5), of(0.5, 0.5, 1)];
    const { diagonal, collinear } = inverseDiagonal(r);
    expect(collinear).toEqual([true, true, false]);
    expect(1 - 1 / diagonal[2]!).toBeCloseTo(0.25, 13);
  });

  test("KMO: two columns ½; a singular matrix has none", () => {
    // the partial correlation of two columns, nothing being held, is r itself: r²/(r² + r²)
    expect(samplingAdequacy(equicorrelated(2, 0.3))).toBeCloseTo(0.5, 14);
    expect(samplingAdequacy(equicorrelated(3, 1))).toBeNull();
    // m = 3, r = ½: partial correlations r/(1 + r) = 1/3, so KMO = ¼/(¼ + 1/9) = 9/13
    expect(samplingAdequacy(equicorrelated(3, 0.5))).toBeCloseTo(9 / 13, 13);
  });
});

describe("varimax", () => {
  test("a simple structure turned by 30° is found again", () => {
    const simple = [of(0.9, 0), of(0.8, 0), of(0.7, 0), of(0, 0.9), of(0, 0.6)];
    const [cos, sin] = [Math.sqrt(3) / 2, 0.5];
    const turned = simple.map((row) => of(row[0]! * cos - row[1]! * sin, row[0]! * sin + row[1]! * cos));
    const { loadings, converged } = varimax(turned);
    expect(converged).toBe(true);
    loadings.forEach((row, j) => row.forEach((l, k) => expect(l).toBeCloseTo(simple[j]![k]!, 13)));
  });

  test("communalities stay, with and without Kaiser's normalisation", () => {
    const rows = fc.array(
      fc.tuple(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
      ),
      { minLength: 3, maxLength: 8 },
    );
    fc.assert(
      fc.property(rows, fc.boolean(), (list, kaiser) => {
        const given = list.map((row) => Float64Array.from(row));
        const { loadings } = varimax(given, { kaiser });
        given.forEach((row, j) => {
          const size = (r: Float64Array) => r.reduce((sum, l) => sum + l * l, 0);
          expect(size(loadings[j]!)).toBeCloseTo(size(row), 12);
        });
      }),
    );
  });
});

test("Cholesky: L·Lᵀ is the matrix; one that is not positive definite has none", () => {
  const a = equicorrelated(4, 0.3);
  const l = cholesky(a)!;
  a.forEach((row, i) =>
    row.forEach((v, j) => expect(l[i]!.reduce((sum, x, k) => sum + x * l[j]![k]!, 0)).toBeCloseTo(v, 14)),
  );
  expect(cholesky(equicorrelated(3, 1))).toBeNull();
  expect(cholesky([of(1, 2), of(2, 1)])).toBeNull();
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pearson, spearman } from "../../src/stats/correlation.ts";
import { fullColumn } from "./arbitrary.ts";
import { type Frame, hasReference, column as read, readReference } from "./reference.ts";

test("closed forms", () => {
  const x = Float64Array.of(1, 2, 3);
  expect(pearson(x, Float64Array.of(2, 4, 6))).toBe(1);
  expect(pearson(x, Float64Array.of(3, 2, 1))).toBe(-1);
  // Σdxdy = 1, Σdx² = Σdy² = 2
  expect(pearson(x, Float64Array.of(1, 3, 2))).toBeCloseTo(0.5, 15);
  // ranks 1 2 3 4 and 1.5 1.5 3 4: Σdxdy = 4.5, Σdx² = 5, Σdy² = 4.5
  expect(spearman(Float64Array.of(1, 2, 3, 9), Float64Array.of(5, 5, 6, 7))).toBeCloseTo(Math.sqrt(0.9), 15);
});

test("rows with a gap are dropped, before ranking too", () => {
  const x = Float64Array.of(1, 2, Number.NaN, 3, 100);
  const y = Float64Array.of(1, 3, 50, 2, Number.NaN);
  expect(pearson(x, y)).toBe(pearson(Float64Array.of(1, 2, 3), Float64Array.of(1, 3, 2)));
  expect(spearman(x, y)).toBeCloseTo(0.5, 15);
});

test("undefined correlations are NaN, unequal lengths are refused", () => {
  expect(pearson(Float64Array.of(1), Float64Array.of(1))).toBeNaN();
  expect(pearson(Float64Array.of(1, 2), Float64Array.of(5, 5))).toBeNaN();
  expect(spearman(Float64Array.of(1, Number.NaN), Float64Array.of(Number.NaN, 1))).toBeNaN();
  expect(() => pearson(Float64Array.of(1, 2), Float64Array.of(1))).toThrow(RangeError);
  expect(() => spearman(Float64Array.of(1, 2), Float64Array.of(1))).toThrow(RangeError);
});

test("symmetric, within −1 … 1, turned by a sign", () => {
  fc.assert(
    fc.property(fullColumn({ minLength: 2 }), (x) => {
      const y = x.map((v, i) => v * ((i * 5) % 3) + i);
      const r = pearson(x, y);
      expect(pearson(y, x)).toSatisfy((other: number) => Object.is(other, r) || Math.abs(other - r) < 1e-9);
      if (Number.isNaN(r)) return;
      expect(Math.abs(r)).toBeLessThanOrEqual(1);
      expect(
        pearson(
          x.map((v) => -v),
          y,
        ),
      ).toBeCloseTo(-r, 12);
    }),
  );
});

const file = "coinr/asem_correlations.json";
describe.skipIf(!hasReference(file))(`COINr's correlations with gaps (shared/reference/${file})`, () => {
  interface Matrix {
    readonly rownames: readonly string[];
    readonly matrix: readonly (readonly (number | null)[])[];
  }
  test.each([
    ["pearson", pearson],
    ["spearman", spearman],
  ] as const)("%s: 49 × 49 indicators within 1e-12", (name, correlation) => {
    const all = readReference(file) as {
      inputs: { Raw: Frame };
      correlations: Record<string, { matrix: Matrix }>;
    };
    const { rownames, matrix } = all.correlations[`Raw_L1L1_${name}`]!.matrix;
    const columns = rownames.map((id) => read(all.inputs.Raw, id));
    let worst = 0;
    for (const [i, row] of matrix.entries())
      for (const [j, expected] of row.entries())
        if (expected !== null) worst = Math.max(worst, Math.abs(correlation(columns[i]!, columns[j]!) - expected));
    expect(rownames).toHaveLength(49);
    expect(worst).toBeLessThan(1e-12);
  });
});

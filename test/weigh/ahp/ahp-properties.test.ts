import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Issue } from "../../../src/errors/index.ts";
import { ahp } from "../../../src/index.ts";
import { fitOf } from "../nodes.ts";

const number = (fitted: object, key: string): number => Reflect.get(fitted, key) as number;

describe("perturbed judgements", () => {
  test("the same seed, the same figures; weights stay inside their range", () => {
    const judgements = [
      [1, 3, 5],
      [null, 1, 3],
      [null, null, 1],
    ];
    const solve = (perturb: object) =>
      fitOf(ahp, { judgements, perturb }) as unknown as {
        weights: number[];
        perturbed: Record<string, Record<string, number>> & { sameOrder: number };
      };
    const a = solve({ draws: 400, seed: 7 });
    expect(a.perturbed).toEqual(solve({ draws: 400, seed: 7 }).perturbed);
    expect(a.perturbed).not.toEqual(solve({ draws: 400, seed: 8 }).perturbed);
    a.weights.forEach((w, i) => {
      expect(w).toBeGreaterThan(a.perturbed["low"]![`x${i + 1}`]!);
      expect(w).toBeLessThan(a.perturbed["high"]![`x${i + 1}`]!);
    });
    expect(a.perturbed.sameOrder).toBe(1);
    expect(solve({ draws: 50, spread: 8 }).perturbed.sameOrder).toBeLessThan(1);
  });
});

describe("properties", () => {
  const judged = fc
    .integer({ min: 2, max: 7 })
    .chain((n) =>
      fc
        .array(fc.integer({ min: -8, max: 8 }), { minLength: (n * (n - 1)) / 2, maxLength: (n * (n - 1)) / 2 })
        .map((steps) => ({ n, steps })),
    );
  const matrixOf = ({ n, steps }: { n: number; steps: readonly number[] }) => {
    let k = 0;
    return Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) =>
        j < i ? null : j === i ? 1 : ((s: number) => (s >= 0 ? 1 + s : 1 / (1 - s)))(steps[k++]!),
      ),
    );
  };

  test("weights are positive and sum to 1, λ is never below n, whatever is judged", () => {
    fc.assert(
      fc.property(judged, (one) => {
        const fitted = fitOf(ahp, { judgements: matrixOf(one), limit: 1e9 });
        expect(fitted.weights.every((w) => w > 0)).toBe(true);
        expect(fitted.weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        expect(number(fitted, "lambda")).toBeGreaterThan(one.n - 1e-9);
      }),
    );
  });

  test("more for one item never gives it less", () => {
    fc.assert(
      fc.property(judged, (one) => {
        const matrix = matrixOf(one);
        const before = fitOf(ahp, { judgements: matrix, limit: 1e9, priorities: "geometric" }).weights[0]!;
        matrix[0]![1] = 9;
        expect(
          fitOf(ahp, { judgements: matrix, limit: 1e9, priorities: "geometric" }).weights[0]!,
        ).toBeGreaterThanOrEqual(before - 1e-12);
      }),
    );
  });
});

test("a hundred items, with everything that is said of them", () => {
  const n = 100;
  const judgements = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => (j <= i ? null : 1 + ((i * 7 + j * 13) % 9))),
  );
  const notes: Issue[] = [];
  const fitted = fitOf(ahp, { judgements }, { n, notes });
  expect(fitted.weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  expect(fitted["riTable"]).toBe("alonso-lamata");
  expect(number(fitted, "cr")).toBeGreaterThan(0);
});

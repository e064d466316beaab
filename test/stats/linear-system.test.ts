import fc from "fast-check";
import { expect, test } from "vitest";
import { solveLinear } from "../../src/stats/linear-system.ts";

const rows = (...values: number[][]) => values.map((row) => Float64Array.from(row));

test("a system that needs its rows exchanged", () => {
  expect(solveLinear(rows([0, 1], [2, 0]), Float64Array.of(3, 4))).toEqual(Float64Array.of(2, 3));
});

test("a singular system is null", () => {
  expect(solveLinear(rows([1, 2], [2, 4]), Float64Array.of(1, 2))).toBeNull();
  expect(solveLinear(rows([0]), Float64Array.of(1))).toBeNull();
});

test("what is multiplied comes back, and nothing given is changed", () => {
  const number = fc.integer({ min: -9, max: 9 });
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 8 })
        .chain((n) =>
          fc.tuple(
            fc.array(fc.array(number, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
            fc.array(number, { minLength: n, maxLength: n }),
          ),
        ),
      ([values, x]) => {
        // a heavy diagonal keeps it far from singular
        const a = rows(...values.map((row, i) => row.map((v, j) => (i === j ? v + 100 : v))));
        const b = Float64Array.from(a, (row) => row.reduce((sum, v, j) => sum + v * x[j]!, 0));
        const before = JSON.stringify([a, b]);
        const found = solveLinear(a, b)!;
        x.forEach((v, j) => expect(found[j]!).toBeCloseTo(v, 12));
        expect(JSON.stringify([a, b])).toBe(before);
      },
    ),
  );
});

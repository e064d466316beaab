import fc from "fast-check";
import { expect, test } from "vitest";
import { linearProgram } from "../../src/stats/linear-program.ts";
import { simplex } from "../../src/stats/simplex.ts";

const solution = (objective: number[], limits: [number[], number][]) =>
  simplex(
    objective,
    limits.map(([row, limit]) => ({ row, limit })),
    1e-14,
  );

test("a program that starts at the origin: Chvátal (1983), chapter 2", () => {
  // max 5x + 4y + 3z; 2x+3y+z ≤ 5, 4x+y+2z ≤ 11, 3x+4y+2z ≤ 8: x = 2, y = 0, z = 1, value 13
  const found = solution(
    [5, 4, 3],
    [
      [[2, 3, 1], 5],
      [[4, 1, 2], 11],
      [[3, 4, 2], 8],
    ],
  );
  expect(found).toEqual({ status: "optimal", x: Float64Array.of(2, 0, 1) });
});

test("a program that needs a first phase: Chvátal (1983), chapter 3", () => {
  // max x − y + z; 2x−y+2z ≤ 4, 2x−3y+z ≤ −5, −x+y−2z ≤ −1: x = 0, y = 14/5, z = 17/5
  const found = solution(
    [1, -1, 1],
    [
      [[2, -1, 2], 4],
      [[2, -3, 1], -5],
      [[-1, 1, -2], -1],
    ],
  );
  expect(found.status).toBe("optimal");
  const { x } = found as { x: Float64Array };
  expect([...x].map((v) => Math.round(v * 1e12) / 1e12)).toEqual([0, 2.8, 3.4]);
});

test("no point at all, and no end", () => {
  // x + y ≤ 2 and −2x − 2y ≤ −10 contradict each other: Chvátal (1983), chapter 1
  expect(
    solution(
      [3, -1],
      [
        [[1, 1], 2],
        [[-2, -2], -10],
      ],
    ).status,
  ).toBe("infeasible");
  // x may grow as far as y does: chapter 1
  expect(
    solution(
      [1, -1],
      [
        [[-2, 1], -1],
        [[-1, -2], -2],
      ],
    ).status,
  ).toBe("unbounded");
  expect(solution([1], []).status).toBe("unbounded");
  expect(solution([-1], [])).toEqual({ status: "optimal", x: Float64Array.of(0) });
});

test("a program on which the rule of largest gain alone goes round in circles: Chvátal (1983), chapter 3", () => {
  const found = solution(
    [10, -57, -9, -24],
    [
      [[0.5, -5.5, -2.5, 9], 0],
      [[0.5, -1.5, -0.5, 1], 0],
      [[1, 0, 0, 0], 1],
    ],
  );
  expect(found).toEqual({ status: "optimal", x: Float64Array.of(1, 0, 1, 0) });
});

test("strong duality: the least cost of the dual is the largest gain, on random programs", () => {
  const value = fc.integer({ min: 1, max: 20 });
  const program = fc
    .record({ n: fc.integer({ min: 1, max: 6 }), m: fc.integer({ min: 1, max: 8 }) })
    .chain(({ n, m }) =>
      fc.record({
        c: fc.array(value, { minLength: n, maxLength: n }),
        b: fc.array(value, { minLength: m, maxLength: m }),
        a: fc.array(fc.array(value, { minLength: n, maxLength: n }), { minLength: m, maxLength: m }),
      }),
    );
  fc.assert(
    fc.property(program, ({ a, b, c }) => {
      const primal = linearProgram(
        c,
        a.map((row, i) => ({ row, max: b[i]! })),
      );
      // min b·y with Aᵀy ≥ c, y ≥ 0; it needs a first phase, for c > 0
      const dual = linearProgram(
        b.map((v) => -v),
        c.map((v, j) => ({ row: a.map((row) => row[j]!), min: v })),
      );
      if (primal.status !== "optimal" || dual.status !== "optimal") return false;
      return Math.abs(primal.value + dual.value) <= 1e-9 * (1 + Math.abs(primal.value));
    }),
    { numRuns: 300 },
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linearProgram } from "../../src/stats/linear-program.ts";
import { type Limit, nearestPoint } from "../../src/stats/quadratic-program.ts";
import { stationary } from "../../src/stats/stationary.ts";

const of = (...values: number[]) => Float64Array.from(values);
const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => Array.from(a).reduce((sum, v, j) => sum + v * b[j]!, 0);

describe("linear programs", () => {
  test("textbook: 36 at (2, 6)", () => {
    // Hillier and Lieberman, Introduction to Operations Research, the Wyndor Glass Co.: max 3x + 5y
    const solved = linearProgram(
      [3, 5],
      [
        { row: [1, 0], max: 4 },
        { row: [0, 2], max: 12 },
        { row: [3, 2], max: 18 },
      ],
    );
    expect(solved).toEqual({ status: "optimal", value: 36, x: of(2, 6) });
  });

  test("no solution, and no end", () => {
    expect(
      linearProgram(
        [1],
        [
          { row: [1], max: 1 },
          { row: [1], min: 2 },
        ],
      ).status,
    ).toBe("infeasible");
    expect(linearProgram([1], [{ row: [-1], max: 1 }]).status).toBe("unbounded");
  });

  test("strong duality: the dual's optimum is the primal's", () => {
    const size = fc.integer({ min: 1, max: 5 });
    const problem = fc.tuple(size, size).chain(([n, m]) =>
      fc.record({
        c: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: n, maxLength: n }),
        a: fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: n, maxLength: n }), {
          minLength: m,
          maxLength: m,
        }),
        b: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: m, maxLength: m }),
      }),
    );
    fc.assert(
      fc.property(problem, ({ c, a, b }) => {
        const primal = linearProgram(
          c,
          a.map((row, i) => ({ row, max: b[i]! })),
        );
        const dual = linearProgram(
          b.map((v) => -v),
          c.map((v, j) => ({ row: a.map((row) => row[j]!), min: v })),
        );
        expect(primal.status).toBe("optimal");
        expect(dual.status).toBe("optimal");
        if (primal.status === "optimal" && dual.status === "optimal") expect(primal.value).toBeCloseTo(-dual.value, 10);
      }),
    );
  });
});

describe("the nearest point", () => {
  test("already inside: the point itself", () => {
    expect(nearestPoint(of(0.5, 0.5), [{ row: of(1, 0), least: 0.2 }])).toEqual(of(0.5, 0.5));
  });

  test("onto the simplex: closed form", () => {
    // Σ = 1 and ≥ 0: (1, 0.6, −0.5) less the same from those that stay, 0.3: (0.7, 0.3, 0)
    const limits: Limit[] = [
      { row: of(1, 1, 1), least: 1, equal: true },
      ...[0, 1, 2].map((j) => ({ row: of(...[0, 1, 2].map((k) => (j === k ? 1 : 0))), least: 0 })),
    ];
    const x = nearestPoint(of(1, 0.6, -0.5), limits)!;
    [0.7, 0.3, 0].forEach((want, j) => expect(x[j]).toBeCloseTo(want, 14));
  });

  test("limits that exclude each other have no point", () => {
    expect(
      nearestPoint(of(0), [
        { row: of(1), least: 1 },
        { row: of(-1), least: 0 },
      ]),
    ).toBeNull();
    expect(
      nearestPoint(of(0, 0), [
        { row: of(1, 1), least: 1, equal: true },
        { row: of(1, 1), least: 2, equal: true },
      ]),
    ).toBeNull();
  });

  test("what is said twice does no harm", () => {
    const line = { row: of(1, 1), least: 1, equal: true } as const;
    const x = nearestPoint(of(3, 0), [line, line, { row: of(2, 2), least: 2, equal: true }])!;
    expect(x[0]).toBeCloseTo(2, 13);
    expect(x[1]).toBeCloseTo(-1, 13);
  });

  test("it keeps to every limit, and no feasible point is nearer", () => {
    const m = 4;
    const value = fc.double({ min: -1, max: 1, noNaN: true });
    const limit = fc.record({
      row: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: m, maxLength: m }),
      least: value,
    });
    const inside = fc.array(value, { minLength: m, maxLength: m });
    fc.assert(
      fc.property(inside, inside, fc.array(limit, { maxLength: 8 }), (p, known, given) => {
        // limits that the known point keeps to, so that there is a solution
        const limits = given
          .filter(({ row }) => row.some((v) => v !== 0))
          .map(({ row, least }) => ({ row: of(...row), least: Math.min(least, dot(row, known)) }));
        const x = nearestPoint(of(...p), limits);
        expect(x).not.toBeNull();
        for (const { row, least } of limits) expect(dot(row, x!)).toBeGreaterThan(least - 1e-11);
        // the way to any feasible point is at an angle of 90° or more from the way to p
        expect(
          dot(
            x!.map((v, j) => p[j]! - v),
            x!.map((v, j) => known[j]! - v),
          ),
        ).toBeLessThan(1e-10);
      }),
      { numRuns: 300 },
    );
  });
});

describe("where a chain stays", () => {
  test("two states: shares against the rates", () => {
    expect(stationary([of(0, 2), of(1, 0)])).toEqual(of(1 / 3, 2 / 3));
  });

  test("states that are left for good have none; several ends, or a single one, have no answer", () => {
    const q = stationary([of(0, 1, 1), of(0, 0, 1), of(0, 1, 0)])!;
    expect(Array.from(q)).toEqual([0, 0.5, 0.5]);
    expect(stationary([of(0, 1), of(0, 0)])).toBeNull();
    expect(stationary([of(0, 1, 0, 0), of(1, 0, 0, 0), of(0, 0, 0, 1), of(0, 0, 1, 0)])).toBeNull();
  });

  test("flows in are flows out, and no share is negative", () => {
    const rates = fc.array(fc.array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }), {
      minLength: 5,
      maxLength: 5,
    });
    fc.assert(
      fc.property(rates, (list) => {
        const a = list.map((row) => Float64Array.from(row));
        const q = stationary(a)!;
        expect(q.every((v) => v > 0)).toBe(true);
        q.forEach((v, i) => {
          let [into, out] = [0, 0];
          for (let j = 0; j < 5; j++) if (j !== i) [into, out] = [into + q[j]! * a[j]![i]!, out + v * a[i]![j]!];
          expect(into).toBeCloseTo(out, 13);
        });
      }),
    );
  });
});

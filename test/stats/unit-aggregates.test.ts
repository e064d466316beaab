import fc from "fast-check";
import { expect, test } from "vitest";
import { type UnitAggregate, unitAggregate } from "../../src/stats/unit-aggregates.ts";

const x = Float64Array.of(1, 3, 5, 7);
const all: readonly UnitAggregate[] = ["min", "max", "sum", "mean", "median", "cv", "gini", "count"];

test("closed forms on 1, 3, 5, 7", () => {
  // mean 4, squares 9 1 1 9: deviation √5, cv √5/4; Σ|xᵢ−xⱼ| over pairs 2·(2+4+6+2+4+2) = 40, Gini 40/(2·16·4) = 5/16
  const found = all.map((name) => unitAggregate(name, x, null));
  expect(found).toEqual([1, 7, 16, 4, 4, Math.sqrt(5) / 4, 5 / 16, 4]);
});

test("a weight of 2 is the value twice", () => {
  const twice = Float64Array.of(1, 3, 3, 5, 7, 7);
  const w = Float64Array.of(1, 2, 1, 2);
  for (const name of ["mean", "cv", "gini"] as const)
    expect(unitAggregate(name, x, w)).toBeCloseTo(unitAggregate(name, twice, null), 14);
});

test("what does not exist is NaN: nothing, weights of 0, a mean of 0, a Gini of negatives", () => {
  const none = new Float64Array(0);
  expect(all.map((name) => unitAggregate(name, none, null))).toEqual([...Array(7).fill(Number.NaN), 0]);
  const zero = Float64Array.of(0, 0);
  expect((["mean", "cv", "gini"] as const).map((name) => unitAggregate(name, Float64Array.of(1, 2), zero))).toEqual([
    Number.NaN,
    Number.NaN,
    Number.NaN,
  ]);
  expect(unitAggregate("cv", Float64Array.of(-1, 1), null)).toBe(Number.NaN);
  expect(unitAggregate("gini", Float64Array.of(-1, 3), null)).toBe(Number.NaN);
  expect(unitAggregate("gini", zero, null)).toBe(Number.NaN);
});

test("Gini and cv do not depend on the unit, and a Gini lies from 0 to 1", () => {
  const column = fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(column, fc.double({ min: 0.01, max: 100, noNaN: true }), (values, factor) => {
      const a = Float64Array.from(values);
      for (const name of ["gini", "cv"] as const)
        expect(
          unitAggregate(
            name,
            a.map((v) => v * factor),
            null,
          ),
        ).toBeCloseTo(unitAggregate(name, a, null), 10);
      const gini = unitAggregate("gini", a, null);
      expect(gini).toBeGreaterThanOrEqual(-1e-15);
      expect(gini).toBeLessThan(1);
    }),
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { naturalBreaks } from "../../src/stats/natural-breaks.ts";

const of = (...values: number[]) => Float64Array.from(values);

/** Least sum of squares over every way to part sorted values, equal ones together. */
function slow(values: readonly number[], classes: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const cost = (part: readonly number[]) => {
    const mean = part.reduce((a, b) => a + b, 0) / part.length;
    return part.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  };
  const best = (from: number, left: number): number => {
    if (left === 1) return cost(sorted.slice(from));
    let least = Number.POSITIVE_INFINITY;
    for (let to = from + 1; to < sorted.length; to++)
      if (sorted[to] !== sorted[to - 1]) least = Math.min(least, cost(sorted.slice(from, to)) + best(to, left - 1));
    return least;
  };
  return best(0, classes);
}

function costOf(values: readonly number[], breaks: Float64Array): number {
  const groups = Array.from({ length: breaks.length + 1 }, () => [] as number[]);
  for (const v of values) groups[breaks.filter((b) => b <= v).length]!.push(v);
  return groups.reduce((sum, part) => {
    const mean = part.reduce((a, b) => a + b, 0) / part.length;
    return sum + part.reduce((own, v) => own + (v - mean) ** 2, 0);
  }, 0);
}

describe("natural breaks", () => {
  test("groups that are plain to see", () => {
    expect([...naturalBreaks(of(30, 1, 2, 11, Number.NaN, 10), 3)!.breaks]).toEqual([10, 30]);
    // within 0 and 1: ¼ + ¼; the whole: 201 − 21²/4
    expect(naturalBreaks(of(0, 1, 10, 10), 2)!.fit).toBeCloseTo(1 - 0.5 / 90.75, 12);
    expect(naturalBreaks(of(3, 3, 3), 1)).toEqual({ breaks: of(), fit: 1 });
  });
  test("too few different values", () => {
    expect(naturalBreaks(of(1, 1, 2), 3)).toBeNull();
    expect(naturalBreaks(of(), 1)).toBeNull();
    expect([...naturalBreaks(of(1, 1, 2), 2)!.breaks]).toEqual([2]);
  });
  test("the least of all divisions, ties included", () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.double({ min: -100, max: 100, noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 4, maxLength: 10 }),
        fc.integer({ min: 2, max: 4 }),
        (values, classes) => {
          const found = naturalBreaks(Float64Array.from(values), classes);
          if (new Set(values.map((v) => v + 0)).size < classes) {
            expect(found).toBeNull();
            return;
          }
          const least = slow(values, classes);
          expect(costOf(values, found!.breaks)).toBeCloseTo(least, 6);
        },
      ),
    );
  });
  test("many values: as many rows as a province has villages", () => {
    const x = Float64Array.from({ length: 20_000 }, (_, i) => ((i * 7919) % 20_011) / 200);
    const { breaks, fit } = naturalBreaks(x, 5)!;
    // an even spread is cut into equal parts
    breaks.forEach((v, k) => expect(v).toBeCloseTo(20 * (k + 1), 0));
    expect(fit).toBeCloseTo(0.96, 3);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maxEntropyWeights, ornessOf } from "../../src/aggregate/ordered-weights.ts";
import { arithmetic, maximum, minimum, ogwa, owa } from "../../src/index.ts";

const of = (...values: number[]) => Float64Array.from(values);
const gap = Number.NaN;

describe("weights by orness", () => {
  test("Fullér and Majlender (2001), five places, orness 0.6", () => {
    const printed = [0.2884, 0.2353, 0.192, 0.1566, 0.1278];
    maxEntropyWeights(5, 0.6).forEach((v, k) => expect(v).toBeCloseTo(printed[k]!, 4));
  });
  test("the ends, the middle, and two places in closed form", () => {
    expect(maxEntropyWeights(3, 1)).toEqual([1, 0, 0]);
    expect(maxEntropyWeights(3, 0)).toEqual([0, 0, 1]);
    expect(maxEntropyWeights(4, 0.5)).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(maxEntropyWeights(1, 0.9)).toEqual([1]);
    expect(maxEntropyWeights(2, 0.7)[0]).toBeCloseTo(0.7, 14);
  });
  test("they have the orness asked for, sum to 1, and turn round with it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (m, orness) => {
        const v = maxEntropyWeights(m, orness);
        expect(ornessOf(v)).toBeCloseTo(orness, 12);
        expect(v.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        [...maxEntropyWeights(m, 1 - orness)].reverse().forEach((w, k) => expect(w).toBeCloseTo(v[k]!, 9));
      }),
    );
  });
});

describe("OWA", () => {
  const columns = [of(90, 90), of(30, gap), of(60, 60)];
  const apply = (params: object, ...weights: number[]) => [
    ...owa.apply(columns, { weights, fitted: owa.fit(columns, params) }),
  ];
  test("weights by place, the best first; fewer children share the same attitude", () => {
    // 0.5·90 + 0.3·60 + 0.2·30 = 69; two present: v through (½, 0.65), so 0.65·90 + 0.35·60 = 79.5
    expect(apply({ weights: [0.5, 0.3, 0.2] }, 1, 1, 1)[0]).toBeCloseTo(69, 12);
    expect(apply({ weights: [5, 3, 2] }, 1, 1, 1)[1]).toBeCloseTo(79.5, 12);
  });
  test("importance as in Torra's weighted OWA", () => {
    // importances 2, 1, 1 of four places: W = ½, ¾, 1 in the order 90, 60, 30; Q(½) = 0.5 + 0.15, Q(¾) = 0.8 + 0.05
    expect(apply({ weights: [0.5, 0.3, 0.2] }, 2, 1, 1)[0]).toBeCloseTo(0.65 * 90 + 0.2 * 60 + 0.15 * 30, 12);
  });
  test("orness 1, ½ and 0 are maximum, mean and minimum, importance and gaps included", () => {
    const pool = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(pool, fc.double({ min: 0.1, max: 5, noNaN: true })), { minLength: 1, maxLength: 7 }),
        (children) => {
          const xs = children.map(([v]) => of(v));
          const weights = children.map(([, w]) => w);
          const score = (orness: number) => owa.apply(xs, { weights, fitted: owa.fit(xs, { orness }) })[0]!;
          expect(score(0.5)).toBeCloseTo(arithmetic.apply(xs, { weights, fitted: null })[0]!, 9);
          const equal = weights.map(() => 1);
          const flat = (orness: number) => owa.apply(xs, { weights: equal, fitted: owa.fit(xs, { orness }) })[0]!;
          expect(flat(1)).toBeCloseTo(maximum.apply(xs, { weights: equal, fitted: null })[0]!, 9);
          expect(flat(0)).toBeCloseTo(minimum.apply(xs, { weights: equal, fitted: null })[0]!, 9);
          expect(flat(0.8)).toBeGreaterThanOrEqual(flat(0.3) - 1e-9);
        },
      ),
    );
  });
  test("weights or orness, as many as children, not all 0", () => {
    expect(() => apply({}, 1, 1, 1)).toThrow(/either weights by place or an orness/);
    expect(() => apply({ weights: [1], orness: 0.5 }, 1, 1, 1)).toThrow(/either/);
    expect(() => apply({ weights: [1, 1] }, 1, 1, 1)).toThrow(/2 weights by place are given for 3 children/);
    expect(() => apply({ weights: [0, 0, 0] }, 1, 1, 1)).toThrow(/at least one must be above 0/);
  });
});

test("OGWA is OWA for p = 1, and the power mean with equal places", () => {
  const columns = [of(7), of(1), of(9)];
  const score = (params: object) =>
    ogwa.apply(columns, { weights: [1, 1, 1], fitted: ogwa.fit(columns, params as never) })[0]!;
  expect(score({ weights: [0.2, 0.3, 0.5], p: 1 })).toBeCloseTo(0.2 * 9 + 0.3 * 7 + 0.5 * 1, 12);
  expect(score({ orness: 0.5, p: 2 })).toBeCloseTo(Math.sqrt((49 + 1 + 81) / 3), 12);
  // a place without weight is not read: p = −1 of 7 and 9 only
  expect(score({ weights: [1, 1, 0], p: -1 })).toBeCloseTo(2 / (1 / 7 + 1 / 9), 12);
  expect(() => ogwa.apply([of(-1)], { weights: [1], fitted: { weights: [1], orness: 0.5, p: 2 } })).toThrow(
    /ogwa is defined from 0 up/,
  );
});

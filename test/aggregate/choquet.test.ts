import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  choquetOfCapacity,
  choquetOfPairs,
  fallingSets,
  notMonotone,
  shapleyValues,
} from "../../src/aggregate/capacity.ts";
import { arithmetic, choquet } from "../../src/index.ts";

const of = (...values: number[]) => Float64Array.from(values);
const gap = Number.NaN;
const nodes = (...ids: string[]) =>
  ids.map((id) => ({ id, direction: "positive" as const, targets: [], tags: [], weight: 1 }));
const ids = nodes("maths", "physics", "literature");

describe("Grabisch's three pupils", () => {
  // Grabisch (1996): mathematics and physics overlap, literature completes them
  const capacity = [
    { of: ["maths"], value: 0.45 },
    { of: ["physics"], value: 0.45 },
    { of: ["literature"], value: 0.3 },
    { of: ["maths", "physics"], value: 0.5 },
    { of: ["maths", "literature"], value: 0.9 },
    { of: ["physics", "literature"], value: 0.9 },
  ];
  const columns = [of(18, 10, 14), of(16, 12, 15), of(10, 18, 15)];
  test("by the capacity, in closed form", () => {
    // 10 + 6·0.5 + 2·0.45; 10 + 2·0.9 + 6·0.3; 14 + 1·0.9
    const fitted = choquet.fit(columns, { measure: { capacity } }, { nodes: ids });
    const y = choquet.apply(columns, { weights: [1, 1, 1], fitted }, { nodes: ids });
    [13.9, 13.6, 14.9].forEach((v, i) => expect(y[i]).toBeCloseTo(v, 12));
    // Shapley: literature 0.3/3 + (0.45 + 0.45)/6 + 0.5/3
    expect(shapleyValues([0, 0.45, 0.45, 0.5, 0.3, 0.9, 0.9, 1])[2]).toBeCloseTo(0.1 + 0.15 + 0.5 / 3, 12);
  });
  test("what is wrong with a capacity is said", () => {
    const learn = (listed: object[]) =>
      choquet.fit(columns, { measure: { capacity: listed } } as never, { nodes: ids });
    expect(() => learn(capacity.slice(1))).toThrow(/does not say what these are worth: maths/);
    expect(() => learn([...capacity, { of: ["maths"], value: 0.1 }])).toThrow(/listed twice/);
    expect(() => learn(capacity.map((one) => (one.of.length === 2 ? { ...one, value: 0.4 } : one)))).toThrow(
      /maths \+ physics is worth 0.4, less than maths alone/,
    );
    expect(() => learn([...capacity, { of: ["art"], value: 0.1 }])).toThrow(/"art" is no child/);
    expect(() => choquet.fit(columns, { measure: { capacity, shapley: { maths: 1 } } }, { nodes: ids })).toThrow(
      /drop it, or drop shapley/,
    );
  });
});

describe("by pairs", () => {
  test("half of what is between two children that need each other is lost, or won where they overlap", () => {
    const columns = [of(80), of(40)];
    const score = (value: number) => {
      const fitted = choquet.fit(columns, { measure: { interactions: [{ of: ["x1", "x2"], value }] } });
      return choquet.apply(columns, { weights: [1, 1], fitted })[0];
    };
    expect([score(1), score(0.5), score(0), score(-0.5), score(-1)]).toEqual([40, 50, 60, 70, 80]);
  });
  test("importance given, or the weights of the group", () => {
    const columns = [of(80), of(40)];
    const fitted = choquet.fit(columns, { measure: { shapley: { x1: 3, x2: 1 } } });
    expect([...choquet.apply(columns, { weights: [1, 1], fitted })]).toEqual([70]);
    expect([...choquet.apply(columns, { weights: [1, 3], fitted: choquet.fit(columns, {}) })]).toEqual([50]);
  });
  test("gaps: importance among those present, pairs with a missing child say nothing", () => {
    const columns = [of(80, 80), of(40, 40), of(gap, gap)];
    const interactions = [
      { of: ["x1", "x2"] as [string, string], value: 0.2 },
      { of: ["x2", "x3"] as [string, string], value: -0.3 },
    ];
    const fitted = choquet.fit(columns, { measure: { interactions } });
    // shares ½ and ½ of the present ⅔; the interaction is 0.2/⅔ of them: 60 − ½·0.3·40
    expect(choquet.apply(columns, { weights: [1, 1, 1], fitted })[0]).toBeCloseTo(54, 12);
  });
  test("an interaction too strong, a pair of one, a pair twice, an unknown child", () => {
    const columns = [of(1), of(2)];
    const learn = (measure: object) => choquet.fit(columns, { measure } as never);
    const pair = (value: number, ...of_: string[]) => ({ of: of_, value });
    expect(() => learn({ shapley: { x1: 0.1, x2: 0.9 }, interactions: [pair(0.5, "x1", "x2")] })).toThrow(
      /"x1" .*0.25.* stronger than its importance 0.1/,
    );
    expect(() => learn({ interactions: [pair(0.1, "x1", "x1")] })).toThrow(/two different children/);
    expect(() => learn({ interactions: [pair(0.1, "x1", "x2"), pair(0.1, "x2", "x1")] })).toThrow(/each pair once/);
    expect(() => learn({ interactions: [pair(0.1, "x1", "y")] })).toThrow(/"y" is no child/);
    expect(() => learn({ shapley: { x1: 1 } })).toThrow(/no Shapley value is given for x2/);
    // with the weights of the group it is known when they are
    const fitted = choquet.fit(columns, { measure: { interactions: [{ of: ["x1", "x2"], value: 0.5 }] } });
    expect(() => choquet.apply(columns, { weights: [1, 9], fitted })).toThrow(/stronger/);
  });
});

/** A capacity of pairs as one of sets: μ(S) = Σφ − ½ Σ I over pairs that S parts. */
function capacityOf(shapley: readonly number[], pairs: readonly { a: number; b: number; value: number }[]): number[] {
  return Array.from({ length: 1 << shapley.length }, (_, set) => {
    const within = (j: number) => (set & (1 << j)) !== 0;
    const sum = shapley.reduce((total, phi, j) => (within(j) ? total + phi : total), 0);
    return pairs.reduce((total, { a, b, value }) => (within(a) !== within(b) ? total - value / 2 : total), sum);
  });
}

describe("pairs and sets are one integral", () => {
  const value = fc.double({ min: 0, max: 100, noNaN: true });
  const three = fc.tuple(value, value, value);
  const interaction = fc.double({ min: -0.3, max: 0.3, noNaN: true });
  const measure = fc.tuple(interaction, interaction, interaction).map(([ab, ac, bc]) => [
    { a: 0, b: 1, value: ab },
    { a: 0, b: 2, value: ac },
    { a: 1, b: 2, value: bc },
  ]);
  const shapley = [0.3, 0.3, 0.4];
  test("complete, and with every set of gaps", () => {
    fc.assert(
      fc.property(three, measure, (x, pairs) => {
        const capacity = capacityOf(shapley, pairs);
        expect(fallingSets(capacity)).toEqual([]);
        expect(choquetOfPairs(x, shapley, pairs)).toBeCloseTo(choquetOfCapacity(x, [0, 1, 2], capacity), 9);
        shapleyValues(capacity).forEach((phi, j) => expect(phi).toBeCloseTo(shapley[j]!, 9));
        const columns = x.map((v, j) => of(v, j === 0 ? gap : v, j < 2 ? gap : v));
        const interactions = pairs.map(({ a, b, value: v }) => ({
          of: [`x${a + 1}`, `x${b + 1}`] as [string, string],
          value: v,
        }));
        const fitted = choquet.fit(columns, { measure: { shapley: { x1: 0.3, x2: 0.3, x3: 0.4 }, interactions } });
        const y = choquet.apply(columns, { weights: [1, 1, 1], fitted });
        expect(y[1]).toBeCloseTo(choquetOfCapacity([x[1], x[2]], [1, 2], capacity), 9);
        expect(y[2]).toBeCloseTo(x[2], 9);
      }),
    );
  });
  test("monotone exactly where the check says so", () => {
    const strong = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(strong, strong, strong, (ab, ac, bc) => {
        const pairs = [
          { a: 0, b: 1, value: ab },
          { a: 0, b: 2, value: ac },
          { a: 1, b: 2, value: bc },
        ];
        expect(notMonotone(shapley, pairs).length === 0).toBe(fallingSets(capacityOf(shapley, pairs)).length === 0);
      }),
    );
  });
  test("without interactions it is the arithmetic mean, gaps included", () => {
    const columns = [of(3, gap, 5), of(9, 4, gap), of(1, 2, gap)];
    const weights = [1, 2, 3];
    const ours = choquet.apply(columns, { weights, fitted: choquet.fit(columns, {}) });
    arithmetic.apply(columns, { weights, fitted: null }).forEach((v, i) => expect(ours[i]).toBeCloseTo(v, 12));
  });
});

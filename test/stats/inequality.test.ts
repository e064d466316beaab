import fc from "fast-check";
import { expect, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import { dagum } from "../../src/stats/dagum.ts";
import {
  atkinson,
  gini,
  hoover,
  palma,
  quantileRatio,
  shareRatio,
  theilL,
  theilT,
  variationCoefficient,
  wolfson,
} from "../../src/stats/inequality.ts";
import { theilByGroup } from "../../src/stats/inequality-groups.ts";
import { lorenzCurve, spreadOf } from "../../src/stats/lorenz.ts";

const column = (...values: number[]) => Float64Array.from(values);
const incomes = fc
  .array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 30 })
  .map((values) => Float64Array.from(values));

const MEASURES = { gini, theilT, theilL, atkinson, hoover, palma, shareRatio, variationCoefficient };

test("closed forms", () => {
  // five incomes: Σ|xᵢ − xⱼ|/(2n²μ) = 0.4, printed in worked/mathmodels.json as well
  expect(gini(column(10, 20, 30, 40, 100))).toBeCloseTo(0.4, 15);
  // one of four has everything: (n − 1)/n, and 1 with the correction
  expect(gini(column(0, 0, 0, 8))).toBe(0.75);
  expect(gini(column(0, 0, 0, 8), { correction: "small-sample" })).toBe(1);
  // half have nothing, half the double mean: ln 2
  expect(theilT(column(0, 2, 0, 2))).toBeCloseTo(Math.LN2, 15);
  // 1 and 3 about 2: ½ ln 2 + ½ ln ⅔
  expect(theilL(column(1, 3))).toBeCloseTo((Math.log(2) + Math.log(2 / 3)) / 2, 15);
  // 1 and 4: geometric mean 2, mean 2.5; ε = 2: harmonic mean 1.6; ε = ½: (mean of roots)² = 2.25
  expect(atkinson(column(1, 4))).toBeCloseTo(0.2, 15);
  expect(atkinson(column(1, 4), { epsilon: 2 })).toBeCloseTo(1 - 1.6 / 2.5, 15);
  expect(atkinson(column(1, 4), { epsilon: 0.5 })).toBeCloseTo(0.1, 15);
  expect(hoover(column(1, 3))).toBe(0.25);
  // ten alike: a tenth over four tenths
  expect(palma(new Float64Array(10).fill(7))).toBeCloseTo(0.25, 14);
  expect(shareRatio(column(1, 2, 3, 4, 5))).toBeCloseTo(5, 14);
  expect(quantileRatio(column(1, 2, 3, 4, 5), { upper: 0.75, lower: 0.25 })).toBe(2);
  expect(variationCoefficient(column(1, 3))).toBe(0.5);
  expect(variationCoefficient(column(1, 3), { correction: "small-sample" })).toBeCloseTo(Math.SQRT1_2, 15);
  // half have nothing and half the same: the middle is empty
  expect(wolfson(column(0, 0, 2, 2))).toBeCloseTo(1, 15);
});

test("Gini of groups: worked/mathmodels.json prints 0.225, where the incomes are totals of groups", () => {
  const [income, people] = [column(10, 20, 30, 40, 100), column(100, 150, 200, 250, 300)];
  // per head of the group; as means of the groups the same figures are further apart
  const perHead = income.map((total, i) => total / people[i]!);
  expect(gini(perHead, { weights: people })).toBeCloseTo(0.225, 12);
  // by the definition: Σᵢ Σⱼ |xᵢ − xⱼ|wᵢwⱼ / (2 n Σxw), n = 1000 persons
  const pairs = [...income].flatMap((x, i) => [...income].map((y, j) => Math.abs(x - y) * people[i]! * people[j]!));
  const total = income.reduce((sum, x, i) => sum + x * people[i]!, 0);
  const expected = pairs.reduce((sum, d) => sum + d, 0) / (2 * 1000 * total);
  expect(expected).toBeCloseTo(0.357, 3);
  expect(gini(income, { weights: people })).toBeCloseTo(expected, 12);
});

test("Theil within and between: worked/mathmodels.json, printed digits", () => {
  const group = [..."AABBBBBBBBBBAAAAAA"];
  const x = column(10, 10, 8, 8, 8, 8, 6, 6, 6, 6, 6, 6, 4, 4, 4, 4, 2, 2);
  const parts = theilByGroup(x, group);
  expect(parts.total).toBeCloseTo(0.07907822, 8);
  expect(parts.between).toBeCloseTo(0.01127992, 8);
  expect(parts.within).toBeCloseTo(0.0677983, 7);
  const [a, b] = parts.groups;
  expect(a).toMatchObject({ group: "A", n: 8 });
  expect(a!.inequality).toBeCloseTo(0.1656871, 7);
  expect(b!.inequality).toBeCloseTo(0.01021666, 8);
  expect(a!.within / parts.total).toBeCloseTo(0.77601127, 8);
  expect(b!.within / parts.total).toBeCloseTo(0.08134615, 8);
});

test("Dagum by hand: 1, 3 against 2, 6", () => {
  // G = 15/48: Σ|xᵢ − xⱼ| over ordered pairs = 2(2+1+5+1+3+4) = 32, / (2·16·3) = 1/3
  const parts = dagum(column(1, 3, 2, 6), ["a", "a", "b", "b"]);
  expect(parts.gini).toBeCloseTo(1 / 3, 15);
  // within: G_aa = 2·2/(2·4·2) = ¼ with p = ½, s = ⅓; G_bb = ¼ with s = ⅔
  expect(parts.within).toBeCloseTo(0.25 / 6 + 0.25 / 3, 15);
  // b above a: leads 1, 5, 3 and one of a above one of b by 1: d = 9/4, p = ¼, G_ab = 2.5/6, D = 0.8
  expect(parts.pairs).toHaveLength(1);
  expect(parts.pairs[0]).toMatchObject({ high: "b", low: "a" });
  expect(parts.pairs[0]!.gini).toBeCloseTo(2.5 / 6, 15);
  expect(parts.pairs[0]!.affluence).toBeCloseTo(0.8, 15);
  expect(parts.between).toBeCloseTo((2.5 / 6) * 0.5 * 0.8, 15);
  expect(parts.transvariation).toBeCloseTo((2.5 / 6) * 0.5 * 0.2, 15);
});

test("Dagum's and Theil's parts sum to the whole, whatever the groups and weights", () => {
  const groups = fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 30, maxLength: 30 });
  const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(incomes, groups, weights, (x, labels, w) => {
      const own = { weights: w.slice(0, x.length) };
      const parts = dagum(x, labels.slice(0, x.length), own);
      const theil = theilByGroup(x, labels.slice(0, x.length), own);
      const deviation = theilByGroup(x, labels.slice(0, x.length), { ...own, measure: "theil-l" });
      expect(parts.within + parts.between + parts.transvariation).toBeCloseTo(gini(x, own), 12);
      expect(theil.within + theil.between).toBeCloseTo(theilT(x, own), 12);
      expect(deviation.within + deviation.between).toBeCloseTo(theilL(x, own), 12);
    }),
  );
});

test("the scale of the measure and a copy of everybody change nothing; a weight is a number of copies", () => {
  fc.assert(
    fc.property(incomes, fc.integer({ min: 1, max: 50 }), (x, factor) => {
      for (const measure of Object.values(MEASURES)) {
        const plain = measure(x);
        expect(measure(x.map((v) => v * factor))).toBeCloseTo(plain, 10);
        expect(measure(Float64Array.of(...x, ...x))).toBeCloseTo(plain, 10);
        expect(measure(x, { weights: x.map(() => 2) })).toBeCloseTo(plain, 10);
      }
    }),
  );
});

test("moving money from the richer to the poorer lowers every measure that keeps the principle of transfers", () => {
  fc.assert(
    fc.property(incomes, (x) => {
      const sorted = x.slice().sort();
      const [low, high] = [sorted[0]!, sorted.at(-1)!];
      fc.pre(high - low >= 2);
      const after = sorted.slice();
      after[0] = low + (high - low) / 4;
      after[after.length - 1] = high - (high - low) / 4;
      for (const measure of [gini, theilT, theilL, atkinson, variationCoefficient])
        expect(measure(after)).toBeLessThan(measure(sorted));
    }),
  );
});

test("missing values and weights of zero are nobody; all alike is 0; nothing present is NaN", () => {
  expect(gini(column(10, Number.NaN, 20, 30, 40, 100))).toBeCloseTo(0.4, 15);
  expect(gini(column(10, 999, 20, 30, 40, 100), { weights: [1, 0, 1, 1, 1, 1] })).toBeCloseTo(0.4, 15);
  for (const measure of [gini, theilT, theilL, atkinson, hoover, variationCoefficient]) {
    expect(measure(column(5, 5, 5))).toBe(0);
    expect(measure(column(Number.NaN))).toBeNaN();
  }
  for (const measure of [gini, theilT, atkinson, hoover]) expect(measure(column(0, 0))).toBe(0);
  expect(atkinson(column(0, 1))).toBe(1);
  expect(gini(column(3), { correction: "small-sample" })).toBeNaN();
  expect(dagum(column(0, 0), ["a", "b"])).toMatchObject({ gini: 0, within: 0, between: 0, transvariation: 0 });
});

test("what has no meaning is refused with the number of values", () => {
  const codes = (run: () => unknown) => {
    try {
      run();
    } catch (error) {
      if (error instanceof IndexError) return error.issues.map(({ code, params }) => [code, params]);
      throw error;
    }
    return [];
  };
  expect(codes(() => gini(column(-1, 3, -2)))).toEqual([["inequality-negative", { measure: "gini", count: 2 }]]);
  expect(codes(() => theilL(column(0, 3)))).toEqual([["inequality-zero", { measure: "theil-l", count: 1 }]]);
  expect(() => atkinson(column(1), { epsilon: 0 })).toThrow(RangeError);
  expect(() => gini(column(1, 2), { weights: [1] })).toThrow("a weight for each value");
  expect(() => gini(column(1, 2), { weights: [1, -1] })).toThrow("from 0 up");
});

test("the Lorenz curve ends at (1, 1) exactly and lies below the line", () => {
  fc.assert(
    fc.property(incomes, (x) => {
      const { population, total } = lorenzCurve(spreadOf(x));
      expect([population.at(-1), total.at(-1)]).toEqual([1, 1]);
      for (let k = 0; k < population.length; k++) expect(total[k]!).toBeLessThanOrEqual(population[k]! + 1e-12);
    }),
  );
});

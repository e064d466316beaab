import fc from "fast-check";
import { expect, test } from "vitest";
import { gini } from "../../src/stats/inequality.ts";
import { inequalityAdjusted } from "../../src/stats/inequality-adjusted.ts";
import { quantileGroups } from "../../src/stats/quantile-groups.ts";

const column = (...values: number[]) => Float64Array.from(values);

test("inequality-adjusted: closed forms, weights, gaps", () => {
  const found = inequalityAdjusted(
    [column(0.9, 0.4, 0), [0.4, Number.NaN, 0.5]].map((x) => Float64Array.from(x)),
    [column(0.19, 0.1, 0.1), column(0.36, 0.1, 0.3)],
  );
  // √(0.9·0.4) = 0.6, √(0.81·0.64) = 0.9·0.8 of it
  expect(found.plain[0]).toBeCloseTo(0.6, 15);
  expect(found.adjusted[0]).toBeCloseTo(0.6 * 0.9 * 0.8, 15);
  expect(found.loss[0]).toBeCloseTo(0.28, 14);
  expect(found.inequality[0]).toBeCloseTo(0.275, 15);
  expect([found.adjusted[1], found.loss[1]]).toEqual([Number.NaN, Number.NaN]);
  expect([found.plain[2], found.adjusted[2], found.loss[2]]).toEqual([0, 0, 0]);
  const mean = inequalityAdjusted([column(60), column(80)], [column(0.5), column(0)], {
    mean: "arithmetic",
    weights: [3, 1],
  });
  expect([mean.plain[0], mean.adjusted[0]]).toEqual([65, 42.5]);
  expect(() => inequalityAdjusted([column(1)], [column(20)])).toThrow("from 0 to 1");
  expect(() => inequalityAdjusted([column(-1)], [column(0)])).toThrow("below 0");
});

test("quantile groups: the Gini of everybody lies between the bounds", () => {
  // 1 2 3 4 10 of five alike in size: 0.4 as in worked/mathmodels.json
  const five = quantileGroups([1, 2, 3, 4, 10]);
  expect(five.least).toBeCloseTo(0.4, 15);
  expect(five).toMatchObject({ mean: 4, topToBottom: 10, shares: [0.05, 0.1, 0.15, 0.2, 0.5] });
  expect(quantileGroups([0, 2]).topToBottom).toBeNaN();
  const incomes = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(incomes, (values) => {
      fc.pre(values.some((v) => v > 0));
      const sorted = values.toSorted((a, b) => a - b);
      const means = [0, 1, 2, 3, 4].map((k) => sorted.slice(4 * k, 4 * k + 4).reduce((a, b) => a + b, 0) / 4);
      const { least, most } = quantileGroups(means);
      const whole = gini(Float64Array.from(values));
      expect(least).toBeLessThanOrEqual(whole + 1e-12);
      expect(most).toBeGreaterThanOrEqual(whole - 1e-12);
    }),
  );
  expect(() => quantileGroups([3, 2])).toThrow("do not fall");
  expect(() => quantileGroups([1, 2], { population: [1] })).toThrow("population above 0");
});

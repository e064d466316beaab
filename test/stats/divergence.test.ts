import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shannonDivergence } from "../../src/stats/divergence.ts";
import { shannonEvenness } from "../../src/stats/index.ts";
import { meanDifference } from "../../src/stats/mean-difference.ts";
import { createRandom } from "../../src/stats/random.ts";

const of = (...values: number[]) => Float64Array.from(values);

describe("divergence from even shares", () => {
  test("it is 1 − evenness", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 2, maxLength: 40 }), (list) => {
        const [d, e] = [shannonDivergence(of(...list)), shannonEvenness(of(...list))];
        if (d === null || e === null) expect(d).toBe(e);
        else expect(d).toBeCloseTo(1 - e, 12);
      }),
    );
  });

  test.each([1e-3, 1e-5, 1e-7])("shares within %d of even keep their digits, where 1 − e has none", (step) => {
    // n = 2, n·p = 1 ± δ: f = ((1 + δ)ln(1 + δ) + (1 − δ)ln(1 − δ))/2/ln 2 = (δ²/2 + δ⁴/12 + …)/ln 2
    const x = of(1 + step, 1 - step);
    const d = (x[0]! - x[1]!) / 2;
    const want = (d ** 2 / 2 + (d * d) ** 2 / 12) / Math.LN2;
    expect(Math.abs(shannonDivergence(x)! / want - 1)).toBeLessThan(1e-13);
  });

  test("a point that stands for nothing: shares of min-max scores without making them", () => {
    const x = of(3, 9, 4, Number.NaN, 7);
    const scores = of(0, 1, 1 / 6, Number.NaN, 4 / 6);
    for (const same of [{ zero: 3 }, { floor: 0 }])
      expect(shannonDivergence(x, same)).toBeCloseTo(shannonDivergence(scores)!, 15);
    expect(shannonDivergence(x, { floor: 0.5 })).toBeCloseTo(shannonDivergence(scores.map((v) => v + 0.5))!, 15);
  });

  test("undefined: one value, all nothing, one below nothing; equal values are exactly even", () => {
    for (const x of [of(), of(3), of(0, 0), of(-1, 2)]) expect(shannonDivergence(x)).toBeNull();
    expect(shannonDivergence(of(0.1, 0.1, 0.1))).toBe(0);
  });
});

describe("Gini's mean difference", () => {
  test("it is the mean over all pairs", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 30 }), (list) => {
        let total = 0;
        for (const a of list) for (const b of list) total += Math.abs(a - b);
        expect(meanDifference(of(...list))).toBeCloseTo(total / list.length ** 2, 11);
      }),
    );
  });

  test("mathmodels' example: incomes 10 20 30 40 100 have a Gini of 0.4", () => {
    const x = of(10, 20, 30, 40, 100);
    expect(meanDifference(x) / 2 / 40).toBeCloseTo(0.4, 15);
    expect(meanDifference(of(Number.NaN))).toBeNaN();
  });
});

test("many shares near even, on a level whose mean is rounded", () => {
  const x = Float64Array.from({ length: 100_001 }, (_, i) => 0.1 + (i % 3) * 1e-10);
  // by the same formula on what is left of each value over 0.1, exactly: a third each of −1, 0, 1 steps around the mean
  const left = x.map((v) => v - 0.1);
  const mean = left.reduce((a, b) => a + b, 0) / x.length;
  const squares = left.reduce((sum, v) => sum + ((v - mean) / 0.1) ** 2, 0) / x.length;
  expect(shannonDivergence(x)! / (squares / 2 / Math.log(x.length))).toBeCloseTo(1, 7);
});

describe("random numbers", () => {
  test("a seed and a stream fix them", () => {
    const draw = (seed: number, stream: number) => {
      const random = createRandom(seed, { stream });
      return Array.from({ length: 5 }, () => random.uniform());
    };
    expect(draw(1, 0)).toEqual(draw(1, 0));
    expect(draw(1, 1)).not.toEqual(draw(1, 0));
    expect(draw(2, 0)).not.toEqual(draw(1, 0));
  });

  test("even over 0 … 1 and over whole numbers", () => {
    const random = createRandom(2024);
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 20_000; i++) counts[random.integer(10)]! += 1;
    // 2000 ± 5 standard deviations of 42
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(212);
  });
});

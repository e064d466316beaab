import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { powerMean } from "../../src/aggregate/power.ts";
import { arithmetic, geometric, harmonic, maximum, minimum, power, product, weightedMedian } from "../../src/index.ts";

const of = (...values: number[]) => Float64Array.from(values);
const gap = Number.NaN;
const input = (...weights: number[]) => ({ weights, fitted: null });

describe("harmonic mean", () => {
  test("closed form, gaps and weights of zero", () => {
    // 2/(1/40 + 1/60) = 48: 40 and 60 km/h over equal ways; 4/(1/2 + 3/6) = 4
    expect(harmonic.apply([of(40, gap, 2), of(60, 5, 6)], input(1, 1))[0]).toBeCloseTo(48, 12);
    const y = harmonic.apply([of(2, gap, gap), of(6, 5, gap), of(9, 9, 9)], input(1, 3, 0));
    expect([...y]).toEqual([4, 5, gap]);
  });
  test("0 and below are refused by name, where they have a weight", () => {
    expect(() => harmonic.apply([of(1, 0), of(1, -1)], input(1, 1))).toThrow(
      /x1: the harmonic mean is defined above 0 only; 1 score is not, the first 0 .*\nx2: /,
    );
    expect([...harmonic.apply([of(0), of(4)], input(0, 1))]).toEqual([4]);
  });
});

describe("power mean", () => {
  const at = (p: number, ...values: number[]) =>
    power.apply(
      values.map((v) => of(v)),
      { weights: values.map(() => 1), fitted: { p } },
    )[0]!;
  test("closed forms: p = 2, 1, 0, −1, ½", () => {
    expect(at(2, 1, 7)).toBe(5);
    expect(at(1, -3, 7)).toBe(2);
    expect(at(0, 2, 8)).toBeCloseTo(4, 14);
    expect(at(-1, 2, 6)).toBeCloseTo(3, 14);
    expect(at(0.5, 1, 9)).toBeCloseTo(4, 14); // ((1 + 3)/2)²
  });
  test("p → 0 comes to the geometric mean without losing digits", () => {
    const x = of(1, 4, 30);
    const w = of(1, 2, 1);
    const g = Math.exp((Math.log(1) + 2 * Math.log(4) + Math.log(30)) / 4);
    const variance = [1, 4, 30].reduce((sum, v, k) => sum + (w[k]! / 4) * (Math.log(v) - Math.log(g)) ** 2, 0);
    for (const p of [1e-3, 1e-6, 1e-9, 1e-12, -1e-9]) {
      // ln M_p = ln g + p·var/2 + O(p²)
      expect(Math.log(powerMean(x, w, p) / g)).toBeCloseTo((p * variance) / 2, p === 1e-3 ? 6 : 11);
      expect(Math.abs(powerMean(x, w, p) / powerMean(x, w, p * (1 + 1e-12)) - 1)).toBeLessThan(1e-13);
    }
    // no step where the other form begins
    expect(powerMean(x, w, 0.0099999999) / powerMean(x, w, 0.0100000001)).toBeCloseTo(1, 9);
  });
  test("large and small values neither overflow nor vanish", () => {
    expect(at(3, 1e300, 1e300)).toBeCloseTo(1e300, -287);
    expect(at(-3, 1e-300, 1e-300) / 1e-300).toBeCloseTo(1, 12);
    expect(at(2, 0, 0)).toBe(0);
    expect(at(0.5, 0, 16)).toBeCloseTo(4, 14);
  });
  test("what each p accepts", () => {
    expect(() => at(2, -1, 1)).toThrow(/power is defined from 0 up/);
    expect(() => at(0, 0, 1)).toThrow(/above 0 only/);
    expect(() => at(-2, 0, 1)).toThrow(/above 0 only/);
    expect(() => power.fit([], {} as never)).toThrow(/missing|required/i);
  });
});

describe("median, minimum, maximum, product", () => {
  test("weighted median: where half of the weight is reached", () => {
    const columns = [of(10, 10, 10), of(20, 20, gap), of(90, 90, 90)];
    expect([...weightedMedian.apply(columns, input(1, 1, 1))]).toEqual([20, 20, 50]);
    expect([...weightedMedian.apply(columns, input(1, 1, 2))]).toEqual([55, 55, 90]);
    // 0.1 + 0.2 is not 0.3 to the last bit, yet is half of 0.6
    expect([...weightedMedian.apply([of(1), of(2), of(4)], input(0.1, 0.2, 0.3))]).toEqual([3]);
  });
  test("minimum and maximum of the children that count", () => {
    const columns = [of(40, gap, gap), of(90, 70, gap), of(1, 1, 99)];
    expect([...minimum.apply(columns, input(1, 5, 0))]).toEqual([40, 70, gap]);
    expect([...maximum.apply(columns, input(1, 5, 0))]).toEqual([90, 70, gap]);
  });
  test("product: plain with equal weights, weights as exponents, gaps filled by the geometric mean of the rest", () => {
    expect([...product.apply([of(2, 0.9), of(3, 0.8)], input(1, 1))]).toEqual([6, 0.9 * 0.8]);
    // exponents 2·¼ and 2·¾: 4^½·9^1½ = 54
    expect(product.apply([of(4), of(9)], input(1, 3))[0]).toBeCloseTo(54, 12);
    expect(product.apply([of(4), of(9), of(gap)], input(1, 1, 1))[0]).toBeCloseTo(6 * 6 * 6, 11);
    expect([...product.apply([of(0), of(9)], input(1, 3))]).toEqual([0]);
    expect(() => product.apply([of(-1), of(9)], input(1, 3))).toThrow(/product is defined from 0 up/);
  });
});

test("min ≤ harmonic ≤ geometric ≤ arithmetic ≤ quadratic ≤ max, and rising in p", () => {
  const value = fc.double({ min: 0.01, max: 1000, noNaN: true });
  const weight = fc.double({ min: 0.01, max: 10, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(value, weight), { minLength: 1, maxLength: 9 }), (children) => {
      const columns = children.map(([v]) => of(v));
      const weights = children.map(([, w]) => w);
      const m = (p: number) => power.apply(columns, { weights, fitted: { p } })[0]!;
      const chain = [
        minimum.apply(columns, { weights, fitted: null })[0]!,
        m(-3),
        harmonic.apply(columns, { weights, fitted: null })[0]!,
        m(-0.001),
        geometric.apply(columns, { weights, fitted: null })[0]!,
        m(1e-7),
        m(0.5),
        arithmetic.apply(columns, { weights, fitted: null })[0]!,
        m(2),
        maximum.apply(columns, { weights, fitted: null })[0]!,
      ];
      chain.forEach((v, k) => k > 0 && expect(v).toBeGreaterThanOrEqual(chain[k - 1]! * (1 - 1e-12)));
      expect(m(-1)).toBeCloseTo(chain[2]!, 8);
    }),
  );
});

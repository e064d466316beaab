import { describe, expect, test } from "vitest";
import { ampi, IndexError, meanMin, mpi, variationPenalty } from "../../src/index.ts";

const of = (...values: number[]) => Float64Array.from(values);
const gap = Number.NaN;
const rows = (unit: string[], period: string[]) => ({ length: unit.length, unit, period, group: {} });

describe("Mazziotta–Pareto index", () => {
  test("closed form: z of ±1", () => {
    // both columns have the population's deviation 1: 110 and 90 in the first row, M = 100, S² = 100
    const columns = [of(1, -1), of(-3, -1)];
    const fitted = mpi.fit(columns, {});
    expect([...mpi.apply(columns, { weights: [1, 1], fitted })]).toEqual([99, 99]);
    const plus = { ...fitted, polarity: "negative" as const };
    expect([...mpi.apply(columns, { weights: [1, 1], fitted: plus })]).toEqual([101, 101]);
    const { mean, penalty } = mpi.details!(columns, { weights: [1, 1], fitted });
    expect([...mean!, ...penalty!]).toEqual([100, 100, 1, 1]);
  });
  test("the scale before it does not matter", () => {
    const columns = [of(3, 1, 4, 1.5), of(2, 7, 1, 8)];
    const scaled = columns.map((x, j) => x.map((v) => v * (j + 2) - 5));
    const score = (xs: Float64Array[]) => mpi.apply(xs, { weights: [1, 2], fitted: mpi.fit(xs, {}) });
    score(columns).forEach((v, i) => expect(v).toBeCloseTo(score(scaled)[i]!, 11));
  });
  test("even children are not punished; gaps; a child that never differs counts 100 with a note", () => {
    const notes: string[] = [];
    const columns = [of(1, 2, 3), of(10, 20, 30), of(7, 7, 7)];
    const fitted = mpi.fit(columns, {}, { note: ({ code }) => notes.push(code) });
    expect(notes).toEqual(["constant-scored"]);
    const y = mpi.apply([of(3, gap, gap), of(30, 20, gap), of(7, 7, gap)], { weights: [1, 1, 0], fitted });
    expect(y[0]).toBeCloseTo(100 + 10 * Math.sqrt(1.5), 12);
    expect([y[1], y[2]]).toEqual([100, gap]);
  });
  test("a mean at or below 0 has nothing to relate a spread to", () => {
    const fitted = mpi.fit([], { scale: "given" });
    expect(() => mpi.apply([of(-3, 1), of(1, 1)], { weights: [1, 1], fitted })).toThrow(
      /mean, which must be above 0; it is not in 1 row, the first -1/,
    );
    expect([...mpi.apply([of(-3), of(-3)], { weights: [1, 1], fitted })]).toEqual([-3]);
  });
});

describe("adjusted Mazziotta–Pareto index", () => {
  const panel = rows(["a", "b", "a", "b"], ["2020", "2020", "2021", "2021"]);
  const x = of(0, 10, 10, 20);
  const one = (reference: object | string) => {
    const fitted = ampi.fit([x], { reference } as never, { rows: panel });
    return [...ampi.apply([x], { weights: [1], fitted }, { rows: panel })];
  };
  test("the reference scores 100, half the range over all years is 30", () => {
    expect(one("mean")).toEqual([70, 100, 100, 130]);
    expect(one({ period: "2020" })).toEqual([85, 115, 115, 145]); // reference 5
    expect(one({ period: "2021", unit: "b" })).toEqual([40, 70, 70, 100]);
    expect(one({ unit: "a" })).toEqual([85, 115, 115, 145]); // mean of 0 and 10
  });
  test("a reference that is not there is named", () => {
    expect(() => one({ unit: "c" })).toThrow(/"x1" has no value for c, which is to be the reference/);
    expect(() => one({ period: "1999" })).toThrow(/in 1999/);
  });
  test("later rows keep the ruler", () => {
    const fitted = ampi.fit([x], {}, { rows: panel });
    expect([...ampi.apply([of(30)], { weights: [1], fitted })]).toEqual([160]);
  });
});

describe("mean less variation", () => {
  test("closed forms", () => {
    const columns = [of(50, 60, gap), of(70, 60, 4)];
    const score = (params: object) => [
      ...variationPenalty.apply(columns, { weights: [1, 1], fitted: variationPenalty.fit([], params) }),
    ];
    expect(score({})).toEqual([50, 60, 4]); // M 60, S 10
    expect(score({ lambda: 0 })).toEqual([60, 60, 4]);
    expect(score({ by: "variance" })[0]).toBeCloseTo(60 - 100 / 60, 12);
    expect(score({ deviation: "sample" })[0]).toBeCloseTo(60 - Math.sqrt(200), 12);
  });
  test("by deviation any score is accepted, by variance the mean must be above 0", () => {
    const columns = [of(-5), of(3)];
    const score = (params: object) =>
      variationPenalty.apply(columns, { weights: [1, 1], fitted: variationPenalty.fit([], params) });
    expect([...score({})]).toEqual([-5]);
    expect(() => score({ by: "variance" })).toThrow(IndexError);
  });
  test("very large scores", () => {
    const y = variationPenalty.apply([of(1e300), of(3e300)], { weights: [1, 1], fitted: variationPenalty.fit([], {}) });
    expect(y[0]! / 1e300).toBeCloseTo(1, 12);
  });
  test("a child far above the others can lower it, which the page says: the limit is λ·√((1 − w)/w) ≤ 1", () => {
    const score = (top: number, lambda: number) =>
      variationPenalty.apply([of(top), of(0), of(0), of(0)], {
        weights: [1, 1, 1, 1],
        fitted: variationPenalty.fit([], { lambda }),
      })[0]!;
    expect(score(10, 1)).toBeGreaterThan(score(20, 1)); // √3 > 1
    expect(score(10, 0.57)).toBeLessThan(score(20, 0.57)); // 0.57·√3 < 1
  });
});

describe("mean-min function", () => {
  const at = (alpha: number, beta: number) =>
    meanMin.apply([of(2), of(8)], { weights: [1, 1], fitted: meanMin.fit([], { alpha, beta }) })[0]!;
  test("3-4-5, the mean and the minimum", () => {
    expect(at(0.5, 4)).toBe(4.5);
    expect(at(0, 4)).toBe(5);
    expect(at(1, 0)).toBe(2);
    expect(at(0.25, 0)).toBe(4.25);
  });
  test("very large scores", () => {
    const y = meanMin.apply([of(0), of(1e300)], { weights: [1, 1], fitted: meanMin.fit([], {}) });
    expect(y[0]! / 1e300).toBeCloseTo(0.25, 12);
  });
});

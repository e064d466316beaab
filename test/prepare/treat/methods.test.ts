import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boxCox, IndexError, iqr, logTransform, percentile, trim, yeoJohnson } from "../../../src/index.ts";
import type { Treater } from "../../../src/method/index.ts";
import { boxCoxLambda } from "../../../src/prepare/treat/likelihood.ts";
import { checkMethod } from "../../../src/testing.ts";

const of = (...values: number[]) => Float64Array.from(values);
const { NaN: gap } = Number;

function codesOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof IndexError) return error.issues.map(({ code }) => code);
    throw error;
  }
  return [];
}

describe("every treater keeps the contract, whatever its form", () => {
  const cases: [string, Treater, object][] = [
    ["percentile", percentile, {}],
    ["iqr", iqr, {}],
    ["trim", trim, {}],
    ["trim by iqr", trim, { bounds: "iqr", factor: 0 }],
    ["log plain", logTransform, {}],
    ["log range", logTransform, { form: "range" }],
    ["log one", logTransform, { form: "one", base: 10 }],
    ["log signed", logTransform, { form: "signed", base: 2 }],
    ["box-cox", boxCox, {}],
    ["box-cox, -1", boxCox, { lambda: -1, shift: "min-to-one" }],
    ["yeo-johnson", yeoJohnson, {}],
    ["yeo-johnson, 3", yeoJohnson, { lambda: 3 }],
  ];
  test.each(cases)("%s", (_, method, params) => {
    expect(checkMethod(method, { params, mayLose: method.id === "trim" })).toEqual([]);
  });
});

describe("percentile", () => {
  // type 7 on 0, 10, …, 100: the 5 % quantile is 5 and the 95 % one 95
  const tens = of(...Array.from({ length: 11 }, (_, i) => 10 * i), gap);
  test("values outside take the quantile of type 7; the cells moved are told", () => {
    const bounds = percentile.fit(tens, {});
    expect(bounds).toEqual({ low: 5, high: 95 });
    expect([...percentile.apply(tens, bounds)]).toEqual([5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, gap]);
    expect(percentile.how!(of(4, 50, 96, gap), bounds)).toEqual(["raised", null, "lowered", null]);
  });
  test("0 and 1 set no bound, so that later extremes stay", () => {
    const bounds = percentile.fit(tens, { low: 0, high: 1 });
    expect(bounds).toEqual({ low: null, high: null });
    const later = of(-5, 500);
    expect(percentile.apply(later, bounds)).toBe(later);
  });
  test("goalposts stay where they are", () => {
    expect(percentile.scale([0, 100], { low: 5, high: 95 })).toEqual([0, 100]);
  });
  test("shares in the wrong order are refused", () => {
    expect(codesOf(() => percentile.fit(tens, { low: 0.9, high: 0.1 }))).toEqual(["treat-shares"]);
    expect(codesOf(() => trim.fit(tens, { low: 0.5, high: 0.5 }))).toEqual(["treat-shares"]);
  });
});

test("iqr: fences at 1.5 interquartile ranges from the quartiles", () => {
  // quartiles of 1 … 9, 100 by type 7: 3.25 and 7.75, so the fences stand at 3.25 − 6.75 and 7.75 + 6.75
  expect(iqr.fit(of(1, 2, 3, 4, 5, 6, 7, 8, 9, 100), {})).toEqual({ low: -3.5, high: 14.5 });
  expect(iqr.fit(of(gap, gap), {})).toEqual({ low: null, high: null });
});

test("trim: what is outside goes missing, with a note that names it", () => {
  const notes: unknown[] = [];
  const rows = { length: 3, unit: ["a", "b", "c"], period: ["2023", "2023", "2023"], group: {} };
  const y = trim.apply(of(1, 50, 99), { low: 2, high: 60 }, { rows, note: (issue) => notes.push(issue) });
  expect([...y]).toEqual([gap, 50, gap]);
  expect(notes).toEqual([{ code: "values-trimmed", path: [], params: { places: ["a 2023", "c 2023"], count: 2 } }]);
  expect(trim.how!(of(1, 50, gap), { low: 2, high: 60 })).toEqual(["removed", null, null]);
});

describe("log", () => {
  test("plain in three bases, the goalposts too", () => {
    const x = of(1, 10, 1000);
    const fitted = logTransform.fit(x, { base: 10 });
    logTransform.apply(x, fitted).forEach((v, i) => expect(v).toBeCloseTo([0, 1, 3][i]!, 14));
    expect(logTransform.scale([100], fitted)[0]).toBeCloseTo(2, 14);
    expect([...logTransform.apply(of(1, 2, 8), logTransform.fit(of(1, 2, 8), { base: 2 }))]).toEqual([0, 1, 3]);
  });
  test("signed: mirrored for a skew to the left, so that it still rises; beyond the end it is held", () => {
    const x = of(-100, 8, 9, 10);
    const fitted = logTransform.fit(x, { form: "signed" });
    // −ln(max + 0.01·range − x), range 110
    logTransform.apply(x, fitted).forEach((v, i) => expect(v).toBeCloseTo(-Math.log(11.1 - x[i]!), 13));
    const notes: unknown[] = [];
    const y = logTransform.apply(of(10, 400), fitted, { note: (issue) => notes.push(issue) });
    expect(y[1]).toBe(y[0]);
    expect(notes).toEqual([{ code: "above-log-ruler", path: [], params: { count: 1, most: 10 } }]);
  });
  test("plain and box-cox without a shift refuse values at 0 and below", () => {
    expect(codesOf(() => logTransform.fit(of(0, 1, 2), {}))).toEqual(["treat-not-positive"]);
    expect(codesOf(() => boxCox.fit(of(-1, 1, 2), { shift: "none" }))).toEqual(["treat-not-positive"]);
  });
});

describe("the most likely exponent", () => {
  test("box-cox: logarithms that lie evenly about their mean give 0", () => {
    // x = e⁻², …, e²: by symmetry the likelihood of λ and −λ is the same
    const x = of(...[-2, -1, 0, 1, 2].map(Math.exp));
    expect(boxCox.fit(x, {})!.lambda).toBeCloseTo(0, 7);
  });
  test("box-cox and yeo-johnson against 40-digit arithmetic", () => {
    // the root of the derivative of the profile log-likelihood, mpmath with 40 digits
    expect(boxCox.fit(of(1, 2, 3, 5, 8, 13, 21, 34, 55, 100), {})!.lambda).toBeCloseTo(0.0040169511423404, 7);
    expect(yeoJohnson.fit(of(-4, -1, 0, 1, 2, 3, 5, 8, 13, 40), {})!.lambda).toBeCloseTo(0.5040542284773606, 7);
  });
  test("box-cox: the unit of measurement does not move it", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 5, maxLength: 20 }),
        fc.constantFrom(1e-6, 0.01, 10, 1e6),
        (values, factor) => {
          const x = Float64Array.from(values);
          expect(boxCoxLambda(x.map((v) => v * factor))).toBeCloseTo(boxCoxLambda(x), 5);
        },
      ),
      { numRuns: 30 },
    );
  });
  test("yeo-johnson is box-cox of x + 1 from 0 up, and its mirror with 2 − λ below", () => {
    // λ = 3: ((1 + 1)³ − 1)/3 = 7/3; below: −((1 + 1)^(−1) − 1)/(−1) = −1/2
    const fitted = yeoJohnson.fit(of(-1, 0, 1), { lambda: 3 });
    const y = yeoJohnson.apply(of(-1, 0, 1, gap), fitted);
    [-0.5, 0, 7 / 3].forEach((v, i) => expect(y[i]).toBeCloseTo(v, 14));
    expect(y[3]).toBeNaN();
    // λ = 2 below: −ln(1 − x)
    expect(yeoJohnson.apply(of(-1), yeoJohnson.fit(of(-1, 5), { lambda: 2 }))[0]).toBeCloseTo(-Math.LN2, 15);
  });
});

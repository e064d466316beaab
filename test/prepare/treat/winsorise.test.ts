import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { winsorise } from "../../../src/index.ts";
import { passesShape } from "../../../src/prepare/treat/winsorise.ts";

const skewed = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100);
const treat = (x: Float64Array, params: Parameters<typeof winsorise.fit>[1]) =>
  winsorise.apply(x, winsorise.fit(x, params));

describe("winsorise", () => {
  test("the largest value takes the next, until skewness and kurtosis pass", () => {
    // skewness of the 12 values is 3.06 and excess kurtosis 9.74 (type 2); after one point both pass
    expect([...treat(skewed, { maxPoints: 5 })]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 30]);
    expect(winsorise.fit(skewed, { maxPoints: 5 })).toMatchObject({
      low: null,
      high: 30,
      points: 1,
      then: null,
      passed: true,
    });
  });

  test("on the side of the skew: a long lower tail is raised", () => {
    const x = Float64Array.of(-100, -30, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    expect([...treat(x, { maxPoints: 5 })]).toEqual([-30, -30, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test("all ties of the extreme move together, and may overshoot maxPoints", () => {
    const x = Float64Array.from([...Array.from({ length: 20 }, (_, i) => i), 500, 500]);
    expect(winsorise.fit(x, { maxPoints: 1 })).toMatchObject({ high: 19, points: 2 });
  });

  test("what already passes is left alone, unless forced", () => {
    const even = Float64Array.of(1, 2, 3, 4, 5, Number.NaN);
    expect(winsorise.apply(even, winsorise.fit(even, {}))).toBe(even);
    expect(winsorise.fit(even, { force: true, maxPoints: 1 })).toMatchObject({ high: 4, points: 1 });
  });

  test("with fewer than 40 values maxPoints is max(1, ⌊0.05 n⌋) unless given", () => {
    // 20 values, three of them far out: one point is not enough, two are
    const spread = Float64Array.from([...Array.from({ length: 17 }, (_, i) => i / 10), 1e3, 1e4, 1e5]);
    expect(winsorise.fit(spread, {}).points).toBe(1);
    expect(winsorise.fit(spread, { maxPoints: 3 }).points).toBe(2);
  });

  test("then log: ln(x − min + 0.01·range) of the original values", () => {
    const x = Float64Array.of(0, 0, 0, 0, 0, 0, 0, 1, 1000, 10);
    const fitted = winsorise.fit(x, { maxPoints: 0, then: "log" });
    expect(fitted).toMatchObject({
      low: null,
      high: null,
      points: 0,
      then: { form: "log", from: 0, pad: 10, hold: 0, lambda: null },
    });
    const y = winsorise.apply(x, fitted);
    x.forEach((v, i) => expect(y[i]).toBeCloseTo(Math.log(v + 10), 14));
  });

  test("combine: the log starts from the winsorised values", () => {
    const x = Float64Array.from([...Array.from({ length: 17 }, () => 0), 10, 500, 5000, 50000]);
    const fitted = winsorise.fit(x, { maxPoints: 1, then: "log", combine: true });
    // range after winsorising: 0 to 5000
    expect(fitted).toMatchObject({
      high: 5000,
      points: 1,
      then: { form: "log", from: 0, pad: 50, hold: 0, lambda: null },
    });
    expect(winsorise.fit(x, { maxPoints: 1, then: "log" })).toMatchObject({
      high: null,
      points: 0,
      then: { form: "log", from: 0, pad: 500, hold: 0, lambda: null },
    });
  });

  test("goalposts take the logarithm and not the clamping", () => {
    const log = {
      low: null,
      high: 500,
      points: 1,
      then: { form: "log" as const, from: 0, pad: 5, hold: 0, lambda: null },
      passed: true,
      skewness: 0,
      kurtosis: 0,
    };
    expect(winsorise.scale([0, 995], log)).toEqual([Math.log(5), Math.log(1000)]);
    expect(winsorise.scale([0, 995], { ...log, then: null })).toEqual([0, 995]);
  });

  test("later values outside the bounds are moved to them; below the logarithm's ruler they are held, with a note", () => {
    const notes: unknown[] = [];
    const fitted = {
      low: null,
      high: 30,
      points: 1,
      then: { form: "log" as const, from: 0, pad: 1, hold: 0, lambda: null },
      passed: true,
      skewness: 0,
      kurtosis: 0,
    };
    const y = winsorise.apply(Float64Array.of(-5, 0, 40), fitted, { note: (issue) => notes.push(issue) });
    expect([...y]).toEqual([0, 0, Math.log(31)]);
    expect(notes).toEqual([{ code: "below-log-ruler", path: [], params: { count: 1, least: 0 } }]);
  });

  test("too short or too flat to tell passes", () => {
    expect(passesShape(Float64Array.of(1, 100), { skewness: 2, kurtosis: 3.5 })).toBe(true);
    expect(passesShape(Float64Array.of(3, 3, 3, 3, 3), { skewness: 2, kurtosis: 3.5 })).toBe(true);
  });

  test("order and gaps are kept whatever comes", () => {
    const column = fc.array(fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(Number.NaN)), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(
        column,
        fc.constantFrom("none", "log", "log-shifted", "log-signed", "box-cox") as fc.Arbitrary<
          "none" | "log" | "log-shifted" | "log-signed" | "box-cox"
        >,
        (values, then) => {
          const x = Float64Array.from(values);
          const y = treat(x, { then });
          for (let i = 0; i < x.length; i++) {
            expect(Number.isNaN(y[i]!)).toBe(Number.isNaN(x[i]!));
            for (let j = 0; j < x.length; j++) if (x[i]! > x[j]!) expect(y[i]!).toBeGreaterThanOrEqual(y[j]!);
          }
        },
      ),
    );
  });
});

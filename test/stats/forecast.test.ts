import { expect, test } from "vitest";
import { type Forecast, forecast } from "../../src/stats/forecast.ts";
import { greyModel } from "../../src/stats/grey-model.ts";
import { holt } from "../../src/stats/holt.ts";

const KNOWN = Float64Array.of(71.1, 72.4, 72.4, 72.1, 71.4, 72.0, 71.6);
const years = (n: number, from = 2015) => Float64Array.from({ length: n }, (_, i) => from + i);

test("GM(1,1): the worked figures of the definitions", () => {
  const model = greyModel(KNOWN)!;
  expect(model.a).toBeCloseTo(0.0023438, 7);
  expect(model.b).toBeCloseTo(72.65727, 5);
  expect([...model.fitted].map((v) => v.toFixed(4))).toEqual([
    "71.1000",
    "72.4057",
    "72.2362",
    "72.0671",
    "71.8984",
    "71.7301",
    "71.5622",
  ]);
  expect([...model.classRatios].map((v) => v.toFixed(4))).toEqual([
    "0.9820",
    "1.0000",
    "1.0042",
    "1.0098",
    "0.9917",
    "1.0056",
  ]);
  expect(model.band.map((v) => v.toFixed(4))).toEqual(["0.7788", "1.2840"]);
  expect(model.c).toBeCloseTo(0.4807, 4);
  expect(model.p).toBe(6 / 7);
});

test("GM(1,1): a geometric series has its closed form a = 2(1 − r)/(1 + r), and its standard error is of rounding", () => {
  // x(k) + a·z(k) = b holds exactly of x(k) = r^k from k = 1 on
  const x = Float64Array.of(1, 1.1, 1.21, 1.331, 1.4641, 1.61051);
  const model = greyModel(x)!;
  expect(model.a).toBeCloseTo(-0.2 / 2.1, 13);
  expect(model.at(0)).toMatchObject({ value: 1 });
});

test("GM(1,1): the delta method's error is that of the gradient taken by differences", () => {
  const model = greyModel(KNOWN)!;
  const z = Array.from({ length: 6 }, (_, k) => KNOWN.slice(0, k + 1).reduce((s, v) => s + v, 0) + KNOWN[k + 1]! / 2);
  const mean = z.reduce((s, v) => s + v, 0) / 6;
  const squares = z.reduce((s, v) => s + (v - mean) ** 2, 0);
  const rss = [...KNOWN].slice(1).reduce((s, v, k) => s + (v - model.fitted[k + 1]!) ** 2, 0);
  const at = (a: number, b: number, k: number) => (71.1 - b / a) * Math.exp(-a * k) * (1 - Math.exp(a));
  const h = 1e-6;
  for (const k of [7, 9]) {
    const byA = (at(model.a + h, model.b, k) - at(model.a - h, model.b, k)) / (2 * h);
    const byB = (at(model.a, model.b + h, k) - at(model.a, model.b - h, k)) / (2 * h);
    const share = byA ** 2 / squares + (2 * byA * byB * mean) / squares + byB ** 2 * (1 / 6 + mean ** 2 / squares);
    expect(model.at(k).standardError).toBeCloseTo(Math.sqrt((rss / 4) * (1 + share)), 4);
  }
});

test("GM(1,1) is refused on 3 values, on a value of 0, outside the class-ratio band and, when steep, for two steps", () => {
  const to = (n: number, steps = 1) => 2014 + n + steps;
  const of = (...values: number[]) => ({ times: years(values.length), values: Float64Array.from(values) });
  expect(forecast(of(1, 2, 3), { method: "gm11", to: to(3) })).toEqual({ reason: "few-values", n: 3, least: 4 });
  expect(forecast(of(1, 0, 3, 4), { method: "gm11", to: to(4) })).toEqual({ reason: "not-positive" });
  expect(forecast(of(1, 3, 9, 27), { method: "gm11", to: to(4) })).toEqual({ reason: "class-ratio" });
  const steep = of(1, 1.4, 1.96, 2.744, 3.8416).values;
  const series = { times: years(5), values: steep };
  // r = 1.4: a = −0.8/2.4 = −1/3, and the class ratio 0.714 lies outside (0.7165, 1.3956)
  expect(forecast(series, { method: "gm11", to: 2020 })).toEqual({ reason: "class-ratio" });
  const four = { times: years(4), values: steep.slice(0, 4) };
  expect(forecast(four, { method: "gm11", to: 2020 })).toEqual({ reason: "steep", a: expect.closeTo(-1 / 3, 12) });
  expect(forecast(four, { method: "gm11", to: 2019 })).toMatchObject({ firm: false, lower: null, upper: null });
});

test("GM(1,1) has an interval and may carry a colour from 6 values on, not below", () => {
  const cut = (n: number) =>
    forecast({ times: years(n), values: KNOWN.slice(0, n) }, { method: "gm11", to: 2015 + n }) as Forecast;
  expect([cut(5).firm, cut(5).lower, cut(5).t]).toEqual([false, null, null]);
  expect(cut(6).firm).toBe(true);
  expect(cut(6).t).toBeCloseTo(3.182446, 6); // Student's t, 3 degrees of freedom, 97.5 %
  expect(cut(6).lower!).toBeLessThan(cut(6).value);
});

test("a line through 4 values has the interval of t = 4.303", () => {
  // 1, 3, 2, 4 at −1.5 … 1.5: slope 0.8, mean 2.5, rss 1.8, s² = 0.9; at 3.5: 1 + 1/4 + 12.25/5 = 3.7
  const made = forecast({ times: years(4), values: Float64Array.of(1, 3, 2, 4) }, { to: 2020 }) as Forecast;
  expect(made.t).toBeCloseTo(4.302653, 6);
  expect(made.value).toBeCloseTo(5.3, 12);
  expect(made.upper! - made.value).toBeCloseTo(4.302652729749 * Math.sqrt(0.9 * 3.7), 9);
});

test("a line skips gaps; two values have none", () => {
  const values = Float64Array.of(1, Number.NaN, 3, 4);
  expect(forecast({ times: years(4), values }, { to: 2019 })).toMatchObject({ n: 3, value: expect.closeTo(5, 12) });
  expect(forecast({ times: years(2), values: Float64Array.of(1, 2) }, { to: 2017 })).toEqual({
    reason: "few-values",
    n: 2,
    least: 3,
  });
});

test("a share never leaves its bounds, and one at a bound is refused", () => {
  const share = { times: years(4), values: Float64Array.of(90, 94, 97, 99) };
  const free = forecast(share, { to: 2023 }) as Forecast;
  const bounded = forecast(share, { to: 2023, bounds: [0, 100] }) as Forecast;
  expect(free.value).toBeGreaterThan(100);
  expect(bounded.value).toBeLessThan(100);
  expect(bounded.upper!).toBeLessThanOrEqual(100);
  expect(bounded.lower!).toBeLessThan(bounded.value);
  const full = { times: years(3), values: Float64Array.of(90, 95, 100) };
  expect(forecast(full, { to: 2023, bounds: [0, 100] })).toEqual({ reason: "at-bound" });
});

test("Holt continues a straight line exactly, with constants 0 and no error", () => {
  const model = holt(Float64Array.of(3, 5, 7, 9, 11, 13))!;
  expect(model).toMatchObject({ alpha: 0, beta: 0, level: 13, slope: 2, residual: 0, df: 2 });
  expect(model.at(3)).toEqual({ value: 19, standardError: 0 });
});

test("Holt by hand: α = β = ½", () => {
  // 1, 2, 4, 4, 6, 6: l = 2, b = 1; e = 1, −1 …
  const model = holt(Float64Array.of(1, 2, 4, 4, 6, 6), { alpha: 0.5, beta: 0.5 })!;
  // ahead 3, e 1: l 3.5, b 1.25; ahead 4.75, e −.75: l 4.375, b 1.0625; ahead 5.4375, e .5625: l 5.71875, b 1.203125;
  // ahead 6.921875, e −.921875: l 6.4609375, b .97265625
  expect(model.level).toBe(6.4609375);
  expect(model.slope).toBe(0.97265625);
  expect(model.residual).toBe(1 + 0.75 ** 2 + 0.5625 ** 2 + 0.921875 ** 2);
  expect(model.at(2).standardError).toBeCloseTo(Math.sqrt((model.residual / 2) * (1 + 0.75 ** 2)), 14);
});

test("Holt needs 6 values at equal distances", () => {
  const six = Float64Array.of(1, 2, 4, 4, 6, 6);
  expect(holt(six.slice(0, 5))).toBeNull();
  expect(forecast({ times: years(5), values: six.slice(0, 5) }, { method: "holt", to: 2021 })).toEqual({
    reason: "few-values",
    n: 5,
    least: 6,
  });
  const gap = Float64Array.of(2015, 2016, 2017, 2019, 2020, 2021);
  expect(forecast({ times: gap, values: six }, { method: "holt", to: 2022 })).toEqual({ reason: "uneven" });
  expect(forecast({ times: years(6), values: six }, { method: "holt", to: 2021.5 })).toEqual({ reason: "uneven" });
});

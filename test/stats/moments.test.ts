import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kurtosis, mean, skewness, standardDeviation, variance } from "../../src/stats/moments.ts";
import { column, fullColumn } from "./arbitrary.ts";
import { nist } from "./nist.ts";
import { type Frame, hasReference, column as read, readReference, relativeError } from "./reference.ts";

/** Correct significant digits, at most the 15 that NIST certifies. */
const digits = (found: number, certified: number): number =>
  Math.min(15, -Math.log10(Math.abs(found - certified) / Math.abs(certified)));

describe("NIST StRD", () => {
  test.each(nist)("$name: the certified mean and deviation", ({ x, mean: m, sd, digits: allowed }) => {
    expect(digits(mean(x), m)).toBeGreaterThanOrEqual(14.9);
    expect(digits(standardDeviation(x), sd)).toBeGreaterThanOrEqual(allowed);
  });

  // NumAcc3 and 4: 1000000.1 and its like are rounded when read, to 1 in 10^16 of their size and 1 in 10^9 of the
  // deviation. The deviation of the doubles themselves, by exact rational arithmetic:
  test.each([
    ["NumAcc2", 0.099999999999999977796],
    ["NumAcc3", 0.10000000003492459655],
    ["NumAcc4", 0.10000000055879354477],
  ])("%s: the deviation of the doubles read, to the last digit", (name, exact) => {
    expect(relativeError(standardDeviation(nist.find((set) => set.name === name)!.x), exact)).toBeLessThan(2e-16);
  });
});

test("mean of equal values is exactly that value, their variance exactly 0", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 2, max: 80 }), (v, n) => {
      const x = new Float64Array(n).fill(v);
      expect(mean(x)).toBe(v + 0);
      expect(variance(x)).toBe(0);
      expect(standardDeviation(x, { ddof: 0 })).toBe(0);
      expect(skewness(x)).toBeNaN();
      expect(kurtosis(x)).toBeNaN();
    }),
  );
});

test("closed forms", () => {
  // 1 … n: mean (n + 1)/2, variance n(n + 1)/12, skewness 0, kurtosis −6/5
  const n = 101;
  const x = Float64Array.from({ length: n }, (_, i) => i + 1);
  expect(mean(x)).toBe(51);
  expect(variance(x)).toBeCloseTo((n * (n + 1)) / 12, 12);
  expect(variance(x, { ddof: 0 })).toBeCloseTo((n * n - 1) / 12, 12);
  expect(skewness(x)).toBe(0);
  expect(kurtosis(x)).toBeCloseTo(-6 / 5, 14);
  // 0, 0, 1: m₂ = 2/9, m₃ = 2/27, g₁ = 1/√2, G₁ = √6·g₁
  expect(skewness(Float64Array.of(0, 0, 1))).toBeCloseTo(Math.sqrt(3), 14);
  // 0, 0, 0, 1: m₂ = 3/16, m₄ = 21/256, g₂ = −2/3, G₂ = (5·(−2/3) + 6)·3/2
  expect(kurtosis(Float64Array.of(0, 0, 0, 1))).toBeCloseTo(4, 13);
});

test("Excel's documented examples of SKEW and KURT", () => {
  // support.microsoft.com, SKEW and KURT: 3 4 5 2 3 4 5 6 4 7 gives 0.359543 and −0.1517996372
  const x = Float64Array.of(3, 4, 5, 2, 3, 4, 5, 6, 4, 7);
  expect(skewness(x)).toBeCloseTo(0.359543, 6);
  expect(kurtosis(x)).toBeCloseTo(-0.1517996372, 10);
});

test("too few values have no statistic", () => {
  const empty = Float64Array.of(Number.NaN);
  expect(mean(empty)).toBeNaN();
  expect(variance(Float64Array.of(5))).toBeNaN();
  expect(variance(Float64Array.of(5), { ddof: 0 })).toBe(0);
  expect(standardDeviation(empty, { ddof: 0 })).toBeNaN();
  expect(skewness(Float64Array.of(1, 2))).toBeNaN();
  expect(kurtosis(Float64Array.of(1, 2, 4))).toBeNaN();
});

test("sizes near the ends of the doubles", () => {
  expect(mean(Float64Array.of(1.6e308, 1.7e308))).toBeCloseTo(1.65e308, -293);
  expect(mean(Float64Array.of(1.7e308, -1.7e308))).toBe(0);
  expect(relativeError(standardDeviation(Float64Array.of(1e308, -1e308), { ddof: 0 }), 1e308)).toBeLessThan(1e-15);
  expect(
    relativeError(
      standardDeviation(Float64Array.of(1.7e308, -1.7e308, -1.7e308, -1.7e308), { ddof: 0 }),
      1.7e308 * Math.sqrt(0.75),
    ),
  ).toBeLessThan(1e-15);
  expect(relativeError(standardDeviation(Float64Array.of(1e-200, 3e-200), { ddof: 0 }), 1e-200)).toBeLessThan(1e-15);
  expect(variance(Float64Array.of(1e200, 3e200))).toBe(Infinity);
  expect(skewness(Float64Array.of(0, 0, 1e-200))).toBeCloseTo(Math.sqrt(3), 14);
  expect(kurtosis(Float64Array.of(0, 0, 0, 1e250))).toBeCloseTo(4, 13);
});

test("missing values are skipped", () => {
  fc.assert(
    fc.property(column(), (x) => {
      const present = x.filter((v) => !Number.isNaN(v));
      for (const statistic of [mean, variance, standardDeviation, skewness, kurtosis])
        expect(statistic(x)).toBe(statistic(present));
    }),
  );
});

test("a shift moves the mean alone, a factor scales it and the deviation", () => {
  const whole = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 4, maxLength: 40 });
  fc.assert(
    fc.property(whole, fc.integer({ min: -1e6, max: 1e6 }), (v, shift) => {
      const x = Float64Array.from(v);
      const moved = x.map((each) => each + shift);
      expect(mean(moved)).toBeCloseTo(mean(x) + shift, 8);
      expect(variance(moved)).toBeCloseTo(variance(x), 8);
      expect(relativeError(skewness(moved), skewness(x))).toBeLessThan(1e-9);
      const scaled = x.map((each) => each * -4); // a power of two: exact
      expect(mean(scaled)).toBe(mean(x) * -4 + 0);
      expect(standardDeviation(scaled)).toBe(standardDeviation(x) * 4);
      expect(skewness(scaled)).toBe(-skewness(x) + 0);
      expect(kurtosis(scaled)).toBe(kurtosis(x));
    }),
  );
});

test("the mean lies within the data", () => {
  fc.assert(
    fc.property(fullColumn(), (x) => {
      expect(mean(x)).toBeGreaterThanOrEqual(Math.min(...x));
      expect(mean(x)).toBeLessThanOrEqual(Math.max(...x));
    }),
  );
});

const stats = "coinr/asem_stats.json";
describe.skipIf(!hasReference(stats))(`COINr's get_stats (shared/reference/${stats})`, () => {
  test.each(["Raw", "Treated", "Aggregated"])("%s: Min, Max, Mean, Std, Skew, Kurt within 1e-12", (set) => {
    const all = readReference(stats) as { inputs: Record<string, Frame> } & Record<string, Frame>;
    const table = all[set]!;
    const ids = table.data["iCode"]!.map(String);
    let worst = 0;
    for (const [row, id] of ids.entries()) {
      const x = read(all.inputs[set]!, id);
      const check = (found: number, name: string) => {
        worst = Math.max(worst, relativeError(found, read(table, name)[row]!));
      };
      check(mean(x), "Mean");
      check(standardDeviation(x), "Std");
      check(skewness(x), "Skew");
      check(kurtosis(x), "Kurt");
    }
    expect(ids.length).toBeGreaterThanOrEqual(49);
    expect(worst).toBeLessThan(1e-12);
  });
});

const pipeline = "coinr/asem_pipeline.json";
test.skipIf(!hasReference(pipeline))(`COINr's treatment checks within 1e-12 (shared/reference/${pipeline})`, () => {
  const all = readReference(pipeline) as { datasets: Record<string, Frame>; treat_details: Frame };
  let worst = 0;
  let compared = 0;
  for (const [row, id] of all.treat_details.data["iCode"]!.map(String).entries()) {
    for (const [pass, set] of [
      ["0", "Imputed"],
      ["1", "Treated"],
    ] as const) {
      const x = read(all.datasets[set]!, id);
      for (const [name, statistic] of [
        ["Skew", skewness],
        ["Kurt", kurtosis],
      ] as const) {
        const expected = read(all.treat_details, `check_SkewKurt${pass}.${name}`)[row]!;
        if (Number.isNaN(expected)) continue; // passed at first, not treated
        worst = Math.max(worst, relativeError(statistic(x), expected));
        compared += 1;
      }
    }
  }
  expect(compared).toBeGreaterThan(100);
  expect(worst).toBeLessThan(1e-12);
});

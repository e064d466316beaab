import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { median, medianAbsoluteDeviation, type QuantileType, quantile, quantiles } from "../../src/stats/quantile.ts";
import { column, fullColumn, shuffled } from "./arbitrary.ts";
import { type Frame, hasReference, column as read, readReference, relativeError } from "./reference.ts";

const types = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const tenths = Float64Array.from({ length: 11 }, (_, i) => i / 10);

test.each<[QuantileType, number]>([
  [1, 3],
  [2, 3],
  [3, 2],
  [4, 2.5],
  [5, 3],
  [6, 2.75],
  [7, 3.25],
  [8, 2 + 11 / 12],
  [9, 2.9375],
])("type %i: the first quartile of 1 … 10 by the definition of Hyndman and Fan", (type, expected) => {
  // the order statistic at a + p(n + 1 − a − b); 1–3 take a step there: np = 2.5
  const x = Float64Array.from({ length: 10 }, (_, i) => 10 - i);
  expect(quantile(x, 0.25, { type })).toBeCloseTo(expected, 14);
});

test("a step falls on a value of the data", () => {
  // np = 3 exactly: type 1 gives the third, 2 the mean of the third and fourth, 3 the nearest even place, the second or fourth
  const x = Float64Array.from({ length: 10 }, (_, i) => i + 1);
  expect(quantile(x, 0.3, { type: 1 })).toBe(3);
  expect(quantile(x, 0.3, { type: 2 })).toBe(3.5);
  expect(quantile(x, 0.3, { type: 3 })).toBe(3);
  // 0.1·30 and 0.7·10 are not whole in binary
  expect(
    quantile(
      Float64Array.from({ length: 30 }, (_, i) => i + 1),
      0.1,
      { type: 1 },
    ),
  ).toBe(3);
  expect(quantile(x, 0.7, { type: 1 })).toBe(7);
});

test("default is type 7, as in R and Excel", () => {
  // R: quantile(c(1, 2, 3, 4), .25) 1.75; Excel's PERCENTILE.INC({1,2,3,4}, 0.3) 1.9 (support.microsoft.com)
  expect(quantile(Float64Array.of(1, 2, 3, 4), 0.25)).toBe(1.75);
  expect(quantile(Float64Array.of(1, 3, 2, 4), 0.3)).toBeCloseTo(1.9, 14);
});

test("degenerate columns", () => {
  expect(quantile(new Float64Array(0), 0.5)).toBeNaN();
  expect(median(Float64Array.of(Number.NaN))).toBeNaN();
  expect(medianAbsoluteDeviation(Float64Array.of(Number.NaN))).toBeNaN();
  expect(quantiles(Float64Array.of(Number.NaN), tenths)).toEqual(new Float64Array(11).fill(Number.NaN));
  for (const type of types) expect(quantile(Float64Array.of(Number.NaN, 5), 0.3, { type })).toBe(5);
});

test("a share outside 0 … 1 is refused", () => {
  for (const p of [-0.1, 1.1, Number.NaN]) {
    expect(() => quantile(Float64Array.of(1, 2), p)).toThrow(RangeError);
    expect(() => quantile(new Float64Array(0), p)).toThrow(RangeError);
    expect(() => quantiles(Float64Array.of(1, 2), Float64Array.of(0.5, p))).toThrow(RangeError);
  }
});

test("median absolute deviation", () => {
  // median 2, deviations 1 1 0 0 2 4 7, their median 1
  const x = Float64Array.of(1, 1, 2, 2, 4, 6, 9);
  expect(medianAbsoluteDeviation(x, { constant: 1 })).toBe(1);
  expect(medianAbsoluteDeviation(x)).toBe(1.4826);
});

test("the input is not changed", () => {
  const x = Float64Array.of(3, 1, Number.NaN, 2);
  quantile(x, 0.5);
  quantiles(x, tenths);
  medianAbsoluteDeviation(x);
  expect(x).toEqual(Float64Array.of(3, 1, Number.NaN, 2));
});

describe.each(types)("type %i", (type) => {
  test("one by one or all at once, in any order of rows, gaps or none", () => {
    fc.assert(
      fc.property(column().chain(shuffled), ({ x, moved }) => {
        const all = quantiles(x, tenths, { type });
        for (const [i, p] of tenths.entries()) expect(quantile(moved, p, { type })).toBe(all[i]);
      }),
    );
  });

  test("rises with the share from the smallest value to the largest", () => {
    fc.assert(
      fc.property(fullColumn(), (x) => {
        const q = quantiles(x, tenths, { type });
        expect(q[0]).toBe(Math.min(...x) + 0);
        expect(q[10]).toBe(Math.max(...x) + 0);
        for (let i = 1; i < q.length; i++) expect(q[i]).toBeGreaterThanOrEqual(q[i - 1]!);
      }),
    );
  });

  test("selection in large columns agrees with sorting", () => {
    const x = Float64Array.from({ length: 5000 }, (_, i) => ((i * 7919) % 4999) - (i % 3) * 1000);
    const all = quantiles(x, tenths, { type });
    for (const [i, p] of tenths.entries()) expect(quantile(x, p, { type })).toBe(all[i]);
  });
});

const stats = "coinr/asem_stats.json";
test.skipIf(!hasReference(stats))(`COINr's medians within 1e-12 (shared/reference/${stats})`, () => {
  const all = readReference(stats) as { inputs: Record<string, Frame> } & Record<string, Frame>;
  for (const set of ["Raw", "Treated", "Aggregated"])
    for (const [row, id] of all[set]!.data["iCode"]!.map(String).entries())
      expect(relativeError(median(read(all.inputs[set]!, id)), read(all[set]!, "Median")[row]!)).toBeLessThan(1e-12);
});

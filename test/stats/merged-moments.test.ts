import fc from "fast-check";
import { expect, test } from "vitest";
import { createMoments, extent, mean, standardDeviation } from "../../src/stats/index.ts";
import { column } from "./arbitrary.ts";
import { nist } from "./nist.ts";

function merged(x: Float64Array, size: number) {
  const moments = createMoments();
  for (let from = 0; from < x.length; from += size) moments.add(x.subarray(from, from + size));
  return moments.found();
}

test("parts of any size: the extent exactly, nothing present gives NaN", () => {
  fc.assert(
    fc.property(column(), fc.integer({ min: 1, max: 9 }), (x, size) => {
      const { min, max, count } = merged(x, size);
      expect({ min, max, count }).toEqual(extent(x));
    }),
  );
  const none = merged(Float64Array.of(Number.NaN, Number.NaN), 1);
  expect([none.count, none.mean, none.deviation(0)]).toEqual([0, Number.NaN, Number.NaN]);
  expect(merged(Float64Array.of(3), 1).deviation(1)).toBeNaN();
});

// the ill-conditioned sets of NIST are the hard case: there the parts lose at most three digits of what all at once gives
test.each(nist)("$name: mean and deviation of parts of 7", ({ x }) => {
  const found = merged(x, 7);
  expect(Math.abs(found.mean - mean(x)) / Math.abs(mean(x))).toBeLessThan(1e-14);
  const deviation = standardDeviation(x);
  expect(Math.abs(found.deviation(1) - deviation) / deviation).toBeLessThan(1e-9);
});

test("equal values have exactly that mean and no deviation", () => {
  const found = merged(new Float64Array(100).fill(0.1), 7);
  expect([found.mean, found.deviation(1)]).toEqual([0.1, 0]);
});

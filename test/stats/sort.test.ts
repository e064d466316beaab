import fc from "fast-check";
import { expect, test } from "vitest";
import { sortIndex } from "../../src/stats/sort.ts";

/** What both paths must give: a stable sort of the present rows by an ordinary comparison. */
function plainOrder(x: Float64Array, sign: 1 | -1): number[] {
  return Array.from(x.keys())
    .filter((row) => !Number.isNaN(x[row]!))
    .sort((a, b) => sign * ((x[a]! > x[b]! ? 1 : 0) - (x[a]! < x[b]! ? 1 : 0)) || a - b);
}

const special = [0, -0, Infinity, -Infinity, 5e-324, -5e-324, 1.7976931348623157e308, Number.NaN, 1, -1];
const value = fc.oneof(fc.double(), fc.constantFrom(...special), fc.integer({ min: -3, max: 3 }));

test.each([
  [40, "insertion"],
  [400, "radix"],
])("up to %i rows (%s): stable, both ways, missing rows left out", (maxLength) => {
  fc.assert(
    fc.property(fc.array(value, { maxLength, size: "max" }), (v) => {
      const x = Float64Array.from(v);
      expect(Array.from(sortIndex(x))).toEqual(plainOrder(x, 1));
      expect(Array.from(sortIndex(x, { order: "descending" }))).toEqual(plainOrder(x, -1));
    }),
  );
});

test("an empty column and one of gaps have no rows", () => {
  expect(sortIndex(new Float64Array(0))).toEqual(new Uint32Array(0));
  expect(sortIndex(new Float64Array(500).fill(Number.NaN))).toEqual(new Uint32Array(0));
});

test("rows of equal values stay in order in a large column", () => {
  expect(sortIndex(new Float64Array(1000).fill(2.5))).toEqual(Uint32Array.from({ length: 1000 }, (_, i) => i));
});

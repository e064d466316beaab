import fc from "fast-check";
import { expect, test } from "vitest";
import { extent } from "../../src/stats/extent.ts";
import { column, shuffled } from "./arbitrary.ts";

test("extent skips missing values and counts the others", () => {
  expect(extent(Float64Array.of(Number.NaN, 3, -1, Number.NaN, 2))).toEqual({ min: -1, max: 3, count: 3 });
  expect(extent(Float64Array.of(7))).toEqual({ min: 7, max: 7, count: 1 });
});

test("nothing present has no extent", () => {
  expect(extent(Float64Array.of(Number.NaN))).toEqual({ min: Number.NaN, max: Number.NaN, count: 0 });
  expect(extent(new Float64Array(0))).toEqual({ min: Number.NaN, max: Number.NaN, count: 0 });
});

test("zero is 0, never −0", () => {
  expect(extent(Float64Array.of(-0, 0))).toEqual({ min: 0, max: 0, count: 2 });
  expect(extent(Float64Array.of(-0))).toEqual({ min: 0, max: 0, count: 1 });
});

test("extent does not depend on the order of rows", () => {
  fc.assert(fc.property(column().chain(shuffled), ({ x, moved }) => void expect(extent(moved)).toEqual(extent(x))));
});

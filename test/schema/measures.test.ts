import fc from "fast-check";
import { expect, test } from "vitest";
import { converted, MEASURES, measureFactor, measureInHeading, readMeasure } from "../../src/schema/measures.ts";

test.each([
  ["亿元", "万元", 10_000, 1],
  ["元", "亿元", 1, 100_000_000],
  ["10k CNY", "万元", 1, 1],
  ["亩", "公顷", 1, 15], // 15 亩 = 1 公顷
  ["平方公里", "亩", 1500, 1],
  ["亩", "平方米", 2000, 3],
  ["人", "万人", 1, 10_000],
  ["%", "‰", 10, 1],
  ["%", "ratio", 1, 100],
  ["元/人", "万元/万人", 1, 1],
  ["万元/亩", "元/公顷", 150_000, 1],
])("%s in %s: times %d over %d", (from, to, times, over) => {
  expect(measureFactor(from, to)).toEqual({ times, over });
});

test.each([
  ["元", "人"],
  ["元", "元/人"],
  ["亩", "%"],
  ["元", "块"],
  ["constructor", "元"],
  ["元/人/年", "元/人"],
  ["元/块", "元/人"],
])("%s is no %s", (from, to) => {
  expect(measureFactor(from, to)).toBe(undefined);
});

test("a figure converts with one rounding at most, and exactly by whole factors", () => {
  expect(converted(0.07, measureFactor("亿元", "元")!)).toBe(0.07 * 1e8);
  expect(converted(12345, measureFactor("元", "亿元")!)).toBe(12345 / 1e8);
  expect(converted(15, measureFactor("亩", "公顷")!)).toBe(1);
  expect(converted(Number.NaN, measureFactor("亩", "公顷")!)).toBe(Number.NaN);
});

test("there and back are each other's opposite, for every pair of measures", () => {
  fc.assert(
    fc.property(fc.constantFrom(...MEASURES), fc.constantFrom(...MEASURES), (a, b) => {
      const there = measureFactor(a, b);
      const back = measureFactor(b, a);
      expect(there === undefined).toBe(readMeasure(a)!.kind !== readMeasure(b)!.kind);
      if (there !== undefined) expect(back).toEqual({ times: there.over, over: there.times });
    }),
  );
});

test.each([
  ["GDP(亿元)", "亿元"],
  ["GDP（亿元）", "亿元"],
  ["人均收入( 元/人 ) ", "元/人"],
  ["GDP(现价)", undefined],
  ["GDP(亿元)说明", undefined],
  ["亿元", undefined],
])("the measure in %j: %s", (heading, measure) => {
  expect(measureInHeading(heading)).toBe(measure);
});

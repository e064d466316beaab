import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { imputeLatest, imputeLinear, imputeLinearConstant } from "../../../src/index.ts";

const { NaN: gap } = Number;
const rowsOf = (unit: string, period: readonly string[]) => ({
  length: period.length,
  unit: period.map(() => unit),
  period,
  group: {},
});
const node = { id: "x", direction: "positive", targets: [], tags: [], weight: 1 } as const;

/** Filled values, and the notes with their codes and places. */
function fill(
  method: typeof imputeLatest | typeof imputeLinear | typeof imputeLinearConstant,
  x: Float64Array,
  { rows, params = {}, breaks = [] }: { rows: ReturnType<typeof rowsOf>; params?: object; breaks?: object[] },
) {
  const notes: [string, unknown][] = [];
  const context = {
    rows,
    node: { ...node, breaks: breaks as never },
    note: ({ code, params: { places } }: { code: string; params: { places?: unknown } }) =>
      void notes.push([code, places]),
  };
  const fitted = JSON.parse(JSON.stringify(method.fit(x, params as never, context as never))) as never;
  return { y: [...method.apply(x, fitted, context as never)], notes, fitted };
}

describe("latest", () => {
  const rows = rowsOf("a", ["2019", "2020", "2021", "2022", "2023"]);
  test("carries the last value on, and not back", () => {
    const { y, notes } = fill(imputeLatest, Float64Array.of(gap, 4, gap, 6, gap), { rows });
    expect(y).toEqual([gap, 4, 4, 6, 6]);
    expect(notes).toEqual([["gap-left", ["a 2019"]]]);
  });
  test("no older than maxGap years", () => {
    const { y, notes } = fill(imputeLatest, Float64Array.of(4, gap, gap, gap, 7), { rows, params: { maxGap: 2 } });
    expect(y).toEqual([4, 4, 4, gap, 7]);
    expect(notes).toEqual([["gap-left", ["a 2022"]]]);
  });
  test("a quarter is a quarter of a year", () => {
    const quarters = rowsOf("a", ["2022Q3", "2022Q4", "2023Q1", "2023Q2"]);
    const { y } = fill(imputeLatest, Float64Array.of(4, gap, gap, gap), { rows: quarters, params: { maxGap: 0.5 } });
    expect(y).toEqual([4, 4, 4, gap]);
  });
  test("ends: both holds the first value too", () => {
    expect(fill(imputeLatest, Float64Array.of(gap, 4, gap, 6, gap), { rows, params: { ends: "both" } }).y).toEqual([
      4, 4, 4, 6, 6,
    ]);
  });
  test("what was learned fills next year's rows alone, within maxGap", () => {
    const { fitted } = fill(imputeLatest, Float64Array.of(1, 2, 3, 6, gap), { rows, params: { maxGap: 2 } });
    const later = rowsOf("a", ["2024", "2025"]);
    expect([...imputeLatest.apply(Float64Array.of(gap, gap), fitted, { rows: later })]).toEqual([6, gap]);
  });
  test("never across a break, and says so", () => {
    const { y, notes } = fill(imputeLatest, Float64Array.of(4, gap, gap, gap, 7), {
      rows,
      breaks: [{ period: "2021", reason: "new survey" }],
    });
    expect(y).toEqual([4, 4, gap, gap, 7]);
    expect(notes).toEqual([["break-not-crossed", ["a 2021", "a 2022"]]]);
  });
});

describe("linear", () => {
  const rows = rowsOf("a", ["2018", "2020", "2021", "2024", "2025"]);
  test("on the line by the distance in time, not by rows; the ends stay", () => {
    // 2 + 8·2/6 and 2 + 8·3/6
    const { y, notes } = fill(imputeLinear, Float64Array.of(2, gap, gap, 10, gap), { rows });
    expect(y).toEqual([2, 2 + 8 * (2 / 6), 6, 10, gap]);
    expect(notes).toEqual([["gap-left", ["a 2025"]]]);
  });
  test("ends held", () => {
    expect(fill(imputeLinearConstant, Float64Array.of(gap, 4, gap, 10, gap), { rows }).y).toEqual([4, 4, 5.5, 10, 10]);
  });
  test("beside a break the nearest value on its own side", () => {
    const breaks = [{ period: "2021", reason: { en: "census", zh: "普查" } }];
    const x = Float64Array.of(2, gap, gap, 10, gap);
    expect(fill(imputeLinear, x, { rows, breaks }).y).toEqual([2, gap, gap, 10, gap]);
    expect(fill(imputeLinearConstant, x, { rows, breaks }).y).toEqual([2, 2, 10, 10, 10]);
  });
});

test("periods that are no time, or of several kinds, are refused; a single one may be any text", () => {
  const x = Float64Array.of(1, gap);
  expect(() => fill(imputeLatest, x, { rows: rowsOf("a", ["wave 1", "wave 2"]) })).toThrow("wave 1");
  expect(() => fill(imputeLatest, x, { rows: rowsOf("a", ["2023", "2023Q4"]) })).toThrow("different kinds");
  expect(() => fill(imputeLatest, x, { rows: rowsOf("a", ["2023Q1-Q2", "2023Q1-Q3"]) })).toThrow("different kinds");
  const two = { length: 2, unit: ["a", "b"], period: ["wave 1", "wave 1"], group: {} };
  expect(fill(imputeLatest, x, { rows: two }).y).toEqual([1, gap]);
});

test("any row of those learned from is filled alone as it was among all, in any order of rows", () => {
  const cell = fc.option(fc.integer({ min: -50, max: 50 }), { nil: gap });
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 2, maxLength: 9 }),
      fc.constantFrom(imputeLatest, imputeLinear, imputeLinearConstant),
      (values, method) => {
        const x = Float64Array.from(values);
        const rows = rowsOf(
          "a",
          values.map((_, i) => String(2010 + i)),
        );
        const { y, fitted } = fill(method, x, { rows });
        const alone = values.map(
          (v, i) => method.apply(Float64Array.of(v), fitted, { rows: rowsOf("a", [rows.period[i]!]) })[0],
        );
        expect(alone).toEqual(y);
        const turned = { ...rows, period: [...rows.period].reverse() };
        expect(fill(method, x.slice().reverse(), { rows: turned }).y.reverse()).toEqual(y);
      },
    ),
  );
});

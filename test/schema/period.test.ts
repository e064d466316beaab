import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePeriod, periodKey, periodTime, previousPeriod, yearOf } from "../../src/schema/period.ts";

describe("periods of the calendar", () => {
  test.each([
    ["2023", { year: 2023, part: "year", index: 1, toDate: false }],
    ["2023H2", { year: 2023, part: "half", index: 2, toDate: false }],
    ["2023Q3", { year: 2023, part: "quarter", index: 3, toDate: false }],
    ["2023-07", { year: 2023, part: "month", index: 7, toDate: false }],
    ["2023M07", { year: 2023, part: "month", index: 7, toDate: false }],
    ["2023M7", { year: 2023, part: "month", index: 7, toDate: false }],
    ["2023Q1-Q3", { year: 2023, part: "quarter", index: 3, toDate: true }],
    ["2023M01-M07", { year: 2023, part: "month", index: 7, toDate: true }],
  ])("%s", (text, parsed) => {
    expect(parsePeriod(text)).toEqual(parsed);
  });

  test.each(["", "wave 2", "2023Q5", "2023-13", "2023Q0", "2023Q2-Q3", "2023Q1-M03", "23", "2023年", "2023-7"])(
    "%j is none",
    (text) => {
      expect(parsePeriod(text)).toBe(undefined);
      expect(previousPeriod(text)).toBe(undefined);
      expect(yearOf(text)).toBe(undefined);
      expect(periodTime(text)).toBe(Number.NaN);
    },
  );

  test.each([
    ["2023", 1, "2022"],
    ["2023", 3, "2020"],
    ["2023Q1", 1, "2022Q4"],
    ["2023Q4", 5, "2022Q3"],
    ["2023H1", 1, "2022H2"],
    ["2023-01", 1, "2022-12"],
    ["2023M01", 13, "2021M12"],
    ["2023M1", 1, "2022M12"],
    ["2023Q1-Q3", 1, "2022Q1-Q3"],
    ["0000", 1, undefined],
  ])("%s, %d before: %s", (text, by, before) => {
    expect(previousPeriod(text, by)).toBe(before);
  });

  test("a quarter begins after so many quarters of its year", () => {
    expect(["2023", "2023H2", "2023Q4", "2023-07", "2023Q1-Q3"].map(periodTime)).toEqual([
      2023, 2023.5, 2023.75, 2023.5, 2023.5,
    ]);
  });

  test("two spellings of a month are one period, a year to date is another than its last quarter", () => {
    const key = (text: string) => periodKey(parsePeriod(text)!);
    expect(key("2023-07")).toBe(key("2023M7"));
    expect(key("2023Q1-Q3")).not.toBe(key("2023Q3"));
  });

  test("going back in two steps is going back at once", () => {
    const period = fc.tuple(
      fc.integer({ min: 1900, max: 2100 }),
      fc.constantFrom("H1", "H2", "Q1", "Q2", "Q3", "Q4", "-01", "M12", "", "Q1-Q2"),
    );
    fc.assert(
      fc.property(period, fc.nat(40), fc.nat(40), ([year, rest], a, b) => {
        const text = `${year}${rest}`;
        expect(previousPeriod(previousPeriod(text, a)!, b)).toBe(previousPeriod(text, a + b));
      }),
    );
  });
});

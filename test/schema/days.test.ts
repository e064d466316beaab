import fc from "fast-check";
import { expect, test } from "vitest";
import { daysOf, dayText, spanOf } from "../../src/schema/days.ts";

test("days are counted from 1970-01-01 in the Gregorian calendar", () => {
  // ISO 8601: 1970-01-01 is day 0; 2000-02-29 is 11016 days later (30 years, 8 leap days, 59 days)
  expect(daysOf("1970-01-01")).toEqual({ first: 0, last: 0 });
  expect(daysOf("2000-02-29")?.first).toBe(30 * 365 + 7 + 59);
  expect(daysOf("2022-02-29")).toBeUndefined();
  expect(daysOf("2022-13-01")).toBeUndefined();
  expect(daysOf("22-1-1")).toBeUndefined();
});

test("a date reads back from its day", () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 400_000 }), (day) => {
      expect(daysOf(dayText(day))).toEqual({ first: day, last: day });
    }),
  );
});

test("a period has its first and last day", () => {
  const ends = (text: string) => {
    const { first, last } = daysOf(text)!;
    return [dayText(first), dayText(last)];
  };
  expect(ends("2024-02")).toEqual(["2024-02-01", "2024-02-29"]);
  expect(ends("2022Q4")).toEqual(["2022-10-01", "2022-12-31"]);
  expect(ends("2022Q1-Q3")).toEqual(["2022-01-01", "2022-09-30"]);
  expect(ends("2022H2")).toEqual(["2022-07-01", "2022-12-31"]);
  expect(ends("2022")).toEqual(["2022-01-01", "2022-12-31"]);
});

test("spans of a day", () => {
  const day = daysOf("2022-06-30")!.first;
  expect(["month", "two-months", "quarter", "half", "year"].map((span) => spanOf(day, span as never))).toEqual([
    "2022-06",
    "2022-05/06",
    "2022Q2",
    "2022H1",
    "2022",
  ]);
});

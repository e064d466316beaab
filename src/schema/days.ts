import { PARTS_A_YEAR, parsePeriod } from "./period.ts";

/** The first and the last day of a date or period, in days since 1970-01-01. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The days of a date (`2022-06-30`) or of a period of the calendar (`2022`, `2022Q2`, `2022-06`, `2022Q1-Q2`); undefined for
 * anything else and for days that do not exist.
 * @example daysOf("2022-06")?.last === daysOf("2022-06-30")?.first; // => true
 */
export function daysOf(text: string): Days | undefined {
  const [, y, m, d] = DATE.exec(text) ?? [];
  if (y !== undefined) {
    const day = dayNumber(Number(y), Number(m), Number(d));
    return dayText(day) === text ? { first: day, last: day } : undefined;
  }
  const period = parsePeriod(text);
  if (period === undefined) return undefined;
  const { year, part, index, toDate } = period;
  const months = 12 / PARTS_A_YEAR[part];
  const from = toDate ? 0 : (index - 1) * months;
  return { first: dayNumber(year, from + 1, 1), last: dayNumber(year, index * months + 1, 1) - 1 };
}

/** Days since 1970-01-01 of a day in the Gregorian calendar; a thirteenth month is the January after. */
function dayNumber(year: number, month: number, day: number): number {
  const [y, m] = month > 12 ? [year + 1, month - 12] : [year, month];
  // years that begin in March, so that the leap day is the last of its year
  const a = m <= 2 ? y - 1 : y;
  const era = Math.floor(a / 400);
  const ofEra = a - era * 400;
  const ofYear = Math.floor((153 * (m > 2 ? m - 3 : m + 9) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}

/** The date of a day since 1970-01-01. @example dayText(19173); // => "2022-06-30" */
export function dayText(day: number): string {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  const [m, d] = [month < 10 ? month + 3 : month - 9, ofYear - Math.floor((153 * month + 2) / 5) + 1];
  const pad = (n: number, width: number) => String(n).padStart(width, "0");
  return `${pad(year + era * 400 + (m <= 2 ? 1 : 0), 4)}-${pad(m, 2)}-${pad(d, 2)}`;
}

/** How a year is cut: `two-months` is 双月. */
export const SPANS = ["month", "two-months", "quarter", "half", "year"] as const;
export type Span = (typeof SPANS)[number];

/** The month, two months, quarter, half-year or year of a day. @example spanOf(19173, "quarter"); // => "2022Q2" */
export function spanOf(day: number, span: Span): string {
  const text = dayText(day);
  const [year, month] = [text.slice(0, 4), Number(text.slice(5, 7))];
  const two = (n: number) => String(n).padStart(2, "0");
  switch (span) {
    case "month":
      return text.slice(0, 7);
    case "two-months": {
      const first = month - ((month - 1) % 2);
      return `${year}-${two(first)}/${two(first + 1)}`;
    }
    case "quarter":
      return `${year}Q${Math.ceil(month / 3)}`;
    case "half":
      return `${year}H${month <= 6 ? 1 : 2}`;
    case "year":
      return year;
    default:
      return span satisfies never;
  }
}

/** The pieces of a year that a period can be. */
export type PeriodPart = "year" | "half" | "quarter" | "month";

/** A period in the calendar: `2023`, `2023H1`, `2023Q3`, `2023-07` or `2023M07`, and year to date: `2023Q1-Q3`. */
export interface Period {
  readonly year: number;
  readonly part: PeriodPart;
  /** From 1; the last one of a year to date; 1 for a whole year. */
  readonly index: number;
  /** From the beginning of the year to the end of this part (`2023Q1-Q3`, `2023M01-M07`, `2023H1-H2`). */
  readonly toDate: boolean;
}

/** Parts in a year. */
export const PARTS_A_YEAR: { readonly [P in PeriodPart]: number } = { year: 1, half: 2, quarter: 4, month: 12 };

const LETTERS: Readonly<Record<string, PeriodPart>> = { H: "half", Q: "quarter", M: "month" };
const FORM = /^(\d{4})(?:-(\d{2})|([HQM])(\d{1,2})(?:-([HQM])(\d{1,2}))?)?$/;

/**
 * A period's text in the calendar, or undefined where it is no year or part of one (`wave 2`).
 * @example parsePeriod("2023Q1-Q3"); // => { year: 2023, part: "quarter", index: 3, toDate: true }
 */
export function parsePeriod(text: string): Period | undefined {
  const [, years, month, letter, first, endLetter, last] = FORM.exec(text) ?? [];
  if (years === undefined) return undefined;
  const part = month === undefined ? (letter === undefined ? "year" : LETTERS[letter]!) : "month";
  const toDate = endLetter !== undefined;
  if (toDate && (endLetter !== letter || Number(first) !== 1)) return undefined;
  const index = Number(last ?? first ?? month ?? 1);
  if (index < 1 || index > PARTS_A_YEAR[part]) return undefined;
  return { year: Number(years), part, index, toDate };
}

/** The year that a period lies in. */
export function yearOf(text: string): number | undefined {
  return parsePeriod(text)?.year;
}

/** When a period begins, in years: 2023Q3 at 2023.5; a year to date at its last part. NaN where it is not in the calendar. */
export function periodTime(text: string): number {
  const period = parsePeriod(text);
  return period === undefined ? Number.NaN : period.year + (period.index - 1) / PARTS_A_YEAR[period.part];
}

/**
 * So many periods before: the year, half-year, quarter or month before; of a year to date the same span of the year before,
 * because spans of one year overlap. Written as the text given is.
 * @example previousPeriod("2023Q1"); // => "2022Q4"
 * @example previousPeriod("2023Q1-Q3"); // => "2022Q1-Q3"
 */
export function previousPeriod(text: string, by = 1): string | undefined {
  const period = parsePeriod(text);
  if (period === undefined) return undefined;
  const { year, index } = earlier(period, by);
  const years = String(year).padStart(4, "0");
  if (year < 0 || year > 9999) return undefined;
  if (period.part === "year" || period.toDate) return years + text.slice(4);
  const mark = text[4]!;
  return `${years}${mark}${text.length === 7 ? String(index).padStart(2, "0") : index}`;
}

/** The same kind of period, so many before. */
export function earlier(period: Period, by: number): Period {
  const { year, part, index, toDate } = period;
  if (part === "year" || toDate) return { ...period, year: year - by };
  const parts = PARTS_A_YEAR[part];
  const ordinal = year * parts + (index - 1) - by;
  const before = Math.floor(ordinal / parts);
  return { year: before, part, index: ordinal - before * parts + 1, toDate };
}

/** One text for each period of the calendar, however it is spelt (`2023-07` and `2023M07` are one). */
export function periodKey({ year, part, index, toDate }: Period): string {
  return `${part}${toDate ? "-to-date" : ""} ${year} ${index}`;
}

import { comparePeriods } from "../schema/order.ts";
import { PARTS_A_YEAR, parsePeriod, previousPeriod } from "../schema/period.ts";

/** When a period ends, in years: 2023 at 2024, 2023Q1-Q3 at 2023.75; NaN where it is not in the calendar. */
export function endOf(text: string): number {
  const period = parsePeriod(text);
  if (period === undefined) return Number.NaN;
  const { year, part, index } = period;
  return part === "year" ? year + 1 : year + index / PARTS_A_YEAR[part];
}

/** When a period begins; of a year to date the beginning of the year. */
export function startOf(text: string): number {
  const period = parsePeriod(text);
  if (period === undefined) return Number.NaN;
  const { year, part, index, toDate } = period;
  return part === "year" || toDate ? year : year + (index - 1) / PARTS_A_YEAR[part];
}

/**
 * Order of stages: by when they end, of those that end together the shorter first (2023Q4, then 2023); those outside the
 * calendar last, in the order of texts.
 */
export function compareStages(a: string, b: string): number {
  const [one, other] = [endOf(a), endOf(b)];
  if (Number.isNaN(one) || Number.isNaN(other))
    return Number(Number.isNaN(one)) - Number(Number.isNaN(other)) || comparePeriods(a, b);
  return one - other || startOf(b) - startOf(a) || comparePeriods(a, b);
}

/** Whether two periods are a year or more apart and of one kind: 2022Q2 and 2023Q2, not 2022Q2 and 2023Q3. */
export function alike(a: string, b: string): boolean {
  const [one, other] = [parsePeriod(a), parsePeriod(b)];
  if (one === undefined || other === undefined) return a === b;
  return one.part === other.part && one.index === other.index && one.toDate === other.toDate;
}

/**
 * Schedule progress (时序进度): share of the time from `from` to the end of `to` that is over at the end of `at`, in percent,
 * between 0 and 100. Edge: null where a period is not in the calendar, or no time lies between.
 * @param from in years, as `endOf` of a base or `startOf` of a first period gives it
 * @example elapsedShare({ from: endOf("2020"), at: "2023", to: "2025" }); // => 60
 */
export function elapsedShare({
  from,
  at,
  to,
}: {
  readonly from: number;
  readonly at: string;
  readonly to: string;
}): number | null {
  const [now, end] = [endOf(at), endOf(to)];
  if (Number.isNaN(from + now + end) || !(end > from)) return null;
  return Math.min(100, Math.max(0, (100 * (now - from)) / (end - from)));
}

/** The period a year before. */
export function yearBefore(text: string): string | undefined {
  const period = parsePeriod(text);
  return period === undefined ? undefined : previousPeriod(text, period.toDate ? 1 : PARTS_A_YEAR[period.part]);
}

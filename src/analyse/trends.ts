import { comparePeriods } from "../schema/order.ts";
import { periodTime } from "../schema/period.ts";
import type { Break } from "../schema/types.ts";
import { compoundGrowth, percentChange } from "../stats/trend.ts";

/** The trend of one unit. */
export interface UnitTrend {
  readonly unit: string;
  /** A rate for `cagr` (0.05), percent for `percent-change` (5); NaN where it is undefined. */
  readonly value: number;
  readonly first: string | null;
  readonly last: string | null;
  /** Values that it rests on. */
  readonly n: number;
  /** Breaks that lie within it: the figures before and after cannot be compared. */
  readonly breaks: readonly Break[];
}

export interface TrendInput {
  readonly units: readonly string[];
  readonly periods: readonly string[];
  readonly values: Float64Array;
}

/**
 * The trend of each unit over time, of an indicator or of a score: `cagr`, (xₙ/x₁)^(1/(tₙ − t₁)) − 1, or
 * `percent-change` a year by least squares. `last`: only so many of the newest periods. A trend over a break is computed
 * and carries the break, so that it can be shown as such.
 * Missing: skipped. Periods that are no calendar give NaN.
 * @see COINr `get_trends`
 * @example
 * const values = Float64Array.of(100, 121);
 * unitTrends({ units: ["a", "a"], periods: ["2020", "2022"], values }, { measure: "cagr" })[0]?.value; // => 0.1
 */
export function unitTrends(
  { units, periods, values }: TrendInput,
  { measure, last, breaks = [] }: { measure: "cagr" | "percent-change"; last?: number; breaks?: readonly Break[] },
): readonly UnitTrend[] {
  const all = [...new Set(periods)].sort(comparePeriods);
  const counted = new Set(last === undefined ? all : all.slice(-last));
  const rows = new Map<string, number[]>();
  for (const [i, unit] of units.entries()) rows.set(unit, [...(rows.get(unit) ?? []), i]);
  return [...rows].map(([unit, list]) => {
    const known = list
      .filter((i) => counted.has(periods[i]!) && !Number.isNaN(values[i]!))
      .sort((a, b) => comparePeriods(periods[a]!, periods[b]!));
    const times = Float64Array.from(known, (i) => periodTime(periods[i]!));
    const series = { times, values: Float64Array.from(known, (i) => values[i]!) };
    const ordered = times.every((t) => !Number.isNaN(t));
    const [from, to] = [times[0]!, times[times.length - 1]!];
    return {
      unit,
      value: !ordered ? Number.NaN : measure === "cagr" ? compoundGrowth(series) : percentChange(series),
      first: known.length === 0 ? null : periods[known[0]!]!,
      last: known.length === 0 ? null : periods[known.at(-1)!]!,
      n: known.length,
      breaks: breaks.filter(({ period }) => from < periodTime(period) && periodTime(period) <= to),
    };
  });
}

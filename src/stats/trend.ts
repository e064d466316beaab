import { linearRegression } from "./linear-regression.ts";
import { pow } from "./pow.ts";
import { studentTQuantile } from "./student-t.ts";

/** Values over time, in the order of time; gaps as NaN. */
export interface TimeSeries {
  readonly times: Float64Array;
  readonly values: Float64Array;
}

function known({ times, values }: TimeSeries): TimeSeries {
  const at = [...values.keys()].filter((i) => !Number.isNaN(values[i]!));
  return { times: Float64Array.from(at, (i) => times[i]!), values: Float64Array.from(at, (i) => values[i]!) };
}

/**
 * Compound annual growth rate: (xₙ/x₁)^(1/(tₙ − t₁)) − 1 from the first to the last value present.
 * Missing: skipped. Edge: NaN below two values, and where the two differ in sign or the first is 0.
 * @see COINr `CAGR`
 * @example compoundGrowth({ times: Float64Array.of(2020, 2021, 2022), values: Float64Array.of(100, NaN, 121) }); // => 0.1
 */
export function compoundGrowth(series: TimeSeries): number {
  const { times, values } = known(series);
  const n = values.length;
  if (n < 2) return Number.NaN;
  const ratio = values[n - 1]! / values[0]!;
  if (!(ratio >= 0) || ratio === Number.POSITIVE_INFINITY) return Number.NaN;
  return pow(ratio, 1 / (times[n - 1]! - times[0]!)) - 1;
}

/**
 * Change in percent a year by least squares: 100·b/(a + b·t₁), the slope of the line over its value at the first time;
 * of two values the line through both.
 * Missing: skipped. Edge: NaN below two values, or where the line begins at 0; 0 for a constant.
 * @param per the years that the change is stated for
 * @see COINr `prc_change`
 * @example percentChange({ times: Float64Array.of(2020, 2021), values: Float64Array.of(4, 5) }); // => 25
 */
export function percentChange(series: TimeSeries, { per = 1 }: { per?: number } = {}): number {
  const { times, values } = known(series);
  // counted from the first time, so that the line begins at its intercept and no large years cancel
  const line = linearRegression(values, [times.map((t) => t - times[0]!)]);
  if (line === null || line.coefficients[0] === 0) return Number.NaN;
  const [first, slope] = line.coefficients;
  return (100 * per * slope!) / first!;
}

/** The slope of a line through values over time, with its confidence interval. */
export interface TrendSlope {
  /** Change in the measure a unit of time. */
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly n: number;
  readonly level: number;
}

/**
 * Least-squares slope of values on time, b ± t·s/√Sₜₜ, t with n − 2 degrees of freedom (4.303 at n = 4 and 95 %).
 * Missing: skipped. Edge: null below three values, which leave no degree of freedom for an interval, and where all have one time.
 * @param level of the confidence interval; 0.95 unless said
 * @see Montgomery, Peck & Vining (2012), Introduction to Linear Regression Analysis, 2.4
 * @example trendSlope({ times: Float64Array.of(2020, 2021, 2022), values: Float64Array.of(1, 2, 3) })?.value; // => 1
 */
export function trendSlope(series: TimeSeries, { level = 0.95 }: { readonly level?: number } = {}): TrendSlope | null {
  const { times, values } = known(series);
  if (values.length < 3) return null;
  const line = linearRegression(values, [times.map((t) => t - times[0]!)]);
  if (line === null) return null;
  const [value, error] = [line.coefficients[1]!, line.standardErrors[1]!];
  const t = studentTQuantile(level, { df: line.df });
  return { value, lower: value - t * error, upper: value + t * error, n: line.n, level };
}

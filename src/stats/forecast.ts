import { greyModel } from "./grey-model.ts";
import { holt } from "./holt.ts";
import { linearRegression } from "./linear-regression.ts";
import { studentTQuantile } from "./student-t.ts";
import type { TimeSeries } from "./trend.ts";

export type ForecastMethod = "linear" | "holt" | "gm11";

/** Why there is no forecast. */
export type Refusal =
  /** Fewer values than the method needs: 3 for a line, 6 for Holt, 4 for GM(1,1). */
  | { readonly reason: "few-values"; readonly n: number; readonly least: number }
  /** Holt and GM(1,1) need values at equal distances, without gaps, and a forecast a whole number of steps ahead. */
  | { readonly reason: "uneven" }
  /** GM(1,1) needs positive values. */
  | { readonly reason: "not-positive" }
  /** A class ratio outside the band of GM(1,1). */
  | { readonly reason: "class-ratio" }
  /** |a| ≥ 0.3 allows GM(1,1) one step only. */
  | { readonly reason: "steep"; readonly a: number }
  /** A value at or beyond a bound has no place on the bounded scale. */
  | { readonly reason: "at-bound" };

export interface Forecast {
  readonly method: ForecastMethod;
  readonly n: number;
  readonly time: number;
  readonly value: number;
  /** Prediction interval; null where none may be printed (GM(1,1) below 6 values). */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: number;
  /** The t of the interval; null without one. */
  readonly t: number | null;
  readonly bounds: readonly [low: number, high: number] | null;
  /** False where no colour may rest on it. */
  readonly firm: boolean;
  /** Of GM(1,1): the coefficients, the posterior error ratio and the small-error share. */
  readonly grey?: { readonly a: number; readonly b: number; readonly c: number; readonly p: number };
}

export interface ForecastOptions {
  readonly method?: ForecastMethod;
  /** The time forecast. */
  readonly to: number;
  /** Of the prediction interval; 0.95 unless said. */
  readonly level?: number;
  /** Bounds that the value cannot leave (0 and 100 of a share): the forecast is made of ln((x − low)/(high − x)). */
  readonly bounds?: readonly [low: number, high: number] | null;
}

/** The least number of values of each method, and the one below which GM(1,1) has no interval. */
export const LEAST_VALUES: { readonly [M in ForecastMethod]: number } = { linear: 3, holt: 6, gm11: 4 };
const FIRM_GREY = 6;
const STEEP = 0.3;

/**
 * Forecast of a series to one time, with its prediction interval, or the reason why there is none.
 * `linear`: least squares on time, ŷ ± t·s·√(1 + 1/n + (t₀ − t̄)²/Sₜₜ), t with n − 2 degrees of freedom (4.303 at n = 4);
 * `holt`: see `holt`; `gm11`: see `greyModel`, of class ratios within the band; below 6 values without interval and not `firm`.
 * With `bounds` the series is taken to the logit of its place between them and back, so that no forecast leaves them.
 * Missing: skipped by `linear`; a gap among the values refuses the others.
 * @see Montgomery, Peck & Vining (2012), Introduction to Linear Regression Analysis, 2.5
 * @example
 * const series = { times: Float64Array.of(2020, 2021, 2022, 2023), values: Float64Array.of(1, 2, 3, 4) };
 * forecast(series, { to: 2025 }); // => { method: "linear", n: 4, time: 2025, value: 6, lower: 6, upper: 6, level: 0.95, t: 4.30265272975, bounds: null, firm: true }
 */
export function forecast(series: TimeSeries, options: ForecastOptions): Forecast | Refusal {
  const { method = "linear", to, level = 0.95, bounds = null } = options;
  const at = [...series.values.keys()].filter((i) => !Number.isNaN(series.values[i]!));
  const times = Float64Array.from(at, (i) => series.times[i]!);
  const values = Float64Array.from(at, (i) => series.values[i]!);
  const n = values.length;
  if (n < LEAST_VALUES[method]) return { reason: "few-values", n, least: LEAST_VALUES[method] };
  if (bounds !== null && !values.every((v) => v > bounds[0] && v < bounds[1])) return { reason: "at-bound" };
  const scaled = bounds === null ? values : values.map((v) => Math.log((v - bounds[0]) / (bounds[1] - v)));
  const back = (v: number) => (bounds === null ? v : unlogit(v, bounds));
  const point = POINTS[method]({ times, values: scaled }, { to, level });
  if ("reason" in point) return point;
  const { value, error, t, firm, grey } = point;
  return {
    method,
    n,
    time: to,
    value: back(value),
    lower: t === null ? null : back(value - t * error),
    upper: t === null ? null : back(value + t * error),
    level,
    t,
    bounds,
    firm,
    ...(grey !== undefined && { grey }),
  };
}

/** low + (high − low)/(1 + e^(−v)), from the end that keeps it inside. */
function unlogit(v: number, [low, high]: readonly [number, number]): number {
  return v > 0 ? high - (high - low) / (1 + Math.exp(v)) : low + (high - low) / (1 + Math.exp(-v));
}

interface Point {
  readonly value: number;
  readonly error: number;
  readonly t: number | null;
  readonly firm: boolean;
  readonly grey?: Forecast["grey"];
}
type Points = (series: TimeSeries, options: { readonly to: number; readonly level: number }) => Point | Refusal;

const linear: Points = ({ times, values }, { to, level }) => {
  const n = times.length;
  const centre = times.reduce((sum, t) => sum + t, 0) / n;
  const from = times.map((t) => t - centre);
  const line = linearRegression(values, [from]);
  if (line === null) return { reason: "uneven" };
  const squares = from.reduce((sum, t) => sum + t ** 2, 0);
  const error = line.residualDeviation * Math.sqrt(1 + 1 / n + (to - centre) ** 2 / squares);
  const value = line.coefficients[0]! + line.coefficients[1]! * (to - centre);
  return { value, error, t: studentTQuantile(level, { df: line.df }), firm: true };
};

const smoothed: Points = ({ times, values }, { to, level }) => {
  const steps = stepsTo(times, to);
  if (steps === null) return { reason: "uneven" };
  const model = holt(values)!;
  const { value, standardError: error } = model.at(steps);
  return { value, error, t: studentTQuantile(level, { df: model.df }), firm: true };
};

const grey: Points = ({ times, values }, { to, level }) => {
  const steps = stepsTo(times, to);
  if (steps === null) return { reason: "uneven" };
  const model = greyModel(values);
  if (model === null) return { reason: "not-positive" };
  if (!model.classRatiosPass) return { reason: "class-ratio" };
  const { a, b, c, p } = model;
  if (steps > 1 && Math.abs(a) >= STEEP) return { reason: "steep", a };
  const { value, standardError: error } = model.at(values.length - 1 + steps);
  const firm = values.length >= FIRM_GREY;
  return { value, error, t: firm ? studentTQuantile(level, { df: model.df }) : null, firm, grey: { a, b, c, p } };
};

const POINTS: { readonly [M in ForecastMethod]: Points } = { linear, holt: smoothed, gm11: grey };

/** Whole steps from the last time to the one forecast; null where the times are not evenly spaced, or it is none of them. */
function stepsTo(times: Float64Array, to: number): number | null {
  const step = times[1]! - times[0]!;
  const even = times.every((t, i) => i === 0 || Math.abs(t - times[i - 1]! - step) < 1e-9);
  const steps = (to - times[times.length - 1]!) / step;
  const whole = Math.round(steps);
  return even && whole >= 1 && Math.abs(steps - whole) < 1e-9 ? whole : null;
}

import { attainmentDegree, type Goal, meets } from "../prepare/normalise/attainment-degree.ts";
import { goalOf } from "../prepare/normalise/goal.ts";
import type { Indicator, Target } from "../schema/types.ts";
import { type Forecast, type ForecastMethod, forecast, type Refusal } from "../stats/forecast.ts";
import { compoundGrowth, type TrendSlope, trendSlope } from "../stats/trend.ts";
import { endOf } from "./calendar.ts";
import { yearlyChange } from "./compared.ts";
import type { Facts } from "./facts.ts";
import { isGrowthRate } from "./growth-rate.ts";
import type { TargetStatus } from "./types.ts";

/** The way a figure has gone, and where it goes. */
export interface Outlook {
  /** Change against the year before, in percent; null without a figure then, or from one not above 0. */
  readonly change: number | null;
  /** Compound annual growth from the first figure to the last, in percent. */
  readonly growth: number | null;
  /** Change a year by least squares in the measure, with its confidence interval; null below three figures. */
  readonly slope: TrendSlope | null;
  /** Figures of like periods that these rest on. */
  readonly n: number;
  readonly first: string | null;
  /** The forecast for the target's period, or why there is none; null once it has come. */
  readonly forecast: Projection | Refused | null;
}
export interface Projection extends Forecast {
  readonly refused: false;
  readonly period: string;
  /** Degree that the forecast would have, without cap. */
  readonly attainment: number | null;
  /** Whether the whole interval meets the target, none of it does, or part; null without an interval or a figure wanted. */
  readonly onTrack: "yes" | "no" | "open" | null;
}
export type Refused = Refusal & { readonly refused: true };

export interface OutlookOptions {
  readonly method: ForecastMethod;
  readonly level: number;
  /** By indicator: bounds of a share, or null for none. Without an entry, a measure of % with every figure from 0 to 100 has these. */
  readonly bounds: Readonly<Record<string, readonly [number, number] | null>>;
}

/** Annual change, growth and forecast of one target's figure, up to its period. */
export function outlookOf(
  status: TargetStatus,
  {
    facts,
    indicator,
    target,
    useBase,
    options,
  }: {
    readonly facts: Facts;
    readonly indicator: Indicator;
    readonly target: Target | null;
    /** Whether the degree of the forecast is progress from a declared base, as that of the figure is. */
    readonly useBase: boolean;
    readonly options: OutlookOptions;
  },
): Outlook {
  const { unit, period, stage } = status;
  const figures = facts.series(indicator.id, unit, period);
  const series = {
    times: Float64Array.from(figures, (one) => endOf(one.period)),
    values: Float64Array.from(figures, ({ value }) => value),
  };
  const growth = compoundGrowth(series);
  return {
    change: yearlyChange(facts, indicator.id, unit, period),
    growth: Number.isFinite(growth) ? 100 * growth : null,
    slope: trendSlope(series, { level: options.level }),
    n: figures.length,
    first: figures[0]?.period ?? null,
    forecast: projected(),
  };

  function projected(): Outlook["forecast"] {
    const to = endOf(stage);
    if (status.due || Number.isNaN(to + endOf(period))) return null;
    const bounds = boundsOf(indicator, series.values, options);
    const made = forecast(series, { method: options.method, to, level: options.level, bounds });
    if ("reason" in made) return { refused: true, ...made };
    // an average over years is no goal of the last year's figure alone
    const goal = status.compared === null ? goalFor(target, indicator, useBase) : null;
    const rate = target !== null && isGrowthRate(indicator, target);
    return { refused: false, period: stage, ...made, ...judged(made, goal, rate) };
  }
}

/** Bounds that a forecast of the indicator cannot leave. */
export function boundsOf(
  indicator: Indicator,
  values: Float64Array,
  { bounds }: Pick<OutlookOptions, "bounds">,
): readonly [number, number] | null {
  const given = bounds[indicator.id];
  if (given !== undefined) return given;
  return indicator.measure === "%" && values.every((v) => v >= 0 && v <= 100) ? [0, 100] : null;
}

/** A goal that does not depend on other units or years. */
function goalFor(target: Target | null, indicator: Indicator, useBase: boolean): Goal | null {
  if (target === null) return null;
  const goal = goalOf(target, indicator, useBase);
  return goal === null || "issue" in goal ? null : goal;
}

function judged(
  { value, lower, upper }: Forecast,
  goal: Goal | null,
  rate: boolean,
): Pick<Projection, "attainment" | "onTrack"> {
  if (goal === null) return { attainment: null, onTrack: null };
  // a ratio of growth rates says nothing
  const yesNo = goal.form === "ratio" && rate;
  const attainment = yesNo ? (meets(value, goal) ? 100 : null) : attainmentDegree(value, goal, { cap: null, floor: 0 });
  if (lower === null || upper === null) return { attainment, onTrack: null };
  const [low, high] = [meets(lower, goal), meets(upper, goal)];
  const missed = goal.form === "range" ? upper < goal.from || lower > goal.to : !low && !high;
  return { attainment, onTrack: low && high ? "yes" : missed ? "no" : "open" };
}

import { boundsOf } from "../../monitor/outlook.ts";
import { chosen } from "../../monitor/standing.ts";
import { PARTS_A_YEAR, parsePeriod, periodTime } from "../../schema/period.ts";
import type { Indicator, Node, Target } from "../../schema/types.ts";
import { type ForecastMethod, forecast } from "../../stats/forecast.ts";
import { mean } from "../../stats/moments.ts";
import type { Scores } from "./source.ts";

/** Points over time: where they stand, and what they are called there. */
export interface Series {
  readonly id: string | null;
  readonly name: string;
  readonly points: readonly Point[];
}
export interface Point {
  readonly time: number;
  readonly period: string;
  readonly value: number;
}
export interface BandPoint extends Point {
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface ForecastChoice {
  readonly method?: ForecastMethod;
  readonly level?: number;
  /** The last period forecast; that of the last target unless said. */
  readonly to?: string;
}

/** When a period stands: by the calendar, or where a period of the data is in none, by its place among them. */
export function timeOf({ periods }: Scores): (period: string) => number {
  const calendar = periods.every((period) => !Number.isNaN(periodTime(period)));
  return calendar ? periodTime : (period) => (periods.includes(period) ? periods.indexOf(period) : Number.NaN);
}

/** Each unit's scores of the node, or figures of an indicator, over time. */
export function seriesOf(scores: Scores, { observed }: { readonly observed: boolean }): Series[] {
  const { result, node, periods } = scores;
  const values = observed ? result.value("derived", node) : result.score(node);
  const time = timeOf(scores);
  const units = new Map<string, Point[]>();
  for (const period of periods)
    for (const i of scores.rows(period)) {
      const value = values[i]!;
      if (Number.isNaN(value)) continue;
      const id = result.units[i]!;
      units.set(id, [...(units.get(id) ?? []), { time: time(period), period, value }]);
    }
  return [...units].map(([id, points]) => ({ id, name: scores.unitName(id), points }));
}

/** The mean over the units that have a value, by period. */
export function meanSeries(series: readonly Series[], { periods }: Scores, name: string): Series {
  const points = periods.flatMap((period) => {
    const own = series.flatMap(({ points }) => points.filter((one) => one.period === period));
    if (own.length === 0) return [];
    return [{ time: own[0]!.time, period, value: mean(Float64Array.from(own, ({ value }) => value)) }];
  });
  return { id: null, name, points };
}

/** Targets of a unit that state one figure, by period; and where the way to them begins. */
export function targetPath(
  scores: Scores,
  { unit, from }: { readonly unit: string; readonly from: Point | undefined },
): { readonly targets: readonly Point[]; readonly start: Point | undefined } {
  const indicator = indicatorOf(scores);
  const stages = [...new Set(indicator?.targets?.map(({ period }) => period) ?? [])];
  const found = stages.flatMap((stage): { target: Target; value: number }[] => {
    const choice = chosen(indicator!, { unit, stage });
    if (choice?.kind !== "target") return [];
    const value = figureOf(choice.target);
    return value === null ? [] : [{ target: choice.target, value }];
  });
  const targets = found
    .map(({ target, value }) => ({ time: periodTime(target.period), period: target.period, value }))
    .filter(({ time }) => !Number.isNaN(time))
    .sort((a, b) => a.time - b.time);
  const base = found.find(({ target }) => target.period === targets[0]?.period)?.target.base;
  const declared =
    base === undefined ? undefined : { time: periodTime(base.period), period: base.period, value: base.value };
  return { targets, start: declared ?? from };
}

/** The figure wanted, where the target states one or it follows from a base. */
function figureOf(target: Target): number | null {
  const { kind, value, base } = target as { kind: string; value?: number; base?: { value: number } };
  if (value === undefined) return null;
  if (kind === "value" || kind === "about" || kind === "elimination") return value;
  return kind === "multiple" && base !== undefined ? value * base.value : null;
}

/** The forecast of each period after the last figure, up to one; empty where there is none. Shares in % stay between 0 and 100. */
export function forecastOf(
  { points }: Series,
  {
    to,
    method = "linear",
    level = 0.95,
    indicator,
  }: ForecastChoice & { readonly to: string; readonly indicator: Indicator | null },
): BandPoint[] {
  const last = points.at(-1);
  const period = last === undefined ? undefined : parsePeriod(last.period);
  const end = periodTime(to);
  if (last === undefined || period === undefined || Number.isNaN(end)) return [];
  const series = {
    times: Float64Array.from(points, ({ time }) => time),
    values: Float64Array.from(points, ({ value }) => value),
  };
  const bounds = indicator === null ? null : boundsOf(indicator, series.values, { bounds: {} });
  // spans to date of different years are a year apart
  const parts = period.toDate ? 1 : PARTS_A_YEAR[period.part];
  const steps = Math.round((end - last.time) * parts);
  const found: BandPoint[] = [];
  for (let k = 1; k <= Math.min(steps, 60); k++) {
    const time = last.time + k / parts;
    const made = forecast(series, { method, level, to: time, bounds });
    if ("reason" in made) return [];
    found.push({ time, period: k === steps ? to : "", value: made.value, lower: made.lower, upper: made.upper });
  }
  return found;
}

function find(node: Node, id: string): Node | undefined {
  if (node.id === id) return node;
  for (const child of node.children ?? []) {
    const found = find(child, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The indicator charted. */
export const indicatorOf = ({ result, node }: Scores): Indicator | undefined =>
  find(result.system.index, node) as Indicator | undefined;

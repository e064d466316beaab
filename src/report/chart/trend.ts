import { en, IndexError } from "../../errors/index.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { measureIn } from "../../schema/measure-words.ts";
import { roundTo } from "../../stats/round.ts";
import { scoreWords } from "../words/chart-scores.ts";
import { decimalsOf, numberText, STILL_SERIES, valueAxis } from "./axis.ts";
import { fitText, textWidth } from "./measure.ts";
import { drawHead, element, type LegendItem, MARGIN, SIZE, textElement } from "./pen.ts";
import { axisRoom, leftAxis, pathOf, scaleOver } from "./plane.ts";
import { drawFigure } from "./render.ts";
import { type ScoreChartOptions, scoresOf } from "./source.ts";
import { diamond } from "./strokes.ts";
import {
  type ForecastChoice,
  forecastOf,
  indicatorOf,
  meanSeries,
  type Point,
  type Series,
  seriesOf,
  targetPath,
  timeOf,
} from "./trend-lines.ts";
import type { Chart } from "./types.ts";

export interface TrendOptions extends Omit<ScoreChartOptions, "period"> {
  /** `observed`: an indicator's figures in its measure; `score`: scores. Default: figures of an indicator, scores of a group. */
  readonly values?: "observed" | "score";
  /** Default: a straight line up to the last target of the unit; none without one. */
  readonly forecast?: ForecastChoice | false;
  /** How the other units are shown: a line each, or the band from the lowest to the highest. Default: lines. */
  readonly others?: "lines" | "range";
  /** The last period shown; that of the data unless said. */
  readonly until?: string;
  /** Height of the plot without head and feet. Default 280. */
  readonly plot?: number;
}

const PLOT = 280;

/**
 * Scores or figures over the periods: the unit's line among those of the others and their mean; of an indicator's figures with the
 * targets, the straight way to them (from their base, else from the first figure) and the forecast with its interval.
 * Missing: a gap in the line.
 * @throws IndexError chart-option, chart-size, no-such-node, chart-unit, chart-periods, chart-empty
 */
export function trendLines(result: IndexResult, options: TrendOptions = {}): Chart {
  const { values: asked, forecast: choice = {}, others: crowd = "lines", until, plot = PLOT, ...rest } = options;
  const whole = scoresOf(result, { ...rest, ...(until !== undefined && { period: until }) });
  const { look, node, unit } = whole;
  const periods = until === undefined ? whole.periods : whole.periods.slice(0, whole.periods.indexOf(until) + 1);
  const scores = { ...whole, periods };
  const words = scoreWords[look.locale];
  const group = result.nodes.find(({ id }) => id === node)!.group;
  const observed = (asked ?? (group ? "score" : "observed")) === "observed";
  const all = seriesOf(scores, { observed });
  const time = timeOf(scores);
  if (all.length === 0)
    throw new IndexError([{ code: "chart-empty", path: [], params: { period: periods.join(", "), node } }], en);
  if (periods.length < 2)
    throw new IndexError([{ code: "chart-periods", path: [], params: { found: periods.length, wanted: 2 } }], en);
  const own = unit === null ? undefined : all.find(({ id }) => id === unit);
  const peers = all.filter((one) => one !== own);
  const middle = peers.length === 0 ? null : meanSeries(all, scores, words.trend.mean);
  const range = crowd === "range" && peers.length > 1 ? rangeOf(peers, periods) : [];
  const withTargets = observed && own !== undefined;
  const { targets, start } = withTargets
    ? targetPath(scores, { unit: unit!, from: own.points[0] })
    : { targets: [], start: undefined };
  const to = choice === false ? undefined : (choice.to ?? targets.at(-1)?.period);
  const followed = own ?? middle;
  const ahead =
    choice === false || to === undefined || followed === null
      ? []
      : forecastOf(followed, { ...choice, to, indicator: (observed && indicatorOf(scores)) || null });
  const level = choice === false ? 0.95 : (choice.level ?? 0.95);
  const banded = ahead.some(({ lower }) => lower !== null);

  const figures = [
    ...all.flatMap(({ points }) => points.map(({ value }) => value)),
    ...targets.map(({ value }) => value),
    ...(targets.length > 0 && start !== undefined ? [start.value] : []),
  ];
  const numbers = [...figures, ...ahead.flatMap(({ value, lower, upper }) => [value, lower ?? value, upper ?? value])];
  const decimals = observed ? decimalsIn(figures) : decimalsOf(figures);
  const shown = (x: number): string => numberText(x, decimals);
  const nodeName = scores.nodeName(node);
  const percent = `${numberText(level * 100, 0)}%`;
  const legend: LegendItem[] = [
    ...(own === undefined ? [] : [{ label: own.name, shape: "line" as const, colour: "accent" as const }]),
    ...(middle === null ? [] : [{ label: words.trend.mean, shape: "dash" as const, colour: "ink" as const }]),
    ...(peers.length === 0
      ? []
      : [
          range.length > 0
            ? { label: words.trend.range, shape: "square" as const, colour: "grid" as const }
            : {
                label: own === undefined ? words.trend.units : words.trend.others,
                shape: "line" as const,
                colour: "faint" as const,
              },
        ]),
    ...(targets.length === 0
      ? []
      : [
          { label: words.trend.target, shape: "diamond" as const, colour: "s3" as const },
          { label: words.trend.path, shape: "dash" as const, colour: "s3" as const },
        ]),
    ...(ahead.length === 0 ? [] : [{ label: words.trend.forecast, shape: "dash" as const, colour: "s1" as const }]),
    ...(banded ? [{ label: words.trend.band(percent), shape: "square" as const, colour: "s4" as const }] : []),
  ];
  const head = drawHead(look, {
    title: own === undefined ? words.trend.all(nodeName) : words.trend.title({ name: own.name, node: nodeName }),
    subtitle: measureIn((observed ? indicatorOf(scores)?.measure : null) ?? "", look.locale),
    legend,
  });
  const top = head.bottom + 8;
  const height = look.height ?? Math.round(top + plot + 32);
  const bottom = height - 32;
  const yScale = scaleOver([least(numbers), greatest(numbers)], [bottom, top], { count: 6 });
  const endName = own === undefined ? "" : fitText(own.name, { size: SIZE.small, bold: true, width: look.width * 0.2 });
  const moments = new Map<number, string>();
  for (const period of periods) moments.set(time(period), period);
  for (const { time: t, period } of [...targets, ...ahead, ...(targets.length > 0 && start ? [start] : [])])
    if (period !== "" && !moments.has(t)) moments.set(t, period);
  const times = [...moments.keys()].sort((a, b) => a - b);
  const [first, last] = [times[0]!, times.at(-1)!];
  const left = MARGIN + axisRoom(yScale);
  const endsLast = own?.points.at(-1)?.time === last;
  const endRoom = endsLast ? textWidth(endName, { size: SIZE.small, bold: true }) + 10 : 0;
  const right = look.width - MARGIN - Math.max(18, endRoom);
  const x = (t: number): number => left + ((t - first) / Math.max(last - first, 1e-9)) * (right - left);
  const at = ({ time: t, value }: Point): [number, number] => [x(t), yScale.at(value)];

  const under = [...head.parts, ...leftAxis(look, yScale, { lines: [left, right], numbers: left - 6 })];
  under.push(...periodNames());
  if (range.length > 0) {
    const edge = (value: (one: (typeof range)[number]) => number) =>
      range.map((one): [number, number] => [x(one.time), yScale.at(value(one))]);
    const around = [...edge(({ most }) => most), ...edge(({ least: low }) => low).reverse()];
    under.push(element("path", { d: `${pathOf(around)}Z`, fill: look.colour("grid"), "fill-opacity": 0.7 }));
  }
  if (banded) {
    const begin = followed!.points.at(-1)!;
    const upper = ahead.map((one) => at({ ...one, value: one.upper ?? one.value }));
    const lower = ahead.map((one) => at({ ...one, value: one.lower ?? one.value })).reverse();
    under.push(
      element("path", {
        d: `${pathOf([at(begin), ...upper, ...lower])}Z`,
        fill: look.colour("s4"),
        "fill-opacity": 0.35,
      }),
    );
  }
  const over: string[] = [];
  const stroke = (points: readonly Point[], colour: "s1" | "s3", dash: string): string =>
    element("path", {
      d: pathOf(points.map(at)),
      stroke: look.colour(colour),
      "stroke-width": 2,
      "stroke-dasharray": dash,
      fill: "none",
    });
  if (ahead.length > 0) over.push(stroke([followed!.points.at(-1)!, ...ahead], "s1", "2 3"));
  if (targets.length > 0 && start !== undefined) over.push(stroke([start, ...targets], "s3", "7 4"));
  const end = own?.points.at(-1);
  const ended = end === undefined ? null : at(end);
  for (const target of targets) {
    const [tx, ty] = at(target);
    const text = shown(target.value);
    const half = textWidth(text, { size: SIZE.small, bold: true }) / 2;
    // whether a figure would stand in the unit's name at the end of its line
    const named = (x1: number, y: number) =>
      endsLast && ended !== null && x1 > ended[0] + 5 && Math.abs(y - ended[1]) < SIZE.small + 2;
    const middle = Math.min(tx, look.width - MARGIN - half);
    const places = [
      { x: middle, y: ty - 14, anchor: "middle", free: ty - top > 22 && !named(middle + half, ty - 14) },
      { x: tx + 10, y: ty, anchor: "start", free: tx + 10 + 2 * half < look.width - MARGIN && !named(tx + 10, ty) },
      { x: tx - 10, y: ty, anchor: "end", free: tx - 10 - 2 * half > left },
    ] as const;
    const { free: _, ...place } = places.find(({ free }) => free) ?? {
      x: middle,
      y: ty + 15,
      anchor: "middle",
      free: true,
    };
    over.push(
      diamond(look, tx, ty, { r: 6, colour: "s3" }),
      textElement(look, text, { ...place, size: SIZE.small, bold: true }),
    );
  }
  if (ended !== null) {
    const [ex, ey] = ended;
    over.push(
      textElement(look, endName, {
        x: ex + (endsLast ? 9 : 0),
        y: endsLast ? ey : ey - 15 < top ? ey + 16 : ey - 15,
        anchor: endsLast ? "start" : "middle",
        size: SIZE.small,
        bold: true,
        colour: "accent",
      }),
    );
  }

  const lines: readonly { series: Series; look: "own" | "mean" | "other" }[] = [
    ...(range.length > 0 ? [] : peers).map((series) => ({ series, look: "other" as const })),
    ...(middle === null ? [] : [{ series: middle, look: "mean" as const }]),
    ...(own === undefined ? [] : [{ series: own, look: "own" as const }]),
  ];
  return drawFigure(
    {
      kind: "trend",
      title: head.title,
      description: describe(),
      height,
      option: {
        grid: { left, top, width: right - left, height: bottom - top },
        xAxis: valueAxis(look, { show: false, min: first, max: last === first ? first + 1 : last }),
        yAxis: valueAxis(look, { show: false, min: yScale.from, max: yScale.to }),
        series: lines.map(({ series, look: kind }) => ({
          ...STILL_SERIES,
          type: "line",
          symbol: kind === "own" ? "circle" : kind === "mean" ? "rect" : "circle",
          symbolSize: kind === "own" ? 7 : kind === "mean" ? 5 : 3,
          showAllSymbol: true,
          itemStyle: { color: look.colour(PAINT[kind]) },
          lineStyle: {
            color: look.colour(PAINT[kind]),
            width: kind === "other" ? 1 : kind === "mean" ? 1.8 : 2.6,
            type: kind === "mean" ? [5, 4] : "solid",
          },
          data: periods.map((period) => {
            const point = series.points.find((one) => one.period === period);
            return [time(period), point?.value ?? "-"];
          }),
        })),
      },
      marks: (k, p) => {
        const { series } = lines[k]!;
        const point = series.points.find(({ period }) => period === periods[p]);
        if (point === undefined) return undefined;
        return {
          title: words.trend.mark({ name: series.name, period: point.period, value: shown(point.value) }),
          data: { unit: series.id ?? "", period: point.period, value: point.value },
        };
      },
      under,
      over,
    },
    look,
  );

  /** As many periods as stand beside each other, the last one always. */
  function periodNames(): string[] {
    let free = Number.POSITIVE_INFINITY;
    const parts: string[] = [];
    for (const t of [...times].reverse()) {
      const text = moments.get(t)!;
      const width = textWidth(text, { size: SIZE.small });
      const middleAt = Math.min(Math.max(x(t), left + width / 2 - 4), look.width - MARGIN - width / 2);
      if (middleAt + width / 2 > free) continue;
      free = middleAt - width / 2 - 8;
      parts.push(
        textElement(look, text, { x: middleAt, y: bottom + 14, anchor: "middle", size: SIZE.small, colour: "muted" }),
      );
    }
    return parts;
  }

  function describe(): string {
    const of = followed ?? all[0]!;
    const [begin, finish] = [of.points[0]!, of.points.at(-1)!];
    const ends = { first: shown(begin.value), from: begin.period, last: shown(finish.value), to: finish.period };
    const main =
      own === undefined
        ? words.trend.saysMean({ node: nodeName, n: all.length, ...ends })
        : words.trend.says({ name: own.name, node: nodeName, ...ends });
    const aims = targets.map(({ period, value }) => words.trend.saysTarget({ period, value: shown(value) }));
    const far = ahead.at(-1);
    const next =
      far === undefined
        ? ""
        : words.trend.saysForecast({
            period: far.period,
            value: shown(far.value),
            lower: far.lower === null ? null : shown(far.lower),
            upper: far.upper === null ? null : shown(far.upper),
          });
    return main + aims.join("") + next;
  }
}

/** The lowest and the highest value of each period that has one. */
function rangeOf(series: readonly Series[], periods: readonly string[]) {
  return periods.flatMap((period) => {
    const own = series.flatMap(({ points }) => points.filter((one) => one.period === period));
    const values = own.map(({ value }) => value);
    return own.length === 0 ? [] : [{ time: own[0]!.time, least: least(values), most: greatest(values) }];
  });
}

const PAINT = { own: "accent", mean: "ink", other: "faint" } as const;

/** Decimals of figures in any measure: three digits of their spread, and no more than they have. */
function decimalsIn(values: readonly number[]): number {
  const span = greatest(values) - least(values) || Math.abs(values[0] ?? 1) || 1;
  const most = Math.max(0, Math.min(6, 2 - Math.floor(Math.log10(span))));
  return values.reduce((needed, v) => Math.max(needed, String(roundTo(v, most)).split(".")[1]?.length ?? 0), 0);
}

const least = (x: readonly number[]): number => x.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
const greatest = (x: readonly number[]): number => x.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);

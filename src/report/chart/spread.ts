import type { IndexResult } from "../../pipeline/result.ts";
import { median, quantile } from "../../stats/quantile.ts";
import { scoreWords } from "../words/chart-scores.ts";
import { decimalsOf, numberText, STILL_SERIES } from "./axis.ts";
import { widestOf } from "./measure.ts";
import { drawHead, element, MARGIN, SIZE, textElement } from "./pen.ts";
import { bottomAxis, line, scaleOver } from "./plane.ts";
import { drawFigure } from "./render.ts";
import { rowLabels } from "./rows.ts";
import { rankedRows, rankText, type ScoreChartOptions, scoresOf } from "./source.ts";
import { diamond } from "./strokes.ts";
import type { Chart } from "./types.ts";

export interface SpreadOptions extends ScoreChartOptions {
  /** Only the node itself, without a line for each of its parts. */
  readonly alone?: boolean;
}

const DOT = 7;

/**
 * Each unit as a dot along the scale of scores: a line for the node and one for each of its parts, with the middle half as a box
 * and the median as a stroke. Dots that would meet stand above each other. A marked unit is a diamond with its score beside.
 * Missing: units without a score have no dot.
 * @throws IndexError as `rankedBars`
 */
export function distributionDots(result: IndexResult, options: SpreadOptions = {}): Chart {
  const scores = scoresOf(result, options);
  const { look, node, period, unit } = scores;
  const words = scoreWords[look.locale];
  const order = rankedRows(scores);
  const nodes = options.alone === true ? [node] : [node, ...scores.children(node)];
  const lines = nodes.map((id) => {
    const rows = scores.rows().filter((i) => !Number.isNaN(result.score(id)[i]!));
    return { id, rows, values: Float64Array.from(rows, (i) => result.score(id)[i]!) };
  });
  const all = lines.flatMap(({ values }) => [...values]);
  const decimals = decimalsOf(all);
  const shown = (x: number): string => numberText(x, decimals);

  const legend = [
    { label: words.spread.each, shape: "circle" as const, colour: "bar" as const },
    { label: words.spread.middle, shape: "square" as const, colour: "grid" as const },
    { label: words.spread.median, shape: "stroke" as const, colour: "ink" as const },
    ...(unit === null ? [] : [{ label: scores.unitName(unit), shape: "diamond" as const, colour: "accent" as const }]),
  ];
  const title = words.spread.title(scores.nodeName(node));
  const head = drawHead(look, { title, subtitle: period, legend });
  const labels = rowLabels(look, nodes.map(scores.nodeName), { share: 0.3 });
  const ownWords = lines.map(({ id, rows }) => {
    const i = unit === null ? undefined : rows.find((one) => result.units[one] === unit);
    return i === undefined ? "" : `${shown(result.score(id)[i]!)} (${rankText(result.rank(id)[i]!)}/${rows.length})`;
  });
  const style = { size: SIZE.label, bold: true };
  const ownRoom = unit === null ? 0 : widestOf(ownWords, style) + 10;
  const left = MARGIN + labels.room + 16;
  const right = look.width - MARGIN - ownRoom - 8;
  const scale = scaleOver([least(all), greatest(all)], [left, right]);
  const stacks = lines.map(({ values }) => stacked(values, (x) => scale.at(x)));
  const top = head.bottom + 4;
  const heights = stacks.map(({ deepest }) =>
    Math.max(labels.height, 26, Math.min(DOT * (2 * deepest + 2), options.alone === true ? 240 : 84)),
  );
  const tops = [top];
  for (const height of heights) tops.push(tops.at(-1)! + height);
  const bottom = tops.at(-1)!;
  const middle = (k: number): number => tops[k]! + heights[k]! / 2;

  const under = [...head.parts, ...bottomAxis(look, scale, { lines: [top, bottom], numbers: bottom + 12 })];
  const over: string[] = [];
  lines.forEach(({ id, rows, values }, k) => {
    const y = middle(k);
    over.push(labels.draw(k, { x: left - 14, y, bold: k === 0 }));
    if (k > 0) under.push(line(look, [MARGIN, tops[k]!, look.width - MARGIN, tops[k]!], "grid"));
    if (values.length === 0) return;
    const [from, to] = [scale.at(quantile(values, 0.25)), scale.at(quantile(values, 0.75))];
    const box = { x: from, y: tops[k]! + 4, width: Math.max(1, to - from), height: heights[k]! - 8 };
    under.push(element("rect", { ...box, rx: 2, fill: look.colour("grid") }));
    const at = scale.at(median(values));
    under.push(line(look, [at, tops[k]! + 4, at, tops[k]! + heights[k]! - 4], "ink", { width: 2 }));
    const i = unit === null ? undefined : rows.find((one) => result.units[one] === unit);
    if (i === undefined) return;
    over.push(
      diamond(look, scale.at(result.score(id)[i]!), y, { r: 7 }),
      textElement(look, ownWords[k]!, { x: look.width - MARGIN, y, anchor: "end", bold: true }),
    );
  });

  const [first] = lines;
  const own = order.find((i) => result.units[i] === unit);
  const description =
    words.spread.says({
      node: scores.nodeName(node),
      period,
      n: order.length,
      median: shown(median(first!.values)),
      lower: shown(quantile(first!.values, 0.25)),
      upper: shown(quantile(first!.values, 0.75)),
      least: shown(least([...first!.values])),
      most: shown(greatest([...first!.values])),
    }) +
    (own === undefined
      ? ""
      : words.spread.own({
          name: scores.unitName(result.units[own]!),
          score: shown(result.score(node)[own]!),
          rank: rankText(result.rank(node)[own]!),
          n: order.length,
        }));
  return drawFigure(
    {
      kind: "distribution",
      title: head.title,
      description,
      height: look.height ?? bottom + 30,
      option: {
        grid: { left, top: 0, width: right - left, height: bottom },
        xAxis: { type: "value", show: false, min: scale.from, max: scale.to },
        yAxis: { type: "value", show: false, inverse: true, min: 0, max: bottom },
        series: lines.map(({ values }, k) => {
          const room = heights[k]! / 2 - DOT / 2 - 2;
          const step = Math.min(DOT, room / Math.max(1, stacks[k]!.deepest));
          return {
            ...STILL_SERIES,
            type: "scatter",
            symbolSize: DOT,
            itemStyle: {
              color: look.colour("bar"),
              borderColor: look.colour("paper"),
              borderWidth: 0.75,
              opacity: 0.9,
            },
            data: [...values].map((x, j) => [x, middle(k) + stacks[k]!.places[j]! * step]),
          };
        }),
      },
      marks: (k, j) => {
        const { id, rows, values } = lines[k]!;
        const of = result.units[rows[j]!]!;
        return {
          title: words.spread.mark({ name: scores.unitName(of), part: scores.nodeName(id), score: shown(values[j]!) }),
          data: { unit: of, node: id, value: values[j]! },
        };
      },
      under,
      over,
    },
    look,
  );
}

/** Dots within a dot's width of each other stand 0, 1, −1, 2, −2 … places from the line. */
function stacked(values: Float64Array, at: (x: number) => number): { places: number[]; deepest: number } {
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]! || a - b);
  const places = new Array<number>(values.length).fill(0);
  const last = new Map<number, number>();
  let deepest = 0;
  for (const j of order) {
    const x = at(values[j]!);
    let k = 0;
    const place = () => (k % 2 === 1 ? (k + 1) / 2 : -k / 2);
    while (x - (last.get(place()) ?? Number.NEGATIVE_INFINITY) < DOT) k += 1;
    places[j] = place() + 0;
    last.set(place(), x);
    deepest = Math.max(deepest, Math.abs(place()));
  }
  return { places, deepest };
}

const least = (x: readonly number[]): number => x.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
const greatest = (x: readonly number[]): number => x.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);

import type { IndexResult } from "../../pipeline/result.ts";
import { scoreWords } from "../words/chart-scores.ts";
import { decimalsOf, numberText } from "./axis.ts";
import { columnHeads } from "./columns.ts";
import { textWidth, widestOf } from "./measure.ts";
import { drawHead, element, MARGIN, markElement, SIZE, textElement } from "./pen.ts";
import { scaleOver } from "./plane.ts";
import { drawFigure } from "./render.ts";
import { rowLabels } from "./rows.ts";
import { rankedRows, type ScoreChartOptions, scoresOf } from "./source.ts";
import type { ColourName } from "./theme.ts";
import type { Chart } from "./types.ts";

export interface HeatMapOptions extends ScoreChartOptions {
  /** Columns: the node's children (default), or all indicators below it. */
  readonly of?: "children" | "indicators";
}

/**
 * Scores of every unit, best first, in the node and its parts: dark is more (on a dark ground, bright). Up to seven classes between
 * round numbers, with the figure in each cell where there is room.
 * Missing: an empty cell with a stroke.
 * @throws IndexError as `rankedBars`
 */
export function scoreHeatMap(result: IndexResult, options: HeatMapOptions = {}): Chart {
  const scores = scoresOf(result, options);
  const { look, node, period, unit } = scores;
  const words = scoreWords[look.locale];
  const order = rankedRows(scores);
  const columns = [node, ...(options.of === "indicators" ? indicatorsBelow(result, node) : scores.children(node))];
  const names = order.map((i) => scores.unitName(result.units[i]!));
  const cells = columns.map((id) => order.map((i) => result.score(id)[i]!));
  const present = cells.flat().filter((x) => !Number.isNaN(x));
  const decimals = decimalsOf(present);
  const shown = (x: number): string => numberText(x, decimals);
  const classes = [7, 6, 5, 4, 3, 2]
    .map((count) => scaleOver([least(present), greatest(present)], [0, 1000], { count }))
    .find(({ ticks }) => ticks.length <= 8)!;
  const steps = classes.ticks.length - 1;
  const classOf = (x: number): number =>
    Math.max(
      0,
      Math.min(
        steps - 1,
        classes.ticks.findLastIndex((tick) => x >= tick),
      ),
    );
  const paint = (k: number): ColourName => `q${steps === 1 ? 4 : 1 + Math.round((k * 6) / (steps - 1))}` as ColourName;

  const legend = Array.from({ length: steps }, (_, k) => ({
    label: `${classes.text(classes.ticks[k]!)}–${classes.text(classes.ticks[k + 1]!)}`,
    shape: "square" as const,
    colour: paint(k),
  }));
  const head = drawHead(look, { title: words.heat.title(scores.nodeName(node)), subtitle: period, legend });
  const labels = rowLabels(look, names, { share: 0.3, lines: order.length > 40 ? 1 : 2 });
  const left = MARGIN + 14 + labels.room + 8;
  const column = (look.width - MARGIN - left) / columns.length;
  const heads = columnHeads(look, columns.map(scores.nodeName), { left, top: head.bottom + 4, column });
  const row = Math.max(order.length > 60 ? 16 : 22, labels.height);
  const top = heads.bottom;
  const bottom = top + order.length * row;
  const roomy = widestOf(present.map(shown), { size: SIZE.small }) + 4 <= column && row >= 14;

  const parts: string[] = [];
  order.forEach((i, r) => {
    const bold = result.units[i] === unit;
    const y = top + (r + 0.5) * row;
    if (bold) parts.push(textElement(look, "▶", { x: MARGIN, y, bold, colour: "accent", size: SIZE.small }));
    parts.push(labels.draw(r, { x: left - 8, y, bold }));
    columns.forEach((id, c) => {
      const value = cells[c]![r]!;
      const missing = Number.isNaN(value);
      const x = left + c * column;
      const colour = missing ? "paper" : paint(classOf(value));
      const gap = c === 0 ? 3 : 0;
      const box = { x, y: top + r * row, width: column - 1 - gap, height: row - 1, fill: look.colour(colour) };
      const cell = element("rect", missing ? { ...box, stroke: look.colour("grid") } : box);
      const text = missing ? "—" : shown(value);
      const fits = missing ? textWidth("—", { size: SIZE.small }) <= column : roomy;
      const figure = { x: x + (column - 1 - gap) / 2, y, size: SIZE.small, anchor: "middle" as const, bold };
      parts.push(
        markElement(
          {
            title: words.heat.mark({
              name: names[r]!,
              part: scores.nodeName(id),
              score: missing ? words.heat.empty : shown(value),
            }),
            data: { unit: result.units[i]!, node: id, value },
          },
          cell +
            (fits
              ? textElement(look, text, { ...figure, colour: missing ? "muted" : (`on-${colour}` as ColourName) })
              : ""),
        ),
      );
    });
  });

  const at = (value: number): string => {
    const c = cells.findIndex((list) => list.includes(value));
    return words.heat.mark({
      name: names[cells[c]!.indexOf(value)]!,
      part: scores.nodeName(columns[c]!),
      score: shown(value),
    });
  };
  const description = words.heat.says({
    period,
    n: order.length,
    m: columns.length,
    high: at(greatest(present)),
    low: at(least(present)),
    missing: cells.flat().length - present.length,
  });
  const key = heads.key(bottom + 12);
  return drawFigure(
    {
      kind: "heatmap",
      title: head.title,
      description,
      height: look.height ?? key.bottom + MARGIN - 4,
      option: null,
      over: [...head.parts, ...heads.parts, ...parts, ...key.parts],
    },
    look,
  );
}

function indicatorsBelow(result: IndexResult, node: string): string[] {
  const below = new Set([node]);
  for (const { id, parent } of result.nodes) if (parent !== null && below.has(parent)) below.add(id);
  return result.nodes.filter(({ id, group }) => !group && id !== node && below.has(id)).map(({ id }) => id);
}

const least = (x: readonly number[]): number => x.reduce((a, b) => Math.min(a, b));
const greatest = (x: readonly number[]): number => x.reduce((a, b) => Math.max(a, b));

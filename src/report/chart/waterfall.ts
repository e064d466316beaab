import type { Change } from "../../analyse/decompose/explain-change.ts";
import { portraitWords } from "../words/chart-portrait.ts";
import { decimalsOf, numberText } from "./axis.ts";
import { lookOf } from "./look.ts";
import { widestOf } from "./measure.ts";
import type { ChartNames } from "./names.ts";
import { drawHead, element, type LegendItem, MARGIN, markElement, SIZE, textElement } from "./pen.ts";
import { bottomAxis, line, pathOf, scaleOver } from "./plane.ts";
import { drawParts } from "./render.ts";
import { rowLabels } from "./rows.ts";
import type { ColourName } from "./theme.ts";
import type { Chart, ChartOptions } from "./types.ts";

export interface ChangeWaterfallOptions extends ChartOptions {
  readonly names?: ChartNames;
  /** Parts that have a row of their own, the largest; the others are one row. 12 unless said. */
  readonly most?: number;
}

interface Step {
  readonly id: string;
  readonly name: string;
  readonly amount: number;
}

/**
 * Why a score moved (得分变动瀑布图): from the earlier score part by part to the later one, the largest parts first, the others
 * together; what raises the score points right and is marked ▲, what lowers it points left and is marked ▼. A part is an
 * indicator or group with its cause, where that is not its figures. The steps sum to the change.
 * @param source one entry of `explainChange` or `explainDifference`
 * @throws IndexError chart-option, chart-size
 */
export function changeWaterfall(source: Change, options: ChangeWaterfallOptions = {}): Chart {
  const look = lookOf(options);
  const words = portraitWords[look.locale];
  const { from, to, change } = source;
  const nodeName = (id: string) => look.nameOf(options.names?.nodes?.get(id), id);
  const unit = look.nameOf(options.names?.units?.get(source.unit), source.unit);
  const own = source.parts.filter(({ amount }) => amount !== 0 && !Number.isNaN(amount));
  const order = [...own].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const most = options.most ?? 12;
  const kept = order.length <= most + 1 ? order : order.slice(0, most);
  const others = order.slice(kept.length);
  const steps: Step[] = kept.map(({ node, cause, amount }) => ({
    id: `${node} ${cause}`,
    name: cause === "data" ? nodeName(node) : words.part({ name: nodeName(node), cause: words.causes[cause] }),
    amount,
  }));
  if (others.length > 0)
    steps.push({
      id: "rest",
      name: words.rest(others.length),
      amount: others.reduce((sum, { amount }) => sum + amount, 0),
    });
  const decimals = Math.max(decimalsOf([from.score, to.score]), 2);
  const signed = (v: number): string => `${v > 0 ? "+" : ""}${numberText(v, decimals)}`;
  const rank = words.ranks({ from: from.rank, to: to.rank });
  const subtitle = words.waterfallSubtitle({
    node: nodeName(source.node),
    change: `${numberText(from.score, decimals)} → ${numberText(to.score, decimals)} (${signed(change)})`,
    rank,
  });
  const legend: readonly LegendItem[] = [
    { label: words.scores, shape: "square", colour: "faint" },
    { label: words.up, shape: "square", colour: "s1" },
    { label: words.down, shape: "square", colour: "s5" },
  ];
  const head = drawHead(look, {
    title: words.waterfallTitle({ unit, from: from.period, to: to.period }),
    subtitle,
    legend,
  });
  const labels = rowLabels(look, [words.start(from.period), ...steps.map(({ name }) => name), words.start(to.period)], {
    share: 0.38,
  });
  const height = Math.max(labels.height, 24);
  let sum = from.score;
  const runs = steps.map((step) => {
    const start = sum;
    sum += step.amount;
    return { ...step, start, end: sum };
  });
  const ends = [from.score, to.score, ...runs.flatMap(({ start, end }) => [start, end])];
  const figures = [
    numberText(from.score, decimals),
    ...runs.map(({ amount }) => `${amount > 0 ? "▲" : "▼"} ${signed(amount)}`),
    numberText(to.score, decimals),
  ];
  const figureRoom = widestOf(figures, { size: SIZE.small, bold: true });
  const left = MARGIN + labels.room + 10;
  const right = look.width - MARGIN - figureRoom - 10;
  const top = head.bottom + 8;
  const rows = runs.length + 2;
  const bottom = top + rows * height;
  const least = Math.min(...ends);
  const span = Math.max(...ends) - least;
  // bars of scores begin at the plot's edge, which is no zero: room is left so that they can be seen
  const scale = scaleOver([least - (span || 1) * 0.15, Math.max(...ends)], [left, Math.max(left + 60, right)]);
  const parts = [
    ...head.parts,
    ...bottomAxis(look, scale, {
      lines: [top, bottom],
      numbers: bottom + 12,
      title: scale.from === 0 ? words.score : words.scoreFrom(scale.text(scale.from)),
    }),
  ];
  const whole = (score: number, row: number, period: string): void => {
    const y = top + (row + 0.5) * height;
    const title = `${words.start(period)}: ${numberText(score, decimals)}`;
    const box = element("rect", {
      x: left,
      y: y - height * 0.36,
      width: scale.at(score) - left,
      height: height * 0.72,
      fill: look.colour("faint"),
    });
    parts.push(
      labels.draw(row, { x: left - 10, y, bold: true }),
      markElement({ title, data: { period, score } }, box),
      figure(row, y),
    );
  };
  const figure = (row: number, y: number): string =>
    textElement(look, figures[row]!, {
      x: look.width - MARGIN,
      y,
      size: SIZE.small,
      anchor: "end",
      bold: row === 0 || row === rows - 1,
    });
  whole(from.score, 0, from.period);
  const told: string[] = [];
  runs.forEach(({ id, name, amount, start, end }, i) => {
    const row = i + 1;
    const y = top + (row + 0.5) * height;
    const colour: ColourName = amount > 0 ? "s1" : "s5";
    const title = words.stepMark({ name, amount: signed(amount), after: numberText(end, decimals) });
    told.push(title);
    const joint = scale.at(start);
    parts.push(
      line(look, [joint, y - height * 0.5 - height * 0.14, joint, y - height * 0.36], "muted"),
      labels.draw(row, { x: left - 10, y }),
      markElement(
        { title, data: { part: id, amount, from: start, to: end } },
        arrow(scale.at(start), scale.at(end), { y, height: height * 0.66, colour }),
      ),
      figure(row, y),
    );
  });
  whole(to.score, rows - 1, to.period);
  return drawParts(
    parts,
    {
      kind: "waterfall",
      title: head.title,
      told: [subtitle, told.join(words.comma)],
      stop: words.stop,
      height: look.height ?? bottom + 44,
    },
    look,
  );

  /** A bar that points where it goes; one too short for a point is a line. */
  function arrow(
    start: number,
    end: number,
    { y, height: tall, colour }: { y: number; height: number; colour: ColourName },
  ): string {
    const [h, way] = [tall / 2, Math.sign(end - start)];
    const tip = Math.min(6, Math.abs(end - start));
    const neck = end - way * tip;
    const points = [
      [start, y - h],
      [neck, y - h],
      [end, y],
      [neck, y + h],
      [start, y + h],
    ] as const;
    const paint = { fill: look.colour(colour), stroke: look.colour(colour), "stroke-width": 0.75 };
    return element("path", { d: `${pathOf(points)}Z`, ...paint });
  }
}

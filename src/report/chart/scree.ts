import type { Coherence } from "../../analyse/coherence-types.ts";
import { en, IndexError } from "../../errors/index.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { scoreWords } from "../words/chart-scores.ts";
import { categoryAxis, numberText, STILL_SERIES, valueAxis } from "./axis.ts";
import { textWidth } from "./measure.ts";
import { drawHead, MARGIN, SIZE, textElement } from "./pen.ts";
import { axisRoom, leftAxis, line, scaleOver } from "./plane.ts";
import { drawFigure } from "./render.ts";
import { type ScoreChartOptions, scoresOf } from "./source.ts";
import type { Chart } from "./types.ts";

const PLOT = 240;

/**
 * Eigenvalues of the correlations of a node's parts, largest first, with the line at 1 (Kaiser) and the cumulative share of variance
 * in figures above each bar.
 * @param coherence of `coherence(result)`
 * @throws IndexError chart-option, chart-size, no-such-node, chart-components
 */
export function screePlot(
  { result, coherence }: { readonly result: IndexResult; readonly coherence: Coherence },
  options: Omit<ScoreChartOptions, "period" | "unit"> = {},
): Chart {
  const scores = scoresOf(result, options);
  const { look, node } = scores;
  const words = scoreWords[look.locale];
  const components = coherence.groups.find(({ group }) => group === node)?.components ?? null;
  if (components === null) throw new IndexError([{ code: "chart-components", path: ["node"], params: { node } }], en);
  const values = [...components.eigenvalues];
  const cumulative = [...components.cumulative];
  const percent = (x: number): string => `${numberText(x * 100, 0)}%`;
  const name = scores.nodeName(node);
  const head = drawHead(look, {
    title: words.scree.title(name),
    subtitle: coherence.periods.length === 1 ? coherence.periods[0]! : "",
    legend: [
      { label: words.scree.eigenvalue, shape: "square", colour: "bar" },
      { label: words.scree.line, shape: "dash", colour: "accent" },
    ],
  });
  const top = head.bottom + 24;
  const height = look.height ?? Math.round(top + PLOT + 50);
  const bottom = height - 50;
  const scale = scaleOver([0, Math.max(1, ...values)], [bottom, top], { count: 5 });
  const left = MARGIN + axisRoom(scale);
  const right = look.width - MARGIN;
  const step = (right - left) / values.length;
  const x = (k: number): number => left + (k + 0.5) * step;
  const fits = (text: string, k: number): boolean =>
    k === 0 || k % Math.ceil((textWidth(text, { size: SIZE.small }) + 6) / step) === 0;
  const over: string[] = [
    line(look, [left, scale.at(1), right, scale.at(1)], "accent", { width: 1.5, dash: "5 4" }),
    textElement(look, words.scree.component, {
      x: (left + right) / 2,
      y: bottom + 32,
      anchor: "middle",
      size: SIZE.small,
      colour: "muted",
    }),
    textElement(look, words.scree.cumulative, {
      x: right,
      y: head.bottom + 6,
      anchor: "end",
      size: SIZE.small,
      colour: "muted",
    }),
  ];
  values.forEach((value, k) => {
    const share = percent(cumulative[k]!);
    if (fits("100%", k))
      over.push(
        textElement(look, share, { x: x(k), y: scale.at(Math.max(0, value)) - 9, anchor: "middle", size: SIZE.small }),
      );
    if (fits(String(values.length), k))
      over.push(
        textElement(look, String(k + 1), {
          x: x(k),
          y: bottom + 13,
          anchor: "middle",
          size: SIZE.small,
          colour: "muted",
        }),
      );
  });
  const above = values.filter((value) => value > 1).length;
  return drawFigure(
    {
      kind: "scree",
      title: head.title,
      description: words.scree.says({
        node: name,
        m: values.length,
        above,
        cumulative: above === 0 ? percent(0) : percent(cumulative[above - 1]!),
        values: values
          .slice(0, 6)
          .map((value) => numberText(value, 2))
          .join(words.comma),
      }),
      height,
      option: {
        grid: { left, top, width: right - left, height: bottom - top },
        xAxis: categoryAxis(look, { data: values.map((_, k) => String(k + 1)), labels: false, show: false }),
        yAxis: valueAxis(look, { show: false, min: scale.from, max: scale.to }),
        series: [
          {
            ...STILL_SERIES,
            type: "bar",
            barWidth: Math.max(3, Math.min(48, step * 0.6)),
            itemStyle: { color: look.colour("bar") },
            data: values.map((value) => Math.max(0, value)),
          },
        ],
      },
      marks: (_, k) => ({
        title: words.scree.mark({
          k: k + 1,
          value: numberText(values[k]!, 3),
          explained: percent(components.explained[k]!),
          cumulative: percent(cumulative[k]!),
        }),
        data: { component: k + 1, value: values[k]!, explained: components.explained[k]! },
      }),
      under: [...head.parts, ...leftAxis(look, scale, { lines: [left, right], numbers: left - 6 })],
      over,
    },
    look,
  );
}

import type { AloneEffect } from "../../analyse/sensitivity/alone.ts";
import type { Sensitivity } from "../../analyse/sensitivity/sensitivity.ts";
import { shareIn } from "../figures.ts";
import { type ChoiceWords, choiceWords } from "../words/chart-choices.ts";
import { decimalsOf, numberText } from "./axis.ts";
import { type Look, lookOf } from "./look.ts";
import { widestOf } from "./measure.ts";
import type { ChartNames } from "./names.ts";
import { drawHead, element, type LegendItem, MARGIN, markElement, SIZE, textElement } from "./pen.ts";
import { bottomAxis, line, type Scale, scaleOver } from "./plane.ts";
import { drawFigure } from "./render.ts";
import { rowLabels } from "./rows.ts";
import { diamond, spanBar, whisker } from "./strokes.ts";
import type { Chart, ChartOptions, Mark } from "./types.ts";

export interface SensitivityBarsOptions extends ChartOptions {
  readonly names?: ChartNames;
  /** How many inputs are drawn, the largest first; 30 unless said. */
  readonly most?: number;
}

/** An input as it is drawn: its mark, what stands at the end of its row, and the span it needs. */
interface Row {
  readonly label: string;
  readonly mark: Mark;
  readonly figures: string;
  readonly span: readonly [number, number];
  readonly draw: (scale: Scale, y: number, height: number) => string;
}

interface Plot {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly legend: readonly LegendItem[];
  readonly axis: string;
  readonly nominal: number | null;
  /** The axis begins at least here and ends at most there. */
  readonly frame: readonly [number, number];
}

/**
 * What a result hangs on (敏感性分析), a row an input, the largest first. Sobol: the share of variance by itself and, behind it,
 * with interactions, each with its interval. Morris: mean absolute effect with its spread. One at a time: from the least to the
 * greatest output, with the mean, the alternatives and the output of the plan.
 * Missing: shares of an output that does not vary are not drawn, and the chart says so.
 * @param source of `sensitivity`
 * @throws IndexError chart-option, chart-size
 */
export function sensitivityBars(source: Sensitivity, options: SensitivityBarsOptions = {}): Chart {
  const look = lookOf(options);
  const words = choiceWords[look.locale];
  const plot = plotOf(source, look, words);
  const rows = plot.rows.slice(0, options.most ?? 30);
  const left = rows.length < plot.rows.length ? words.shown({ shown: rows.length, of: plot.rows.length }) : "";
  const subtitle = [outputOf(source, { look, words, names: options.names }), left].filter(Boolean).join(words.comma);
  const head = drawHead(look, { title: plot.title, subtitle, legend: plot.legend });
  const labels = rowLabels(
    look,
    rows.map(({ label }) => label),
  );
  const figures = widestOf(
    rows.map((row) => row.figures),
    { size: SIZE.small },
  );
  const height = Math.max(labels.height, source.method === "sobol" ? 34 : 26);
  const [start, end] = [MARGIN + labels.room + 10, look.width - MARGIN - figures - 10];
  const top = head.bottom + 8;
  const bottom = top + Math.max(1, rows.length) * height;
  const spans = rows.flatMap(({ span }) => span).filter((v) => !Number.isNaN(v));
  const least = Math.min(plot.frame[0], ...spans);
  const most = spans.length === 0 ? 1 : Math.max(plot.frame[1], ...spans);
  const scale = scaleOver([least, most], [start, Math.max(start + 60, end)], { percent: source.method === "sobol" });
  const parts = [
    ...head.parts,
    ...bottomAxis(look, scale, {
      lines: [top, bottom],
      numbers: bottom + 12,
      ...(plot.axis !== "" && { title: plot.axis }),
    }),
  ];
  if (plot.nominal !== null && !Number.isNaN(plot.nominal)) {
    const x = scale.at(plot.nominal);
    parts.push(line(look, [x, top, x, bottom], "accent", { dash: "4 3", width: 1.5 }));
  }
  rows.forEach((row, i) => {
    const y = top + (i + 0.5) * height;
    parts.push(
      labels.draw(i, { x: start - 10, y }),
      markElement(row.mark, row.draw(scale, y, height)),
      textElement(look, row.figures, { x: look.width - MARGIN, y, size: SIZE.small, anchor: "end" }),
    );
  });
  const still = source.method === "sobol" && source.variance === 0;
  if (still) parts.push(textElement(look, words.still, { x: start, y: top + 12, colour: "muted" }));
  const description = [
    head.title,
    subtitle,
    ...(still ? [words.still] : []),
    rows.map(({ mark }) => mark.title).join(words.comma),
  ].join(words.stop);
  return drawFigure(
    {
      kind: "sensitivity",
      title: head.title,
      description,
      height: look.height ?? bottom + (plot.axis === "" ? 28 : 44),
      option: null,
      over: parts,
    },
    look,
  );
}

function outputOf(
  { spec: { output }, evaluations }: Sensitivity,
  { look, words, names }: { look: Look; words: ChoiceWords; names: ChartNames | undefined },
): string {
  if (output === "mean-rank-shift") return words.output({ of: "shift", unit: "", period: "", evaluations });
  const unit = look.nameOf(names?.units?.get(output.unit), output.unit);
  return words.output({ of: output.of, unit, period: output.period ?? "", evaluations });
}

function plotOf(source: Sensitivity, look: Look, words: ChoiceWords): Plot {
  const square = (label: string, colour: LegendItem["colour"]): LegendItem => ({ label, shape: "square", colour });
  switch (source.method) {
    case "sobol": {
      const percent = shareIn(look.locale);
      return {
        title: words.sobolTitle,
        rows: [...source.inputs]
          .sort((a, b) => size(b.total) - size(a.total))
          .map((one) => sobolRow(one, { look, words })),
        legend: [
          square(words.first, "bar"),
          square(words.total, "faint"),
          { label: words.interval(percent(source.spec.level)), shape: "bar", colour: "ink" },
        ],
        axis: words.share,
        nominal: null,
        frame: [0, 0.2],
      };
    }
    case "morris": {
      const decimals = decimalsOf(source.inputs.flatMap(({ muStar, sigma }) => [size(muStar), size(sigma)]));
      return {
        title: words.morrisTitle,
        rows: [...source.inputs]
          .sort((a, b) => size(b.muStar) - size(a.muStar))
          .map(({ name: id, vary, muStar, sigma }): Row => {
            const name = words.input({ name: id, vary });
            const [mean, spread] = [numberText(muStar, decimals), numberText(sigma, decimals)];
            return {
              label: name,
              mark: {
                title: words.morrisMark({ name, muStar: mean, sigma: spread }),
                data: { input: id, "mu-star": muStar, sigma },
              },
              figures: `${mean} / ${spread}`,
              span: [muStar, sigma],
              draw: (scale, y, height) =>
                spanBar(look, scale, [0, muStar], { y, height: height * 0.5, colour: "bar" }) +
                diamond(look, scale.at(sigma), y),
            };
          }),
        legend: [square(words.muStar, "bar"), { label: words.sigma, shape: "diamond", colour: "accent" }],
        axis: words.muStar,
        nominal: null,
        frame: [0, 0],
      };
    }
    case "one-at-a-time": {
      const ends = source.inputs.flatMap(({ min, max }) => [size(min), size(max)]);
      const decimals = decimalsOf([...ends, source.nominal]);
      return {
        title: words.aloneTitle,
        rows: [...source.inputs]
          .sort((a, b) => size(b.max - b.min) - size(a.max - a.min))
          .map((one) => aloneRow(one, { look, words, decimals })),
        legend: [
          square(words.range, "faint"),
          { label: words.mean, shape: "diamond", colour: "accent" },
          ...(source.inputs.some(({ alternatives }) => alternatives !== undefined)
            ? [{ label: words.alternative, shape: "circle", colour: "ink" } as const]
            : []),
          { label: words.nominal, shape: "dash", colour: "accent" },
        ],
        axis: "",
        nominal: source.nominal,
        frame: [source.nominal, source.nominal],
      };
    }
    default:
      return source satisfies never;
  }
}

/** NaN counts as nothing where inputs are ordered. */
const size = (v: number): number => (Number.isNaN(v) ? 0 : v);

type SobolInput = Extract<Sensitivity, { method: "sobol" }>["inputs"][number];

function sobolRow(
  { name: id, vary, first, total, firstInterval, totalInterval }: SobolInput,
  { look, words }: { look: Look; words: ChoiceWords },
): Row {
  const percent = shareIn(look.locale);
  const written = (v: number): string => (Number.isNaN(v) ? words.none : percent(Math.max(0, v)));
  const ends = totalInterval.some(Number.isNaN) ? "" : ` (${totalInterval.map(written).join("–")})`;
  const interval = look.locale === "zh" ? ends.replace(" (", "（").replace(")", "）") : ends;
  const shown = (v: number): number => Math.max(0, v);
  const name = words.input({ name: id, vary });
  return {
    label: name,
    mark: {
      title: words.sobolMark({ name, first: written(first), total: written(total), interval }),
      data: { input: id, first, total },
    },
    figures: `${written(first)} / ${written(total)}`,
    span: [shown(total), shown(totalInterval[1])],
    draw: (scale, y, height) => {
      const [own, all] = [y - height * 0.19, y + height * 0.19];
      const thick = height * 0.36;
      return (
        spanBar(look, scale, [0, shown(first)], { y: own, height: thick, colour: "bar" }) +
        spanBar(look, scale, [0, shown(total)], { y: all, height: thick, colour: "faint" }) +
        whisker(look, scale, firstInterval, own) +
        whisker(look, scale, totalInterval, all)
      );
    },
  };
}

function aloneRow(
  { name: id, vary, min, max, mean, alternatives }: AloneEffect,
  { look, words, decimals }: { look: Look; words: ChoiceWords; decimals: number },
): Row {
  const name = words.input({ name: id, vary });
  const [low, high, middle] = [min, max, mean].map((v) => numberText(v, decimals)) as [string, string, string];
  return {
    label: name,
    mark: {
      title: words.aloneMark({ name, min: low, max: high, mean: middle }),
      data: { input: id, min, max, mean },
    },
    figures: `${low} … ${high}`,
    span: [min, max],
    draw: (scale, y, height) =>
      spanBar(look, scale, [min, max], { y, height: height * 0.5, colour: "faint" }) +
      (alternatives ?? [])
        .filter(({ output }) => !Number.isNaN(output))
        .map((one) => {
          const dot = element("circle", { cx: scale.at(one.output), cy: y, r: 3.5, fill: look.colour("ink") });
          const title = `${name}, ${one.name}: ${numberText(one.output, decimals)}`;
          return markElement({ title, data: { alternative: one.name, output: one.output } }, dot);
        })
        .join("") +
      diamond(look, scale.at(mean), y),
  };
}

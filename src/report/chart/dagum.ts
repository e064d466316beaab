import type { Inequality } from "../../analyse/inequality.ts";
import { en, IndexError } from "../../errors/index.ts";
import type { Name } from "../../schema/types.ts";
import { shareIn } from "../figures.ts";
import { distributionWords } from "../words/chart-distribution.ts";
import { numberText } from "./axis.ts";
import { lookOf } from "./look.ts";
import type { ChartNames } from "./names.ts";
import { drawHead, element, type LegendItem, MARGIN, markElement, patternFill, SIZE, textElement } from "./pen.ts";
import { axisRoom, leftAxis, scaleOver } from "./plane.ts";
import { drawParts } from "./render.ts";
import { type ColourName, seriesName } from "./theme.ts";
import type { Chart, ChartOptions } from "./types.ts";

export interface DagumStackOptions extends ChartOptions {
  readonly names?: ChartNames;
  /** What the column is called. */
  readonly label?: Name;
  /** What the grouping column is called. */
  readonly groupLabel?: Name;
}

/** Series of the theme for the three parts: dark, light, middle, each with a pattern of its own. */
const PARTS = [
  { key: "within", series: 0 },
  { key: "between", series: 1 },
  { key: "transvariation", series: 3 },
] as const;

/**
 * Dagum's parts of the Gini coefficient over the periods (Dagum 基尼系数分解堆积图): within groups, net between groups and
 * transvariation, stacked to the whole, whose figure stands on top.
 * Missing: a period without a decomposition is an empty place.
 * @param source of `inequalityOf` with `groups`
 * @throws IndexError chart-option, chart-size, chart-nothing
 */
export function dagumStack(source: Inequality, options: DagumStackOptions = {}): Chart {
  const look = lookOf(options);
  const words = distributionWords[look.locale];
  const percent = shareIn(look.locale);
  const { periods, of, population } = source;
  const group = periods.find(({ byGroup }) => byGroup !== null)?.byGroup?.group;
  const found = periods.flatMap(({ byGroup }) => (byGroup?.dagum ? [byGroup.dagum] : []));
  if (group === undefined || found.length === 0)
    throw new IndexError([{ code: "chart-nothing", path: [], params: { what: "groups" } }], en);
  const name = look.nameOf(options.label ?? options.names?.nodes?.get(of), of);
  const n = [...new Set(periods.map((one) => one.n))].join(" / ");
  const weights =
    population.weights === null ? "" : look.nameOf(options.names?.nodes?.get(population.weights), population.weights);
  const subtitle = [
    words.dagumSubtitle({
      group: look.nameOf(options.groupLabel, group),
      population: words.population({ rows: population.rows, weights, n }),
    }),
    ...(population.lowerBound ? [words.lowerBound] : []),
  ].join(words.comma);
  const legend = PARTS.map(
    ({ key, series }): LegendItem => ({
      label: words[key],
      shape: "square",
      colour: seriesName(series),
      pattern: series,
    }),
  );
  const head = drawHead(look, { title: words.dagumTitle({ of: name }), subtitle, legend });
  const top = head.bottom + 22;
  const plot = look.height === null ? 300 : Math.max(80, look.height - top - 44);
  const bottom = top + plot;
  const most = found.reduce((max, { gini }) => Math.max(max, gini), 0);
  const y = scaleOver([0, most > 0 ? most : 1], [bottom, top]);
  const left = MARGIN + axisRoom(y) + 18;
  const right = look.width - MARGIN;
  const step = (right - left) / periods.length;
  const width = Math.min(90, step * 0.66);
  const parts = [...head.parts, ...leftAxis(look, y, { lines: [left, right], numbers: left - 6, title: words.gini })];
  const told: string[] = [];
  const every = Math.ceil(46 / step);
  periods.forEach(({ period, byGroup }, k) => {
    const x = left + (k + 0.5) * step;
    if (k % every === 0)
      parts.push(textElement(look, period, { x, y: bottom + 14, anchor: "middle", width: step * every - 4 }));
    const dagum = byGroup?.dagum;
    if (!dagum) return;
    let sum = 0;
    const said: string[] = [];
    for (const { key, series } of PARTS) {
      const value = dagum[key];
      const share = dagum.gini > 0 ? value / dagum.gini : 0;
      const figures = { value: numberText(value, 3), share: percent(share) };
      const title = words.partMark({ period, part: words[key], ...figures });
      said.push(`${words[key]} ${figures.value}`);
      const [low, high] = [y.at(sum), y.at(sum + value)];
      sum += value;
      const box = element("rect", {
        x: x - width / 2,
        y: high,
        width,
        height: Math.max(0, low - high),
        fill: patternFill(series),
        stroke: look.colour("paper"),
        "stroke-width": 1,
      });
      // a plate beneath the figure, so that the pattern does not cross it
      const plate =
        low - high >= 15 && width >= 34
          ? element("rect", {
              x: x - 20,
              y: (low + high) / 2 - 7,
              width: 40,
              height: 14,
              rx: 2,
              fill: look.colour(seriesName(series)),
            }) +
            textElement(look, figures.value, {
              x,
              y: (low + high) / 2,
              size: SIZE.small,
              anchor: "middle",
              colour: `on-${seriesName(series)}` as ColourName,
            })
          : "";
      parts.push(markElement({ title, data: { period, part: key, value } }, box + plate));
    }
    const gini = numberText(dagum.gini, 3);
    if (step >= 30) parts.push(textElement(look, gini, { x, y: y.at(dagum.gini) - 10, anchor: "middle", bold: true }));
    told.push(words.periodDesc({ period, gini, parts: said.join(words.and) }));
  });
  return drawParts(
    parts,
    {
      kind: "dagum",
      title: head.title,
      told: [subtitle, told.join(words.comma)],
      stop: words.stop,
      height: look.height ?? bottom + 36,
    },
    look,
  );
}

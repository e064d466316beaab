import { en, IndexError } from "../../errors/index.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { mean } from "../../stats/moments.ts";
import { median } from "../../stats/quantile.ts";
import { scoreWords } from "../words/chart-scores.ts";
import { decimalsOf, numberText, STILL_SERIES } from "./axis.ts";
import { cleanText, wrapText } from "./measure.ts";
import { drawHead, type LegendItem, MARGIN, markElement, SIZE, textElement } from "./pen.ts";
import { scaleOver } from "./plane.ts";
import { drawFigure } from "./render.ts";
import { rankedRows, type ScoreChartOptions, scoresOf } from "./source.ts";
import type { ColourName } from "./theme.ts";
import type { Chart } from "./types.ts";

export interface RadarOptions extends ScoreChartOptions {
  /** Peers: the units of the period, or those of the unit's own group by this name. */
  readonly within?: string;
  /** What is held beside the unit; the mean unless said. */
  readonly against?: "mean" | "median";
  /** Scores aimed at: one for all parts, or by node. */
  readonly target?: number | Readonly<Record<string, number>>;
}

const LEAST = 3;
const LINE = 14;

interface Line {
  readonly label: string;
  readonly values: readonly number[];
  readonly colour: ColourName;
  readonly shape: LegendItem["shape"];
  readonly style: object;
  readonly symbol: string;
}

/**
 * A unit's scores in the parts of a node as a star, against the mean or median of its peers and, where given, targets. The figures
 * stand beside the names. The unit is the first of the ranking unless said.
 * Missing: a part without a score of the unit is a gap at the centre, and — in figures.
 * @throws IndexError as `rankedBars`, and chart-children below three parts
 */
export function radarChart(result: IndexResult, options: RadarOptions = {}): Chart {
  const scores = scoresOf(result, options);
  const { look, node, period } = scores;
  const words = scoreWords[look.locale];
  const order = rankedRows(scores);
  const parts = scores.children(node);
  if (parts.length < LEAST) {
    const params = { node, found: parts.length, wanted: LEAST };
    throw new IndexError([{ code: "chart-children", path: ["node"], params }], en);
  }
  const unit = scores.unit ?? result.units[order[0]!]!;
  const row = scores.rows().find((i) => result.units[i] === unit);
  if (row === undefined) throw new IndexError([{ code: "chart-unit", path: ["unit"], params: { unit, period } }], en);
  const group = options.within === undefined ? undefined : result.groups[options.within];
  const peers = scores.rows().filter((i) => i !== row && (group === undefined || group[i] === group[row]));
  const against = options.against ?? "mean";
  const own = parts.map((id) => result.score(id)[row]!);
  const middle = parts.map((id) => {
    const values = Float64Array.from(peers, (i) => result.score(id)[i]!).filter((x) => !Number.isNaN(x));
    return values.length === 0 ? Number.NaN : against === "mean" ? mean(values) : median(values);
  });
  const target = parts.map((id) =>
    typeof options.target === "number" ? options.target : (options.target?.[id] ?? Number.NaN),
  );
  const all = [...own, ...middle, ...target].filter((x) => !Number.isNaN(x));
  const decimals = decimalsOf(all);
  const shown = (x: number): string => numberText(x, decimals);
  const name = scores.unitName(unit);
  const solid = { width: 2.5, color: look.colour("accent") };
  const lines: Line[] = [
    { label: name, values: own, colour: "accent", shape: "circle", style: solid, symbol: "circle" },
    {
      label: words.radar[against](peers.length),
      values: middle,
      colour: "s1",
      shape: "square",
      style: { width: 1.8, type: [6, 3], color: look.colour("s1") },
      symbol: "rect",
    },
  ];
  if (target.some((x) => !Number.isNaN(x)))
    lines.push({
      label: words.radar.target,
      values: target,
      colour: "s3",
      shape: "diamond",
      style: { width: 1.5, type: [2, 3], color: look.colour("s3") },
      symbol: "diamond",
    });

  const head = drawHead(look, {
    title: words.radar.title({ name, node: scores.nodeName(node) }),
    subtitle: period,
    legend: lines.map(({ label, shape, colour }) => ({ label, shape, colour })),
  });
  const room = Math.min(150, look.width * 0.25);
  const style = { size: SIZE.label };
  const names = parts.map((id) => wrapText(scores.nodeName(id), { ...style, width: room, lines: 3 }));
  const figures = parts.map((_, k) => `${shown(own[k]!)} (${shown(middle[k]!)})`);
  const tall = names.reduce((most, rows) => Math.max(most, rows.length), 1) * LINE + LINE;
  const radius = Math.max(50, Math.min((look.width - 2 * MARGIN) / 2 - room - 14, 190));
  const [cx, cy] = [look.width / 2, head.bottom + tall + 12 + radius];
  const height = look.height ?? cy + radius + tall + 20;
  const scale = scaleOver([Math.min(0, ...all), Math.max(...all)], [0, radius], { count: 5 });

  // the outermost would stand in the first name
  const over = scale.ticks.slice(1, -1).map((tick) =>
    textElement(look, scale.text(tick), {
      x: cx + 3,
      y: cy - scale.at(tick) - 6,
      size: SIZE.small - 1,
      colour: "muted",
    }),
  );
  parts.forEach((id, k) => {
    const angle = (2 * Math.PI * k) / parts.length;
    const [dx, dy] = [Math.sin(angle), -Math.cos(angle)];
    const anchor = Math.abs(dx) < 0.15 ? "middle" : dx > 0 ? "start" : "end";
    const [x, y] = [cx + dx * (radius + 10), cy + dy * (radius + 10)];
    const rows = [...names[k]!, figures[k]!];
    const block = (rows.length - 1) * LINE;
    // above the star the block ends at the point, below it begins there, beside it stands in the middle
    const first = y + (dy < -0.9 ? -block - 2 : dy > 0.9 ? 2 : -block / 2);
    const whole = cleanText(scores.nodeName(id));
    const mark = {
      title: words.radar.mark({ name, part: whole, score: shown(own[k]!), mean: shown(middle[k]!) }),
      data: { unit, node: id, value: own[k]!, mean: middle[k]! },
    };
    const text = rows.map((line, i) =>
      textElement(look, line, { x, y: first + i * LINE, anchor, bold: i === rows.length - 1, ...style }),
    );
    over.push(markElement(mark, text.join("")));
  });

  const above = own.filter((x, k) => x > middle[k]!).length;
  const list = parts.map((id, k) =>
    words.radar.part({ part: scores.nodeName(id), score: shown(own[k]!), mean: shown(middle[k]!) }),
  );
  const said = { name, period, parts: list.join(words.comma), above, m: parts.length };
  return drawFigure(
    {
      kind: "radar",
      title: head.title,
      description: words.radar.says(said),
      height: Math.ceil(height),
      option: {
        radar: {
          center: [cx, cy],
          radius,
          // echarts turns the other way round
          indicator: [...parts].map((_, k) => ({ name: String(k), min: scale.from, max: scale.to })),
          clockwise: true,
          startAngle: 90,
          splitNumber: scale.ticks.length - 1,
          axisName: { show: false },
          splitArea: { show: false },
          axisLine: { lineStyle: { color: look.colour("grid") } },
          splitLine: { lineStyle: { color: look.colour("grid") } },
        },
        series: [...lines].reverse().map(({ values, style: lineStyle, symbol, colour }) => ({
          ...STILL_SERIES,
          type: "radar",
          symbol,
          symbolSize: 7,
          itemStyle: { color: look.colour(colour), borderWidth: 0 },
          lineStyle,
          data: [{ value: values.map((x) => (Number.isNaN(x) ? scale.from : x)) }],
        })),
      },
      under: head.parts,
      over,
    },
    look,
  );
}

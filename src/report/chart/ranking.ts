import type { RowUncertainty, Uncertainty } from "../../analyse/uncertainty/summary.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { mean } from "../../stats/moments.ts";
import { scoreWords } from "../words/chart-scores.ts";
import { decimalsOf, numberText } from "./axis.ts";
import { barsOption } from "./bars.ts";
import { widestOf } from "./measure.ts";
import { drawHead, MARGIN, SIZE, textElement } from "./pen.ts";
import { bottomAxis, line, scaleOver } from "./plane.ts";
import { drawFigure } from "./render.ts";
import { rowLabels } from "./rows.ts";
import { rankedRows, rankText, type ScoreChartOptions, scoresOf } from "./source.ts";
import { whisker } from "./strokes.ts";
import type { Chart } from "./types.ts";

export interface RankingOptions extends ScoreChartOptions {
  /** Intervals of score and rank: of the same node, from `uncertainty`. */
  readonly uncertainty?: Uncertainty;
}

/**
 * Bars of the scores of one period, best first, with rank and score in figures; with `uncertainty` the interval of each score as a
 * whisker and that of each rank beside it. A marked unit is bold, pointed at, and the only bar in colour.
 * Missing: units without a score are left out.
 * @throws IndexError chart-option, chart-size, unknown-period, no-such-node, chart-unit, chart-empty
 */
export function rankedBars(result: IndexResult, options: RankingOptions = {}): Chart {
  const scores = scoresOf(result, options);
  const { look, node, period, unit } = scores;
  const words = scoreWords[look.locale];
  const order = rankedRows(scores);
  const score = result.score(node);
  const rank = result.rank(node);
  const values = order.map((i) => score[i]!);
  const decimals = decimalsOf(values);
  const shown = (x: number): string => numberText(x, decimals);
  const sure = intervalsOf(options.uncertainty, { node, order, result });
  const names = order.map((i) => scores.unitName(result.units[i]!));

  const title = words.ranking.title(scores.nodeName(node));
  const legend =
    sure === null
      ? []
      : [{ label: words.ranking.interval(sure.percent), shape: "bar" as const, colour: "ink" as const }];
  const head = drawHead(look, { title, subtitle: period, legend });
  const style = { size: SIZE.label, bold: true };
  const ranks = order.map((i) => rankText(rank[i]!));
  const rankRoom = widestOf([...ranks, "▶"], style) + 8;
  const labels = rowLabels(look, names, { share: 0.36, lines: order.length > 40 ? 1 : 2 });
  const row = Math.max(order.length > 60 ? 17 : 22, labels.height);
  const rankWords = sure?.ranks ?? [];
  const headings = { score: words.score, ranks: sure === null ? "" : words.ranking.rankInterval(sure.percent) };
  const scoreRoom = Math.max(widestOf(values.map(shown), style), widestOf([headings.score], { size: SIZE.small }));
  const intervalRoom =
    sure === null ? 0 : 14 + Math.max(widestOf(rankWords, style), widestOf([headings.ranks], { size: SIZE.small }));
  const left = MARGIN + rankRoom + labels.room + 8;
  const right = look.width - MARGIN - scoreRoom - intervalRoom - 10;
  const top = head.bottom + 22;
  const bottom = top + order.length * row;
  const ends = [0, ...values, ...(sure?.ends ?? [])].filter((x) => !Number.isNaN(x));
  const scale = scaleOver([Math.min(...ends), Math.max(...ends)], [left, right]);
  const middle = (k: number): number => top + (k + 0.5) * row;
  const scoreX = right + 10 + scoreRoom;

  const small = { y: top - 9, size: SIZE.small, colour: "muted" as const, anchor: "end" as const };
  const over = [
    textElement(look, headings.score, { ...small, x: scoreX }),
    ...(sure === null ? [] : [textElement(look, headings.ranks, { ...small, x: look.width - MARGIN })]),
    line(look, [scale.at(0), top, scale.at(0), bottom], "axis"),
  ];
  order.forEach((i, k) => {
    const y = middle(k);
    const bold = result.units[i] === unit;
    over.push(
      textElement(look, `${bold ? "▶ " : ""}${ranks[k]}`, {
        x: MARGIN + rankRoom - 4,
        y,
        anchor: "end",
        bold,
        colour: bold ? "accent" : "muted",
      }),
      labels.draw(k, { x: left - 8, y, bold }),
      ...(sure === null ? [] : [whisker(look, scale, sure.scores[k]!, y)]),
      textElement(look, shown(values[k]!), { x: scoreX, y, anchor: "end", bold }),
      ...(sure === null ? [] : [textElement(look, rankWords[k]!, { x: look.width - MARGIN, y, anchor: "end", bold })]),
    );
  });

  const markOf = (k: number) => ({
    name: names[k]!,
    rank: ranks[k]!,
    score: shown(values[k]!),
    interval: sure === null ? null : rankWords[k]!,
  });
  const last = order.length - 1;
  const own = order.findIndex((i) => result.units[i] === unit);
  const description =
    words.ranking.says({
      node: scores.nodeName(node),
      period,
      n: order.length,
      first: names[0]!,
      best: shown(values[0]!),
      last: names[last]!,
      worst: shown(values[last]!),
      mean: shown(mean(Float64Array.from(values))),
    }) + (own < 0 ? "" : words.ranking.own(markOf(own)));
  return drawFigure(
    {
      kind: "ranking",
      title: head.title,
      description,
      height: look.height ?? bottom + 30,
      option: barsOption(look, [{ name: "score", values, fill: (k) => paint(k) }], { scale, top, row }),
      marks: (_, k) => ({
        title: words.ranking.mark(markOf(k)),
        data: { unit: result.units[order[k]!]!, value: values[k]!, rank: rank[order[k]!]! },
      }),
      under: [...head.parts, ...bottomAxis(look, scale, { lines: [top, bottom], numbers: bottom + 12 })],
      over,
    },
    look,
  );

  function paint(k: number): string {
    if (own < 0) return look.colour("bar");
    return look.colour(k === own ? "accent" : "faint");
  }
}

interface Intervals {
  readonly percent: string;
  readonly scores: readonly (readonly [number, number])[];
  readonly ends: readonly number[];
  readonly ranks: readonly string[];
}

/** Outermost quantiles of scores and ranks, by the rows drawn; null without, or of another node. */
function intervalsOf(
  uncertainty: Uncertainty | undefined,
  { node, order, result }: { node: string; order: readonly number[]; result: IndexResult },
): Intervals | null {
  if (uncertainty === undefined || uncertainty.node !== node) return null;
  const shares = uncertainty.spec.quantiles;
  if (shares.length < 2) return null;
  const key = (unit: string, period: string): string => JSON.stringify([unit, period]);
  const rows = new Map(uncertainty.rows.map((row) => [key(row.unit, row.period), row]));
  const ends = (row: RowUncertainty | undefined, what: "score" | "rank"): [number, number] =>
    row === undefined ? [Number.NaN, Number.NaN] : [row[what].quantiles[0]!, row[what].quantiles.at(-1)!];
  const drawn = order.map((i) => rows.get(key(result.units[i]!, result.periods[i]!)));
  const scores = drawn.map((row) => ends(row, "score"));
  return {
    percent: `${numberText((shares.at(-1)! - shares[0]!) * 100, 0)}%`,
    scores,
    ends: scores.flat(),
    ranks: drawn.map((row) => {
      const [from, to] = ends(row, "rank");
      return Number.isNaN(from + to) ? "—" : from === to ? rankText(from) : `${rankText(from)}–${rankText(to)}`;
    }),
  };
}

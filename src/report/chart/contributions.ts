import { contributions } from "../../analyse/decompose/contributions.ts";
import { en, IndexError } from "../../errors/index.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { scoreWords } from "../words/chart-scores.ts";
import { decimalsOf, numberText } from "./axis.ts";
import { barsOption } from "./bars.ts";
import { widestOf } from "./measure.ts";
import { drawHead, MARGIN, patternFill, SIZE, textElement } from "./pen.ts";
import { bottomAxis, line, scaleOver } from "./plane.ts";
import { drawFigure } from "./render.ts";
import { rowLabels } from "./rows.ts";
import { rankedRows, type ScoreChartOptions, type Scores, scoresOf } from "./source.ts";
import { seriesName } from "./theme.ts";
import type { Chart } from "./types.ts";

export interface StackOptions extends ScoreChartOptions {
  /** See `contributions`: `nothing` where the score is a sum, else `mean`. */
  readonly against?: "nothing" | "mean";
}

/** As many parts as have patterns of their own. */
const MOST = 8;

/**
 * What the score of each unit is made of, best first: a segment for each part of the node, in colours and patterns; the parts
 * sum to the score, or of scores that are no sums to the difference from a unit with the mean score of each indicator.
 * Past eight parts the smallest stand together.
 * Missing: units without a score are left out; a part that a unit lacks adds nothing.
 * @throws IndexError as `rankedBars`, and chart-children for an indicator
 */
export function stackedContributions(result: IndexResult, options: StackOptions = {}): Chart {
  const scores = scoresOf(result, options);
  const { look, node, period, unit } = scores;
  const words = scoreWords[look.locale];
  const order = rankedRows(scores);
  const children = scores.children(node);
  if (children.length === 0)
    throw new IndexError([{ code: "chart-children", path: ["node"], params: { node, found: 0, wanted: 1 } }], en);
  const { against, parts, totals } = partsOf(scores, { order, children, against: options.against });
  const shownParts = few(parts, (n) => words.others(n), scores.nodeName);
  const decimals = decimalsOf(result.score(node).filter((x) => !Number.isNaN(x)));
  const shown = (x: number): string => numberText(x, decimals);
  const names = order.map((i) => scores.unitName(result.units[i]!));

  const head = drawHead(look, {
    title: words.stack.title(scores.nodeName(node)),
    subtitle: words.inPeriod(against === "nothing" ? words.stack.nothing : words.stack.mean, period),
    legend: shownParts.map(({ name }, k) => ({ label: name, shape: "square", colour: seriesName(k), pattern: k })),
  });
  const labels = rowLabels(look, names, { share: 0.36, lines: order.length > 40 ? 1 : 2 });
  const row = Math.max(order.length > 60 ? 17 : 24, labels.height);
  const totalWords = totals.map(shown);
  const totalRoom = widestOf([...totalWords, words.score], { size: SIZE.label, bold: true });
  const left = MARGIN + 14 + labels.room + 8;
  const right = look.width - MARGIN - totalRoom - 10;
  const top = head.bottom + 18;
  const bottom = top + order.length * row;
  const ends = order.flatMap((_, k) => {
    const own = shownParts.map(({ amounts }) => amounts[k]!);
    return [own.filter((x) => x > 0).reduce((a, b) => a + b, 0), own.filter((x) => x < 0).reduce((a, b) => a + b, 0)];
  });
  const scale = scaleOver([Math.min(0, ...ends), Math.max(0, ...ends)], [left, right]);
  const end = { x: look.width - MARGIN, anchor: "end" as const };
  const over = [
    textElement(look, words.score, { ...end, y: top - 8, size: SIZE.small, colour: "muted" }),
    line(look, [scale.at(0), top, scale.at(0), bottom], "axis"),
  ];
  order.forEach((i, k) => {
    const bold = result.units[i] === unit;
    const y = top + (k + 0.5) * row;
    if (bold) over.push(textElement(look, "▶", { x: MARGIN, y, bold, colour: "accent", size: SIZE.small }));
    over.push(labels.draw(k, { x: left - 8, y, bold }), textElement(look, totalWords[k]!, { ...end, y, bold }));
  });

  const means = shownParts.map(({ amounts }) => amounts.reduce((a, b) => a + b, 0) / amounts.length);
  const most = means.reduce((best, x, k) => (x > means[best]! ? k : best), 0);
  const own = order.findIndex((i) => result.units[i] === unit);
  const ownParts = shownParts.map(({ name, amounts }) => `${name} ${shown(amounts[own] ?? 0)}`).join(words.comma);
  const description =
    words.stack.says({
      node: scores.nodeName(node),
      period,
      n: order.length,
      part: shownParts[most]!.name,
      amount: shown(means[most]!),
    }) + (own < 0 ? "" : words.stack.own({ name: names[own]!, score: totalWords[own]!, parts: ownParts }));
  return drawFigure(
    {
      kind: "contributions",
      title: head.title,
      description,
      height: look.height ?? bottom + 30,
      option: barsOption(
        look,
        shownParts.map(({ name, amounts }, k) => ({
          name,
          values: amounts,
          fill: () => patternFill(k),
          stacked: true,
        })),
        { scale, top, row, share: 0.72 },
      ),
      marks: (k, i) => ({
        title: words.stack.mark({
          name: names[i]!,
          part: shownParts[k]!.name,
          amount: shown(shownParts[k]!.amounts[i]!),
        }),
        data: { unit: result.units[order[i]!]!, node: shownParts[k]!.id, value: shownParts[k]!.amounts[i]! },
      }),
      under: [...head.parts, ...bottomAxis(look, scale, { lines: [top, bottom], numbers: bottom + 12 })],
      over,
    },
    look,
  );
}

interface Part {
  /** Empty for what stands together. */
  readonly id: string;
  readonly name: string;
  /** By unit, in the order drawn. */
  readonly amounts: readonly number[];
}

/** What each child of the node adds, by unit. */
function partsOf(
  { result, node, period }: Scores,
  {
    order,
    children,
    against,
  }: { order: readonly number[]; children: readonly string[]; against: "nothing" | "mean" | undefined },
) {
  const parents = new Map(result.nodes.map(({ id, parent }) => [id as string, parent as string | null]));
  const childAbove = new Map<string, number>();
  for (const { id } of result.nodes) {
    let at: string | null = id;
    while (at !== null && !children.includes(at)) at = parents.get(at) ?? null;
    if (at !== null) childAbove.set(id, children.indexOf(at));
  }
  const amounts = children.map(() => new Array<number>(order.length).fill(0));
  const found = order.map((i) =>
    contributions(result, { unit: result.units[i]!, period, node, ...(against !== undefined && { against }) }),
  );
  found.forEach(({ parts }, k) => {
    for (const { node: id, amount } of parts) {
      const child = childAbove.get(id);
      if (child !== undefined) amounts[child]![k]! += Number.isNaN(amount) ? 0 : amount;
    }
  });
  return {
    against: found[0]!.against,
    parts: children.map((id, k) => ({ id, amounts: amounts[k]! })),
    totals: found.map(({ score }) => score),
  };
}

/** At most eight, the smallest put together. */
function few(
  parts: readonly { readonly id: string; readonly amounts: readonly number[] }[],
  others: (n: number) => string,
  nameOf: (id: string) => string,
): Part[] {
  const named = parts.map((part) => ({ ...part, name: nameOf(part.id) }));
  if (named.length <= MOST) return named;
  const size = ({ amounts }: Part): number => amounts.reduce((sum, x) => sum + Math.abs(x), 0);
  const large = new Set([...named].sort((a, b) => size(b) - size(a)).slice(0, MOST - 1));
  const rest = named.filter((part) => !large.has(part));
  const together = rest[0]!.amounts.map((_, k) => rest.reduce((sum, { amounts }) => sum + amounts[k]!, 0));
  return [...named.filter((part) => large.has(part)), { id: "", name: others(rest.length), amounts: together }];
}

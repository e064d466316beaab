import { type Correlation, correlationTable } from "../../analyse/correlations.ts";
import { en, IndexError } from "../../errors/index.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { scoreWords } from "../words/chart-scores.ts";
import { numberText } from "./axis.ts";
import { widestOf } from "./measure.ts";
import { drawHead, element, MARGIN, markElement, SIZE, textElement } from "./pen.ts";
import { drawFigure } from "./render.ts";
import { rowLabels } from "./rows.ts";
import { type ScoreChartOptions, scoresOf } from "./source.ts";
import type { ColourName } from "./theme.ts";
import type { Chart } from "./types.ts";

export interface CorrelationChartOptions extends ScoreChartOptions {
  /** Of the node's children (default), or of all indicators below it. */
  readonly of?: "children" | "indicators";
  /** Default: pearson. */
  readonly kind?: Correlation;
}

const CLASSES: readonly (readonly [from: number, label: string])[] = [
  [-1, "−1…−0.7"],
  [-0.7, "−0.7…−0.4"],
  [-0.4, "−0.4…−0.1"],
  [-0.1, "−0.1…0.1"],
  [0.1, "0.1…0.4"],
  [0.4, "0.4…0.7"],
  [0.7, "0.7…1"],
];

/**
 * Correlations of the scores of a node's parts over all rows, or those of one period if `period` is given: a cell for each pair below
 * the diagonal, orange below 0 and blue above, with the figure and its sign where there is room. Rows are named and numbered,
 * columns have the numbers.
 * Missing: pairwise; an undefined correlation (a constant column) is an empty cell.
 * @throws IndexError chart-option, chart-size, unknown-period, no-such-node, chart-children below two parts
 */
export function correlationHeatMap(result: IndexResult, options: CorrelationChartOptions = {}): Chart {
  const scores = scoresOf(result, options);
  const { look, node } = scores;
  const words = scoreWords[look.locale];
  const kind = options.kind ?? "pearson";
  const ids = options.of === "indicators" ? below(result, node) : scores.children(node);
  const m = ids.length;
  if (m < 2)
    throw new IndexError([{ code: "chart-children", path: ["node"], params: { node, found: m, wanted: 2 } }], en);
  const rows = options.period === undefined ? result.units.map((_, i) => i) : scores.rows();
  const columns = new Map(ids.map((id) => [id, Float64Array.from(rows, (i) => result.score(id)[i]!)]));
  const table = correlationTable(columns, { kinds: [kind], most: Number.POSITIVE_INFINITY });
  const { r, p } = table.matrices[0]!;
  const names = ids.map(scores.nodeName);
  const head = drawHead(look, {
    title: words.correlation.title(scores.nodeName(node)),
    subtitle: [words.correlation.kinds[kind], options.period ?? "", `n = ${rows.length}`].filter(Boolean).join(", "),
    legend: CLASSES.map(([, label], k) => ({ label, shape: "square", colour: `d${k + 1}` as ColourName })),
  });
  const labels = rowLabels(
    look,
    names.map((name, k) => `${name} · ${k + 1}`),
    { share: 0.42, lines: m > 30 ? 1 : 2 },
  );
  const left = MARGIN + labels.room + 8;
  const cell = Math.min(64, (look.width - MARGIN - left) / m);
  const row = Math.max(Math.min(cell, 36), labels.height, 14);
  const top = head.bottom + 4;
  const bottom = top + m * row;
  const size = cell >= 34 ? SIZE.small : 9;
  const roomy = widestOf(["−0.00"], { size }) <= cell - 2 && row >= 12;
  const over: string[] = [...head.parts];
  const pairs: { a: number; b: number; r: number }[] = [];
  names.forEach((_, j) => {
    const y = top + (j + 0.5) * row;
    over.push(labels.draw(j, { x: left - 8, y }));
    for (let k = 0; k < j; k++) {
      const value = r[j]![k]!;
      const missing = Number.isNaN(value);
      if (!missing) pairs.push({ a: j, b: k, r: value });
      const colour: ColourName = missing ? "paper" : (`d${classOf(value) + 1}` as ColourName);
      const box = { x: left + k * cell, y: top + j * row, width: cell - 1, height: row - 1, fill: look.colour(colour) };
      const ink: ColourName = missing ? "muted" : (`on-${colour}` as ColourName);
      over.push(
        markElement(
          {
            title: words.correlation.mark({
              a: names[j]!,
              b: names[k]!,
              r: numberText(value, 3),
              p: pText(p[j]![k]!),
              n: table.n[j]![k]!,
            }),
            data: { a: ids[j]!, b: ids[k]!, value },
          },
          element("rect", missing ? { ...box, stroke: look.colour("grid") } : box) +
            (roomy
              ? textElement(look, numberText(value, 2), {
                  x: box.x + (cell - 1) / 2,
                  y,
                  size,
                  anchor: "middle",
                  colour: ink,
                })
              : value <= -0.1 && Math.min(cell, row) >= 8
                ? // the sign, for who sees no colour
                  textElement(look, "−", { x: box.x + (cell - 1) / 2, y, size: 10, anchor: "middle", colour: ink })
                : ""),
        ),
      );
    }
    // the diagonal names the columns below it
    over.push(
      textElement(look, String(j + 1), {
        x: left + (j + 0.5) * cell,
        y,
        size: Math.min(SIZE.small, cell),
        anchor: "middle",
        colour: "muted",
      }),
    );
  });
  const ordered = [...pairs].sort((a, b) => b.r - a.r);
  const pairText = (pair: (typeof pairs)[number] | undefined): string =>
    pair === undefined
      ? words.correlation.none
      : words.correlation.pair({ a: names[pair.a]!, b: names[pair.b]!, r: numberText(pair.r, 2) });
  const description = words.correlation.says({
    m,
    n: rows.length,
    high: pairText(ordered[0]),
    low: pairText(ordered.at(-1)),
  });
  return drawFigure(
    {
      kind: "correlation",
      title: head.title,
      description,
      height: look.height ?? Math.ceil(bottom + MARGIN),
      option: null,
      over,
    },
    look,
  );
}

const classOf = (r: number): number => CLASSES.findLastIndex(([from]) => r >= from - 1e-12);

const pText = (p: number): string => (Number.isNaN(p) ? "—" : p < 0.001 ? "< 0.001" : numberText(p, 3));

function below(result: IndexResult, node: string): string[] {
  const inside = new Set([node]);
  for (const { id, parent } of result.nodes) if (parent !== null && inside.has(parent)) inside.add(id);
  return result.nodes.filter(({ id, group }) => !group && inside.has(id)).map(({ id }) => id);
}

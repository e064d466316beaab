import { type DistributionSource, fieldOf, isResult, pick } from "../../analyse/distribution-source.ts";
import { en, IndexError } from "../../errors/index.ts";
import type { Name } from "../../schema/types.ts";
import { gini } from "../../stats/inequality.ts";
import { lorenzCurve, type Spread, shareOfPoorest, spreadOf } from "../../stats/lorenz.ts";
import { shareIn } from "../figures.ts";
import { distributionWords } from "../words/chart-distribution.ts";
import { numberText } from "./axis.ts";
import { lookOf } from "./look.ts";
import { type ChartNames, chartNames } from "./names.ts";
import { drawHead, element, MARGIN, markElement, SIZE, textElement } from "./pen.ts";
import { bottomAxis, leftAxis, pathOf, scaleOver } from "./plane.ts";
import { drawParts } from "./render.ts";
import { seriesName } from "./theme.ts";
import type { Chart, ChartOptions } from "./types.ts";

export interface LorenzOptions extends ChartOptions {
  /** A column of the data; or a node of the result: the figures of an indicator, the score of a group. */
  readonly of: string;
  /** What a row stands for: `units` for means of towns or districts. */
  readonly population: "persons" | "households" | "units";
  /** The column that says how many persons or households a row speaks for. */
  readonly weights?: string;
  /** A curve for each group of this column in place of one a period; `period` says when, the latest unless said. */
  readonly groups?: string;
  readonly period?: string;
  /** Periods to draw; the first and the latest unless said. */
  readonly periods?: readonly string[];
  readonly correction?: "none" | "small-sample";
  readonly names?: ChartNames;
  /** In place of the name of the column. */
  readonly label?: Name;
}

/** Curves that can be told apart. */
const MOST = 5;
const DASHES = [null, "7 3", "2 3", "9 3 2 3", "4 4"] as const;

/**
 * Lorenz curves (洛伦兹曲线): the share of the total that the poorest have, one curve a period, or one a group, each with its Gini
 * coefficient; below the title who is compared, how weighted and how many. The further a curve hangs below the diagonal, the more
 * uneven. Curves differ by dashes besides colour; five are drawn at most.
 * Missing: rows without a value or weight are left out. Negative values have no curve: the error is that of `gini`.
 * @param source data, or a result
 * @throws IndexError chart-option, chart-size, distribution-column, unknown-group, unknown-period, inequality-negative, chart-nothing
 */
export function lorenzChart(source: DistributionSource, options: LorenzOptions): Chart {
  const look = lookOf(options);
  const words = distributionWords[look.locale];
  const percent = shareIn(look.locale);
  const { of, population, weights, groups, correction = "none" } = options;
  const field = fieldOf(source, of);
  const known = field.slices.map(({ period }) => period);
  const asked = options.period === undefined ? (options.periods ?? null) : [options.period];
  for (const period of asked ?? [])
    if (!known.includes(period))
      throw new IndexError([{ code: "unknown-period", path: ["period"], params: { period, known } }], en);
  const shown = asked ?? (groups === undefined ? ends(known) : known.slice(-1));
  const weightColumn = weights === undefined ? null : field.column(weights);
  const labels = groups === undefined ? null : field.labels(groups);
  const curves = shown.flatMap((period) => {
    const rows = field.slices.find((slice) => slice.period === period)!.rows;
    if (labels === null) return [curveOf(period, rows)];
    const found = [...new Set(rows.map((i) => labels[i]!))];
    return found.map((group) =>
      curveOf(
        group,
        rows.filter((i) => labels[i] === group),
      ),
    );
  });
  const there = curves.filter(({ spread }) => spread.n > 0 && spread.total > 0);
  if (there.length === 0) throw new IndexError([{ code: "chart-nothing", path: [of], params: { what: "values" } }], en);
  const drawn = there.slice(0, MOST);
  const names = options.names ?? (isResult(source) ? chartNames({ system: source.system }) : {});
  const name = options.label === undefined ? look.nameOf(names.nodes?.get(of), of) : look.nameOf(options.label, of);
  const weightName = weights === undefined ? "" : look.nameOf(names.nodes?.get(weights), weights);
  const n = [...new Set(drawn.map(({ spread }) => spread.n))].join(" / ");
  const subtitle = [
    ...(labels === null ? [] : shown),
    words.population({ rows: population, weights: weightName, n }),
    ...(population === "units" ? [words.lowerBound] : []),
    ...(correction === "none" ? [] : [words.corrected]),
    ...(there.length > MOST ? [words.more(there.length - MOST)] : []),
  ].join(words.comma);
  const head = drawHead(look, { title: words.lorenzTitle({ of: name }), subtitle });
  const top = head.bottom + 8;
  const left = MARGIN + 66;
  const size = Math.min(look.width - left - MARGIN - 8, look.height === null ? 420 : look.height - top - 48);
  const x = scaleOver([0, 1], [left, left + size], { exact: true, count: 5, percent: true });
  const y = scaleOver([0, 1], [top + size, top], { exact: true, count: 5, percent: true });
  const parts = [
    ...head.parts,
    ...bottomAxis(look, x, { lines: [top, top + size], numbers: top + size + 12, title: words.peopleShare }),
    ...leftAxis(look, y, { lines: [left, left + size], numbers: left - 6, title: words.totalShare }),
    element("line", {
      x1: x.at(0),
      y1: y.at(0),
      x2: x.at(1),
      y2: y.at(1),
      stroke: look.colour("ink"),
      "stroke-width": 1,
    }),
  ];
  const told: string[] = [];
  drawn.forEach(({ label, spread, gini: value }, k) => {
    const { population: people, total } = lorenzCurve(spread);
    const points = Array.from(people, (p, i) => [x.at(p), y.at(total[i]!)] as const);
    const title = words.curve({
      label,
      gini: numberText(value, 3),
      n: spread.n,
      half: percent(shareOfPoorest(spread, 0.5)),
      top: percent(1 - shareOfPoorest(spread, 0.9)),
    });
    told.push(title);
    const d = pathOf(points.length > 400 ? thinned(points) : points);
    const drawnCurve = element("path", {
      d,
      fill: "none",
      stroke: look.colour(seriesName(k)),
      "stroke-width": 2.2,
      "stroke-dasharray": DASHES[k],
    });
    parts.push(markElement({ title, data: { curve: label, gini: value, n: spread.n } }, drawnCurve));
  });
  // beside the plot where there is room, else in its empty corner above the diagonal
  const beside = look.width - MARGIN - (left + size) >= 190;
  const room = look.width - MARGIN - (left + size) - 30;
  drawn.forEach(({ label, gini: value, spread }, k) => {
    const at = beside ? { x: left + size + 28, y: top + 12 + k * 82 } : { x: left + 10, y: top + 18 + k * 20 };
    const colour = seriesName(k);
    const stroke = { stroke: look.colour(colour), "stroke-width": 2.2, "stroke-dasharray": DASHES[k] };
    parts.push(element("line", { x1: at.x, x2: at.x + 30, y1: at.y, y2: at.y, ...stroke }));
    const figure = numberText(value, 3);
    if (!beside) {
      const width = size - (at.y - top) - 56;
      parts.push(textElement(look, words.giniOf({ label, gini: figure }), { x: at.x + 38, y: at.y, width }));
      return;
    }
    const width = room - 36;
    const below = [
      words.giniOf({ label: "", gini: figure }),
      words.half(percent(shareOfPoorest(spread, 0.5))),
      words.top(percent(1 - shareOfPoorest(spread, 0.9))),
    ];
    parts.push(textElement(look, label, { x: at.x + 38, y: at.y, bold: true, width }));
    below.forEach((text, row) => {
      const y = at.y + 18 + row * 17;
      parts.push(
        textElement(look, text, { x: at.x + 38, y, size: SIZE.small, colour: row === 0 ? "ink" : "muted", width }),
      );
    });
  });
  return drawParts(
    parts,
    {
      kind: "lorenz",
      title: head.title,
      told: [subtitle, told.join(words.comma)],
      stop: words.stop,
      height: look.height ?? top + size + 44,
    },
    look,
  );

  function curveOf(label: string, rows: readonly number[]): { label: string; spread: Spread; gini: number } {
    const values = pick(field.values, rows);
    const own = weightColumn === null ? {} : { weights: pick(weightColumn, rows) };
    return { label, spread: spreadOf(values, own.weights), gini: gini(values, { ...own, correction }) };
  }
}

/** The first and the last, or the only one. */
const ends = (periods: readonly string[]): readonly string[] =>
  periods.length < 2 ? periods : [periods[0]!, periods.at(-1)!];

/** Some of the points, the first and last among them: a curve of thousands looks the same. */
function thinned<T>(points: readonly T[]): readonly T[] {
  const step = (points.length - 1) / 400;
  return Array.from({ length: 401 }, (_, k) => points[Math.round(k * step)]!);
}

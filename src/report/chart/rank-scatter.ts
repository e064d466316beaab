import type { IndexComparison } from "../../analyse/sensitivity/compare-indices.ts";
import { en, IndexError } from "../../errors/index.ts";
import type { Name } from "../../schema/types.ts";
import { spearman as spearmanOf } from "../../stats/correlation.ts";
import { choiceWords } from "../words/chart-choices.ts";
import { numberText } from "./axis.ts";
import { lookOf } from "./look.ts";
import type { ChartNames } from "./names.ts";
import { drawHead, element, MARGIN, SIZE, textElement } from "./pen.ts";
import { bottomAxis, leftAxis, scaleOver } from "./plane.ts";
import { labelledPoints, type PointMark } from "./points.ts";
import { drawFigure } from "./render.ts";
import type { Chart, ChartOptions } from "./types.ts";

export interface RankScatterOptions extends ChartOptions {
  readonly names?: ChartNames;
  /** The latest unless said. */
  readonly period?: string;
  /** What the two are called: "equal weights", "entropy weights". */
  readonly labels?: readonly [a: Name, b: Name];
}

/**
 * Ranks of the same units under two plans or in two publications (两种方案的名次): a point a unit, the first across, the second down
 * from 1 at the top; on the line the rank is the same. Points that moved most are named first; names never lie over each other.
 * Missing: a unit without a rank in one of them is left out.
 * @param source of `compareIndices`
 * @throws IndexError chart-option, chart-size, chart-empty, unknown-period
 */
export function rankScatter(source: IndexComparison, options: RankScatterOptions = {}): Chart {
  const look = lookOf(options);
  const words = choiceWords[look.locale];
  const periods = [...new Set(source.rows.map(({ period }) => period))];
  const period = options.period ?? periods.at(-1) ?? "";
  if (!periods.includes(period))
    throw new IndexError([{ code: "unknown-period", path: ["period"], params: { period, known: periods } }], en);
  const rows = source.rows.filter((row) => row.period === period && !Number.isNaN(row.rank.difference));
  if (rows.length === 0)
    throw new IndexError([{ code: "chart-empty", path: [], params: { period, node: source.node.a } }], en);
  const nameOf = (unit: string) => look.nameOf(options.names?.units?.get(unit), unit);
  const [a, b] = [look.nameOf(options.labels?.[0], words.planA), look.nameOf(options.labels?.[1], words.planB)];
  const shifts = rows.map(({ rank }) => Math.abs(rank.difference));
  const meanShift = shifts.reduce((sum, v) => sum + v, 0) / shifts.length;
  const maxShift = shifts.reduce((most, v) => Math.max(most, v), 0);
  const spearman = numberText(
    spearmanOf(
      Float64Array.from(rows, ({ rank }) => rank.a),
      Float64Array.from(rows, ({ rank }) => rank.b),
    ),
    3,
  );
  const facts = { rows: rows.length, meanShift: numberText(meanShift, 2), maxShift: String(maxShift), spearman };
  const subtitle = [period, words.scatterSubtitle(facts)].filter(Boolean).join(words.comma);
  const head = drawHead(look, {
    title: words.scatterTitle,
    subtitle,
    legend: [{ label: words.same, shape: "dash", colour: "axis" }],
  });
  const most = rows.reduce((worst, { rank }) => Math.max(worst, rank.a, rank.b), 1);
  const top = head.bottom + 8;
  const left = MARGIN + 48;
  const size = Math.min(look.width - left - MARGIN, look.height === null ? 520 : look.height - top - 48);
  // places from 1: the frame leaves half a place on each side
  const x = scaleOver([0.5, most + 0.5], [left, left + size], { exact: true, count: 10 });
  const y = scaleOver([0.5, most + 0.5], [top, top + size], { exact: true, count: 10 });
  const places = (scale: typeof x) => ({
    ...scale,
    text: String,
    ticks: [...new Set([1, ...scale.ticks.filter((t) => t > 1 && Number.isInteger(t))])],
  });
  const order = [...rows].sort((p, q) => Math.abs(q.rank.difference) - Math.abs(p.rank.difference));
  const marks = order.map(({ unit, rank }): PointMark => {
    const name = nameOf(unit);
    return {
      x: x.at(rank.a),
      y: y.at(rank.b),
      label: name,
      mark: {
        title: words.scatterMark({ name, a: String(rank.a), b: String(rank.b) }),
        data: { unit, a: rank.a, b: rank.b },
      },
      shape: rank.difference === 0 ? "circle" : rank.difference > 0 ? "up" : "down",
      colour: rank.difference === 0 ? "faint" : "bar",
    };
  });
  const frame = { x: left, y: top, width: look.width - left - MARGIN / 2, height: size };
  const points = labelledPoints(look, marks, { frame });
  const parts = [
    ...head.parts,
    ...bottomAxis(look, places(x), { lines: [top, top + size], numbers: top + size + 12, title: a }),
    ...leftAxis(look, places(y), { lines: [left, left + size], numbers: left - 6, title: b }),
    element("line", {
      x1: x.at(0.5),
      y1: y.at(0.5),
      x2: x.at(most + 0.5),
      y2: y.at(most + 0.5),
      stroke: look.colour("axis"),
      "stroke-dasharray": "4 3",
    }),
    ...points.parts,
  ];
  const note = points.unlabelled > 0 ? words.unlabelled(points.unlabelled) : "";
  const noteAt = {
    x: left,
    y: top + size + 44,
    size: SIZE.small,
    colour: "muted",
    width: look.width - left - MARGIN,
  } as const;
  if (note !== "") parts.push(textElement(look, note, noteAt));
  const moved = order.filter(({ rank }) => rank.difference !== 0).slice(0, 5);
  const named = moved.map(({ unit, rank }) =>
    words.scatterMark({ name: nameOf(unit), a: String(rank.a), b: String(rank.b) }),
  );
  const description = [
    head.title,
    subtitle,
    words.moved({ names: named.length === 0 ? words.none : named.join(words.comma) }),
    rows
      .map(({ unit, rank }) => words.scatterMark({ name: nameOf(unit), a: String(rank.a), b: String(rank.b) }))
      .join(words.comma),
  ].join(words.stop);
  const bottom = top + size + (note === "" ? 44 : 60);
  return drawFigure(
    { kind: "rank-scatter", title: head.title, description, height: look.height ?? bottom, option: null, over: parts },
    look,
  );
}

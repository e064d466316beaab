import type { Portrait } from "../../analyse/portrait-types.ts";
import { en, IndexError } from "../../errors/index.ts";
import { portraitWords } from "../words/chart-portrait.ts";
import { decimalsOf, numberText } from "./axis.ts";
import { lookOf } from "./look.ts";
import { widestOf } from "./measure.ts";
import type { ChartNames } from "./names.ts";
import { drawHead, type LegendItem, MARGIN, markElement, SIZE, textElement } from "./pen.ts";
import { bottomAxis, scaleOver } from "./plane.ts";
import { drawParts } from "./render.ts";
import { rowLabels } from "./rows.ts";
import { spanBar } from "./strokes.ts";
import type { Chart, ChartOptions } from "./types.ts";

export interface StandingBarsOptions extends ChartOptions {
  readonly names?: ChartNames;
  /** Rows at either end: the furthest above the peers' mean and the furthest below. 8 unless said. */
  readonly most?: number;
  /** Indicators, or the groups of the index. */
  readonly of?: "indicators" | "groups";
}

/**
 * Strengths and gaps of a unit (长板与短板): each indicator's score less the mean of the peers, the furthest above first and the
 * furthest below last, with rank among the peers. Bars to the right are strengths, to the left gaps.
 * Missing: indicators without a score of the unit are left out.
 * @param source of `portrait`
 * @throws IndexError chart-option, chart-size, chart-nothing
 */
export function standingBars(source: Portrait, options: StandingBarsOptions = {}): Chart {
  const look = lookOf(options);
  const words = portraitWords[look.locale];
  const { most = 8, of = "indicators" } = options;
  const nodeName = (id: string) => look.nameOf(options.names?.nodes?.get(id), id);
  const own = source.places
    .slice(1)
    .filter(({ group, score, mean }) => group === (of === "groups") && !Number.isNaN(score - mean))
    .map((place) => ({ ...place, difference: place.score - place.mean }))
    .sort((a, b) => b.difference - a.difference);
  if (own.length === 0) throw new IndexError([{ code: "chart-nothing", path: [], params: { what: "places" } }], en);
  const rows = own.length <= 2 * most ? own : [...own.slice(0, most), ...own.slice(-most)];
  const decimals = decimalsOf(own.map(({ score }) => score));
  const figure = (v: number) => numberText(v, decimals);
  const signed = (v: number) => `${v > 0 ? "+" : ""}${figure(v)}`;
  const unit = look.nameOf(options.names?.units?.get(source.unit), source.unit);
  const among = source.places[0]?.of ?? 0;
  const subtitle = words.standingsSubtitle({
    period: source.period,
    score: figure(source.score),
    rank: String(source.rank),
    of: among,
  });
  const legend: readonly LegendItem[] = [
    { label: words.above, shape: "square", colour: "s1" },
    { label: words.below, shape: "square", colour: "s5" },
  ];
  const head = drawHead(look, { title: words.standingsTitle(unit), subtitle, legend });
  const labels = rowLabels(
    look,
    rows.map(({ node }) => nodeName(node)),
    { share: 0.36, lines: 3 },
  );
  const height = Math.max(labels.height, 24);
  const figures = rows.map(({ difference }) => `${difference < 0 ? "▼" : "▲"} ${signed(difference)}`);
  const places = rows.map(({ rank, of }) => words.placed({ rank: String(rank), of }));
  const small = { size: SIZE.small, anchor: "end" } as const;
  const placeRoom = widestOf([...places, words.rank], { size: SIZE.small }) + 12;
  const left = MARGIN + labels.room + 10;
  const right = look.width - MARGIN - placeRoom - widestOf(figures, { size: SIZE.small }) - 10;
  const top = head.bottom + 20;
  const bottom = top + rows.length * height;
  const differences = rows.map(({ difference }) => difference);
  const scale = scaleOver(
    [Math.min(0, ...differences), Math.max(0, ...differences)],
    [left, Math.max(left + 60, right)],
  );
  const parts = [
    ...head.parts,
    ...bottomAxis(look, scale, { lines: [top, bottom], numbers: bottom + 12, title: words.against }),
  ];
  parts.push(textElement(look, words.rank, { x: look.width - MARGIN, y: top - 8, ...small, colour: "muted" }));
  const told: string[] = [];
  rows.forEach((row, i) => {
    const y = top + (i + 0.5) * height;
    const facts = {
      score: figure(row.score),
      mean: figure(row.mean),
      difference: signed(row.difference),
      rank: String(row.rank),
      of: row.of,
    };
    const title = words.standingMark({ name: nodeName(row.node), ...facts });
    told.push(title);
    const data = { node: row.node, score: row.score, mean: row.mean, difference: row.difference, rank: row.rank };
    const colour = row.difference < 0 ? "s5" : "s1";
    parts.push(
      labels.draw(i, { x: left - 10, y }),
      markElement({ title, data }, spanBar(look, scale, [0, row.difference], { y, height: height * 0.6, colour })),
      textElement(look, figures[i]!, { x: look.width - MARGIN - placeRoom, y, ...small }),
      textElement(look, places[i]!, { x: look.width - MARGIN, y, ...small }),
    );
  });
  return drawParts(
    parts,
    {
      kind: "standings",
      title: head.title,
      told: [subtitle, told.join(words.comma)],
      stop: words.stop,
      height: look.height ?? bottom + 44,
    },
    look,
  );
}

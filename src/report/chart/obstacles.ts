import type { Portrait } from "../../analyse/portrait-types.ts";
import { en, IndexError } from "../../errors/index.ts";
import { shareIn } from "../figures.ts";
import { portraitWords } from "../words/chart-portrait.ts";
import { lookOf } from "./look.ts";
import { widestOf } from "./measure.ts";
import type { ChartNames } from "./names.ts";
import { drawHead, type LegendItem, MARGIN, markElement, SIZE, textElement } from "./pen.ts";
import { bottomAxis, scaleOver } from "./plane.ts";
import { drawFigure } from "./render.ts";
import { rowLabels } from "./rows.ts";
import { diamond, spanBar } from "./strokes.ts";
import type { Chart, ChartOptions } from "./types.ts";

export interface ObstacleBarsOptions extends ChartOptions {
  readonly names?: ChartNames;
  /** How many indicators are drawn, the largest first; 15 unless said. */
  readonly most?: number;
}

/**
 * What holds a unit back (障碍度): each indicator's share of all that the index lacks, the largest first, with its effective weight
 * as a diamond: a bar beyond its diamond lacks more than its weight alone would say. Shares of the groups stand in the text below.
 * @param source of `portrait`
 * @throws IndexError chart-option, chart-size, chart-nothing
 */
export function obstacleBars(source: Portrait, options: ObstacleBarsOptions = {}): Chart {
  const look = lookOf(options);
  const words = portraitWords[look.locale];
  const percent = shareIn(look.locale);
  const { indicators, groups, scale: reckoned } = source.obstacles;
  const own = indicators.filter(({ share }) => share > 0);
  if (own.length === 0) throw new IndexError([{ code: "chart-nothing", path: [], params: { what: "obstacles" } }], en);
  const rows = own.slice(0, options.most ?? 15);
  const nodeName = (id: string) => look.nameOf(options.names?.nodes?.get(id), id);
  const unit = look.nameOf(options.names?.units?.get(source.unit), source.unit);
  const shown = rows.reduce((sum, { share }) => sum + share, 0);
  const subtitle = [
    words.obstaclesSubtitle({ period: source.period, shown: rows.length, of: own.length, share: percent(shown) }),
    ...(reckoned === "peers" ? [words.byPeers] : []),
  ].join(words.comma);
  const legend: readonly LegendItem[] = [
    { label: words.obstacle, shape: "square", colour: "bar" },
    { label: words.weight, shape: "diamond", colour: "accent" },
  ];
  const head = drawHead(look, { title: words.obstaclesTitle(unit), subtitle, legend });
  const labels = rowLabels(
    look,
    rows.map(({ indicator }) => nodeName(indicator)),
  );
  const height = Math.max(labels.height, 24);
  const figures = rows.map(({ share }) => percent(share));
  const left = MARGIN + labels.room + 10;
  const right = look.width - MARGIN - widestOf(figures, { size: SIZE.small }) - 10;
  const top = head.bottom + 8;
  const bottom = top + rows.length * height;
  const most = Math.max(...rows.flatMap(({ share, weight }) => [share, weight]));
  const scale = scaleOver([0, most], [left, Math.max(left + 60, right)], { percent: true });
  const parts = [...head.parts, ...bottomAxis(look, scale, { lines: [top, bottom], numbers: bottom + 12 })];
  const told: string[] = [];
  rows.forEach(({ indicator, share, weight, deviation }, i) => {
    const y = top + (i + 0.5) * height;
    const title = words.obstacleMark({
      name: nodeName(indicator),
      share: percent(share),
      weight: percent(weight),
      lack: percent(deviation),
    });
    told.push(title);
    const drawn =
      spanBar(look, scale, [0, share], { y, height: height * 0.58, colour: "bar" }) +
      diamond(look, scale.at(weight), y);
    parts.push(
      labels.draw(i, { x: left - 10, y }),
      markElement({ title, data: { indicator, share, weight, deviation } }, drawn),
      textElement(look, figures[i]!, { x: look.width - MARGIN, y, size: SIZE.small, anchor: "end" }),
    );
  });
  const byGroup = [...groups]
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .map(({ group, share }) => words.groupMark({ name: nodeName(group), share: percent(share) }));
  const description = [
    head.title,
    subtitle,
    told.join(words.comma),
    ...(byGroup.length > 0 ? [`${words.groups}: ${byGroup.join(words.comma)}`] : []),
  ].join(words.stop);
  return drawFigure(
    {
      kind: "obstacles",
      title: head.title,
      description,
      height: look.height ?? bottom + 32,
      option: null,
      over: parts,
    },
    look,
  );
}

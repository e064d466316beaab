import { en, IndexError } from "../../errors/index.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { mapWords } from "../words/chart-map.ts";
import { type Area, readAreas } from "./geometry/geojson.ts";
import { widestInside } from "./geometry/inside.ts";
import { mapFacts } from "./map-facts.ts";
import { textWidth } from "./measure.ts";
import { drawHead, element, type LegendItem, MARGIN, markElement, SIZE, textElement } from "./pen.ts";
import { drawFigure } from "./render.ts";
import { rankedRows, type ScoreChartOptions, scoresOf } from "./source.ts";
import type { ColourName } from "./theme.ts";
import type { Chart } from "./types.ts";

export interface ChoroplethOptions extends ScoreChartOptions {
  /** A GeoJSON document as it was parsed: a FeatureCollection of polygons, longitude and latitude in degrees or a plane. */
  readonly geojson: unknown;
  /** The property that says whose area it is; unless given the one by which most units are found, by id or name. */
  readonly property?: string;
  /** Areas of no unit: a problem (`refuse`, unless said), or shown as places without data. */
  readonly others?: "refuse" | "show";
}

/** Points nearer than this to the one before are left out. */
const NEAR = 0.4;

/**
 * A map of areas (分级统计图) shaded by the class of the score, with name, score or letter where they fit inside; classes by natural
 * breaks, told apart in grey. Areas are large where land is, not where people are: `tileMap` gives each unit the same room.
 * Missing: a unit without a score, and with `others: "show"` a place that is no unit, is drawn without shade.
 * @throws IndexError chart-option, chart-size, unknown-period, no-such-node, chart-unit, chart-empty; geojson-… with every problem
 * @see RFC 7946, The GeoJSON Format
 */
export function choropleth(result: IndexResult, options: ChoroplethOptions): Chart {
  const scores = scoresOf(result, options);
  const { look, period, node, unit: marked } = scores;
  const words = mapWords[look.locale];
  rankedRows(scores);
  const rows = scores.rows();
  const units = rows.map((i) => result.units[i]!);
  const names = result.names === undefined ? undefined : rows.map((i) => result.names![i]!);
  const { property, others } = options;
  const { areas, issues } = readAreas(options.geojson, { units, names, property, others });
  if (issues.length > 0) throw new IndexError(issues, en);
  const facts = mapFacts(scores, rows);
  const rowOf = new Map(rows.map((i) => [result.units[i]!, i]));
  const strangers = areas.filter(({ unit }) => unit === null).length;
  const title = words.areasTitle({ node: scores.nodeName(node), period });
  const subtitle = [words.areasSubtitle({ n: rows.length, others: strangers }), words.breaks].join(words.comma);
  const legend: readonly LegendItem[] = [
    ...facts.legend,
    ...(strangers > 0 ? [{ label: words.others, shape: "square", colour: "grid" } as const] : []),
  ];
  const head = drawHead(look, { title, subtitle, legend });
  const top = head.bottom + 8;
  const room = {
    width: look.width - 2 * MARGIN,
    height: look.height === null ? Math.min(640, look.width * 0.85) : Math.max(60, look.height - top - MARGIN),
  };
  const { drawn, height } = onPaper(areas, { ...room, left: MARGIN, top });
  const shapes: string[] = [];
  const labels: string[] = [];
  const frames: string[] = [];
  for (const { unit, rings } of drawn) {
    const d = rings.map(ringPath).join("");
    const border = {
      stroke: look.colour("axis"),
      "stroke-width": 0.75,
      "stroke-linejoin": "round",
      "fill-rule": "evenodd",
    } as const;
    if (unit === null) {
      shapes.push(element("path", { d, fill: look.colour("grid"), ...border }));
      continue;
    }
    const found = facts.of(rowOf.get(unit)!);
    const paint =
      found.kind === undefined
        ? { ...border, fill: "none", stroke: look.colour("axis"), "stroke-dasharray": "3 3" }
        : { ...border, fill: look.colour(found.kind.colour) };
    shapes.push(markElement(found.mark, element("path", { d, ...paint })));
    labels.push(label(scores.unitName(unit), found, rings));
    if (unit === marked)
      frames.push(
        element("path", {
          d,
          fill: "none",
          stroke: look.colour("accent"),
          "stroke-width": 3,
          "stroke-linejoin": "round",
        }),
      );
  }
  const description = [head.title, subtitle, legend.map((item) => item.label).join(words.comma), facts.told].join(
    words.stop,
  );
  const bottom = Math.ceil(top + height + MARGIN);
  return drawFigure(
    {
      kind: "choropleth",
      title: head.title,
      description,
      height: look.height ?? bottom,
      option: null,
      over: [...head.parts, ...shapes, ...frames, ...labels],
    },
    look,
  );

  /** Name and score, the score, or the letter of the class: what fits inside. */
  function label(name: string, { score, kind }: ReturnType<typeof facts.of>, rings: readonly Float64Array[]): string {
    const colour: ColourName = kind === undefined ? "ink" : (`on-${kind.colour}` as ColourName);
    const write = (text: string, x: number, y: number, more: { bold?: boolean; size?: number } = {}) =>
      textElement(look, text, { x, y, anchor: "middle", colour, size: SIZE.small, ...more });
    const figure = kind === undefined ? score : `${score} ${kind.letter}`;
    const two = widestInside(rings, 28);
    if (
      two !== null &&
      textWidth(name, { size: SIZE.small }) <= two.width &&
      textWidth(figure, { size: SIZE.small, bold: true }) <= two.width
    )
      return write(name, two.x, two.y - 7) + write(figure, two.x, two.y + 7, { bold: true });
    const one = widestInside(rings, 13);
    if (one === null) return "";
    for (const text of [name, figure, kind?.letter ?? ""])
      if (text !== "" && textWidth(text, { size: SIZE.small }) <= one.width) return write(text, one.x, one.y);
    return "";
  }
}

/** Areas as they lie on paper: the whole in the frame, its shape kept, degrees of longitude shortened by the latitude. */
function onPaper(
  areas: readonly Area[],
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
): { readonly drawn: readonly Area[]; readonly height: number } {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { rings } of areas)
    for (const ring of rings)
      for (let k = 0; k + 1 < ring.length; k += 2) {
        [west, east] = [Math.min(west, ring[k]!), Math.max(east, ring[k]!)];
        [south, north] = [Math.min(south, ring[k + 1]!), Math.max(north, ring[k + 1]!)];
      }
  const degrees = west >= -180 && east <= 180 && south >= -90 && north <= 90;
  const narrow = degrees ? Math.cos((((south + north) / 2) * Math.PI) / 180) : 1;
  const [wide, tall] = [Math.max((east - west) * narrow, 1e-12), Math.max(north - south, 1e-12)];
  const scale = Math.min(width / wide, height / tall);
  const shift = left + (width - wide * scale) / 2;
  const drawn = areas.map(({ unit, rings }) => ({
    unit,
    rings: rings.map((ring) =>
      ring.map((v, k) => (k % 2 === 0 ? shift + (v - west) * narrow * scale : top + (north - v) * scale)),
    ),
  }));
  return { drawn, height: tall * scale };
}

/** A closed path, without points too near to be seen. */
function ringPath(ring: Float64Array): string {
  let d = "";
  let [x, y] = [Number.NaN, Number.NaN];
  for (let k = 0; k + 1 < ring.length; k += 2) {
    const near = Math.abs(ring[k]! - x) < NEAR && Math.abs(ring[k + 1]! - y) < NEAR;
    if (near) continue;
    [x, y] = [ring[k]!, ring[k + 1]!];
    d += `${d === "" ? "M" : "L"}${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
  }
  return `${d}Z`;
}

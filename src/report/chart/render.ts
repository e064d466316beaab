import { BarChart, LineChart, RadarChart, ScatterChart, SunburstChart } from "echarts/charts";
import { GridComponent, RadarComponent } from "echarts/components";
import { type EChartsCoreOption, init, setPlatformAPI, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Look } from "./look.ts";
import { cleanText, textWidth } from "./measure.ts";
import { dataAttributes, element, escapeXml, patternElement, round2, titleElement } from "./pen.ts";
import { FONT } from "./theme.ts";
import type { Chart, Mark } from "./types.ts";

use([BarChart, LineChart, RadarChart, ScatterChart, SunburstChart, GridComponent, RadarComponent, SVGRenderer]);

// widths must not depend on the fonts of the computer, nor on whether there is a canvas
setPlatformAPI({
  measureText: (text, font) => {
    const size = Number(/([\d.]+)px/.exec(font ?? "")?.[1] ?? 12);
    return { width: textWidth(text, { size, bold: /bold/.test(font ?? "") }) };
  },
});

/** A chart before it is drawn. */
export interface Figure {
  /** Id of the kind: part of class and ids. */
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly height: number;
  /** What echarts draws; colours from `look.colour` and `patternFill`. Null where the pen draws all. */
  readonly option: EChartsCoreOption | null;
  /** What is known of item i of series k. */
  readonly marks?: (series: number, item: number) => Mark | undefined;
  /** Full texts of labels that the option gives cut: by what is shown. */
  readonly cut?: ReadonlyMap<string, string>;
  /** Elements of the pen, beneath and above what echarts draws. */
  readonly under?: readonly string[];
  readonly over?: readonly string[];
}

/** What every option begins with. */
const STILL = { animation: false, backgroundColor: "none", textStyle: { fontFamily: FONT } } as const;

/** Draws elements of the pen alone; what is told stands behind the title in the description. */
export function drawParts(
  parts: readonly string[],
  {
    told,
    stop,
    ...figure
  }: Pick<Figure, "kind" | "title" | "height"> & { readonly told: readonly string[]; readonly stop: string },
  look: Look,
): Chart {
  const description = [figure.title, ...told].join(stop);
  return drawFigure({ ...figure, description, option: null, over: parts }, look);
}

/**
 * Draws a figure. The same figure gives the same bytes on every computer: no clock, no random ids, own text widths,
 * coordinates to two decimals.
 */
export function drawFigure(figure: Figure, look: Look): Chart {
  const { kind, title, description } = figure;
  const height = Math.ceil(figure.height);
  const { width } = look;
  const drawn = figure.option === null ? "" : plainPlot(plot(figure.option, { width, height }), figure);
  const ground = look.theme === "print" ? "" : element("rect", { width, height, fill: look.colour("paper") });
  const content = [ground, ...(figure.under ?? []), drawn, ...(figure.over ?? [])].filter((part) => part !== "");
  const used = [...new Set([...content.join("").matchAll(/url\(#gf-p(\d)\)/g)].map(([, k]) => Number(k)))].sort();
  if (used.length > 0) content.unshift(`<defs>${used.map((k) => patternElement(look, k)).join("")}</defs>`);
  const body = content.join("\n");
  const id = look.id ?? `gf-${kind}-${hashOf(`${title}\n${description}\n${body}`)}`;
  const svg = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      id,
      class: `gf-chart gf-${kind}`,
      role: "img",
      "aria-labelledby": `${id}-title ${id}-desc`,
      lang: look.locale === "zh" ? "zh-Hans" : "en",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      "font-family": FONT,
    },
    [
      "",
      `<title id="${id}-title">${escapeXml(cleanText(title))}</title>`,
      `<desc id="${id}-desc">${escapeXml(cleanText(description))}</desc>`,
      body.replace(/url\(#gf-/g, `url(#${id}-`).replace(/ id="gf-/g, ` id="${id}-`),
      "",
    ].join("\n"),
  );
  return { svg, width, height, title: cleanText(title), description: cleanText(description) };
}

function plot(option: EChartsCoreOption, size: { width: number; height: number }): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, ...size });
  try {
    chart.setOption({ ...STILL, ...option });
    // with hovering and moving come styles, which a page may forbid
    return chart.renderToSVGString({ useViewBox: true });
  } finally {
    chart.dispose();
  }
}

const NUMBERS = /-?\d*\.\d+(?:e[-+]?\d+)?|-?\d+e[-+]?\d+/g;
const COORDINATES = new Set(["d", "x", "y", "cx", "cy", "r", "width", "height", "points", "transform"]);

/** What echarts writes, without ids of its own, styles and what it keeps for hovering; marks have titles and data. */
function plainPlot(svg: string, { marks, cut }: Figure): string {
  const inner = svg.replace(/^<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
  const lines = inner.replace(/<style\b[\s\S]*?<\/style>/g, "").split("\n");
  return lines
    .map((line) =>
      line.replace(/<([a-zA-Z]+) ([^<>]*)>([^<]*)/g, (_, tag: string, written: string, text: string) => {
        const attributes = new Map(
          [...written.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!]),
        );
        const series = attributes.get("ecmeta_series_index");
        const item = attributes.get("ecmeta_data_index");
        const mark = series === undefined || item === undefined ? undefined : marks?.(Number(series), Number(item));
        const kept = [...attributes].flatMap(([key, value]) => plainAttribute(key, value));
        const known = mark?.data === undefined ? [] : Object.entries(dataAttributes(mark.data));
        const all = [...kept, ...known.map(([key, value]) => [key, escapeXml(value)] as const)];
        const full = tag === "text" ? cut?.get(text) : undefined;
        const title = mark?.title ?? full;
        const open = `<${tag}${all.map(([key, value]) => ` ${key}="${value}"`).join("")}>`;
        return `${open}${title === undefined ? "" : titleElement(title)}${text}`;
      }),
    )
    .filter((line) => line.trim() !== "")
    .join("\n")
    .replace(/"><\/(path|rect|circle|polyline|polygon|line)>/g, '"/>');
}

/** An attribute as it stays: styles as attributes, references with our prefix, coordinates rounded. */
function plainAttribute(key: string, value: string): (readonly [string, string])[] {
  if (/^ecmeta_|^pointer-events$|^class$|^xml:/.test(key)) return [];
  if (key === "style")
    return [...value.matchAll(/(font-size|font-weight):\s*([\w.]+?)(?:px)?;/g)].map(([, name, own]) => [name!, own!]);
  if (key === "id") return [[key, `gf-${value.replace(/^zr\d+-/, "")}`]];
  const own = value.replace(/url\(#zr\d+-/g, "url(#gf-");
  if (!COORDINATES.has(key)) return [[key, own]];
  // turning needs more digits than moving
  const digits = own.startsWith("matrix") ? 1e4 : 100;
  return [
    [
      key,
      own.replace(NUMBERS, (x) =>
        String(round2((Number(x) * digits) / 100) === 0 ? 0 : Math.round(Number(x) * digits) / digits),
      ),
    ],
  ];
}

/** FNV-1a over the code units, as eight hex digits: names a content, guards nothing. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

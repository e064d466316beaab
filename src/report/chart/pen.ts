import type { Look } from "./look.ts";
import { cleanText, fitText, textWidth, wrapText } from "./measure.ts";
import { type ColourName, seriesName } from "./theme.ts";
import type { Mark } from "./types.ts";

export const SIZE = { title: 16, subtitle: 13, label: 12, small: 11 } as const;

export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** At most two decimals, so that every engine writes the same. */
export const round2 = (x: number): number => Math.round(x * 100) / 100 + 0;

type Attribute = string | number | null | undefined;

/** An element as text. Names come from our own code; values are escaped. */
export function element(tag: string, attributes: Readonly<Record<string, Attribute>>, inner = ""): string {
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value === null || value === undefined
      ? []
      : [` ${name}="${typeof value === "number" ? round2(value) : escapeXml(value)}"`],
  );
  return inner === "" ? `<${tag}${written.join("")}/>` : `<${tag}${written.join("")}>${inner}</${tag}>`;
}

export const titleElement = (text: string): string => `<title>${escapeXml(cleanText(text))}</title>`;

export interface TextOptions {
  readonly x: number;
  /** The middle of the line. */
  readonly y: number;
  readonly size?: number;
  readonly anchor?: "start" | "middle" | "end";
  readonly bold?: boolean;
  readonly colour?: ColourName;
  /** Room there is; what is longer is cut, and stands whole in the `<title>`. */
  readonly width?: number;
  /** Degrees, clockwise about (x, y). */
  readonly turn?: number;
}

/** A line of text. */
export function textElement(look: Look, text: string, options: TextOptions): string {
  const { x, y, size = SIZE.label, anchor = "start", bold = false, colour = "ink", width, turn } = options;
  const full = cleanText(text);
  const shown = width === undefined ? full : fitText(full, { size, bold, width });
  return element(
    "text",
    {
      x,
      y,
      "font-size": size,
      "font-weight": bold ? "bold" : null,
      "text-anchor": anchor === "start" ? null : anchor,
      "dominant-baseline": "central",
      fill: look.colour(colour),
      transform: turn === undefined ? null : `rotate(${turn} ${round2(x)} ${round2(y)})`,
    },
    `${shown === full ? "" : titleElement(full)}${escapeXml(shown)}`,
  );
}

/** A group around what a mark is drawn with: its title and its data. */
export function markElement({ title, data = {} }: Mark, inner: string): string {
  return element("g", dataAttributes(data), `${titleElement(title)}${inner}`);
}

export function dataAttributes(data: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      `data-${key}`,
      typeof value === "number" ? (Number.isNaN(value) ? "" : String(value)) : cleanText(value),
    ]),
  );
}

export type LegendShape =
  | "square"
  | "frame"
  | "circle"
  | "diamond"
  | "triangle"
  | "line"
  | "dash"
  | "bar"
  | "stroke"
  | "cross";

export interface LegendItem {
  readonly label: string;
  readonly shape: LegendShape;
  readonly colour: ColourName;
  /** Number of the pattern that fills a square; see `patternFill`. */
  readonly pattern?: number;
}

/** The fill of series k: its colour under a pattern of its own, so that it is known without colour. */
export const patternFill = (k: number): string => `url(#gf-p${k % 8})`;

const STROKES: readonly string[] = [
  "",
  "M-2,2L2,-2M0,8L8,0M6,10L10,6",
  "",
  "M-2,6L2,10M0,0L8,8M6,-2L10,2",
  "M0,4L8,4",
  "M0,2h3M4,6h3",
  "M4,0V8",
  "M0,4H8M4,0V8",
];

/** The `<pattern>` of series k. Ids are given their prefix when the chart is put together. */
export function patternElement(look: Look, k: number): string {
  const square = { width: 8, height: 8 };
  const ground = element("rect", { ...square, fill: look.colour(seriesName(k)) });
  const stroke = { fill: "none", stroke: look.colour(`on-${seriesName(k)}` as ColourName), "stroke-opacity": 0.45 };
  const drawn = STROKES[k] === "" ? "" : element("path", { d: STROKES[k], ...stroke, "stroke-width": 1.2 });
  return element("pattern", { id: `gf-p${k}`, ...square, patternUnits: "userSpaceOnUse" }, ground + drawn);
}

/** A small picture of how something is drawn, its left end at x, its middle at y, 16 wide. */
export function swatch(
  look: Look,
  { shape, colour, pattern }: Omit<LegendItem, "label">,
  x: number,
  y: number,
): string {
  const paint = look.colour(colour);
  const stroke = { stroke: paint, "stroke-width": 2, fill: "none" };
  const cx = x + 8;
  switch (shape) {
    case "square":
      return element("rect", {
        x: x + 2,
        y: y - 6,
        width: 12,
        height: 12,
        fill: pattern === undefined ? paint : patternFill(pattern),
        stroke: look.colour("axis"),
        "stroke-width": 0.5,
      });
    case "frame":
      return element("rect", { x: x + 3, y: y - 5, width: 10, height: 10, ...stroke });
    case "circle":
      return element("circle", { cx, cy: y, r: 4.5, fill: paint });
    case "diamond":
      return element("path", { d: `M${cx},${y - 6}L${cx + 6},${y}L${cx},${y + 6}L${cx - 6},${y}Z`, fill: paint });
    case "triangle":
      return element("path", { d: `M${cx},${y - 5.5}L${cx + 6},${y + 5}L${cx - 6},${y + 5}Z`, fill: paint });
    case "cross":
      return element("path", { d: `M${cx - 4},${y - 4}l8,8M${cx + 4},${y - 4}l-8,8`, ...stroke });
    case "line":
      return element("path", { d: `M${x},${y}h16`, ...stroke });
    case "dash":
      return element("path", { d: `M${x},${y}h16`, ...stroke, "stroke-dasharray": "4 3" });
    case "stroke":
      return element("path", { d: `M${cx},${y - 7}v14`, ...stroke });
    case "bar":
      return element("path", {
        d: `M${x},${y}h16M${x},${y - 4}v8M${x + 16},${y - 4}v8`,
        ...stroke,
        "stroke-width": 1.5,
      });
    default:
      return shape satisfies never;
  }
}

/** What stands above the plot, and where the plot may begin. */
export interface Head {
  readonly parts: readonly string[];
  readonly title: string;
  readonly bottom: number;
}

export const MARGIN = 16;
/** Longest name in a legend. */
const LEGEND = 300;

/** Title, a line below it, and the legend in as many rows as it takes. */
export function drawHead(
  look: Look,
  { title, subtitle = "", legend = [] }: { title: string; subtitle?: string; legend?: readonly LegendItem[] },
): Head {
  const parts: string[] = [];
  const width = look.width - 2 * MARGIN;
  const shown = look.title ?? cleanText(title);
  let y = MARGIN + SIZE.title / 2;
  for (const line of wrapText(shown, { width, lines: 2, size: SIZE.title, bold: true })) {
    parts.push(textElement(look, line, { x: MARGIN, y, size: SIZE.title, bold: true }));
    y += SIZE.title * 1.35;
  }
  if (subtitle !== "")
    for (const line of wrapText(cleanText(subtitle), { width, lines: 3, size: SIZE.subtitle })) {
      parts.push(textElement(look, line, { x: MARGIN, y: y - 1, size: SIZE.subtitle, colour: "muted" }));
      y += SIZE.subtitle * 1.4;
    }
  let x = MARGIN;
  if (legend.length > 0) y += 4;
  for (const item of legend) {
    const room = Math.min(textWidth(cleanText(item.label), { size: SIZE.label }), width - 22, LEGEND);
    if (x > MARGIN && x + 22 + room > look.width - MARGIN) {
      x = MARGIN;
      y += 20;
    }
    parts.push(swatch(look, item, x, y), textElement(look, item.label, { x: x + 22, y, width: room }));
    x += 22 + room + 18;
  }
  if (legend.length > 0) y += 20;
  return { parts, title: shown, bottom: y };
}

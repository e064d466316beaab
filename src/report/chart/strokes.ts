import type { Look } from "./look.ts";
import { cleanText, textWidth } from "./measure.ts";
import { element, MARGIN, SIZE, textElement } from "./pen.ts";
import { pathOf, type Scale } from "./plane.ts";
import type { ColourName } from "./theme.ts";

/** A bar along a scale; nothing where an end is missing. */
export function spanBar(
  look: Look,
  scale: Scale,
  [from, to]: readonly [number, number],
  {
    y,
    height,
    colour,
    fill,
  }: { readonly y: number; readonly height: number; readonly colour: ColourName; readonly fill?: string },
): string {
  if (Number.isNaN(from + to)) return "";
  const [a, b] = [scale.at(from), scale.at(to)];
  const x = Math.min(a, b);
  const width = Math.max(0.75, Math.abs(b - a));
  return element("rect", { x, y: y - height / 2, width, height, fill: fill ?? look.colour(colour) });
}

/** An interval with ends, cut where the scale begins and ends. */
export function whisker(look: Look, scale: Scale, [low, high]: readonly [number, number], y: number): string {
  if (Number.isNaN(low + high)) return "";
  const held = (v: number): number => scale.at(Math.min(scale.to, Math.max(scale.from, v)));
  const [from, to] = [held(low), held(high)];
  const ends = [from, to]
    .map((x) =>
      pathOf([
        [x, y - 3],
        [x, y + 3],
      ]),
    )
    .join("");
  const d =
    pathOf([
      [from, y],
      [to, y],
    ]) + ends;
  // a margin of paper, so that it is seen upon dark bars too
  const halo = element("path", { d, stroke: look.colour("paper"), "stroke-width": 3.2, fill: "none" });
  return halo + element("path", { d, stroke: look.colour("ink"), "stroke-width": 1.2, fill: "none" });
}

export function diamond(
  look: Look,
  x: number,
  y: number,
  { r = 5, colour = "accent" }: { readonly r?: number; readonly colour?: ColourName } = {},
): string {
  if (Number.isNaN(x)) return "";
  const d = `${pathOf([
    [x, y - r],
    [x + r, y],
    [x, y + r],
    [x - r, y],
  ])}Z`;
  return element("path", { d, fill: look.colour(colour), stroke: look.colour("paper"), "stroke-width": 1 });
}

export interface LegendLine {
  readonly label: string;
  readonly colour: ColourName;
  readonly dash: string | null;
}

/** A legend of lines, each with its dashes, in as many rows as it takes. */
export function lineLegend(
  look: Look,
  items: readonly LegendLine[],
  top: number,
): { readonly parts: readonly string[]; readonly bottom: number } {
  const parts: string[] = [];
  let [x, y] = [MARGIN, top + 4];
  for (const { label, colour, dash } of items) {
    const room = Math.min(textWidth(cleanText(label), { size: SIZE.label }), look.width - 2 * MARGIN - 42);
    if (x > MARGIN && x + 42 + room > look.width - MARGIN) [x, y] = [MARGIN, y + 20];
    const stroke = { stroke: look.colour(colour), "stroke-width": 2.2, "stroke-dasharray": dash };
    parts.push(
      element("line", { x1: x, x2: x + 32, y1: y, y2: y, ...stroke }),
      textElement(look, label, { x: x + 40, y, width: room }),
    );
    x += 40 + room + 18;
  }
  return { parts, bottom: y + 18 };
}

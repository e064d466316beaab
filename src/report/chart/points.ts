import { type Box, labelPlaces } from "./geometry/label-places.ts";
import type { Look } from "./look.ts";
import { fitText, textWidth } from "./measure.ts";
import { element, markElement, SIZE, textElement } from "./pen.ts";
import { pathOf } from "./plane.ts";
import type { ColourName } from "./theme.ts";
import type { Mark } from "./types.ts";

export type PointShape = "circle" | "square" | "diamond" | "up" | "down";

export interface PointMark {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly mark: Mark;
  readonly shape: PointShape;
  readonly colour: ColourName;
  /** The one that is marked: larger, its name bold. */
  readonly strong?: boolean;
}

const RADIUS = 4.5;
/** Longest name beside a point; what is longer is cut there, and stands whole in its title. */
const LONGEST = 150;

/** Points with their names beside them, none over another; earlier ones choose first. */
export function labelledPoints(
  look: Look,
  points: readonly PointMark[],
  { frame, taken = [] }: { readonly frame: Box; readonly taken?: readonly Box[] },
): { readonly parts: readonly string[]; readonly unlabelled: number } {
  const style = { size: SIZE.small };
  const shown = points.map(({ label }) => fitText(label, { ...style, width: LONGEST }));
  const sizes = shown.map((text, i) => ({
    width: textWidth(text, { ...style, bold: points[i]!.strong === true }),
    height: 13,
  }));
  const boxes = labelPlaces(
    points.map(({ x, y }, i) => ({ x, y, ...sizes[i]! })),
    { frame, radius: RADIUS, taken },
  );
  // lines of the plot do not cross a name
  const plate = (box: Box) => element("rect", { ...box, fill: look.colour("paper"), "fill-opacity": 0.8 });
  const parts = points.map(({ x, y, mark, shape, colour, strong = false }, i) => {
    const box = boxes[i];
    const text =
      box === null || box === undefined
        ? ""
        : plate(box) + textElement(look, shown[i]!, { ...labelled(box, x), bold: strong });
    return markElement(mark, pointShape(look, shape, { x, y, colour, r: strong ? RADIUS * 1.5 : RADIUS }) + text);
  });
  return { parts, unlabelled: boxes.filter((box) => box === null).length };
}

/** Set towards its point, so that a font narrower than was reckoned with leaves no gap between. */
function labelled(box: Box, x: number): { x: number; y: number; size: number; anchor: "start" | "middle" | "end" } {
  const y = box.y + box.height / 2;
  if (box.x >= x) return { x: box.x, y, size: SIZE.small, anchor: "start" };
  if (box.x + box.width <= x) return { x: box.x + box.width, y, size: SIZE.small, anchor: "end" };
  return { x: box.x + box.width / 2, y, size: SIZE.small, anchor: "middle" };
}

/** A point as a shape of its own, so that its kind is known without colour. */
export function pointShape(
  look: Look,
  shape: PointShape,
  {
    x,
    y,
    colour,
    r = RADIUS,
  }: { readonly x: number; readonly y: number; readonly colour: ColourName; readonly r?: number },
): string {
  const paint = { fill: look.colour(colour), stroke: look.colour("ink"), "stroke-width": 0.75 };
  const closed = (points: readonly (readonly [number, number])[]) =>
    element("path", { d: `${pathOf(points)}Z`, ...paint });
  switch (shape) {
    case "circle":
      return element("circle", { cx: x, cy: y, r, ...paint });
    case "square":
      return element("rect", { x: x - r * 0.9, y: y - r * 0.9, width: r * 1.8, height: r * 1.8, ...paint });
    case "diamond":
      return closed([
        [x, y - r * 1.2],
        [x + r * 1.2, y],
        [x, y + r * 1.2],
        [x - r * 1.2, y],
      ]);
    case "up":
      return closed([
        [x, y - r * 1.15],
        [x + r * 1.1, y + r * 0.8],
        [x - r * 1.1, y + r * 0.8],
      ]);
    case "down":
      return closed([
        [x, y + r * 1.15],
        [x + r * 1.1, y - r * 0.8],
        [x - r * 1.1, y - r * 0.8],
      ]);
    default:
      return shape satisfies never;
  }
}

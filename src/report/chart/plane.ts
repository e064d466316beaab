import { numberText } from "./axis.ts";
import type { Look } from "./look.ts";
import { widestOf } from "./measure.ts";
import { element, SIZE, textElement } from "./pen.ts";

/** Where numbers stand on the picture. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  /** The place of a number in pixels. */
  readonly at: (value: number) => number;
  /** Round numbers along it, rising. */
  readonly ticks: readonly number[];
  /** A tick as it is written: as many decimals as the step between ticks has. */
  readonly text: (tick: number) => string;
}

/** A step between round numbers: `up` / `down`, 1, 2 or 5 times a power of ten, whole numbers both, so that ticks are exact. */
interface Step {
  readonly up: number;
  readonly down: number;
  readonly decimals: number;
}

/** The least such step of which the span holds at most `count`. */
function stepFor(span: number, count: number): Step {
  let [up, down, decimals] = [1, 1, 0];
  while ((span / up) * down > count) up *= 10;
  while (span * down * 10 <= count && decimals < 12) {
    down *= 10;
    decimals += 1;
  }
  for (const part of [5, 2]) {
    const own = up > 1 ? { up: up / part, down, decimals } : { up, down: down * part, decimals: decimals + 1 };
    if ((span / own.up) * own.down <= count) return own;
  }
  return { up, down, decimals };
}

/**
 * A scale over a span: its ends are widened to round numbers unless `exact`; shares are written as percentages with `percent`.
 * @param span least and greatest number; equal ones are given room  @param pixels where the ends stand
 */
export function scaleOver(
  span: readonly [number, number],
  pixels: readonly [number, number],
  {
    count = 6,
    exact = false,
    percent = false,
  }: { readonly count?: number; readonly exact?: boolean; readonly percent?: boolean } = {},
): Scale {
  let [from, to] = span;
  if (!(to > from)) {
    const room = from === 0 ? 1 : Math.abs(from) / 2;
    [from, to] = [from - room, to + room];
  }
  const [start, end] = pixels;
  // numbers side by side need more room than numbers above each other
  const most = Math.max(2, Math.floor(Math.abs(end - start) / (end > start ? 42 : 24)));
  const { up, down, decimals } = stepFor(to - from, Math.min(count, most));
  // what should be a whole number of steps may miss by rounding
  const steps = (value: number, nudge: number) => (value / up) * down + nudge;
  const first = exact ? Math.ceil(steps(from, -1e-9)) : Math.floor(steps(from, 1e-9));
  const last = exact ? Math.floor(steps(to, 1e-9)) : Math.ceil(steps(to, -1e-9));
  const tick = (k: number) => (k * up) / down + 0;
  const ticks = Array.from({ length: last - first + 1 }, (_, k) => tick(first + k));
  if (!exact) [from, to] = [tick(first), tick(last)];
  const [low, size] = [from, to - from];
  return {
    from,
    to,
    at: (value) => start + ((value - low) / size) * (end - start),
    ticks,
    text: (value) => (percent ? `${numberText(value * 100, Math.max(0, decimals - 2))}%` : numberText(value, decimals)),
  };
}

/** Room that the numbers beside a vertical axis take. */
export const axisRoom = ({ ticks, text }: Scale): number => widestOf(ticks.map(text), { size: SIZE.small }) + 8;

export interface AxisPlace {
  /** Ends of the lines across, in pixels. */
  readonly lines: readonly [number, number];
  /** Where the numbers stand: below the plot, or left of it. */
  readonly numbers: number;
  readonly title?: string;
}

/** Numbers below the plot, with lines upward through it. */
export function bottomAxis(look: Look, scale: Scale, { lines: [top, bottom], numbers, title }: AxisPlace): string[] {
  const parts = scale.ticks.map((tick) => {
    const x = scale.at(tick);
    return (
      line(look, [x, top, x, bottom], tick === 0 ? "axis" : "grid") +
      textElement(look, scale.text(tick), { x, y: numbers, size: SIZE.small, anchor: "middle", colour: "muted" })
    );
  });
  if (title !== undefined) {
    const [x, y] = [(scale.at(scale.from) + scale.at(scale.to)) / 2, numbers + 17];
    const width = 2 * Math.min(x, look.width - x) - 8;
    parts.push(textElement(look, title, { x, y, size: SIZE.small, anchor: "middle", colour: "muted", width }));
  }
  return parts;
}

/** Numbers left of the plot, with lines across it; the title stands turned beside them. */
export function leftAxis(look: Look, scale: Scale, { lines: [left, right], numbers, title }: AxisPlace): string[] {
  const parts = scale.ticks.map((tick) => {
    const y = scale.at(tick);
    return (
      line(look, [left, y, right, y], tick === 0 ? "axis" : "grid") +
      textElement(look, scale.text(tick), { x: numbers, y, size: SIZE.small, anchor: "end", colour: "muted" })
    );
  });
  if (title !== undefined) {
    const y = (scale.at(scale.from) + scale.at(scale.to)) / 2;
    const x = numbers - axisRoom(scale) - 4;
    const width = Math.abs(scale.at(scale.to) - scale.at(scale.from));
    parts.push(
      textElement(look, title, { x, y, size: SIZE.small, anchor: "middle", colour: "muted", turn: -90, width }),
    );
  }
  return parts;
}

/** A straight line from (x1, y1) to (x2, y2). */
export function line(
  look: Look,
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  colour: "axis" | "grid" | "ink" | "muted" | "accent",
  { width = 1, dash = null }: { readonly width?: number; readonly dash?: string | null } = {},
): string {
  return element("line", {
    x1,
    y1,
    x2,
    y2,
    stroke: look.colour(colour),
    "stroke-width": width,
    "stroke-dasharray": dash,
  });
}

/** A path through points, in two decimals. */
export const pathOf = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${cut(x)},${cut(y)}`).join("");

const cut = (x: number): number => Math.round(x * 100) / 100 + 0;

import type { Look } from "./look.ts";
import { SIZE } from "./pen.ts";

/** Axes as all charts have them, for the option of echarts. Every colour is said, since echarts' own know no theme. */

interface ValueAxisOptions {
  readonly min?: number;
  readonly max?: number;
  readonly interval?: number;
  readonly format?: (value: number) => string;
  /** Whether lines run across the plot; true unless said. */
  readonly lines?: boolean;
  readonly [more: string]: unknown;
}

export function valueAxis(look: Look, { format, lines = true, ...more }: ValueAxisOptions = {}): object {
  return {
    type: "value",
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      color: look.colour("muted"),
      fontSize: SIZE.small,
      hideOverlap: true,
      ...(format && { formatter: format }),
    },
    splitLine: { show: lines, lineStyle: { color: look.colour("grid") } },
    ...more,
  };
}

interface CategoryAxisOptions {
  readonly data: readonly string[];
  readonly labels?: boolean;
  readonly [more: string]: unknown;
}

/** Every label is written; give texts that fit. */
export function categoryAxis(look: Look, { data, labels = true, ...more }: CategoryAxisOptions): object {
  return {
    type: "category",
    data,
    axisLine: { lineStyle: { color: look.colour("axis") } },
    axisTick: { show: false },
    axisLabel: { show: labels, color: look.colour("ink"), fontSize: SIZE.label, interval: 0, hideOverlap: false },
    splitLine: { show: false },
    ...more,
  };
}

/** What every series has: still, and without the looks of being pointed at. */
export const STILL_SERIES = { emphasis: { disabled: true }, select: { disabled: true }, animation: false } as const;

/** A number for reading: so many decimals, a minus sign that is one, and — for what is missing. */
export function numberText(x: number, decimals: number): string {
  if (Number.isNaN(x)) return "—";
  const text = x.toFixed(decimals);
  return /^-[0.]+$/.test(text) ? text.slice(1) : text.replace("-", "−");
}

/** Decimals with which a column of numbers is told apart: 1 on 0–100, 3 on 0–1. */
export function decimalsOf(values: Iterable<number>): number {
  let most = 0;
  for (const x of values) if (Math.abs(x) > most) most = Math.abs(x);
  return most >= 20 ? 1 : most >= 2 ? 2 : 3;
}

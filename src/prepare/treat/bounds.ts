import * as z from "zod/mini";
import type { ColumnContext } from "../../method/index.ts";

/** Values below `low` or above `high` are outside; null where there is no bound. */
export type Bounds = { readonly low: number | null; readonly high: number | null };

export const BoundsShape = z.strictObject({ low: z.nullable(z.number()), high: z.nullable(z.number()) });

/** On which side of the bounds a value lies. */
export function sideOf(v: number, { low, high }: Bounds): "low" | "high" | null {
  if (low !== null && v < low) return "low";
  return high !== null && v > high ? "high" : null;
}

/** Values outside take the bound; the same column where nothing is outside. */
export function clamp(x: Float64Array, bounds: Bounds): Float64Array {
  const low = bounds.low ?? -Infinity;
  const high = bounds.high ?? Infinity;
  let first = 0;
  while (first < x.length && !(x[first]! < low || x[first]! > high)) first += 1;
  if (first === x.length) return x;
  const y = x.slice();
  for (let i = first; i < y.length; i++) {
    const v = y[i]!;
    if (v < low) y[i] = low;
    else if (v > high) y[i] = high;
  }
  return y;
}

/** Which cells a clamping moved, and from which end. */
export function movedBy(x: Float64Array, bounds: Bounds): readonly (string | null)[] {
  return Array.from(x, (v) => {
    const side = sideOf(v, bounds);
    return side === null ? null : side === "low" ? "raised" : "lowered";
  });
}

/** Unit and period of the first rows that a test picks, and how many there are. */
export function placesWhere(
  x: Float64Array,
  test: (v: number) => boolean,
  { rows }: Pick<ColumnContext, "rows">,
): { places: string[]; count: number } {
  const places: string[] = [];
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    if (!test(x[i]!)) continue;
    count += 1;
    if (places.length < 10) places.push(`${rows.unit[i]} ${rows.period[i]}`.trim());
  }
  return { places, count };
}

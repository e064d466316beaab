import * as z from "zod/mini";
import { extent } from "../stats/index.ts";

/** `min-max`: each column is rescaled to 0–1 over the rows learned from; `none`: the scores as they are. */
export const scaleParam = z._default(z.enum(["min-max", "none"]), "min-max");

export type Scale = "min-max" | "none";

/** Standard deviation of a column on its scale; null below two values. A constant column has 0. */
export function scaledDeviation(x: Float64Array, scale: Scale, ddof: 0 | 1 = 1): number | null {
  const { min, max, count } = extent(x);
  if (count < 2) return null;
  if (min === max) return 0;
  const range = max - min;
  // on 0–1 no square overflows and none vanishes; two passes, the second from the mean of the first
  let first = 0;
  for (let i = 0; i < x.length; i++) {
    const z = (x[i]! - min) / range;
    if (!Number.isNaN(z)) first += z;
  }
  const centre = first / count;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < x.length; i++) {
    const d = (x[i]! - min) / range - centre;
    if (Number.isNaN(d)) continue;
    sum += d;
    squares += d * d;
  }
  const deviation = Math.sqrt((squares - (sum / count) * sum) / (count - ddof));
  return scale === "min-max" ? deviation : deviation * range;
}

/** Values on 0–1; missing stay missing. The column is not constant. */
export function toUnit(x: Float64Array): Float64Array {
  const { min, max } = extent(x);
  return x.map((v) => (v - min) / (max - min));
}

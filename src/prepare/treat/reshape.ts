import * as z from "zod/mini";
import { IndexError } from "../../errors/index.ts";
import type { ColumnContext } from "../../method/index.ts";
import { extent, skewness } from "../../stats/index.ts";
import { placesWhere } from "./bounds.ts";
import { boxCoxLambda } from "./likelihood.ts";

/**
 * A rising curve that a column is bent along: `log` ln(x − from + pad), `mirrored` −ln(from − x + pad),
 * `box-cox` ((x − from + pad)^λ − 1)/λ. Values beyond `hold`, where the curve was not learned, are held there.
 */
export type Reshape = {
  readonly form: "log" | "mirrored" | "box-cox";
  readonly from: number;
  readonly pad: number;
  readonly hold: number;
  readonly lambda: number | null;
};

export const ReshapeShape = z.strictObject({
  form: z.enum(["log", "mirrored", "box-cox"]),
  from: z.number(),
  pad: z.number(),
  hold: z.number(),
  lambda: z.nullable(z.number()),
});

/** (v^λ − 1)/λ, ln v at λ = 0, without cancellation near it; for v above 0. */
export function boxCoxOf(v: number, lambda: number): number {
  const u = Math.log(v);
  return lambda === 0 ? u : Math.expm1(lambda * u) / lambda;
}

/** The value on the curve, without holding. */
export function bend(v: number, { form, from, pad, lambda }: Reshape): number {
  if (form === "mirrored") return -Math.log(from - v + pad);
  return form === "log" ? Math.log(v - from + pad) : boxCoxOf(v - from + pad, lambda!);
}

/** A column on the curve; a later value beyond what was learned is held at the end, with a note. */
export function reshape(x: Float64Array, curve: Reshape, { note }: Pick<ColumnContext, "note">): Float64Array {
  const { form, hold } = curve;
  const mirrored = form === "mirrored";
  const y = new Float64Array(x.length);
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    const beyond = mirrored ? v > hold : v < hold;
    if (beyond) count += 1;
    y[i] = bend(beyond ? hold : v, curve);
  }
  if (count > 0) {
    if (form === "mirrored") note({ code: "above-log-ruler", path: [], params: { count, most: hold } });
    else note({ code: "below-log-ruler", path: [], params: { count, least: hold } });
  }
  return y;
}

/** ln(x − min + 0.01·range): the least value stays one hundredth of the range above zero. Null for a constant. */
export function fitLog(x: Float64Array): Reshape | null {
  const { min, max } = extent(x);
  if (!(max > min)) return null;
  return { form: "log", from: min, pad: 0.01 * (max - min), hold: min, lambda: null };
}

/** ln(x − min + 1). */
export function fitLogShifted(x: Float64Array): Reshape | null {
  const { min, max } = extent(x);
  return max > min ? { form: "log", from: min, pad: 1, hold: min, lambda: null } : null;
}

/** As `fitLog` where the skew is to the right; to the left, or even, the mirror: −ln(max + 0.01·range − x). */
export function fitLogSigned(x: Float64Array): Reshape | null {
  const { min, max } = extent(x);
  if (!(max > min) || skewness(x) > 0) return fitLog(x);
  return { form: "mirrored", from: max, pad: 0.01 * (max - min), hold: max, lambda: null };
}

export type Shift = "none" | "min-to-one" | "when-needed";

interface PowerOptions {
  readonly lambda: number | "auto";
  readonly shift: Shift;
  readonly method: string;
}

/** The curve of Box and Cox, its exponent given or the most likely one; null for a constant. */
export function fitBoxCox(
  x: Float64Array,
  { lambda, shift, method }: PowerOptions,
  context: Pick<ColumnContext, "rows">,
): Reshape | null {
  const { min, max } = extent(x);
  if (!(max > min)) return null;
  if (shift === "none") refuseNotPositive(x, method, context);
  const moved = shift === "min-to-one" || min <= 0;
  const [from, pad] = moved ? [min, 1] : [0, 0];
  const best = lambda === "auto" ? boxCoxLambda(x.map((v) => v - from + pad)) : lambda;
  return { form: "box-cox", from, pad, hold: min, lambda: best };
}

/** A logarithm or power is undefined at 0 and below: says where the values are. */
export function refuseNotPositive(x: Float64Array, method: string, context: Pick<ColumnContext, "rows">): void {
  const { min } = extent(x);
  if (!(min <= 0)) return;
  const params = { method, found: min, ...placesWhere(x, (v) => v <= 0, context) };
  throw new IndexError([{ code: "treat-not-positive", path: [], params }]);
}

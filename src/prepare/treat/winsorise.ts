import * as z from "zod/mini";
import { treatEn } from "../../errors/en/treat.ts";
import { type ColumnContext, defineTreater } from "../../method/index.ts";
import { count, extent } from "../../stats/index.ts";
import { type Moments, momentsOf } from "../../stats/moments.ts";
import { type Bounds, BoundsShape, clamp, movedBy } from "./bounds.ts";
import {
  bend,
  fitBoxCox,
  fitLog,
  fitLogShifted,
  fitLogSigned,
  type Reshape,
  ReshapeShape,
  reshape,
} from "./reshape.ts";

const Params = z.strictObject({
  /** Most values that may be moved; default 5, or max(1, ⌊0.05 n⌋) with fewer than 40 present values. */
  maxPoints: z.optional(z.int().check(z.minimum(0))),
  /** Passes when |skewness| is below this … */
  skewness: z._default(z.number().check(z.positive()), 2),
  /** … or excess kurtosis below this. */
  kurtosis: z._default(z.number(), 3.5),
  /** Moves up to `maxPoints` even where the test already passes. */
  force: z._default(z.boolean(), false),
  /** What follows where winsorising alone does not pass: from the original values, unless `combine`. */
  then: z._default(z.enum(["none", "log", "log-shifted", "log-signed", "box-cox"]), "none"),
  /** Of `then: box-cox`: a number, or the most likely one. */
  lambda: z._default(z.union([z.number(), z.literal("auto")]), "auto"),
  combine: z._default(z.boolean(), false),
});
type Options = z.output<typeof Params>;

/** Values below `low` or above `high` are moved there; then the curve, where winsorising was not enough. */
export type Winsorised = Bounds & {
  readonly points: number;
  readonly then: Reshape | null;
  readonly passed: boolean;
  readonly skewness: number | null;
  readonly kurtosis: number | null;
};

const WinsorisedShape = z.extend(BoundsShape, {
  points: z.number(),
  then: z.nullable(ReshapeShape),
  passed: z.boolean(),
  skewness: z.nullable(z.number()),
  kurtosis: z.nullable(z.number()),
});

const orNull = (v: number): number | null => (Number.isNaN(v) ? null : v);

/** Skewness or kurtosis within the thresholds; a column too short or too flat to tell passes. */
export function passesShape(x: Float64Array, limits: { skewness: number; kurtosis: number }): boolean {
  return passes(momentsOf(x), limits);
}

const passes = (shape: Shape, limits: Shape): boolean =>
  !(Math.abs(shape.skewness) >= limits.skewness && shape.kurtosis >= limits.kurtosis);

type Shape = Pick<Moments, "skewness" | "kurtosis">;

interface Clamped extends Bounds {
  readonly x: Float64Array;
  readonly points: number;
  readonly shape: Shape;
}

/** Moves all ties of the extreme on the side of the skew to the next value, until it passes or `maxPoints` are moved. */
function clampExtremes(original: Float64Array, options: Options & { maxPoints: number }): Clamped {
  let state: Clamped = { x: original, low: null, high: null, points: 0, shape: momentsOf(original) };
  while (state.points < options.maxPoints && (options.force || !passes(state.shape, options))) {
    const next = moveExtreme(original, state);
    if (next === null) break;
    state = next;
  }
  return state;
}

function moveExtreme(original: Float64Array, { x, low, high, shape }: Clamped): Clamped | null {
  const upwards = shape.skewness >= 0;
  const { min, max } = extent(x);
  let next = upwards ? -Infinity : Infinity;
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    if (upwards ? v < max && v > next : v > min && v < next) next = v;
  }
  if (!Number.isFinite(next)) return null;
  const newHigh = upwards ? next + 0 : high;
  const newLow = upwards ? low : next + 0;
  const moved = clamp(original, { low: newLow, high: newHigh });
  let points = 0;
  for (let i = 0; i < original.length; i++) if (moved[i]! < original[i]! || moved[i]! > original[i]!) points += 1;
  return { x: moved, low: newLow, high: newHigh, points, shape: momentsOf(moved) };
}

function fit(x: Float64Array, params: Options, context: ColumnContext): Winsorised {
  const n = count(x);
  const maxPoints = params.maxPoints ?? (n < 40 ? Math.max(1, Math.floor(0.05 * n)) : 5);
  const clamped = clampExtremes(x, { ...params, maxPoints });
  const start = params.combine ? clamped : { x, low: null, high: null, points: 0 };
  const curve = passes(clamped.shape, params) ? null : fitThen(start.x, params, context);
  if (curve === null) return summary(clamped, clamped.shape, null, params);
  return summary(start, momentsOf(reshape(start.x, curve, { note: () => {} })), curve, params);
}

function fitThen(x: Float64Array, { then, lambda }: Options, context: ColumnContext): Reshape | null {
  switch (then) {
    case "none":
      return null;
    case "log":
      return fitLog(x);
    case "log-shifted":
      return fitLogShifted(x);
    case "log-signed":
      return fitLogSigned(x);
    case "box-cox":
      return fitBoxCox(x, { lambda, shift: "min-to-one", method: "winsorise" }, context);
    default:
      return then satisfies never;
  }
}

function summary(
  from: Bounds & { readonly points: number },
  shape: Shape,
  then: Reshape | null,
  params: Options,
): Winsorised {
  return {
    low: from.low,
    high: from.high,
    points: from.points,
    then,
    passed: passes(shape, params),
    skewness: orNull(shape.skewness),
    kurtosis: orNull(shape.kurtosis),
  };
}

function apply(x: Float64Array, { then, ...bounds }: Winsorised, context: ColumnContext): Float64Array {
  const clamped = clamp(x, bounds);
  return then === null ? clamped : reshape(clamped, then, context);
}

/**
 * Winsorising (缩尾): while |skewness| ≥ 2 and excess kurtosis ≥ 3.5, all values tied at the extreme on the side of the
 * skew take the next value, until `maxPoints` are moved. `then` follows where that is not enough, from the original
 * values, or from the winsorised ones with `combine`: `log` ln(x − min + 0.01·range); `log-shifted` ln(x − min + 1);
 * `log-signed` as log, and −ln(max + 0.01·range − x) for a skew to the left; `box-cox` of x − min + 1.
 * Skewness and kurtosis are the bias-corrected (type 2, Excel) forms. Missing stays missing and is not counted.
 * With fewer than 40 present values `maxPoints` is max(1, ⌊0.05 n⌋) unless given.
 * Applied to later data: values outside the bounds learned are moved to them; beyond the end that the curve was
 * learned on, they are held there, with a note.
 * @see Becker et al. (2022), COINr, `winsorise`, `log_CT`, `log_CT_orig`, `log_CT_plus` and `boxcox`
 * @example
 * const x = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100);
 * winsorise.apply(x, winsorise.fit(x, { maxPoints: 5 })); // => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 30]
 */
export const winsorise = defineTreater({
  id: "winsorise",
  name: { en: "winsorise", zh: "缩尾处理" },
  params: Params,
  texts: treatEn,
  learned: WinsorisedShape,
  fit,
  apply,
  how: (x, bounds) => movedBy(x, bounds),
  scale: (values, { then }) => (then === null ? values : values.map((v) => bend(v, then))),
});

import * as z from "zod/mini";
import { type ColumnContext, defineTreater } from "../../method/index.ts";
import { count, extent, kurtosis, skewness } from "../../stats/index.ts";

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
  then: z._default(z.enum(["none", "log"]), "none"),
  combine: z._default(z.boolean(), false),
});
type Options = z.output<typeof Params>;

/** Values below `low` or above `high` are moved there; then `log`, where winsorising was not enough. */
export type Winsorised = {
  readonly low: number | null;
  readonly high: number | null;
  readonly points: number;
  readonly log: { readonly shift: number; readonly least: number } | null;
  readonly passed: boolean;
  readonly skewness: number | null;
  readonly kurtosis: number | null;
};

const bound = z.nullable(z.number());
const WinsorisedShape = z.strictObject({
  low: bound,
  high: bound,
  points: z.number(),
  log: z.nullable(z.strictObject({ shift: z.number(), least: z.number() })),
  passed: z.boolean(),
  skewness: bound,
  kurtosis: bound,
});

const orNull = (v: number): number | null => (Number.isNaN(v) ? null : v);

/** Skewness or kurtosis within the thresholds; a column too short or too flat to tell passes. */
export function passesShape(x: Float64Array, limits: { skewness: number; kurtosis: number }): boolean {
  const skew = skewness(x);
  const kurt = kurtosis(x);
  return !(Math.abs(skew) >= limits.skewness && kurt >= limits.kurtosis);
}

interface Clamped {
  x: Float64Array;
  low: number | null;
  high: number | null;
  points: number;
}

/** Moves all ties of the extreme on the side of the skew to the next value, until it passes or `maxPoints` are moved. */
function clampExtremes(original: Float64Array, options: Options & { maxPoints: number }): Clamped {
  let state: Clamped = { x: original, low: null, high: null, points: 0 };
  while (state.points < options.maxPoints && (options.force || !passesShape(state.x, options))) {
    const next = moveExtreme(original, state);
    if (next === null) break;
    state = next;
  }
  return state;
}

function moveExtreme(original: Float64Array, { x, low, high }: Clamped): Clamped | null {
  const upwards = skewness(x) >= 0;
  const { min, max } = extent(x);
  const inner = upwards ? x.filter((v) => v < max) : x.filter((v) => v > min);
  if (inner.length === 0) return null;
  const newHigh = upwards ? extent(inner).max : high;
  const newLow = upwards ? low : extent(inner).min;
  const moved = clamp(original, newLow, newHigh);
  let points = 0;
  for (let i = 0; i < original.length; i++) if (moved[i]! < original[i]! || moved[i]! > original[i]!) points += 1;
  return { x: moved, low: newLow, high: newHigh, points };
}

function clamp(x: Float64Array, low: number | null, high: number | null): Float64Array {
  return x.map((v) => (low !== null && v < low ? low : high !== null && v > high ? high : v));
}

function fit(x: Float64Array, params: Options, _context: ColumnContext): Winsorised {
  const n = count(x);
  const maxPoints = params.maxPoints ?? (n < 40 ? Math.max(1, Math.floor(0.05 * n)) : 5);
  const clamped = clampExtremes(x, { ...params, maxPoints });
  const passed = passesShape(clamped.x, params);
  if (passed || params.then === "none" || n === 0) {
    return {
      low: clamped.low,
      high: clamped.high,
      points: clamped.points,
      log: null,
      passed,
      skewness: orNull(skewness(clamped.x)),
      kurtosis: orNull(kurtosis(clamped.x)),
    };
  }
  const start = params.combine ? clamped : { x, low: null, high: null, points: 0 };
  const { min, max } = extent(start.x);
  // ln(x − min + 0.01·range): the least value stays one hundredth of the range above zero
  const log = { shift: 0.01 * (max - min) - min, least: min };
  const logged = logShifted(start.x, log);
  return {
    low: start.low,
    high: start.high,
    points: start.points,
    log,
    passed: passesShape(logged, params),
    skewness: orNull(skewness(logged)),
    kurtosis: orNull(kurtosis(logged)),
  };
}

function logShifted(x: Float64Array, { shift, least }: { shift: number; least: number }): Float64Array {
  return x.map((v) => Math.log((v < least ? least : v) + shift));
}

function apply(x: Float64Array, { low, high, log }: Winsorised, context: ColumnContext): Float64Array {
  const clamped = low === null && high === null ? x : clamp(x, low, high);
  if (log === null) return clamped;
  const held = clamped.reduce((n, v) => (v < log.least ? n + 1 : n), 0);
  if (held > 0) context.note({ code: "below-log-ruler", path: [], params: { count: held, least: log.least } });
  return logShifted(clamped, log);
}

/**
 * Winsorising (缩尾): while |skewness| ≥ 2 and excess kurtosis ≥ 3.5, all values tied at the extreme on the side of the
 * skew take the next value, until `maxPoints` are moved. `then: "log"` where that is not enough:
 * ln(x − min + 0.01·range) of the original values, or of the winsorised ones with `combine`.
 * Skewness and kurtosis are the bias-corrected (type 2, Excel) forms. Missing stays missing and is not counted.
 * With fewer than 40 present values `maxPoints` is max(1, ⌊0.05 n⌋) unless given.
 * Applied to later data: values outside the bounds learned are moved to them; below the least value that the logarithm
 * was learned on, they are held there, with a note.
 * @see Becker et al. (2022), COINr, `winsorise` and `log_CT`
 * @example
 * const x = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100);
 * winsorise.apply(x, winsorise.fit(x, { maxPoints: 5 })); // => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 30]
 */
export const winsorise = defineTreater({
  id: "winsorise",
  name: { en: "winsorise", zh: "缩尾处理" },
  params: Params,
  learned: WinsorisedShape,
  fit,
  apply,
  scale: (values, { log }) => (log === null ? values : values.map((v) => Math.log(v + log.shift))),
});

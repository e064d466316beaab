import * as z from "zod/mini";
import { IndexError } from "../../errors/index.ts";
import type { ColumnContext } from "../../method/index.ts";
import { alongLine, count, type Extent, extent, type Line, lineOf } from "../../stats/index.ts";

/** A straight line from worst to best; what min-max, goalposts and efficacy learn. */
export type Ruler = {
  readonly worst: number;
  readonly best: number;
  readonly lower: number;
  readonly upper: number;
  readonly clip: boolean;
};

/** Where there is no ruler: a constant gets one score or leaves the index; a column without values teaches nothing. */
export type Flat = { readonly flat: number } | { readonly drop: true } | { readonly empty: true };

export const RulerShape = z.strictObject({
  worst: z.number(),
  best: z.number(),
  lower: z.number(),
  upper: z.number(),
  clip: z.boolean(),
});

export const FlatShape = z.union([
  z.strictObject({ flat: z.number() }),
  z.strictObject({ drop: z.literal(true) }),
  z.strictObject({ empty: z.literal(true) }),
]);

/** What a method with a straight ruler learns. */
export const RulerOrFlat = z.union([RulerShape, FlatShape]);

export const ConstantRule = z.union([z.enum(["midpoint", "error", "drop"]), z.number()]);

/**
 * lower + (x − worst)/(best − worst)·(upper − lower). Missing stays missing.
 * @example applyRuler(Float64Array.of(1, 2, 3), { worst: 1, best: 3, lower: 0, upper: 100, clip: false }); // => [0, 50, 100]
 */
export function applyRuler(x: Float64Array, ruler: Ruler): Float64Array {
  const line = lineOf(ruler);
  if (line !== null) return alongLine(x, line);
  const { worst, best, lower, upper, clip } = ruler;
  const y = new Float64Array(x.length);
  const least = Math.min(lower, upper);
  const most = Math.max(lower, upper);
  for (let i = 0; i < x.length; i++) {
    // this form keeps the end points exact: the best unit gets `upper`, equal bests tie
    const v = lower + ((x[i]! - worst) / (best - worst)) * (upper - lower);
    y[i] = clip ? (v < least ? least : v > most ? most : v) : v;
  }
  return y;
}

/** The straight line of what was learned; null where there is none. A constant's is flat. */
export function lineOfRuler(fitted: Ruler | Flat): Line | null {
  if ("worst" in fitted) return lineOf(fitted);
  if (!("flat" in fitted)) return null;
  const [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return { worst: 0, slope: 0, lower: fitted.flat, span: 0, top: 0, least, most };
}

/**
 * From scores back to the measure: worst + (y − lower)/(upper − lower)·(best − worst).
 * On a clipped scale an end stands for everything beyond it and gives the nearest value that earns it; a score outside
 * such a scale was never given, so it has no value (NaN).
 * @example invertRuler(Float64Array.of(0, 50), { worst: 1, best: 3, lower: 0, upper: 100, clip: false }); // => [1, 2]
 */
export function invertRuler(y: Float64Array, { worst, best, lower, upper, clip }: Ruler): Float64Array {
  const x = new Float64Array(y.length);
  const least = clip ? Math.min(lower, upper) : Number.NEGATIVE_INFINITY;
  const most = clip ? Math.max(lower, upper) : Number.POSITIVE_INFINITY;
  for (let i = 0; i < y.length; i++) {
    const v = y[i]!;
    x[i] = v < least || v > most ? Number.NaN : worst + ((v - lower) / (upper - lower)) * (best - worst);
  }
  return x;
}

/** A constant, dropped or empty indicator has one score or none: no way back to a value. */
export function noWayBack(y: Float64Array): Float64Array {
  return new Float64Array(y.length).fill(Number.NaN);
}

/** Scores by the ruler, or the one score of a constant. */
export function scoreByRuler(x: Float64Array, fitted: Ruler | Flat): Float64Array {
  return "worst" in fitted ? applyRuler(x, fitted) : applyFlat(x, fitted);
}

/** `scoreByRuler` the other way. */
export function valueByRuler(y: Float64Array, fitted: Ruler | Flat): Float64Array {
  return "worst" in fitted ? invertRuler(y, fitted) : noWayBack(y);
}

/** Present values all get one score; `drop` leaves none; nothing learned is an error as soon as there is a value. */
export function applyFlat(x: Float64Array, fitted: Flat): Float64Array {
  if ("flat" in fitted) return x.map((v) => (Number.isNaN(v) ? v : fitted.flat));
  if ("empty" in fitted && count(x) > 0) throw new IndexError([{ code: "nothing-learned", path: [], params: {} }]);
  return new Float64Array(x.length).fill(Number.NaN);
}

interface ConstantChoice {
  readonly constant: z.output<typeof ConstantRule>;
  readonly midpoint: number;
  readonly method: string;
  readonly value: number;
}

/** The named choice for a constant indicator, said in a note; `error` stops. */
export function chooseFlat({ constant, midpoint, method, value }: ConstantChoice, context: ColumnContext): Flat {
  if (constant === "error") {
    throw new IndexError([{ code: "constant-indicator", path: ["constant"], params: { value, method } }]);
  }
  context.note({ code: "constant-scored", path: [], params: { value, method, constant } });
  if (constant === "drop") return { drop: true };
  return { flat: constant === "midpoint" ? midpoint : constant };
}

/** Extremes of the present values in the order worst, best; an end that the direction fixes is taken from it. */
export function extremes(x: Float64Array, context: ColumnContext): readonly [worst: number, best: number] {
  return ends(extent(x), context);
}

/** The extremes of a column as worst and best. */
export function ends({ min, max }: Extent, { node }: ColumnContext): readonly [worst: number, best: number] {
  if (!Number.isFinite(max - min)) throw new IndexError([{ code: "range-overflow", path: [], params: { min, max } }]);
  return node.direction === "negative" ? [max, node.best ?? min] : [min, node.best ?? max];
}

/** One unit compared with itself over time is no cross-section. */
export function requireCrossSection(method: string, x: { readonly length: number }, { rows }: ColumnContext): void {
  const first = rows.unit[0];
  if (x.length < 2 || rows.unit.some((unit) => unit !== first)) return;
  throw new IndexError([{ code: "single-unit", path: [], params: { method, unit: first ?? "" } }]);
}

import * as z from "zod/mini";
import { IndexError } from "../../errors/index.ts";
import type { ColumnContext } from "../../method/index.ts";
import { count, extent } from "../../stats/index.ts";
import { applyFlat, type Flat, noWayBack, requireCrossSection } from "./ruler.ts";

/** How a negative indicator is turned: by 1/x, or by 1 less the share. */
type Turn = "reciprocal" | "mirror";

/** Parameters of the methods that divide by a whole: maximum, sum or norm. */
export function shareParams(defaults: { scale: number; negative: Turn }) {
  return z.strictObject({
    /** The score of a share of 1. */
    scale: z._default(z.number().check(z.positive()), defaults.scale),
    /** A negative indicator: `reciprocal` takes the share of 1/x, `mirror` 1 less the share of x. */
    negative: z._default(z.enum(["reciprocal", "mirror"]), defaults.negative),
  });
}

/** The whole of which values are shares; of 1/x for the reciprocal form, as the x that would be all of it. */
export type Share = {
  readonly form: "plain" | "mirror" | "reciprocal";
  readonly whole: number;
  readonly scale: number;
};

interface Whole {
  readonly method: string;
  readonly of: "max" | "sum" | "norm";
  /** Of values none above 1 in size, so that nothing overflows on the way. */
  measure(x: Float64Array): number;
}

export function fitShare(
  x: Float64Array,
  { scale, negative }: { scale: number; negative: Turn },
  { whole, context }: { whole: Whole; context: ColumnContext },
): Share | Flat {
  const { method, of, measure } = whole;
  requireCrossSection(method, x, context);
  if (count(x) === 0) return { empty: true };
  const form = context.node.direction === "negative" ? negative : "plain";
  const { min, max } = extent(x);
  if (form === "reciprocal") {
    requirePositive(x, method);
    // Σ1/x = Σ(min/x)/min: no term is above 1
    return { form, whole: min / measure(x.map((v) => min / v)), scale };
  }
  if (of === "sum" && min < 0)
    throw new IndexError([{ code: "share-negative", path: [], params: { method, found: min } }]);
  const size = Math.max(Math.abs(min), Math.abs(max));
  const total = size === 0 ? 0 : size * measure(x.map((v) => v / size));
  if (!(total > 0))
    throw new IndexError([{ code: "share-of-nothing", path: [], params: { method, of, found: total } }]);
  if (!Number.isFinite(total)) throw new IndexError([{ code: "range-overflow", path: [], params: { min, max } }]);
  return { form, whole: total, scale };
}

function requirePositive(x: Float64Array, method: string): void {
  const found = x.find((v) => v <= 0);
  if (found === undefined) return;
  throw new IndexError([{ code: "share-reciprocal", path: ["negative"], params: { method, found: found + 0 } }]);
}

/**
 * plain scale·x/whole, mirror scale·(1 − x/whole), reciprocal scale·whole/x. Missing stays missing; a reciprocal of a
 * value at or below 0 is an error.
 * @example applyShare(Float64Array.of(1, 4), { form: "reciprocal", whole: 1, scale: 100 }); // => [100, 25]
 */
export function applyShare(x: Float64Array, { form, whole, scale }: Share, method = "share"): Float64Array {
  switch (form) {
    case "plain":
      return x.map((v) => scale * (v / whole));
    case "mirror":
      return x.map((v) => scale * (1 - v / whole));
    case "reciprocal":
      requirePositive(x, method);
      return x.map((v) => scale * (whole / v));
    default:
      return form satisfies never;
  }
}

/** `applyShare` the other way; no positive value has a reciprocal score at or below 0 (NaN). */
export function invertShare(y: Float64Array, { form, whole, scale }: Share): Float64Array {
  switch (form) {
    case "plain":
      return y.map((v) => (v / scale) * whole);
    case "mirror":
      return y.map((v) => (1 - v / scale) * whole);
    case "reciprocal":
      return y.map((v) => (v > 0 ? whole / (v / scale) : Number.NaN));
    default:
      return form satisfies never;
  }
}

export function scoreByShare(method: string) {
  return (x: Float64Array, fitted: Share | Flat) =>
    "form" in fitted ? applyShare(x, fitted, method) : applyFlat(x, fitted);
}

export function valueByShare(y: Float64Array, fitted: Share | Flat): Float64Array {
  return "form" in fitted ? invertShare(y, fitted) : noWayBack(y);
}

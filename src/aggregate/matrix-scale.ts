import { IndexError } from "../errors/index.ts";
import { extent } from "../stats/index.ts";
import { noteConstant, requireLearned } from "./ends.ts";
import { requirePositive, type Table, weighs } from "./ranking.ts";

/**
 * How a decision matrix is brought to one scale on which more is better.
 * `sum` x/Σx, a cost (1/x)/Σ(1/x) · `linear` x/max, a cost min/x · `min-max` (x − min)/(max − min), a cost turned ·
 * `vector` x/√Σx², a cost 1 − x/√Σx² · `one-plus-min-max` 1 + min-max.
 */
export type MatrixNorm = "sum" | "linear" | "min-max" | "vector" | "one-plus-min-max";

/** What a column learned: (x − zero)/(one − zero), or one/x, or the same for all; null without values. */
export type ColumnScale =
  | { readonly zero: number; readonly one: number }
  | { readonly over: number }
  | { readonly flat: number }
  | null;

/** Euclidean length, without the overflow of squares. */
export function vectorLength(x: Float64Array): number {
  let squares = 0;
  for (let i = 0; i < x.length; i++) if (!Number.isNaN(x[i]!)) squares += x[i]! * x[i]!;
  if (squares > 1e-280 && squares < Infinity) return Math.sqrt(squares);
  const { min, max } = extent(x);
  const size = Math.max(-min, max);
  if (!(size > 0)) return 0;
  let total = 0;
  for (let i = 0; i < x.length; i++) if (!Number.isNaN(x[i]!)) total += (x[i]! / size) ** 2;
  return size * Math.sqrt(total);
}

/** Σ of the present values, and of their reciprocals times the smallest, which stays in range. */
function plainSum(x: Float64Array, term: (v: number) => number): number {
  let total = 0;
  for (let i = 0; i < x.length; i++) if (!Number.isNaN(x[i]!)) total += term(x[i]!);
  return total;
}

interface ScaleChoice {
  readonly norm: MatrixNorm;
  readonly cost: boolean;
  /** What a constant column counts for all under min-max. */
  readonly flat: number;
}

/** The scale of one column with at least one value. */
export function learnScale(x: Float64Array, { norm, cost, flat }: ScaleChoice): ColumnScale {
  const { min, max, count } = extent(x);
  if (count === 0) return null;
  switch (norm) {
    case "sum":
      // (1/x)/Σ(1/x) = (min/Σ(min/x))/x
      return cost ? { over: min / plainSum(x, (v) => min / v) } : { zero: 0, one: plainSum(x, (v) => v) };
    case "linear":
      return cost ? { over: min } : { zero: 0, one: max };
    case "vector": {
      const length = vectorLength(x);
      return cost ? { zero: length, one: 0 } : { zero: 0, one: length };
    }
    case "min-max":
      if (min === max) return { flat };
      return cost ? { zero: max, one: min } : { zero: min, one: max };
    case "one-plus-min-max":
      if (min === max) return { flat: 1 + flat };
      return cost ? { zero: max + (max - min), one: max } : { zero: min - (max - min), one: min };
    default:
      return norm satisfies never;
  }
}

/** A column on its scale; missing stays missing. */
export function onScale(x: Float64Array, scale: ColumnScale): Float64Array {
  if (scale === null) return x.map(() => Number.NaN);
  if ("flat" in scale) return x.map((v) => (Number.isNaN(v) ? v : scale.flat));
  if ("over" in scale) return x.map((v) => scale.over / v);
  const { zero, one } = scale;
  return x.map((v) => (v - zero) / (one - zero));
}

interface TableScale {
  readonly norm: MatrixNorm;
  /** Costs are scaled as gains are, for methods that subtract or divide by them. */
  readonly unturned?: boolean;
  readonly flat?: number;
}

/** Shares and ratios need values from 0 up, what is divided by above 0; differences take any. */
export function requireScalable(table: Table, { norm, unturned = false }: TableScale): void {
  if (norm === "sum" || norm === "linear")
    requirePositive(table, (j) => (table.costs[j] && !unturned ? "above 0" : "at least 0"));
}

/** The scales of all columns. */
export function learnScales(table: Table, choice: TableScale): readonly ColumnScale[] {
  requireScalable(table, choice);
  const { norm, unturned = false, flat = 0.5 } = choice;
  return table.columns.map((x, j) => {
    const cost = table.costs[j]! && !unturned;
    const scale = learnScale(x, { norm, cost, flat });
    if (!weighs(table, j)) return scale === null || !usable(scale) ? { flat: 0 } : scale;
    const { id } = table.nodes[j]!;
    if (scale !== null && "zero" in scale && scale.zero === scale.one)
      throw new IndexError([{ code: "values-all-zero", path: [id], params: { method: table.method } }]);
    if (scale !== null && !usable(scale)) {
      const { min, max } = extent(x);
      throw new IndexError([{ code: "range-overflow", path: [id], params: { min, max } }]);
    }
    if (scale !== null && "flat" in scale) noteConstant(table, j, extent(x).min);
    return scale;
  });
}

/** Whether a scale holds numbers that can be stored and divided by. */
function usable(scale: Exclude<ColumnScale, null>): boolean {
  if ("flat" in scale) return true;
  if ("over" in scale) return Number.isFinite(scale.over);
  return Number.isFinite(scale.one - scale.zero) && scale.one !== scale.zero;
}

/** All columns on their scales. */
export function scaleTable(table: Table, scales: readonly ColumnScale[], choice: TableScale): readonly Float64Array[] {
  requireScalable(table, choice);
  requireLearned(table, scales);
  return table.columns.map((x, j) => onScale(x, scales[j]!));
}

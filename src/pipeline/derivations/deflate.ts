import type { Issue } from "../../errors/index.ts";
import type { Rows } from "../../method/index.ts";
import type { Deflate } from "../../schema/types.ts";
import { placesOf } from "../derive.ts";
import type { RowIndex } from "./row-index.ts";

interface Deflating {
  readonly rows: Rows;
  readonly index: RowIndex;
  /** The price index, one entry a row. */
  readonly prices: Float64Array;
}

/**
 * A column at the prices of a base period: x · I(base) / I(period), the index read from the unit itself or from one unit for
 * all. An index with the period before = 100 is chained first, and a link that is missing ends the chain there.
 * Missing: missing where the figure or the index is, with a note of the places where only the index is missing.
 */
export function deflated(
  x: Float64Array,
  { by, base, form, unit }: Deflate,
  { rows, index, prices }: Deflating,
): { readonly values: Float64Array; readonly notes: readonly Issue[]; readonly without: readonly number[] } {
  const basePeriod = index.periodNumber(base)!;
  const one = unit === undefined ? undefined : index.unitNumber(unit)!;
  const price = (of: number, period: number): number => {
    const row = index.rowAt(one ?? of, period);
    return row < 0 ? Number.NaN : prices[row]!;
  };
  const before = index.before(1);
  const after = new Int32Array(before.length).fill(-1);
  before.forEach((earlier, period) => {
    if (earlier >= 0) after[earlier] = period;
  });
  const ratios = new Map<number, Float64Array>();
  /** I(base) / I(period) for each period. */
  const ratiosOf = (of: number): Float64Array => {
    const key = one ?? of;
    const known = ratios.get(key);
    if (known !== undefined) return known;
    const ratio = new Float64Array(before.length).fill(Number.NaN);
    if (form === "fixed") {
      for (let p = 0; p < ratio.length; p++) ratio[p] = price(of, basePeriod) / price(of, p);
    } else {
      ratio[basePeriod] = 1;
      for (let p = basePeriod; after[p]! >= 0; p = after[p]!)
        ratio[after[p]!] = ratio[p]! / (price(of, after[p]!) / 100);
      for (let p = basePeriod; before[p]! >= 0; p = before[p]!) ratio[before[p]!] = ratio[p]! * (price(of, p) / 100);
    }
    ratios.set(key, ratio);
    return ratio;
  };
  const values = new Float64Array(x.length);
  const without: number[] = [];
  for (let i = 0; i < x.length; i++) {
    const ratio = ratiosOf(index.unitOf[i]!)[index.periodOf[i]!]!;
    values[i] = Number.isFinite(ratio) ? x[i]! * ratio : Number.NaN;
    if (!Number.isNaN(x[i]!) && !Number.isFinite(ratio)) without.push(i);
  }
  const notes: Issue[] = [{ code: "deflated", path: [], params: { by, base, form } }];
  if (without.length > 0)
    notes.push({ code: "deflator-missing", path: [], params: { by, ...placesOf(without, rows) } });
  return { values, notes, without };
}

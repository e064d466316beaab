import { PARTS_A_YEAR, type Period } from "../schema/period.ts";
import type { AnnualRule } from "../schema/types.ts";

/** The present figures of one unit in one year, in order of time. */
export type YearParts = readonly { readonly row: number; readonly period: Period }[];

/** What one year's parts come to. */
export interface Combined {
  readonly value: number;
  /** The rows that made it. */
  readonly used: readonly number[];
  /** There are parts, and one that the rule needs is missing. */
  readonly incomplete: boolean;
  /** Quarters beside months, or parts beside a year to date. */
  readonly mixed: boolean;
}

/**
 * The year's figure: as given for the year; else the year to date that runs to its end; else by the rule from all parts of the
 * year, in order of time. `last` needs only the last part.
 */
export function combine(x: Float64Array, parts: YearParts, rule: AnnualRule | undefined): Combined {
  const none = { value: Number.NaN, used: [], incomplete: false, mixed: false };
  const year = parts.find(({ period }) => period.part === "year");
  if (year !== undefined) return { ...none, value: x[year.row]!, used: [year.row] };
  const [first] = parts;
  if (first === undefined || rule === undefined) return none;
  const { part, toDate } = first.period;
  if (parts.some(({ period }) => period.part !== part || period.toDate !== toDate)) return { ...none, mixed: true };
  const all = PARTS_A_YEAR[part];
  const last = parts.at(-1)!;
  const complete = toDate || rule === "last" ? last.period.index === all : parts.length === all;
  if (!complete) return { ...none, incomplete: true };
  if (toDate || rule === "last") return { ...none, value: x[last.row]!, used: [last.row] };
  const sum = parts.reduce((total, { row }) => total + x[row]!, 0);
  return { ...none, value: rule === "sum" ? sum : sum / all, used: parts.map(({ row }) => row) };
}

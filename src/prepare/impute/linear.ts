import * as z from "zod/mini";
import { imputeEn } from "../../errors/en/impute.ts";
import { defineImputer } from "../../method/index.ts";
import { type Filled, fillSeries, type Gap, learnSeries, type Point, SeriesShape } from "./series.ts";

/** On the straight line between two points. */
export function between(before: Point, after: Point, time: number): number {
  return before.value + (after.value - before.value) * ((time - before.time) / (after.time - before.time));
}

function interpolate({ time, before, after, breakIn }: Gap): Filled {
  if (before === undefined || after === undefined) return "no-neighbour-in-time";
  return breakIn(before.time, after.time) ?? between(before, after, time);
}

/**
 * Linear interpolation (线性插值): a gap gets the value on the line between the unit's values before and after it,
 * x = x₀ + (x₁ − x₀)(t − t₀)/(t₁ − t₀); never across a break of the indicator. It sees all periods whatever `over` says.
 * Missing: filled between two values; gaps before the first and after the last stay, with a note.
 * @see COINr `impute_panel`, imp_type "linear"
 * @example
 * const rows = { length: 4, unit: ["a", "a", "a", "a"], period: ["2020", "2021", "2022", "2024"], group: {} };
 * const x = Float64Array.of(NaN, 4, NaN, 10);
 * imputeLinear.apply(x, imputeLinear.fit(x, {}, { rows }), { rows }); // => [NaN, 4, 6, 10]
 */
export const imputeLinear = defineImputer({
  id: "linear",
  name: { en: "linear interpolation", zh: "线性插值" },
  params: z.strictObject({}),
  texts: imputeEn,
  learned: SeriesShape,
  shape: "column",
  learnsFrom: "all",
  fit: (x, _, { rows }) => learnSeries(x, rows),
  apply: (x, fitted, context) => fillSeries(x, fitted, { ...context, rule: interpolate }),
});

import * as z from "zod/mini";
import { imputeEn } from "../../errors/en/impute.ts";
import { defineImputer } from "../../method/index.ts";
import { between } from "./linear.ts";
import { type Filled, fillSeries, type Gap, learnSeries, SeriesShape } from "./series.ts";

function interpolateOrHold({ time, before, after, breakIn }: Gap): Filled {
  if (before !== undefined && after !== undefined && breakIn(before.time, after.time) === undefined)
    return between(before, after, time);
  // outside, or beside a break: the nearest value on the same side of it
  const stop = before && breakIn(before.time, time);
  if (before !== undefined && stop === undefined) return before.value;
  if (after !== undefined) return breakIn(time, after.time) ?? after.value;
  return stop ?? "no-neighbour-in-time";
}

/**
 * Linear interpolation with the ends held (线性插值(两端保持)): inside as `linear`; before a unit's first value and after its
 * last one that value; beside a break the nearest value on the same side. It sees all periods whatever `over` says.
 * Missing: filled for every unit with a value; others stay, with a note.
 * @see COINr `impute_panel`, imp_type "linear-constant"
 * @example
 * const rows = { length: 4, unit: ["a", "a", "a", "a"], period: ["2020", "2021", "2022", "2024"], group: {} };
 * const x = Float64Array.of(NaN, 4, NaN, 10);
 * imputeLinearConstant.apply(x, imputeLinearConstant.fit(x, {}, { rows }), { rows }); // => [4, 4, 6, 10]
 */
export const imputeLinearConstant = defineImputer({
  id: "linear-constant",
  name: { en: "linear interpolation, ends held", zh: "线性插值(两端保持)" },
  params: z.strictObject({}),
  texts: imputeEn,
  learned: SeriesShape,
  shape: "column",
  learnsFrom: "all",
  fit: (x, _, { rows }) => learnSeries(x, rows),
  apply: (x, fitted, context) => fillSeries(x, fitted, { ...context, rule: interpolateOrHold }),
});

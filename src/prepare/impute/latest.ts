import * as z from "zod/mini";
import { imputeEn } from "../../errors/en/impute.ts";
import { defineImputer } from "../../method/index.ts";
import { type Filled, fillSeries, type Gap, learnSeries, SeriesShape } from "./series.ts";

const Params = z.strictObject({
  /** The oldest value that may be carried on, in years: 0.25 is a quarter; null for any age. */
  maxGap: z._default(z.nullable(z.number().check(z.positive())), null),
  /** `both`: gaps before a unit's first value get that value. */
  ends: z._default(z.enum(["after", "both"]), "after"),
});

const LatestShape = z.strictObject({
  maxGap: z.nullable(z.number()),
  ends: z.enum(["after", "both"]),
  ...SeriesShape._zod.def.shape,
});

/** Periods are fractions of years, which are rounded. */
const ROUNDING = 1e-9;

function carry({ time, before, after, breakIn }: Gap, { maxGap, ends }: z.output<typeof Params>): Filled {
  const tooOld = (distance: number) => maxGap !== null && distance > maxGap + ROUNDING;
  if (before !== undefined) {
    if (tooOld(time - before.time)) return "too-old";
    return breakIn(before.time, time) ?? before.value;
  }
  if (after === undefined || ends === "after") return "no-neighbour-in-time";
  if (tooOld(after.time - time)) return "too-old";
  return breakIn(time, after.time) ?? after.value;
}

/**
 * Latest value carried on (末次观测值结转): a gap gets the unit's last value before it, no older than `maxGap` years;
 * never across a break of the indicator. What is learned keeps each unit's last value, so that next year's rows alone
 * are filled from it. It sees all periods whatever `over` says.
 * Missing: filled where there is an earlier value; others stay, with a note.
 * @see COINr `impute_panel`, imp_type "latest", and "constant" for `ends: both`
 * @example
 * const rows = { length: 3, unit: ["a", "a", "a"], period: ["2021", "2022", "2023"], group: {} };
 * const x = Float64Array.of(4, NaN, NaN);
 * imputeLatest.apply(x, imputeLatest.fit(x, { maxGap: 1 }, { rows }), { rows }); // => [4, 4, NaN]
 */
export const imputeLatest = defineImputer({
  id: "latest",
  name: { en: "latest value", zh: "末次观测值结转" },
  params: Params,
  texts: imputeEn,
  learned: LatestShape,
  shape: "column",
  learnsFrom: "all",
  fit: (x, { maxGap, ends }, { rows }) => ({ maxGap, ends, ...learnSeries(x, rows) }),
  apply: (x, fitted, context) => fillSeries(x, fitted, { ...context, rule: (gap) => carry(gap, fitted) }),
});

import { listed } from "../phrase.ts";
import { type Places, placed } from "./method.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });
const REASONS = {
  "too-old": "the value before is older than maxGap",
  "no-neighbour-in-time": "the unit has no value in time to fill from",
  "no-predictor": "a predictor is missing too",
  "no-donor": "no other row has a value to lend",
  "no-sibling": "the unit has no value in the group",
  "no-direction": "an ideal, a band or an unstated direction has no place on a common scale",
  "nothing-known": "nothing is known of the indicator",
} as const;
const text = (name: string | { readonly en?: string | undefined; readonly zh?: string | undefined }) =>
  typeof name === "string" ? name : (name.en ?? name.zh ?? "");

/** Problems and notes of filling gaps. */
export const imputeEn = {
  "gap-left": ({ reason, ...at }: { reason: keyof typeof REASONS } & Places) =>
    `not filled, because ${REASONS[reason]}: ${placed(at)}`,
  "break-not-crossed": ({ period, reason, ...at }: { period: string; reason: Parameters<typeof text>[0] } & Places) =>
    `not filled across the break in ${period} (${text(reason)}): ${placed(at)}`,
  "weight-dropped": ({ to, ...at }: { to: readonly string[] } & Places) =>
    `not applicable, ${to.length === 0 ? "and nothing beside it has a value to take its weight" : `so its weight goes to ${names(to)}`}: ${placed(at)}`,
  "gap-not-certified": ({ id, ...at }: { id: string } & Places) =>
    `"${id}" has gaps that nobody marked not-applicable: ${placed(at)}; mark them in the data (status), give figures, or fill them by another method`,
  "floor-unbounded": (_: object) => "the scale of the normaliser has no lowest score to give; say which: score",
  "period-not-time": ({ found }: { found: readonly string[] }) =>
    `filling over time needs periods in the calendar (2023, 2023H1, 2023Q3, 2023-07), not ${names(found.map((one) => `"${one}"`))}`,
  "mixed-periods": ({ found }: { found: readonly string[] }) =>
    `periods of different kinds stand in one series: ${names(found)}; bring them to one kind first`,
  "too-few-complete": ({ method, found, needed }: { method: string; found: number; needed: number }) =>
    `"${method}" has ${found} rows with all it needs, and needs ${needed}; use fewer predictors, or another method`,
  collinear: ({ method, ids }: { method: string; ids: readonly string[] }) =>
    `"${method}" cannot tell apart ${names(ids)}, which follow from each other, or there are too few rows for so many; use fewer, "within" or "ridge"`,
  "em-unconverged": ({ method, iterations, change }: { method: string; iterations: number; change: number }) =>
    `"${method}" still moved by ${change} after ${iterations} steps; raise "iterations" or give "ridge"`,
};

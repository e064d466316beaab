import { listed } from "../phrase.ts";
import { type Places, placed } from "./method.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });
const meant = (nearest: string | undefined) => (nearest === undefined ? "" : `; did you mean "${nearest}"?`);

/** Which rows enter the index, and which scores are published. */
export const screenEn = {
  "screen-unit-unknown": ({ unit, nearest }: { unit: string; nearest?: string | undefined }) =>
    `no unit "${unit}" in the data${meant(nearest)}`,
  "screen-unit-both": ({ unit }: { unit: string }) =>
    `"${unit}" is to be included and excluded; keep it in one of the two lists`,
  "unit-excluded": ({ unit, period }: { unit: string; period: string }) =>
    `${unit} ${period} is left out, as the plan asks (screen.exclude)`,
  "unit-zeros": (p: { unit: string; period: string; zeros: number; present: number; nonZero: number }) =>
    `${p.unit} ${p.period} is left out: ${p.zeros} of ${p.present} values are 0, and at least ${p.nonZero} of them should not be`,
  "unit-group-gaps": ({ unit, period, groups }: { unit: string; period: string; groups: readonly string[] }) =>
    `${unit} ${period} is left out: too few indicators present in ${names(groups)}`,
  "unit-forced-in": (p: { unit: string; period: string; present: number; of: number; zeros: number }) =>
    `${p.unit} ${p.period} stays, as the plan asks (screen.include), with ${p.present} of ${p.of} indicators present, ${p.zeros} of them 0`,
  "score-unpublished": ({ needed, ...at }: { needed: number } & Places) =>
    `not published, because the data give less than ${needed} of its indicators: ${placed(at)}`,
};

import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)`, most: 20 });
const duration = (seconds: number) => (seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`);
const KINDS = { pearson: "Pearson's", spearman: "Spearman's", kendall: "Kendall's" } as const;

/** Findings on the data before any score: what was seen, what it means, what to do. */
export const describeEn = {
  "described-empty": ({ of }: { of: number }) =>
    `none of ${of} rows has a value: find the figures, or take the indicator out of the system`,
  "described-constant": ({ value }: { value: number }) =>
    `every present value is ${value}, so it tells no unit from another: drop it, or observe it without scoring it (role: observed)`,
  "described-mostly-same": ({ value, share }: { value: number; share: number }) =>
    `${share} % of the values are ${value}: the score will hang on the few others; check the source, or use categories`,
  "described-near-constant": (p: { by: "rounding" | "standard-error"; range: number; unit: number }) =>
    p.by === "rounding"
      ? `the values differ by ${p.range} at most, no more than one unit of the published rounding (${p.unit}), which min-max spreads over the whole scale: set minRange or goalposts, or drop it`
      : `the values differ by ${p.range} at most, less than two standard errors (${p.unit} each), so the order is chance: set minRange or goalposts, or drop it`,
  "described-outliers": (p: { skewness: number; kurtosis: number; places: readonly string[] }) =>
    `skewness ${p.skewness} and excess kurtosis ${p.kurtosis}: a few units would stretch the scale for all; check ${names(p.places)} against the source, then treat (treat: winsorise, or a transform: ln)`,
  "described-few-present": ({ n, of }: { n: number; of: number }) =>
    `only ${n} of ${of} rows have a value: the rest would be imputed or skipped; find the figures, or leave the indicator out`,
  "described-many-zeros": ({ zeros, of }: { zeros: number; of: number }) =>
    `${zeros} of ${of} values are 0: ask whether they are zeros or gaps; ratios and geometric means do not work on them`,
  "described-few-different": ({ unique, of }: { unique: number; of: number }) =>
    `only ${unique} different values among ${of}: many units will tie; a scale with few steps is better scored by categories`,
  "described-rows-few": (p: { count: number; of: number; least: number; places: readonly string[] }) =>
    `${p.count} of ${p.of} rows have less than ${p.least} % of the indicators: ${names(p.places)}; find their figures, or screen them out (screen: coverage)`,
  "described-same-columns": (p: {
    of: string;
    kind: "identical" | "multiple" | "linear";
    slope: number;
    intercept: number;
  }) =>
    p.kind === "identical"
      ? `the same figures as ${p.of}: one of the two was pasted twice, or counts twice; keep one`
      : `in every row ${p.slope} × ${p.of}${p.kind === "multiple" ? "" : ` ${p.intercept < 0 ? "−" : "+"} ${Math.abs(p.intercept)}`}: the same information counts twice; keep one`,
  "described-same-rows": ({ period, units }: { period: string; units: readonly string[] }) =>
    `in ${period} these units have the same value in every indicator: ${names(units)}; a row was copied, or stands under two names`,
  "described-denominator-drives": ({ by, r }: { by: string; r: number }) =>
    `correlates ${r} with ${by}, by which other indicators are divided: if it is a total, size drives it; divide it too (denominator: ${by})`,
  "described-denominator-stays": ({ by, r, observed }: { by: string; r: number; observed: number }) =>
    `still correlates ${r} with ${by} after being divided by it (${observed} before): the denominator now sets the order; ask whether another one fits`,
  "described-outside": ({ variable, r }: { variable: string; r: number }) =>
    `correlates ${r} with ${variable}, which is no indicator: a reader will ask which of the two the index measures`,
  "described-left-out": (p: { kind: keyof typeof KINDS; pairs: number; rows: number; seconds: number }) =>
    `${KINDS[p.kind]} correlations of ${p.pairs} pairs were left out: with ${p.rows} rows they take about ${duration(p.seconds)}; raise "most" to compute them`,
};

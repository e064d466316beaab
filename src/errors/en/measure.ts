import { listed } from "../phrase.ts";
import { type Places, placed } from "./method.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)`, most: 16 });
const meant = (nearest: string | undefined) => (nearest === undefined ? "" : `; did you mean "${nearest}"?`);

/** Measures of data and their conversion, and years made of their parts. */
export const measureEn = {
  "measures-of-unknown": ({ id, nearest }: { id: string; nearest: string | undefined }) =>
    `the measure or price of "${id}" is given, but the system has no such indicator or variable${meant(nearest)}`,
  "measure-unknown": (p: { id: string; measure: string; nearest: string | undefined; known: readonly string[] }) =>
    `the measure "${p.measure}" of "${p.id}" is not known${meant(p.nearest)}; known: ${names(p.known)}, and one per another with "/"`,
  "measure-incompatible": ({ id, from, to }: { id: string; from: string; to?: string | undefined }) =>
    to === undefined
      ? `the data give "${id}" in ${from}, and the system does not say in which measure it counts; give the system's "measure"`
      : `the data give "${id}" in ${from}, which does not convert into the system's ${to}; correct one of the two`,
  "measure-contradicted": ({ id, measure, heading }: { id: string; measure: string; heading: string }) =>
    `"${id}" is said to be in ${measure}, and its heading says ${heading}; correct one of the two`,
  "price-of-data": ({ id, found, price }: { id: string; found: string; price: string | undefined }) =>
    `the file gives "${id}" at ${found} prices, and the system ${price === undefined ? "does not say at which" : `has it at ${price} prices`}; make one series of one kind of prices`,
  "measure-converted": ({ from, to, file }: { from: string; to: string; file?: string | undefined }) =>
    `converted from ${from} to ${to}${file === undefined ? "" : `, as ${file} gives it`}`,

  "annual-calendar": ({ periods }: { periods: readonly string[] }) =>
    `years can be made of periods of the calendar (2023, 2023H1, 2023Q3, 2023-07, 2023Q1-Q3), and these are none: ${names(periods)}`,
  "annual-rule": ({ ids }: { ids: readonly string[] }) =>
    `it is not said how parts of a year become the year for: ${names(ids)}; give each annual: sum, mean or last (a figure of flow is summed, of stock or cumulative the last is taken)`,
  "annual-mixed": (at: Places) =>
    `quarters, months or half-years stand beside other parts of the same year, or beside a year to date, at ${placed(at)}; keep one kind`,
  "annual-made": ({ rule, ids }: { rule: "sum" | "mean" | "last"; ids: readonly string[] }) =>
    `years made of their parts by ${rule}: ${names(ids)}`,
  "year-incomplete": ({ rule, ...at }: { rule: "sum" | "mean" | "last" } & Places) =>
    `the year lacks ${rule === "last" ? "its last part" : "a part"}, so it has no ${rule}: ${placed(at)}`,
};

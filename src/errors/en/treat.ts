import { type Places, placed } from "./method.ts";

/** Problems and notes of treating outliers. */
export const treatEn = {
  "treat-not-positive": ({ method, found, ...at }: { method: string; found: number } & Places) =>
    `${method} is undefined at 0 and below, found ${found}; not above 0: ${placed(at)}; choose a form that shifts, or yeo-johnson`,
  "treat-shares": ({ low, high }: { low: number; high: number }) =>
    `the lower share must be below the upper one, found ${low} and ${high}; for both tails alike use such as 0.05 and 0.95`,
  "values-trimmed": (at: Places) => `outside the bounds and removed, missing from here on: ${placed(at)}`,
  "above-log-ruler": ({ count, most }: { count: number; most: number }) =>
    `${count} ${count === 1 ? "value is" : "values are"} above ${most}, the largest that the logarithm was learned on, and held there`,
};

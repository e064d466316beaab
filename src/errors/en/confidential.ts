import { type Places, placed } from "./method.ts";

/** Cells that may not be shown. */
export const confidentialEn = {
  "negative-contributors": ({ found, row }: { found: number; row: number }) =>
    `row ${row}: ${found} contributors; a number of respondents or enterprises is 0 or more`,
  "contributors-negative": ({ value }: { value: number }) =>
    `${value} contributors; a number of respondents or enterprises is 0 or more, or empty where it is not known`,
  "cells-confidential": (at: Places) => `too few contributors, so not shown: ${placed(at)}`,
  "cells-complementary": (at: Places) =>
    `not shown either, because a confidential value could be solved from it; publish it nowhere else: ${placed(at)}`,
  "confidential-not-scored": ({ reasons }: { reasons: readonly string[] }) =>
    `with the confidential cells counted the scores cannot be computed (${reasons.join("; ")}); the numbers are not said here, for they would show the cells. What is learned leaves these cells out, so one may lie beyond a scale: set goalposts that hold every value, or clip: true, or use: missing`,
  "confidential-total": ({ unit, parent, period }: { unit: string; parent: string; period: string }) =>
    `the figure of ${unit} in ${period} is hidden, and as the only one below ${parent}; the figure of ${parent} would give it by subtraction. Leave the figure of ${parent} out, or hide that of a second unit below it (status suppressed)`,
  "scores-confidential": (at: Places) =>
    `withheld, because a confidential value could be solved from the score: ${placed(at)}`,
};

import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)`, most: 20 });
const WHAT = { unit: "unit", period: "period", indicator: "indicator", stage: "stage" } as const;
const NOTHING = {
  targets: "there are no targets of this choice",
  places: "the portrait has no score beside those of peers",
  obstacles: "the index lacks nothing, so nothing stands in its way",
  values: "there is no value of this choice",
  groups: "there is no decomposition by groups; give groups",
} as const;

/** What a chart of one thing among several needs to be told. */
export const chartChoiceEn = {
  "chart-choose": ({ of, known }: { of: keyof typeof WHAT; known: readonly string[] }) =>
    `the chart shows one ${WHAT[of]}, and there are ${known.length}; choose from: ${names(known)}`,
  "chart-nothing": ({ what }: { what: keyof typeof NOTHING }) => `nothing to draw: ${NOTHING[what]}`,
};

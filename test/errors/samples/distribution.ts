import type { distributionEn } from "../../../src/errors/en/distribution.ts";
import type { Samples } from "./types.ts";

export const distributionSamples: Samples<typeof distributionEn> = {
  "inequality-negative": [
    { measure: "gini", count: 1 },
    { measure: "theil-t", count: 3 },
  ],
  "inequality-zero": [{ measure: "theil-l", count: 2 }],
  "bands-not-rising": [{ found: [0, 10, 5, null] }],
  "bands-share": [{ found: [10, -1] }],
  "bands-mean": [
    { band: 2, mean: 60, from: 10, to: 50 },
    { band: 3, mean: 40, from: 50, to: null },
  ],
  "bands-open": [{ band: 1 }],
  "quantile-groups": [{ means: [1, 3, 2], population: [20, 20, 20] }],
  "coupling-range": [{ count: 4, least: 35.2, most: 88.1 }],
  "coupling-systems": [{ found: 1 }],
  "convergence-periods": [{ found: 2, needed: 3, test: "sigma" }],
  "convergence-positive": [{ unit: "北城街道", period: "2021", value: -3 }],
  "convergence-units": [{ found: 2, needed: 3 }],
};

import type { aggregateRankingEn } from "../../../src/errors/en/aggregate-ranking.ts";
import type { Samples } from "./types.ts";

export const aggregateRankingSamples: Samples<typeof aggregateRankingEn> = {
  "value-not-positive": [
    { method: "copras", found: -1, lowest: "at least 0", unit: "北城街道", period: "2023", count: 1 },
    { method: "weighted-product", found: 0, lowest: "above 0", unit: "北城街道", period: "2023", count: 3 },
  ],
  "values-all-zero": [{ method: "topsis" }],
  "average-not-positive": [{ method: "edas", mean: -2.5 }],
  "divides-by-zero": [{ method: "copras", what: "S⁻", unit: "北城街道", period: "2023" }],
  "no-goalposts": [{ method: "spotis", param: "bounds" }],
  "weights-differ": [{ method: "vikor" }],
  "constant-child": [{ method: "topsis", value: 5 }],
  "equal-everywhere": [{ method: "topsis", what: "D⁺ + D⁻" }],
  "flat-regression": [
    { method: "rank-sum-ratio", distinct: 1 },
    { method: "rank-sum-ratio", distinct: 2 },
  ],
};

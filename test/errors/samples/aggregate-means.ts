import type { aggregateMeansEn } from "../../../src/errors/en/aggregate-means.ts";
import type { Samples } from "./types.ts";

const cells = { unit: "北城街道", period: "2023" };

export const aggregateMeansSamples: Samples<typeof aggregateMeansEn> = {
  "score-negative": [
    { method: "product", found: -2, count: 1, ...cells },
    { method: "power", found: -2, count: 3, ...cells },
  ],
  "share-of-zero": [
    { method: "benefit-of-the-doubt", found: 0, count: 1, ...cells },
    { method: "benefit-of-the-doubt", found: 0, count: 2, ...cells },
  ],
  "mean-not-positive": [
    { method: "mpi", found: -3, count: 1, ...cells },
    { method: "mpi", found: -3, count: 4, ...cells },
  ],
  "unknown-child": [{ id: "incme", known: ["income", "jobs"] }],
  "one-weight-vector": [{ method: "copeland" }],
  "ordered-weights-choice": [{ method: "owa" }],
  "ordered-weights-length": [{ found: 2, wanted: 3 }],
  "ordered-weights-zero": [{}],
  "no-reference-value": [
    { id: "income", unit: "北城街道", period: "2020" },
    { id: "income", period: "2020" },
    { id: "income", unit: "北城街道" },
  ],
  "capacity-choice": [{}],
  "capacity-too-many": [{ found: 12, most: 10 }],
  "capacity-set": [
    { set: "income + jobs", whole: false },
    { set: "income + jobs + health", whole: true },
  ],
  "capacity-incomplete": [{ missing: ["income", "jobs"] }],
  "capacity-falls": [{ set: "income + jobs", value: 0.2, within: "income", more: 0.4 }],
  "shapley-missing": [{ ids: ["income"] }],
  "pair-of-two": [{ of: ["income", "income"] }],
  "interaction-too-strong": [{ id: "income", shapley: 0.25, half: 0.3 }],
  "cuts-not-rising": [{ found: [60, 50] }, { found: [] }],
  "one-each-grade": [{ found: 4, wanted: 5 }],
  "threshold-order": [{ q: 5, p: 2 }],
  "direction-with-shares": [{}],
  "no-peers": [{ method: "benefit-of-the-doubt", unit: "北城街道" }],
  "direction-zero": [{}],
  "programs-ahead": [{ method: "benefit-of-the-doubt", units: 20_000, best: 2100 }],
  "pairs-ahead": [{ method: "copeland", units: 20_000, pairs: 199_990_000 }],
  "several-best-orders": [{ orders: 6 }],
  "heuristic-order": [{ units: 19, exactTo: 10, kept: 0.9876 }],
  "score-not-positive": [
    { method: "geometric", found: 0, unit: "北城街道", period: "2023", count: 1 },
    { method: "geometric", found: 0, unit: "北城街道", period: "2023", count: 3 },
  ],
};

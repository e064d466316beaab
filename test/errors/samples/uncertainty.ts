import type { uncertaintyEn } from "../../../src/errors/en/uncertainty.ts";
import type { Samples } from "./types.ts";

export const uncertaintySamples: Samples<typeof uncertaintyEn> = {
  "input-name-taken": [{ name: "weights" }],
  "input-needs-one": [
    { choices: ["noise", "dirichlet", "experts"], found: [] },
    { choices: ["noise", "dirichlet", "experts"], found: ["noise", "experts"] },
  ],
  "input-probabilities": [
    { found: 2, wanted: 2, total: 0.9 },
    { found: 2, wanted: 3, total: 1 },
  ],
  "no-such-level": [{ found: 4, depth: 3 }],
  "no-such-column": [{ id: "gpd", known: ["gdp", "gini"] }],
  "no-weights-to-vary": [{}],
  "weights-not-one": [{ by: "period" }, { by: "unit" }],
  "no-judgements": [{ method: "entropy" }],
  "no-standard-errors": [{ columns: [] }, { columns: ["gdp"] }],
  "no-such-status": [{ statuses: ["provisional"] }],
  "no-draws": [{ made: [] }, { made: ["ratio"] }],
  "no-goalposts-to-vary": [{ ids: [] }, { ids: ["gdp"] }],
  "range-not-ascending": [{ found: [3, 1, 2] }],
  "input-key-without": [{ key: "within", of: "normal" }],
  "no-such-number": [
    { path: "aggregate.powr", nearest: "aggregate.power", known: ["normalise.lower", "aggregate.power"] },
    { path: "rank.decimals", known: [] },
  ],
  "share-outside": [{ least: -0.2, most: 1.5 }],
  "share-twice": [{ id: "gap", other: "income" }],
  "no-such-input": [
    { label: "weights.gpd", nearest: "weights.gdp", known: ["weights.gdp", "normalise"] },
    { label: "prices", known: ["normalise"] },
  ],
  "correlation-size": [{ found: 2, wanted: 3 }],
  "correlation-pair": [{ a: "x", b: "y" }],
  "correlation-not-definite": [{ of: ["x", "y", "z"] }],
  "correlated-inputs": [{ a: "normalise", b: "aggregate" }],
  "no-such-unit": [
    { unit: "Beichen", period: "2023", nearest: "Beicheng" },
    { unit: "Mars", period: "" },
  ],
  "all-replicates-refused": [{ n: 100, codes: ["score-not-positive"] }],
  "replicates-refused": [{ count: 12, of: 1000, codes: ["score-not-positive"] }],
  "variance-share": [{ input: "normalise", first: 0.412, total: 0.57 }],
  "variance-together": [{ share: 0.153 }],
  "variance-none": [{ value: 0 }],
  "linear-only": [{ group: "economy", method: "geometric" }],
  "no-siblings": [{ id: "income" }],
  "no-score-there": [{ unit: "Beicheng", period: "2023" }],
  "no-common-rows": [{}],
};

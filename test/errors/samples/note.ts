import type { noteEn } from "../../../src/errors/en/note.ts";
import type { Samples } from "./types.ts";

export const noteSamples: Samples<typeof noteEn> = {
  "constant-scored": [
    { value: 5, method: "min-max", constant: "midpoint" },
    { value: 5, method: "min-max", constant: "drop" },
  ],
  "group-without-values": [
    { group: "region", labels: ["west"], overall: 3 },
    { group: "region", labels: ["west"], overall: null },
  ],
  "below-log-ruler": [
    { count: 1, least: 2 },
    { count: 4, least: 2 },
  ],
  "base-missing": [{ period: "2020", units: ["北城街道"] }],
  "attainment-undefined": [{ at: ["北城街道 2023"] }],
  "target-unknown": [{ count: 1 }, { count: 4 }],
  "no-information": [{ method: "entropy", nodes: ["gdp"] }],
  "formula-undefined": [
    { reason: "division-by-zero", places: ["北城街道 2023"], count: 1 },
    { reason: "domain", places: ["北城街道 2023"], count: 1 },
    { reason: "overflow", places: ["北城街道 2023"], count: 1 },
  ],
  "zero-denominator": [{ by: "population", places: ["北城街道 2023"], count: 1 }],
  "denominator-missing": [{ by: "population", places: ["北城街道 2023"], count: 1 }],
  "unit-screened": [{ unit: "北城街道", period: "2023", present: 10, of: 64, coverage: 0.65 }],
  "outside-scale": [{ lower: 0, upper: 100, places: ["北城街道 2023"], count: 1 }],
  imputed: [{ count: 3, of: 60, by: { latest: 2, "group-mean": 1 } }],
  "partial-scores": [{ places: ["北城街道 2023"], count: 1 }],
  "score-withheld": [{ coverage: 0.65, places: ["a 2023"], count: 1 }],
  "order-only": [{ method: "borda" }],
  "moving-ruler": [{ periods: 5 }],
  "observed-only": [{ ids: ["gdp"] }],
  "gate-not-scored": [{ ids: ["safety"] }],
  "direction-unstated": [{ ids: ["gdp"] }],
  "level-rows": [{ level: "district", kept: 2, of: 40 }],
  "other-level": [{ ids: ["ratio"], level: "town" }],
};

import type { normaliseEn } from "../../../src/errors/en/normalise.ts";
import type { Samples } from "./types.ts";

export const normaliseSamples: Samples<typeof normaliseEn> = {
  "scale-limits": [{}],
  "efficacy-base": [{}],
  "categories-limits": [{}],
  "categories-order": [{}],
  "categories-scores": [{}],
  "no-spread": [{ value: 5 }],
  "share-negative": [{ method: "share-of-sum", found: -1 }],
  "share-of-nothing": [
    { method: "share-of-max", of: "max", found: 0 },
    { method: "share-of-sum", of: "sum", found: 0 },
    { method: "vector", of: "norm", found: 0 },
  ],
  "share-reciprocal": [{ method: "share-of-sum", found: 0 }],
  "reference-missing": [{ unit: "浙江省" }, { unit: "浙江省", period: "2023" }],
  "reference-periods": [{ unit: "浙江省", periods: ["2022", "2023"] }],
  "reference-is-worst": [{ unit: "浙江省", value: 5 }],
  "direction-not-signed": [{ method: "share-of-max" }],
  "target-is-range": [{ period: "2025" }],
  "previous-not-positive": [{ unit: "北城街道", period: "2022", found: 0 }],
  "no-spread-scored": [
    { value: 5, constant: "midpoint" },
    { value: 5, constant: "drop" },
  ],
  "target-met-by-all": [{ targets: [90, 95], worst: 97 }],
  "change-starts": [
    { periods: ["2021"], count: 1 },
    { periods: ["2021"], count: 19 },
  ],
  "previous-missing": [{ at: ["北城街道 2023"] }],
  "missing-goalposts": [{ method: "goalposts" }],
  "not-positive": [{ method: "geometric", found: 0 }],
  "base-period-absent": [{ period: "2020" }],
  "base-not-positive": [{ unit: "北城街道", period: "2020", found: 0 }],
  "no-target": [{ periods: [] }, { period: "2024", periods: ["2022", "2025"] }],
  "target-conflict": [
    { period: "2025", found: ["7", "4.8"], official: 0 },
    { period: "2025", unit: "北城街道", found: ["7", "4.8"], official: 2 },
  ],
  "target-not-scored": [
    { kind: "growth", period: "2025", lacks: "base" },
    { kind: "growth", period: "2025", lacks: "years" },
    { kind: "about", period: "2025", lacks: "tolerance" },
    { kind: "relative", period: "2025", lacks: "kind" },
  ],
  "basis-mismatch": [{ figure: "stock", basis: "annual", period: "2025" }],
};

import type { methodEn } from "../../../src/errors/en/method.ts";
import type { Samples } from "./types.ts";

export const methodSamples: Samples<typeof methodEn> = {
  "unknown-method": [
    { kind: "normalise", found: "minmax", nearest: "min-max", known: ["min-max", "z-score"] },
    ...(["impute", "treat", "weigh", "aggregate"] as const).map((kind) => ({ kind, found: "magic", known: ["none"] })),
  ],
  "no-such-node": [
    { id: "gpd", wanted: "indicator", other: false, nearest: "gdp" },
    { id: "gdp", wanted: "group", other: true },
    { id: "economy", wanted: "indicator", other: true },
    { id: "gdp", wanted: "node", other: true },
  ],
  "unknown-tag": [
    { tag: "shortbord", nearest: "shortboard", known: ["shortboard"] },
    { tag: "green", known: [] },
  ],
  "wrong-levels": [{ found: 2, wanted: 3 }],
  "unknown-period": [{ period: "2020", known: ["2021", "2022"] }],
  "unknown-group": [
    { group: "region", known: ["kind"] },
    { group: "region", known: [] },
  ],
  "single-unit": [{ method: "min-max", unit: "黄岩区" }],
  "too-few-units": [{ method: "pca", found: 3, needed: 10 }],
  "too-few-periods": [{ method: "trend", found: 1, needed: 2 }],
  "goalposts-moving": [{ method: "winsorise" }],
  "goalposts-outside-treatment": [{ method: "winsorise" }],
  "ideal-unknown": [{ method: "min-max" }],
  "needs-indicators": [{ method: "entropy", reads: "treated", groups: ["economy"] }],
  "missing-column": [
    { id: "popluation", of: "gdp_per_capita", nearest: "population" },
    { id: "gdp", of: "gdp" },
  ],
  "no-meaning-at-level": [{ level: "town", levels: ["district"] }],
  "all-missing": [{ id: "gdp" }],
  "nothing-left": [{}, { coverage: 0.8 }],
  "transform-domain": [
    { transform: "ln", places: ["北城街道 2023"], count: 1 },
    { transform: "ln", places: ["北城街道 2023"], count: 7 },
  ],
  overflow: [{ method: "z-score", unit: "北城街道", period: "2023" }],
  "range-overflow": [{ min: -1e308, max: 1e308 }],
  "constant-indicator": [{ value: 5, method: "min-max" }],
  "bad-weights": [{ method: "acme:magic", bad: [{ id: "gdp", found: -1 }] }],
  "unbounded-mirror": [{ id: "burden", method: "z-score" }],
  "engine-without": [{ of: "lag", part: "derivations" }],
  "level-without-rows": [{ level: "village", known: ["district", "town"] }],
  "row-weights-scope": [{ method: "acme:own" }],
  "nothing-learned": [{}],
  "fitted-damaged": [{ method: "min-max" }],
  "not-fitted": [
    { id: "gdp", slice: "*" },
    { id: "gdp", slice: "2024" },
  ],
  "period-not-fitted": [{ period: "2024", fitted: ["2022", "2023"] }],
  "unknown-preset": [
    { found: "z-scor", nearest: "z-score", known: ["z-score", "min-max"] },
    { found: "magic", known: ["z-score", "min-max"] },
  ],
  "preset-and-method": [{ preset: "well-off-2008", method: "min-max" }],
};

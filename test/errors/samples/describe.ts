import type { describeEn } from "../../../src/errors/en/describe.ts";
import type { Samples } from "./types.ts";

export const describeSamples: Samples<typeof describeEn> = {
  "described-empty": [{ of: 19 }],
  "described-constant": [{ value: 100 }],
  "described-mostly-same": [{ value: 0, share: 84.2 }],
  "described-near-constant": [
    { by: "rounding", range: 0.1, unit: 0.1 },
    { by: "standard-error", range: 1.2, unit: 0.9 },
  ],
  "described-outliers": [{ skewness: 2.83, kurtosis: 10.33, places: ["AUS 2018 (94.8)", "DEU 2018 (48.7)"] }],
  "described-few-present": [{ n: 9, of: 19 }],
  "described-many-zeros": [{ zeros: 12, of: 19 }],
  "described-few-different": [{ unique: 2, of: 51 }],
  "described-rows-few": [{ count: 2, of: 19, least: 65, places: ["Shabu 2023", "Yutou 2023"] }],
  "described-same-columns": [
    { of: "income", kind: "identical", slope: 1, intercept: 0 },
    { of: "income", kind: "multiple", slope: 10000, intercept: 0 },
    { of: "income", kind: "linear", slope: -1, intercept: 100 },
    { of: "income", kind: "linear", slope: 2, intercept: -3 },
  ],
  "described-same-rows": [{ period: "2023", units: ["Beicheng", "Dongcheng"] }],
  "described-denominator-drives": [{ by: "population", r: 0.93 }],
  "described-denominator-stays": [{ by: "population", r: -0.81, observed: 0.4 }],
  "described-outside": [{ variable: "gdp", r: 0.88 }],
  "described-left-out": [
    { kind: "kendall", pairs: 2016, rows: 100000, seconds: 300 },
    { kind: "spearman", pairs: 63, rows: 100000, seconds: 1 },
  ],
};

import type { appraisalEn } from "../../../src/errors/en/appraisal.ts";
import type { Samples } from "./types.ts";

const gate = { indicator: null, value: null, limit: null, reason: null };

export const appraisalSamples: Samples<typeof appraisalEn> = {
  "appraisal-scale": [{}],
  "appraisal-floor": [{}],
  "appraisal-twice": [{ id: "results", first: 1 }],
  "appraisal-weights": [{}],
  "appraisal-steps": [{ before: 60, after: 75 }],
  "appraisal-grade-open": [{ grade: "good" }],
  "appraisal-grade-last": [{ grade: "failed" }],
  "appraisal-veto": [{}],
  "appraisal-needs": [{ what: "scores" }, { what: "works" }, { what: "ledger" }, { what: "unit" }],
  "appraisal-target": [{ indicator: "gdp" }],
  "appraisal-nobody": [{ from: "owners" }, { from: "units" }],
  "appraisal-score": [
    { part: "bonus", score: -1, adjust: true },
    { part: "public", score: Number.NaN, adjust: false },
  ],
  "appraisal-ambiguous": [{ subject: "health", part: "award", kinds: ["departments", "organs"] }],
  "appraisal-periods": [
    { rows: 1, periods: ["2025-03"] },
    { rows: 3, periods: ["2019", "2020"] },
  ],
  "appraisal-unowned": [{ indicators: ["gdp", "rd"], of: 64 }],
  "appraisal-missing": [
    { subjects: ["dongcheng"], of: 19, rule: "refuse" },
    { subjects: ["dongcheng"], of: 19, rule: "renormalise" },
  ],
  "appraisal-first": [{}],
  "appraisal-gate-breached": [
    { ...gate, what: "table", reason: "a serious accident at work" },
    { ...gate, what: "table" },
    { ...gate, what: "role", indicator: "mortality", value: 3, limit: 2 },
    { ...gate, what: "role", indicator: "mortality" },
    { ...gate, what: "floor", indicator: "water", value: 70, limit: 80 },
  ],
  "appraisal-gate-unknown": [{ indicator: "water" }],
};

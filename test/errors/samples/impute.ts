import type { imputeEn } from "../../../src/errors/en/impute.ts";
import type { Samples } from "./types.ts";

const at = { places: ["A 2023", "B 2023"], count: 2 };

export const imputeSamples: Samples<typeof imputeEn> = {
  "gap-left": [
    { reason: "too-old", ...at },
    { reason: "no-neighbour-in-time", ...at },
    { reason: "no-predictor", ...at },
    { reason: "no-donor", ...at },
    { reason: "no-sibling", ...at },
    { reason: "no-direction", ...at },
    { reason: "nothing-known", ...at },
  ],
  "break-not-crossed": [
    { period: "2021", reason: "new survey", ...at },
    { period: "2021", reason: { en: "new survey", zh: "调查口径变更" }, ...at },
  ],
  "weight-dropped": [
    { to: ["clinics", "schools"], ...at },
    { to: [], ...at },
  ],
  "gap-not-certified": [{ id: "ports", ...at }],
  "floor-unbounded": [{}],
  "period-not-time": [{ found: ["wave 1", "wave 2"] }],
  "mixed-periods": [{ found: ["2023", "2023Q1"] }],
  "too-few-complete": [{ method: "regression", found: 3, needed: 4 }],
  collinear: [{ method: "regression", ids: ["income", "wage"] }],
  "em-unconverged": [{ method: "em", iterations: 1000, change: 0.001 }],
};

import type { minMaxEn } from "../../../src/errors/en/min-max.ts";
import type { Samples } from "./types.ts";

export const minMaxSamples: Samples<typeof minMaxEn> = {
  "near-constant": [
    { by: "rounding", step: 0.1, range: 0.1, points: 100 },
    { by: "standard-error", step: 0.1, range: 0.1, points: 100 },
    { by: "double", step: 1e-15, range: 1e-15, points: 100 },
  ],
  "range-widened": [{ range: 0.1, minRange: 1 }],
};

import type { treatEn } from "../../../src/errors/en/treat.ts";
import type { Samples } from "./types.ts";

export const treatSamples: Samples<typeof treatEn> = {
  "treat-not-positive": [{ method: "log", found: -2, places: ["北山镇 2023"], count: 1 }],
  "treat-shares": [{ low: 0.95, high: 0.05 }],
  "values-trimmed": [{ places: ["北山镇 2023", "南湖镇 2023"], count: 14 }],
  "above-log-ruler": [
    { count: 1, most: 40 },
    { count: 3, most: 40 },
  ],
};

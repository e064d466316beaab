import type { screenEn } from "../../../src/errors/en/screen.ts";
import type { Samples } from "./types.ts";

export const screenSamples: Samples<typeof screenEn> = {
  "screen-unit-unknown": [{ unit: "北城镇", nearest: "北山镇" }, { unit: "x" }],
  "screen-unit-both": [{ unit: "北山镇" }],
  "unit-excluded": [{ unit: "北山镇", period: "2023" }],
  "unit-zeros": [{ unit: "北山镇", period: "2023", zeros: 12, present: 40, nonZero: 0.9 }],
  "unit-group-gaps": [{ unit: "北山镇", period: "2023", groups: ["economy", "health"] }],
  "unit-forced-in": [{ unit: "北山镇", period: "2023", present: 30, of: 64, zeros: 2 }],
  "score-unpublished": [{ needed: 0.8, places: ["北山镇 2023"], count: 1 }],
};

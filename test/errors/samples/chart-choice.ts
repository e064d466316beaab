import type { chartChoiceEn } from "../../../src/errors/en/chart-choice.ts";
import type { Samples } from "./types.ts";

export const chartChoiceSamples: Samples<typeof chartChoiceEn> = {
  "chart-choose": [
    { of: "unit", known: ["宁溪镇", "北洋镇"] },
    { of: "stage", known: ["2022", "2025"] },
  ],
  "chart-nothing": [
    { what: "targets" },
    { what: "places" },
    { what: "obstacles" },
    { what: "values" },
    { what: "groups" },
  ],
};

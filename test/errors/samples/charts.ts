import type { chartsEn } from "../../../src/errors/en/charts.ts";
import type { Samples } from "./types.ts";

export const chartsSamples: Samples<typeof chartsEn> = {
  "chart-option": [{ value: "sepia", known: ["light", "dark", "print", "auto"] }],
  "chart-size": [{ value: 10, least: 240, most: 4000 }],
  "chart-id": [{ value: '"><script>' }],
  "chart-unit": [
    { unit: "yuhaun", period: "2023", nearest: "yuhuan" },
    { unit: "x", period: null },
  ],
  "chart-kind": [
    { kind: "ranks", nearest: "ranking", known: ["ranking", "radar"] },
    { kind: "cake", known: ["ranking", "radar"] },
  ],
  "chart-empty": [{ period: "2023", node: "index" }],
  "chart-periods": [{ found: 1, wanted: 2 }],
  "chart-children": [
    { node: "economy", found: 1, wanted: 3 },
    { node: "economy", found: 2, wanted: 3 },
  ],
  "chart-components": [{ node: "economy" }],
  "chart-source": [{ needs: "uncertainty" }, { needs: "geojson" }],
};

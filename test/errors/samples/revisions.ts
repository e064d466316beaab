import type { revisionsEn } from "../../../src/errors/en/revisions.ts";
import type { Samples } from "./types.ts";

const used = [
  { vintage: "", cells: 1 },
  { vintage: "2024-03", edition: "preliminary" as const, cells: 12 },
  { vintage: "2024-12", edition: "final" as const, cells: 3 },
  { vintage: "", edition: "census-revision" as const, cells: 2 },
];

export const revisionsSamples: Samples<typeof revisionsEn> = {
  "vintage-none": [
    { asked: { vintage: "2023-12" }, known: [{ vintage: "2024-03", edition: "preliminary" }, { vintage: "2024-12" }] },
    { asked: { vintage: "", edition: "preliminary" }, known: [{ vintage: "", edition: "final" }] },
    { asked: { vintage: "" }, known: [] },
  ],
  "vintages-absent": [{}],
  "vintage-cell-twice": [
    { vintage: "2024-03", edition: "preliminary", column: "gdp", count: 1, unit: "甲镇", period: "2023" },
    { vintage: "2024-03", column: "gdp", count: 6, unit: "甲镇", period: "2023" },
  ],
  "vintage-elsewhere": [
    { word: "vintage", kind: "works" },
    { word: "edition", kind: "targets" },
  ],
  "vintages-used": [{ used }, { used: [] }],
  "vintages-newer": [{ later: [{ vintage: "2024-12", edition: "final", cells: 3 }] }],
  "stream-vintage": [{}],
  "call-as-of": [{}],
  "revisions-one": [{ found: 1 }, { found: 0 }],
  "series-snapshots": [{}],
  "series-period-absent": [{ periods: ["2021", "2022"] }],
  "chain-no-overlap": [{ from: "towns 1", to: "towns 2", periods: ["2021", "2022"] }],
  "chain-unlinked": [
    { node: "economy", units: ["甲镇", "乙镇"], reason: "missing" },
    { node: "economy", units: ["甲镇"], reason: "not-positive" },
  ],
  "chain-not-additive": [{ by: "ratio" }, { by: "difference" }],
};

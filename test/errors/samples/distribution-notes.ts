import type { distributionNotesEn } from "../../../src/errors/en/distribution-notes.ts";
import type { Samples } from "./types.ts";

const many = Array.from({ length: 15 }, (_, i) => `town${i + 1}`);

export const distributionNotesSamples: Samples<typeof distributionNotesEn> = {
  "distribution-column": [
    { id: "incme", nearest: "income" },
    { id: "x", nearest: undefined },
  ],
  "group-empty": [{ group: "region", count: 3 }],
  "inequality-lower-bound": [{ weights: null }, { weights: "population" }],
  "inequality-level": [{ of: "index" }],
  "density-few": [
    { period: "2023", n: 19, least: 30 },
    { period: "", n: 19, least: 30 },
  ],
  islands: [
    { period: "2023", units: ["大陈镇"] },
    { period: "", units: many },
  ],
  "neighbours-unknown": [{ units: ["Beicheng", "Nancheng"] }],
  "neighbours-one-sided": [{ count: 2 }],
  "coupling-rescaled": [{ upper: 100 }],
  "convergence-calendar": [{ period: "wave 2" }],
  "convergence-left-out": [{ units: ["甲镇"], periods: 12 }],
  "markov-suppressed": [{ rows: 2, least: 5 }],
  "adjusted-range": [{ node: "health", found: 12.5 }],
  "adjusted-negative": [{ node: "income", found: -3 }],
  "hierarchy-missing": [{}],
  "hierarchy-level": [{ level: "twon", known: ["district", "town"] }],
  "evenness-reference": [{ period: "2022" }],
  "side-empty": [{ side: "sharing" }],
  "neighbours-headings": [{ headings: ["a", "b"] }],
  "positions-headings": [{ headings: ["unit", "lon", "lat"] }],
  "neighbour-self": [{ unit: "甲镇" }],
  "neighbour-twice": [{ unit: "甲镇", neighbour: "乙镇", first: 2 }],
  "neighbour-weight": [{ unit: "甲镇", neighbour: "乙镇", value: -1 }],
  "position-twice": [{ unit: "甲镇", first: 2 }],
};

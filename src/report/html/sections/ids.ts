/** Parts of a report in their order. */
export const SECTIONS = [
  "summary",
  "league",
  "domains",
  "units",
  "targets",
  "appraisal",
  "works",
  "method",
  "decisions",
  "data",
  "uncertainty",
  "revisions",
  "provenance",
] as const;
export type SectionId = (typeof SECTIONS)[number];

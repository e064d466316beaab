import type { monitorEn } from "../../../src/errors/en/monitor.ts";
import type { Samples } from "./types.ts";

export const monitorSamples: Samples<typeof monitorEn> = {
  "monitor-choice": [
    { key: "stages", word: "2026", known: ["2022", "2025"], nearest: "2025" },
    { key: "rules", word: "x", known: ["schedule"], nearest: undefined },
  ],
  "target-incomparable": [
    { by: "basis", basis: "cumulative", stage: "2025", period: "2023" },
    { by: "basis", basis: null, stage: "2025", period: "2023Q1" },
    { by: "price", basis: "annual", stage: "2025", period: "2023" },
  ],
  "monitor-no-column": [{ indicators: ["beds", "ratio"], of: 64 }],
  "monitor-break": [
    { since: "2022", base: null },
    { since: "2022", base: "2020" },
  ],
  "colour-on-course": [{ stage: "2025" }],
  "colour-met": [{ provisional: false }, { provisional: true }],
  "colour-unjudged": [
    { why: "assigned" },
    { why: "words" },
    { why: "conflict" },
    { why: "basis" },
    { why: "price" },
    { why: "no-column" },
    { why: "no-figure" },
    { why: "one-period" },
    { why: "needs-base" },
    { why: "needs-limits" },
    { why: "needs-tolerance" },
    { why: "no-reference" },
  ],
  "colour-no-rule": [{}],
  "colour-rule": [
    { measure: "attainment", value: 92.5, due: true, held: false },
    { measure: "met", value: 100, due: true, held: false },
    { measure: "met", value: 0, due: false, held: false },
    { measure: "lead", value: -12, due: false, held: true },
    { measure: "lead", value: 3, due: false, held: false },
    { measure: "schedule", value: 80, due: false, held: false },
    { measure: "pace", value: 47, due: false, held: false },
    { measure: "growth", value: 95, due: false, held: false },
    { measure: "forecast", value: 88, due: false, held: false },
    { measure: "band", value: 50, due: false, held: false },
    { measure: "floor", value: -1.5, due: false, held: false },
    { measure: "floor", value: 2, due: false, held: false },
    { measure: "change", value: 4.1, due: false, held: false },
  ],
};

import type { worksEn } from "../../../src/errors/en/works.ts";
import type { Samples } from "./types.ts";

export const worksSamples: Samples<typeof worksEn> = {
  "date-unreadable": [{}],
  "mapping-fields": [
    { kind: "works", keys: ["unit", "period"], fielded: true },
    { kind: "indicators", keys: ["fields"], fielded: false },
  ],
  "work-repeated": [{ id: "25" }],
  "work-ends-first": [{ id: "25", start: "2022-12", due: "2022-03" }],
  "work-total": [{ id: "25", total: 0 }],
  "work-negative": [{ id: "25", value: -1 }],
  "work-row-differs": [{ id: "25", key: "due", found: "2022-12", first: "2022-10" }],
  "work-row-empty": [{ id: "25" }],
  "work-contradiction": [{ id: "25", state: "not-started", done: 40 }],
  "work-indicator-unknown": [
    { id: "25", indicator: "raods", nearest: "roads" },
    { id: "25", indicator: "x", nearest: undefined },
  ],
  "work-done": [{ late: 0 }, { late: 12 }],
  "work-rule": [
    { measure: "attainment", value: 40, overdue: 0, held: false },
    { measure: "met", value: 100, overdue: 0, held: false },
    { measure: "met", value: 0, overdue: 31, held: false },
    { measure: "lead", value: -12, overdue: 0, held: true },
    { measure: "lead", value: 0, overdue: 0, held: false },
    { measure: "lead", value: 3, overdue: 0, held: false },
    { measure: "schedule", value: 80, overdue: 0, held: false },
    { measure: "pace", value: 47, overdue: 0, held: false },
  ],
  "work-unjudged": [{ why: "suspended" }, { why: "cancelled" }, { why: "no-report" }, { why: "no-schedule" }],
  "ledger-step-missing": [{ id: "P1", step: "rectified", later: "closed" }],
  "ledger-step-order": [
    { id: "P1", step: "assigned", date: "2022-03-01", before: "opened", earlier: "2022-03-05" },
    { id: "P1", step: "closed", date: "2022-03-01", before: "checked", earlier: "2022-03-05" },
  ],
  "ledger-step-ahead": [{ id: "P1", step: "reopened", date: "2022-07-01", asOf: "2022-06-30" }],
  "ledger-round-order": [{ id: "P1", opened: "2022-05-01" }],
  "ledger-repeats-unknown": [{ id: "P2", repeats: "P0" }],
  "population-twice": [
    { unit: "宁溪镇", period: "2022", group: "urban", first: 2 },
    { unit: "宁溪镇", period: "", group: "", first: 2 },
  ],
  "population-value": [{ unit: "宁溪镇", value: -5 }],
  "population-column": [{ id: "population" }],
};

import type { sqlFitEn } from "../../../src/errors/en/sql-fit.ts";
import type { Samples } from "./types.ts";

export const sqlFitSamples: Samples<typeof sqlFitEn> = {
  "sql-fit": [
    { step: "weigh", method: "merec", node: "economy", reason: "not-written" },
    { step: "normalise", method: "percentile-rank", node: "income", reason: "many-values" },
  ],
  "sql-fit-values": [{ method: "entropy", found: -2, lowest: "at least 0" }],
  "sql-fit-empty": [{}],
  "sql-fit-results": [{ found: 1, wanted: 2 }],
};

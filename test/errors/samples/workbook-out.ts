import type { workbookOutEn } from "../../../src/errors/en/workbook-out.ts";
import type { Samples } from "./types.ts";

export const workbookOutSamples: Samples<typeof workbookOutEn> = {
  "live-confidential": [{ ids: ["output", "wages"] }],
  "sheet-too-large": [{ sheet: "Steps", what: "rows", found: 1_200_000, limit: 1_048_576 }],
  "call-whole-workbook": [{ options: ["--unit", "--top"] }],
  "call-live-needs-xlsx": [{ format: "csv" }],
};

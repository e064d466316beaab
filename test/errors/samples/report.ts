import type { reportEn } from "../../../src/errors/en/report.ts";
import type { Samples } from "./types.ts";

export const reportSamples: Samples<typeof reportEn> = {
  "report-contrast": [{ colour: "#cccccc", upon: "#ffffff", found: 1.6, least: 4.5 }],
  "report-logo": [
    { file: "logo.svg", why: "size", most: 300_000 },
    { file: "logo.txt", why: "form", most: 300_000 },
    { file: "logo.svg", why: "content", most: 300_000 },
  ],
};

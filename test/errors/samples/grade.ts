import type { gradeEn } from "../../../src/errors/en/grade.ts";
import type { Samples } from "./types.ts";

export const gradeSamples: Samples<typeof gradeEn> = {
  "grade-count": [{ found: 1 }],
  "too-few-values": [{ found: 3, wanted: 5 }],
  "outside-coupling": [
    { found: 61.9, upper: 1 },
    { found: 104, upper: 100 },
  ],
};

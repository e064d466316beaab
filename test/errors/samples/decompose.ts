import type { decomposeEn } from "../../../src/errors/en/decompose.ts";
import type { Samples } from "./types.ts";

export const decomposeSamples: Samples<typeof decomposeEn> = {
  "score-not-explained": [{ unit: "Dongcheng", period: "2023" }],
  "score-no-sum": [{ node: "index" }],
};

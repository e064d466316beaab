import type { confidentialEn } from "../../../src/errors/en/confidential.ts";
import type { Samples } from "./types.ts";

export const confidentialSamples: Samples<typeof confidentialEn> = {
  "negative-contributors": [{ found: -1, row: 4 }],
  "contributors-negative": [{ value: -1 }],
  "cells-confidential": [{ places: ["北山镇 2023"], count: 1 }],
  "cells-complementary": [{ places: ["北山镇 2023"], count: 1 }],
  "confidential-not-scored": [{ reasons: ["aggregate.index.a: score-not-positive"] }],
  "confidential-total": [{ unit: "北城街道", parent: "黄岩区", period: "2023" }],
  "scores-confidential": [{ places: ["index 北山镇 2023"], count: 1 }],
};

import type { placeEn } from "../../../src/errors/en/place.ts";
import type { Samples } from "./types.ts";

export const placeSamples: Samples<typeof placeEn> = {
  place: [
    { file: "a.yaml", line: 3, path: "system.index" },
    { file: "a.xlsx", sheet: "s", row: 5, column: "gdp" },
    { file: "a.xlsx", sheet: "数据", cell: "C7", column: "gdp" },
  ],
  placed: [{ place: "第 3 行", sentence: "数据缺失" }],
};

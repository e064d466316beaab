import type { measureEn } from "../../../src/errors/en/measure.ts";
import type { Samples } from "./types.ts";

const at = { places: ["黄岩区 2023"], count: 1 };

export const measureSamples: Samples<typeof measureEn> = {
  "measures-of-unknown": [
    { id: "gpd", nearest: "gdp" },
    { id: "xyz", nearest: undefined },
  ],
  "measure-unknown": [
    { id: "gdp", measure: "亿", nearest: "亿元", known: ["元", "万元", "亿元"] },
    { id: "gdp", measure: "块", nearest: undefined, known: ["元", "万元", "亿元"] },
  ],
  "measure-incompatible": [
    { id: "gdp", from: "亿元", to: "人" },
    { id: "gdp", from: "亿元", to: undefined },
  ],
  "measure-contradicted": [{ id: "gdp", measure: "万元", heading: "亿元" }],
  "price-of-data": [
    { id: "gdp", found: "constant", price: "current" },
    { id: "gdp", found: "current", price: undefined },
  ],
  "measure-converted": [
    { from: "亿元", to: "万元", file: "2023.csv" },
    { from: "亿元", to: "万元" },
  ],
  "annual-calendar": [{ periods: ["wave 1"] }],
  "annual-rule": [{ ids: ["growth", "satisfaction"] }],
  "annual-mixed": [at],
  "annual-made": [
    { rule: "sum", ids: ["gdp"] },
    { rule: "mean", ids: ["growth"] },
    { rule: "last", ids: ["population"] },
  ],
  "year-incomplete": [
    { rule: "sum", ...at },
    { rule: "last", ...at },
  ],
};

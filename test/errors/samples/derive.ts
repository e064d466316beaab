import type { deriveEn } from "../../../src/errors/en/derive.ts";
import type { Samples } from "./types.ts";

const at = { places: ["黄岩区 2023"], count: 1 };

export const deriveSamples: Samples<typeof deriveEn> = {
  "formula-word": [{ word: "lag", form: "lag(x) or lag(x, 2)", found: "lag()" }],
  "formula-word-bare": [{ word: "share" }],
  "formula-nested": [{ word: "across", found: 'across("village", max(x))' }],
  "formula-across-bare": [{ name: "income" }],
  "formula-across-empty": [{ found: 'across("town", 3)' }],
  "formula-aggregate-outside": [
    { name: "cv", inside: false },
    { name: "median", inside: true },
  ],
  "lag-one-period": [{ period: "2023" }, { period: "" }],
  "lag-calendar": [{ periods: ["wave 1", "wave 2"] }],
  "at-period": [{ period: "2019", known: ["2020", "2021"] }],
  "ref-unknown": [
    { name: "provinse", levels: ["province", "town"], nearest: "province" },
    { name: "浙江省", levels: [], nearest: undefined },
  ],
  "ref-ambiguous": [{ name: "province" }],
  "no-hierarchy": [{ level: "town" }],
  "across-level": [
    { level: "towns", known: ["district", "town"], nearest: "town" },
    { level: "village", known: ["district", "town"], nearest: undefined },
  ],
  "hierarchy-circle": [{ unit: "黄岩区" }],
  "level-needed": [{ levels: ["district", "town"] }],
  "deflate-constant": [{ id: "gdp" }],
  "deflate-unknown": [
    { id: "gdp", by: "cpi" },
    { id: "gdp", by: "gdp" },
  ],
  "deflate-computed": [{ id: "gdp", by: "price_index" }],
  "deflate-base": [{ base: "2020", known: ["2022", "2023"] }],
  "deflate-unit": [{ unit: "浙江省" }],
  "prices-mixed": [{ found: ["income: current", "spending: constant", "gdp: constant prices of 2020"] }],
  "price-of-target": [
    { id: "gdp", price: "current", target: "constant" },
    { id: "gdp", price: "constant prices of 2020", target: "current" },
  ],
  "ordinal-divided": [{ id: "grade", ordinal: "grade" }],
  "figure-over-units": [
    { id: "coverage", figure: "rate", aggregate: "sum" },
    { id: "grade", figure: "ordinal", aggregate: "mean" },
  ],
  "children-missing": [{ level: "town", missing: 2, of: 19, ...at }],
  "no-children": [{ level: "village", ...at }],
  "other-row-absent": [{ word: "lag", ...at }],
  "parents-unknown": [{ units: ["台州市"] }],
  deflated: [
    { by: "cpi", base: "2020", form: "fixed" },
    { by: "cpi", base: "2020", form: "previous" },
  ],
  "deflator-missing": [{ by: "cpi", ...at }],
  "growth-of-current": [{ columns: ["gdp"] }],
  "price-unstated": [{ ids: ["gdp", "income"] }],
  "population-unstated": [{ ids: ["population"] }],
  "populations-differ": [{ found: ["residents: resident, year-end", "registered: registered"] }],
  "learned-across-break": [
    { id: "income", period: "2021", reason: "new survey", steps: ["normalise"] },
    { id: "income", period: "2021", reason: { en: "new survey", zh: "调查口径变更" }, steps: ["treat", "normalise"] },
  ],
};

import type { dataEn } from "../../../src/errors/en/data.ts";
import type { Samples } from "./types.ts";

export const dataSamples: Samples<typeof dataEn> = {
  "more-problems": [
    { count: 1, limit: 100 },
    { count: 23, limit: 100 },
  ],
  "file-not-text": [{ kind: "xlsx" }, ...["xls", "parquet", "gzip", "pdf"].map((kind) => ({ kind }))],
  "file-encoding": [
    { looks: "gb18030", encoding: "utf-8" },
    { looks: "damaged", encoding: "utf-8" },
  ],
  "encoding-contradicted": [{ encoding: "gb18030", mark: "utf-8" }],
  "file-nul": [{}],
  "file-empty": [{}],
  "file-no-rows": [{}],
  "csv-quote": [{ problem: "not-closed" }, { problem: "inside" }, { problem: "after" }],
  "csv-ragged": [
    { found: 1, wanted: 3 },
    { found: 4, wanted: 3 },
  ],
  "csv-delimiter": [{ delimiter: ";" }, { delimiter: "\t" }, { delimiter: "|" }, { delimiter: "\uff0c" }],
  "heading-repeated": [{ heading: "gdp", columns: ["B", "D"] }],
  "heading-empty": [{ column: "C", text: "12" }],
  "column-not-found": [
    { role: "unit", heading: "cod", headings: ["code", "gdp"], nearest: "code" },
    { role: "unit", heading: "id", headings: ["code", "gdp"], nearest: undefined },
  ],
  "column-headless": [{ role: "ignore" }],
  "column-twice": [{ heading: "code", roles: ["unit", "name"] }],
  "column-needed": [
    { roles: ["unit"], headings: ["code", "gdp"] },
    { roles: ["unit", "period"], headings: ["code", "gdp"] },
  ],
  "columns-unknown": [
    { columns: [{ heading: "gpd", nearest: "gdp" }] },
    {
      columns: [
        { heading: "gpd", nearest: "gdp" },
        { heading: "备注", nearest: undefined },
      ],
    },
  ],
  "column-of-group": [{ id: "economy" }],
  "column-in-tidy": [{ id: "gdp" }],
  "formula-and-column": [{ id: "ratio", formula: "urban / rural" }],
  "cell-empty": [{ role: "unit" }],
  "not-a-number": [
    { text: "1,234", problem: "thousands" },
    ...[
      "percent",
      "full-width",
      "minus",
      "decimal-comma",
      "counted",
      "spreadsheet-error",
      "missing-word",
      "date",
      "infinite",
      "text",
    ].map((problem) => ({ text: "12", problem })),
  ],
  "row-twice": [{ unit: "北城街道", period: "2023", first: { file: "a.csv", row: 2 } }],
  "value-twice": [{ unit: "北城街道", period: "2023", indicator: "gdp", first: { file: "a.csv", row: 2 } }],
  "value-conflict": [
    { unit: "北城街道", period: "2023", id: "gdp", value: 5, first: { file: "a.csv", row: 2, value: 6 } },
  ],
  "text-conflict": [
    { unit: "北城街道", period: "2023", what: "name", text: "北城", first: { file: "a.csv", row: 2, text: "南城" } },
  ],
  "indicator-unknown": [
    { id: "gpd", nearest: "gdp" },
    { id: "area", nearest: undefined },
  ],
  "status-unknown": [
    { text: "observd", known: ["observed"], nearest: "observed" },
    { text: "guess", known: ["observed"], nearest: undefined },
  ],
  "standard-error-negative": [{ value: -1 }],
  "weights-headings": [{ headings: ["id", "w"] }],
  "weight-unknown": [
    { id: "gpd", nearest: "gdp" },
    { id: "area", nearest: undefined },
  ],
  "weight-twice": [{ id: "gdp", first: { file: "w.csv", row: 2 } }],
  "weight-negative": [{ id: "gdp", value: -1 }],
  "document-empty": [{}],
  "document-too-large": [{ characters: 20000000, limit: 10000000 }],
  "document-too-deep": [{ limit: 64 }],
  "document-syntax": [
    { reason: "not-json", json: true },
    ...["tab", "indent", "colon", "multi-line-key", "not-closed", "reserved-character", "escape", "alias", "key"].map(
      (reason) => ({ reason, json: false }),
    ),
    { reason: "other", json: false, message: "Unexpected token" },
    { reason: "other", json: true },
  ],
  "document-key-twice": [{}],
  "document-several": [{}],
  "document-tag": [{ tag: "!!js/function" }],
  "document-alias": [{ name: "base" }],
  "document-aliases": [{ limit: 100 }],
  "document-merge": [{}],
  "project-not-found": [{ names: ["gongfu.yaml", "gongfu.yml"] }],
  "project-not-in-folder": [{ names: ["gongfu.yaml", "gongfu.yml"] }],
  "project-missing": [{ nearest: "gongfu.yaml" }, { nearest: undefined }],
  "file-missing": [{ nearest: "data/2023.csv" }, { nearest: undefined }],
  "file-is-folder": [{}],
  "file-unreadable": [{ reason: "EACCES" }],
  "file-outside": [{ link: true }, { link: false }],
  "cannot-write": [
    { reason: "ENOENT" },
    ...["EISDIR", "ENOSPC", "EACCES", "EPERM", "EROFS", "EIO"].map((reason) => ({ reason })),
  ],
  "file-too-large": [{ bytes: 3e9, limit: 2e9 }],
  "weights-given-twice": [{ file: "w.csv" }],
  "weights-method": [{ method: "entropy" }],
};

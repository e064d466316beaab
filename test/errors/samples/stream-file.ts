import type { streamFileEn } from "../../../src/errors/en/stream-file.ts";
import type { Samples } from "./types.ts";

export const streamFileSamples: Samples<typeof streamFileEn> = {
  "stream-tidy": [{}],
  "stream-file": [{ kind: "workbook" }, { kind: "survey" }, { kind: "annual" }],
  "call-not-streamed": [{ option: "--steps" }],
  "call-stream-out": [{}],
  "call-format-file": [{ format: "parquet" }],
  "call-one-table": [{ format: "parquet", tables: ["statistics", "coherence"] }],
  "stream-changed": [{}],
  "fitted-system": [{ found: "huangyan_64 2022.1", wanted: "fenghua_2025 1" }],
  "fitted-hash": [{}],
  "fitted-plan": [{ keys: ["normalise", "weigh"] }],
  "parquet-damaged": [{ reason: "invalid header" }],
  "parquet-type": [{ type: "BOOLEAN" }],
  "parquet-text": [{ type: "DOUBLE" }],
  "parquet-nested": [{}],
  "parquet-range": [{ text: "9007199254740993" }],
};

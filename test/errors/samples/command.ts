import type { commandEn } from "../../../src/errors/en/command.ts";
import type { Samples } from "./types.ts";

export const commandSamples: Samples<typeof commandEn> = {
  "call-option-unknown": [
    { option: "--formt", nearest: "--format" },
    { option: "--loud", nearest: undefined },
  ],
  "call-command-unknown": [
    { command: "comptue", nearest: "compute", known: ["compute"] },
    { command: "fly", nearest: undefined, known: ["compute"] },
  ],
  "call-value-missing": [{ option: "--out" }],
  "call-value-unknown": [
    { option: "--format", value: "jsn", known: ["json", "csv"], nearest: "json" },
    { option: "--format", value: "pdf", known: ["json", "csv"], nearest: undefined },
  ],
  "call-number": [{ option: "--top", value: "x" }],
  "call-arguments-many": [{ found: 3, most: 1 }],
  "call-argument-missing": [{ argument: "unit" }],
  "call-wrong": [{ message: "conflicting options" }],
  "call-out-needs-file": [{}],
  "init-exists": [{ files: ["gongfu.yaml"] }, { files: ["gongfu.yaml", "data.csv"] }],
  "stdin-taken": [{}],
  "stdin-stream": [{}],
  "file-changed": [{}],
  internal: [{ message: "x is not a function" }],
};

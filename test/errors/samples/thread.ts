import type { threadEn } from "../../../src/errors/en/thread.ts";
import type { Samples } from "./types.ts";

const lost = { of: "replicates", from: 100, to: 199, seed: 1, opening: false } as const;

export const threadSamples: Samples<typeof threadEn> = {
  "thread-lost": [
    { ...lost, reason: "exit", detail: "3" },
    { ...lost, of: "rows", reason: "error", detail: "x is no number" },
    { ...lost, reason: "memory", detail: "" },
    { ...lost, opening: true, reason: "error", detail: "" },
  ],
  "evaluation-failed": [
    { of: "replicates", number: 17, seed: 1, name: "RangeError", message: "out of range" },
    { of: "rows", number: 3, seed: 1, name: "TypeError", message: "x is no function" },
  ],
  "method-module": [
    { module: "methods.js", name: "best", reason: "address", detail: "" },
    { module: "file:///methods.js", name: "best", reason: "import", detail: "not found" },
    { module: "file:///methods.js", name: "best", reason: "export", detail: "worst" },
    { module: "file:///methods.js", name: "best", reason: "export", detail: "" },
  ],
  "one-thread": [
    { reason: "registry", wanted: 4, detail: "" },
    { reason: "worker", wanted: 4, detail: "there is no worker.js" },
  ],
  "nothing-varies": [{ part: "uncertainty" }],
  "blocks-weights": [{ method: "benefit-of-the-doubt" }],
  "blocks-slices": [{}],
  "blocks-aggregator": [{ method: "geometric" }],
  "blocks-mirror": [{}],
  "blocks-rulers": [{ several: true }, { several: false }],
  "blocks-apart": [{ method: "rank" }],
  "pool-closed": [{}],
};

import type { snapshotEn } from "../../../src/errors/en/snapshot.ts";
import type { Samples } from "./types.ts";

const sha = (c: string) => c.repeat(64);

export const snapshotSamples: Samples<typeof snapshotEn> = {
  "snapshot-damaged": [
    { reason: "encoding" },
    { reason: "json" },
    { reason: "cut" },
    { reason: "checksum" },
    { reason: "shape" },
  ],
  "snapshot-no-migration": [
    { found: "common-prosperity-index/snapshot@0", supported: "common-prosperity-index/snapshot@1" },
  ],
  "snapshot-moving-ruler": [
    { step: "normalise", method: "min-max", ids: ["income", "jobs"] },
    { step: "treat", method: "winsorise", ids: ["income"] },
  ],
  "snapshot-moving-weights": [{ method: "entropy" }],
  "snapshot-moving-score": [{ method: "topsis" }],
  "snapshot-embed-confidential": [{}],
  "snapshot-no-data": [{ periods: ["2022", "2023"] }],
  "snapshot-exists": [{ found: sha("a"), wanted: sha("b") }],
  "snapshot-unreadable": [{}],
  "snapshots-none": [{ folder: "snapshots" }],
  "call-reason-missing": [{}],
  "call-reason-unused": [{}],
  "call-fail-on": [{ value: "ranks>3", known: ["rank-shift", "score", "data-revision"] }],
};

import type { streamEn } from "../../../src/errors/en/stream.ts";
import type { Samples } from "./types.ts";

export const streamSamples: Samples<typeof streamEn> = {
  "stream-method": [{ step: "aggregate", method: "copeland" }],
  "stream-formula": [{ id: "growth", word: "lag" }],
  "stream-choice": [{ key: "screen.exclude" }],
  "stream-fit": [{ step: "weigh", method: "entropy" }],
  "stream-confidential": [{ ids: ["gdp", "income"] }],
  "stream-empty": [{}],
  "stream-not-ranked": [{ asked: true }, { asked: false }],
  "stream-ranks": [{ units: 2000000, bytes: 16000000 }],
  "stream-notes-left": [{ count: 12, limit: 200 }],
};

import { expect, test } from "vitest";
import { checkScores } from "../../src/schema/scores.ts";

/** As in design.md, section 2. */
const scores = () => ({
  format: "common-prosperity-index/scores@1",
  software: { name: "common-prosperity-index", version: "0.1.0" },
  system: { id: "asem", version: "2018", sha256: "00" },
  plan: { over: "all-periods" },
  data: { parts: [{ period: "2018", sha256: "00", units: 51 }], indicators: 49, missing: 63 },
  weights: [{ node: "Conn", parent: "Index", nominal: 0.5, effective: 0.5 }],
  scores: [{ unit: "AUT", period: "2018", node: "Index", score: 61.9, rank: 1, coverage: 1, availability: 1 }],
  steps: { derived: [{ unit: "AUT", period: "2018", indicator: "LPI", value: null, how: "none" }] },
  fitted: {},
  notes: [{ code: "constant-indicator", path: ["data", "x"], params: {}, message: "…" }],
});

test("scores as designed, a missing score being null", () => {
  expect(checkScores(scores())).toEqual({ scores: scores(), issues: [] });
  const missing = { ...scores(), scores: [{ ...scores().scores[0], score: null, rank: null }] };
  expect(checkScores(missing).issues).toEqual([]);
});

test("anything else is told", () => {
  const codes = (more: object) =>
    checkScores({ ...scores(), ...more }).issues.map(({ code, path }) => `${path.join(".")}: ${code}`);
  expect(codes({ format: "common-prosperity-index/scores@2" })).toEqual(["format: newer-format"]);
  expect(codes({ format: undefined })).toEqual(["format: missing-key"]);
  expect(codes({ scores: [{ ...scores().scores[0], score: Number.NaN }] })).toEqual(["scores.0.score: not-finite"]);
  expect(codes({ weight: [] })).toEqual(["weight: unknown-key"]);
});

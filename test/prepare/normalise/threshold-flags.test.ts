import { describe, expect, test } from "vitest";
import { thresholdFlags } from "../../../src/index.ts";
import type { Target } from "../../../src/schema/types.ts";
import { codes, gap, holds, nodeOf, notesOf, of, rowsOf, score } from "./suite.ts";

const rows = rowsOf(["a", "b", "c", "d"], "2025");
const target = (comparator: string, value: number): Target =>
  ({ kind: comparator === "about" ? "about" : "value", period: "2025", value, comparator, tolerance: 1 }) as Target;

describe("threshold-flags", () => {
  test("at least the threshold, or at most; strict leaves it out", () => {
    expect(score(thresholdFlags, of(19, 20, gap, 35), { threshold: 20 })).toEqual([0, 100, gap, 100]);
    expect(score(thresholdFlags, of(19, 20, gap, 35), { threshold: 20, strict: true })).toEqual([0, 0, gap, 100]);
    const node = nodeOf({ direction: "negative" });
    expect(score(thresholdFlags, of(19, 20, gap, 35), { threshold: 20, fail: -1, pass: 1 }, { node })).toEqual([
      1,
      1,
      gap,
      -1,
    ]);
  });

  test.each([
    ["reach", "positive", [0, 1, 1]],
    ["reach", "negative", [1, 1, 0]],
    [">=", "positive", [0, 1, 1]],
    [">", "positive", [0, 0, 1]],
    ["<=", "negative", [1, 1, 0]],
    ["<", "negative", [1, 0, 0]],
    ["exactly", "positive", [0, 1, 0]],
    ["about", "positive", [0, 1, 1]],
  ] as const)("without a threshold the target decides: %s of a %s indicator", (comparator, direction, want) => {
    const node = nodeOf({ direction, targets: [target(comparator, 20)] });
    const small = rowsOf(["a", "b", "c"], "2025");
    expect(score(thresholdFlags, of(18, 20, 21), { pass: 1 }, { rows: small, node })).toEqual(want);
  });

  test("inside the band that is the direction; a target of a range; each unit its own", () => {
    const band = nodeOf({ direction: { from: 36, to: 37, min: 30, max: 40 } });
    expect(score(thresholdFlags, of(35.9, 36, 37, 37.1), {}, { rows, node: band })).toEqual([0, 100, 100, 0]);
    const range = nodeOf({ targets: [{ kind: "range", period: "2025", from: 1, to: 2 }] });
    expect(score(thresholdFlags, of(0, 1, 2, 3), { period: "2025" }, { rows, node: range })).toEqual([0, 100, 100, 0]);
    const own = nodeOf({ targets: [target("reach", 5), { ...target("reach", 9), unit: "d" }] });
    expect(score(thresholdFlags, of(4, 5, 6, 6), {}, { rows, node: own })).toEqual([0, 100, 100, 0]);
  });

  test("a target that is assigned and not known: no score and a note", () => {
    const node = nodeOf({ targets: [{ kind: "assigned", by: "省", period: "2025" }] });
    expect(score(thresholdFlags, of(1, gap, 3, 4), {}, { rows, node })).toEqual([gap, gap, gap, gap]);
    expect(notesOf(thresholdFlags, of(1, gap, 3, 4), {}, { rows, node })).toEqual(["target-unknown"]);
  });

  test("nothing to hold against, an ideal with a threshold, scores the wrong way round: errors", () => {
    expect(codes(() => score(thresholdFlags, of(1, 2)))).toEqual(["no-target"]);
    const node = nodeOf({ direction: { ideal: 3 } });
    expect(codes(() => score(thresholdFlags, of(1, 2), { threshold: 2 }, { node }))).toEqual(["direction-not-signed"]);
    expect(codes(() => score(thresholdFlags, of(1, 2), { threshold: 2, fail: 1, pass: 1 }))).toEqual(["scale-limits"]);
  });

  test("a fixed ruler that reads the observed value; the mean of 0 and 1 is the share met", () => {
    expect(thresholdFlags.reads).toBe("derived");
    expect(thresholdFlags.fixed(thresholdFlags.fit(of(1), { threshold: 2 }))).toBe(true);
    const y = score(thresholdFlags, of(10, 20, 30, 40), { threshold: 25, pass: 1 });
    expect(y.reduce((a, b) => a + b, 0) / 4).toBe(0.5);
  });

  holds(thresholdFlags, { variants: [{ params: { threshold: 20 }, scaled: (k) => ({ threshold: 20 * k }) }] });
});

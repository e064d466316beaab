import { describe, expect, test } from "vitest";
import { distanceToReference } from "../../../src/index.ts";
import { codes, gap, holds, nodeOf, notesOf, of, rowsOf, score } from "./suite.ts";

const rows = rowsOf(["a", "b", "c", "d"]);
const node = nodeOf({ direction: "negative" });

describe("distance-to-reference", () => {
  test("closed form: 1 − (ref − x)/(ref − min), turned for a negative indicator", () => {
    expect(score(distanceToReference, of(2, 4, 7, gap), { unit: "b" }, { rows })).toEqual([0, 100, 250, gap]);
    expect(score(distanceToReference, of(2, 4, 7, gap), { unit: "b", cap: true }, { rows })).toEqual([
      0,
      100,
      100,
      gap,
    ]);
    // worst 7, reference 4: a third of the way each unit
    expect(score(distanceToReference, of(1, 4, 7, gap), { unit: "b", scale: 1 }, { rows, node })).toEqual([
      2,
      1,
      0,
      gap,
    ]);
  });

  test("the reference's value: missing, several or the worst one are errors", () => {
    const lost = () => score(distanceToReference, of(2, 4, 7, gap), { unit: "d" }, { rows });
    expect(codes(lost)).toEqual(["reference-missing"]);
    expect(codes(() => score(distanceToReference, of(2, 4, 7, 1), { unit: "e" }, { rows }))).toEqual([
      "reference-missing",
    ]);
    expect(codes(() => score(distanceToReference, of(2, 4, 7, 9), { unit: "a" }, { rows }))).toEqual([
      "reference-is-worst",
    ]);
    const panel = { rows: rowsOf(["a", "b", "a", "b"], ["2020", "2020", "2021", "2021"]) };
    expect(codes(() => score(distanceToReference, of(2, 4, 7, 8), { unit: "b" }, panel))).toEqual([
      "reference-periods",
    ]);
    expect(score(distanceToReference, of(2, 4, 7, 8), { unit: "b", period: "2020" }, panel)).toEqual([
      0, 100, 250, 300,
    ]);
    expect(codes(() => score(distanceToReference, of(2, gap, 7, 8), { unit: "b", period: "2020" }, panel))).toEqual([
      "reference-missing",
    ]);
  });

  test("constant, one unit, nothing present", () => {
    expect(score(distanceToReference, of(5, 5, gap, 5), { unit: "b" }, { rows })).toEqual([50, 50, gap, 50]);
    expect(notesOf(distanceToReference, of(5, 5, 5, 5), { unit: "b" }, { rows })).toEqual(["constant-scored"]);
    const own = { rows: rowsOf(["a", "a"], ["2020", "2021"]) };
    expect(codes(() => score(distanceToReference, of(1, 2), { unit: "a" }, own))).toEqual(["single-unit"]);
    expect(score(distanceToReference, of(gap, gap, gap, gap), { unit: "b" }, { rows })).toEqual([gap, gap, gap, gap]);
  });

  test("the way back: past a cap the reference itself, above the cap nothing", () => {
    const fitted = distanceToReference.fit(of(2, 4, 7, 8), { unit: "b", cap: true }, { rows });
    expect([...distanceToReference.inverse!(of(0, 50, 100, 101), fitted)]).toEqual([2, 3, 4, gap]);
  });

  holds(distanceToReference, {
    variants: [{ params: { unit: "u1" } }, { params: { unit: "u1", cap: true, scale: 1 }, lossy: true }],
  });
});

import { describe, expect, test } from "vitest";
import { distanceToMax } from "../../../src/index.ts";
import { close, codes, gap, holds, nodeOf, notesOf, of, rowsOf, score } from "./suite.ts";

describe("distance-to-max", () => {
  test("closed form: 1 − (max − x)/(max − min), turned for a negative indicator", () => {
    expect(score(distanceToMax, of(2, 4, gap, 6))).toEqual([0, 50, gap, 100]);
    const node = nodeOf({ direction: "negative" });
    expect(score(distanceToMax, of(2, 3, gap, 6), { scale: 1 }, { node })).toEqual([1, 0.75, gap, 0]);
  });

  test("constant, one unit, nothing present, very large", () => {
    expect(score(distanceToMax, of(5, 5))).toEqual([50, 50]);
    expect(notesOf(distanceToMax, of(5, 5))).toEqual(["constant-scored"]);
    expect(codes(() => score(distanceToMax, of(5, 5), { constant: "error" }))).toEqual(["constant-indicator"]);
    expect(codes(() => score(distanceToMax, of(1, 2), {}, { rows: rowsOf(["a", "a"]) }))).toEqual(["single-unit"]);
    expect(score(distanceToMax, of(gap))).toEqual([gap]);
    close(score(distanceToMax, of(-1e300, 0, 1e300)), [0, 50, 100]);
  });

  holds(distanceToMax, { variants: [{ params: {} }, { params: { scale: 1 } }] });
});

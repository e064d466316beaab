import { describe, expect, test } from "vitest";
import { scaled } from "../../../src/index.ts";
import { codes, gap, holds, nodeOf, of, rowsOf, score } from "./suite.ts";

describe("scaled", () => {
  test("closed form: a survey scale of 1 to 5, a percentage, turned for a negative indicator", () => {
    expect(score(scaled, of(1, 4, gap, 5), { from: 1, to: 5 })).toEqual([0, 75, gap, 100]);
    const node = nodeOf({ direction: "negative" });
    expect(score(scaled, of(0, 12.5, 100), {}, { node })).toEqual([100, 87.5, 0]);
    expect(score(scaled, of(1, 4, 5), { from: 1, to: 5, upper: 10 }, { node })).toEqual([10, 2.5, 0]);
  });

  test("surveys: 5, 10, 30, 40 and 15 % on 1 to 5 are 62.5 by the linear 0–100 mean", () => {
    const shares = [0.05, 0.1, 0.3, 0.4, 0.15];
    const y = score(scaled, of(1, 2, 3, 4, 5), { from: 1, to: 5 });
    expect(y.reduce((total, v, i) => total + v * shares[i]!, 0)).toBeCloseTo(62.5, 12);
  });

  test("learns nothing: one unit alone, a constant, no value; leaves the scale unless clipped", () => {
    expect(score(scaled, of(50, 50), {}, { rows: rowsOf(["a", "a"]) })).toEqual([50, 50]);
    expect(score(scaled, of(gap))).toEqual([gap]);
    expect(score(scaled, of(-10, 110))).toEqual([-10, 110]);
    expect(score(scaled, of(-10, 110), { clip: true })).toEqual([0, 100]);
    expect(scaled.fixed(scaled.fit(of(1), {}))).toBe(true);
  });

  test("limits the wrong way round: an error", () => {
    expect(codes(() => score(scaled, of(1), { from: 5, to: 1 }))).toEqual(["scale-limits"]);
  });

  holds(scaled, {
    variants: [
      { params: { from: -50, to: 70 }, scaled: (k) => ({ from: -50 * k, to: 70 * k }) },
      {
        params: { from: -50, to: 70, clip: true },
        scaled: (k) => ({ from: -50 * k, to: 70 * k, clip: true }),
        lossy: true,
      },
    ],
  });
});

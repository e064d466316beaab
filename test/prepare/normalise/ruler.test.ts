import { describe, expect, test } from "vitest";
import { widenEnds } from "../../../src/prepare/normalise/near-constant.ts";
import { applyRuler, invertRuler, type Ruler } from "../../../src/prepare/normalise/ruler.ts";
import { gap, of } from "./suite.ts";

const ruler: Ruler = { worst: 3, best: 1.5, lower: 0, upper: 100, clip: false };

describe("a ruler", () => {
  test("its ends are exact: the best gets upper, equal bests tie", () => {
    // in slope-intercept form 35 of ASEM's cells come out above 100
    const awkward: Ruler = { worst: 0.1, best: 0.7, lower: 1, upper: 100, clip: false };
    expect([...applyRuler(of(0.7, 0.1, gap), awkward)]).toEqual([100, 1, gap]);
  });

  test("a scale that falls: clipped between its ends all the same", () => {
    const falling: Ruler = { worst: 0, best: 10, lower: 5, upper: 1, clip: true };
    expect([...applyRuler(of(-5, 0, 5, 10, 20), falling)]).toEqual([5, 5, 3, 1, 1]);
    expect([...invertRuler(of(6, 5, 3, 1, 0), falling)]).toEqual([gap, 0, 5, 10, gap]);
  });

  test("the way back of a ruler that is not clipped goes beyond its ends", () => {
    expect([...invertRuler(of(-100, 0, 50, 100, 200, gap), ruler)]).toEqual([4.5, 3, 2.25, 1.5, 0, gap]);
  });

  test("ends that are far enough apart stay; nearer ones move from their middle", () => {
    expect(widenEnds({ worst: 3, best: 1 }, { minRange: 2 })).toEqual({ worst: 3, best: 1 });
    expect(widenEnds({ worst: 3, best: 1 }, { minRange: 4 })).toEqual({ worst: 4, best: 0 });
    expect(widenEnds({ worst: 3, best: 0 }, { minRange: 4, bestFixed: true })).toEqual({ worst: 4, best: 0 });
  });
});

import { describe, expect, test } from "vitest";
import { attainmentDegree, type Goal, meets, valueAtDegree } from "../../../src/prepare/normalise/attainment-degree.ts";
import { gap } from "./suite.ts";

const capped = { cap: 100, floor: 0 };
const open = { cap: null, floor: null };
const ratio = (sense: "up" | "down", target: number, strict = false): Goal => ({
  form: "ratio",
  sense,
  target,
  strict,
});
const based = (sense: "up" | "down", base: number, target: number, strict = false): Goal => ({
  form: "base",
  sense,
  base,
  target,
  strict,
});
const range = (from: number, to: number, min: number | null = null, max: number | null = null): Goal => ({
  form: "range",
  from,
  to,
  min,
  max,
});

// definitions: each row of the table of kinds, both directions
describe("attainment degree", () => {
  test.each([
    // positive, t > 0, x ≥ 0: 100·x/t
    [150000, ratio("up", 200000), 75],
    [200000, ratio("up", 200000), 100],
    [250000, ratio("up", 200000), 100],
    [0, ratio("up", 200000), 0],
    // negative, t > 0: 100·t/x, at x = 0 the cap
    [100, ratio("down", 80), 80],
    [80, ratio("down", 80), 100],
    [60, ratio("down", 80), 100],
    [0, ratio("down", 80), 100],
    // with a base: 100·(x − b)/(t − b), floor 0
    [65, based("up", 60, 70), 50],
    [58, based("up", 60, 70), 0],
    [75, based("up", 60, 70), 100],
    [2.2, based("down", 2.4, 2), 50],
    [2.5, based("down", 2.4, 2), 0],
    [-2, based("up", -4, 4), 25],
    [6, based("up", 4, 0), 0],
    // base = target: met 100, else 0
    [70, based("up", 70, 70), 100],
    [69.9, based("up", 70, 70), 0],
    [70, based("up", 70, 70, true), 0],
    [2, based("down", 2, 2), 100],
    // range: 100 inside, linear to 0 at the limits
    [0.35, range(0.3, 0.4, 0.2, 0.6), 100],
    [0.3, range(0.3, 0.4, 0.2, 0.6), 100],
    [0.5, range(0.3, 0.4, 0.2, 0.6), 50],
    [0.25, range(0.3, 0.4, 0.2, 0.6), 50],
    [0.6, range(0.3, 0.4, 0.2, 0.6), 0],
    [0.7, range(0.3, 0.4, 0.2, 0.6), 0],
    [0.1, range(0.3, 0.4, 0.2, 0.6), 0],
    // no ratio (t ≤ 0 or x < 0) and no base: 100 if met
    [3, ratio("up", 0), 100],
    [0, ratio("up", 0), 100],
    [0, ratio("down", 0), 100],
    [-2, ratio("up", -5), 100],
    [-7, ratio("down", -5), 100],
    [-1, ratio("down", 5), 100],
  ] as const)("%d against %o is %d", (x, goal, want) => {
    expect(attainmentDegree(x, goal, capped)).toBeCloseTo(want, 12);
  });

  test.each([
    [-1, ratio("up", 5)],
    [-7, ratio("up", -5)],
    [-1, ratio("up", 0)],
    [1, ratio("down", 0)],
    [-4, ratio("down", -5)],
    [0.29, range(0.3, 0.4)],
    [0.41, range(0.3, 0.4, 0.2)],
    [0.29, range(0.3, 0.4, null, 0.6)],
  ] as const)("%d against %o is undefined: not met, and no ratio or limit", (x, goal) => {
    expect(attainmentDegree(x, goal, capped)).toBeNull();
    expect(attainmentDegree(x, goal, open)).toBeNull();
  });

  test("the uncapped degree, another cap, another floor", () => {
    expect(attainmentDegree(250000, ratio("up", 200000), open)).toBe(125);
    expect(attainmentDegree(250000, ratio("up", 200000), { cap: 120, floor: 0 })).toBe(120);
    expect(attainmentDegree(0, ratio("down", 80), { cap: 120, floor: 0 })).toBe(120);
    // a negative indicator at 0 has no finite degree: open, it is undefined and not Infinity
    expect(attainmentDegree(0, ratio("down", 80), open)).toBeNull();
    expect(attainmentDegree(10, ratio("up", 100), { cap: 100, floor: 60 })).toBe(60);
  });

  test("met: at least, at most, strictly, inside", () => {
    expect([meets(5, ratio("up", 5)), meets(5, ratio("up", 5, true))]).toEqual([true, false]);
    expect([meets(5, ratio("down", 5)), meets(5, ratio("down", 5, true))]).toEqual([true, false]);
    expect([meets(4.9, ratio("up", 5)), meets(5.1, ratio("down", 5))]).toEqual([false, false]);
    expect([meets(2, range(2, 3)), meets(3, range(2, 3)), meets(3.1, range(2, 3))]).toEqual([true, true, false]);
  });

  test("very large and very small values stay finite", () => {
    expect(attainmentDegree(1e300, ratio("up", 1e-300), capped)).toBe(100);
    expect(attainmentDegree(1e-300, ratio("down", 1e300), capped)).toBe(100);
    expect(attainmentDegree(1e-300, ratio("up", 1e300), capped)).toBe(0);
  });
});

describe("the value at a degree", () => {
  test.each([
    [75, ratio("up", 200000), 150000],
    [80, ratio("down", 80), 100],
    [50, based("up", 60, 70), 65],
    [50, based("down", 2.4, 2), 2.2],
    [100, ratio("up", 200000), 200000],
    [100, ratio("down", 80), 80],
    [100, based("up", 60, 70), 70],
    [0, based("up", 60, 70), 60],
    [0, ratio("up", 200000), 0],
  ] as const)("%d of %o is %d", (degree, goal, want) => {
    expect(valueAtDegree(degree, goal, capped)).toBeCloseTo(want, 12);
  });

  test.each([
    [101, ratio("up", 5), capped],
    [-1, based("up", 60, 70), capped],
    [-1, based("up", 60, 70), open],
    [0, ratio("down", 80), open],
    [-5, ratio("up", 80), open],
    [50, range(1, 2, 0, 3), capped],
    [50, based("up", 70, 70), capped],
    [50, ratio("up", 0), capped],
  ] as const)("%d of %o has none", (degree, goal, limits) => {
    expect(valueAtDegree(degree, goal, limits)).toEqual(gap);
  });
});

import { expect, test } from "vitest";
import { convergenceClubs } from "../../src/stats/convergence-clubs.ts";
import { logT, longRunVariance } from "../../src/stats/log-t.ts";

const YEARS = Array.from({ length: 12 }, (_, k) => k + 1);
/** Two units about 1 whose distance from it is d. */
const pair = (d: (t: number) => number) => YEARS.map((t) => Float64Array.of(1 + d(t), 1 - d(t)));

test("long-run variance: an evaluation of the same formula in Python", () => {
  expect(longRunVariance(Float64Array.of(1, 2, -1, 0.5, -2, 1, -1.5))).toBeCloseTo(1.1572152372427027, 12);
  expect(longRunVariance(Float64Array.of(3, 1, 2, -1, -2, -3))).toBeCloseTo(7.135350200836777, 12);
  // no autocorrelation at all: the plain variance about 0
  expect(longRunVariance(Float64Array.of(0, 2, 0, -2))).toBe(2);
});

test("log-t: an evaluation in Python, with the periods from ⌊0.3·12⌋ = 3 on", () => {
  const found = logT(pair((t) => (0.5 / Math.sqrt(t)) * (1 + 0.1 * (t % 2 === 0 ? 1 : -1))));
  expect(found.n).toBe(10);
  expect(found.b).toBeCloseTo(-0.2310824570045849, 11);
  expect(found.standardError).toBeCloseTo(0.07138588291614861, 11);
  expect(found.t).toBeCloseTo(-3.2370890092655897, 8);
});

test("log-t: H falls as t^(−2b)·(ln t)^−2, so b comes back; what grows apart is refused", () => {
  // d² ∝ t^(−1)·(ln t)^(−2): ln(H₁/Hₜ) − 2·ln ln t has slope 1 from t = 3 on; H₁ moves the intercept only
  const exact = logT(pair((t) => (t === 1 ? 0.9 : 0.5 / (Math.sqrt(t) * Math.log(t)))));
  expect(exact.b).toBeCloseTo(1, 12);
  expect(exact.converges).toBe(true);
  expect(logT(pair((t) => 0.01 * t)).converges).toBe(false);
  expect(logT(YEARS.map(() => Float64Array.of(5, 5)))).toMatchObject({ t: Infinity, converges: true });
  expect(logT(YEARS.map((t) => Float64Array.of(5, t === 1 ? 5 : 6)))).toMatchObject({ t: -Infinity, converges: false });
  expect(() => logT(pair(() => 0.1).slice(0, 9))).toThrow("needs 10 periods");
});

test("clubs: two groups that close their own distances, and one that leaves both", () => {
  const periods = YEARS.map((t) =>
    Float64Array.of(1 - 0.1 / t, 9 - 1 / t, 9 + 1 / t, 1 + 0.1 / t, 9 + 0.5 / t, 100 + 40 * t),
  );
  const { all, clubs, apart } = convergenceClubs(periods);
  expect(all.converges).toBe(false);
  expect(clubs.map(({ members }) => [...members].sort())).toEqual([
    [1, 2, 4],
    [0, 3],
  ]);
  expect(clubs.every(({ test: { converges } }) => converges)).toBe(true);
  expect(apart).toEqual([5]);
  // all that converge are one club
  expect(convergenceClubs(pair((t) => 0.5 / t)).clubs.map(({ members }) => members)).toEqual([[0, 1]]);
});

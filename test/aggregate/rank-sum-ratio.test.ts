import { describe, expect, test } from "vitest";
import { rankShares } from "../../src/aggregate/rank-sum-ratio.ts";
import { distributionOf, fitLine, gradeOf, probitOn } from "../../src/aggregate/rsr-regression.ts";
import { byName, gap, learn, of, rowsOf, type Setting } from "./ranking-methods.ts";

// mathmodels (R, zhjx19/mathmodels, printed output): x, w = 0.4, 0.6
const rows = rowsOf("10 5 | 20 10 | 15 8");
const printed: Setting = { ways: ["+", "+"], weights: [0.4, 0.6] };
const choice = byName("rank-sum-ratio");

test("worked example: ratios, probits, line as printed", () => {
  const { score, details, fitted } = learn(choice, rows, printed);
  const rsr = [...score(rows)];
  [1 / 3, 1, 2 / 3].forEach((v, i) => expect(rsr[i]).toBeCloseTo(v, 14));
  const { line, distribution } = fitted as {
    line: { intercept: number; slope: number };
    distribution: { probits: number[] };
  };
  [4.57, 5.43, 6.38].forEach((v, i) => expect(distribution.probits[i]).toBeCloseTo(v, 2));
  expect(line.intercept).toBeCloseTo(-1.3389, 4);
  expect(line.slope).toBeCloseTo(0.3673, 4);
  // probits 4.57, 6.38, 5.43: below 4, 4 to 6, above 6
  expect([...details(rows)["grade"]!]).toEqual([2, 3, 2]);
});

describe("ranks", () => {
  test("ties take their mean, costs run the other way, missing stays missing", () => {
    const ladder = { sorted: [5, 5, 7, 9] };
    expect([...rankShares(of(5, 7, gap, 9), ladder, { cost: false })]).toEqual([1.5 / 4, 3 / 4, gap, 1]);
    expect([...rankShares(of(5, 7, gap, 9), ladder, { cost: true })]).toEqual([3.5 / 4, 2 / 4, gap, 1 / 4]);
  });
  test("a later value stands between its neighbours, within 1 and n", () => {
    expect([...rankShares(of(0, 6, 99), { sorted: [5, 7] }, { cost: false })]).toEqual([0.5, 0.75, 1]);
  });
  test("non-integral ranks keep distances", () => {
    const ladder = { worst: 0, best: 10, n: 3 };
    expect([...rankShares(of(0, 5, 10), ladder, { cost: false })]).toEqual([1 / 3, 2 / 3, 1]);
    expect([...rankShares(of(4, gap), { worst: 4, best: 4, n: 3 }, { cost: false })]).toEqual([2 / 3, gap]);
  });
});

describe("distribution and line", () => {
  test("equal ratios share the mean of their ranks, those that differ by rounding too", () => {
    const { values, upTo, probits } = distributionOf(of(0.3, 0.1 + 0.2, 0.1, gap, 0.9));
    expect([values.length, upTo]).toEqual([3, [1, 3, 4]]);
    // mean rank 2½ of 4; the last 1 − 1/16
    expect(probits[1]! - 5).toBeCloseTo(0.3186393639643752, 12); // Φ⁻¹(0.625)
    expect(probits[2]! - 5).toBeCloseTo(1.5341205443525463, 12); // Φ⁻¹(0.9375)
  });
  test("below three distinct values there is no line, no grade, and a note", () => {
    expect(fitLine(distributionOf(of(1, 2)))).toBe(null);
    const { details, notes } = learn(choice, rows.slice(0, 2), printed);
    expect(notes).toEqual(["flat-regression"]);
    const { grade, fitted, RSR } = details(rows.slice(0, 2));
    expect([...grade!]).toEqual([gap, gap]);
    expect([...fitted!]).toEqual([...RSR!]);
  });
  test("a later ratio has the probit of its place", () => {
    const known = distributionOf(of(0.2, 0.4, 0.6));
    expect(probitOn(0.4, known)).toBe(known.probits[1]);
    expect(probitOn(0.1, known)).toBe(known.probits[0]);
    expect(probitOn(0.7, known)).toBe(known.probits[2]);
    expect(probitOn(0.5, known) - 5).toBeCloseTo(0.9674215661017014, 12); // Φ⁻¹(2.5/3)
    expect(probitOn(gap, known)).toBe(gap);
  });
  test("grades are cut as the tables have them", () => {
    expect([3.9, 4, 6].map((y) => gradeOf(y, 3))).toEqual([1, 2, 3]);
    expect([3.4, 3.5, 5, 6.5].map((y) => gradeOf(y, 4))).toEqual([1, 2, 3, 4]);
    expect([3.1, 3.2, 4.4, 5.6, 6.8].map((y) => gradeOf(y, 5))).toEqual([1, 2, 3, 4, 5]);
    expect([2.9, 3, 4, 5, 6, 7].map((y) => gradeOf(y, 6))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(gradeOf(gap, 3)).toBe(gap);
  });
});

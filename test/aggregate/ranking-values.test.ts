import { describe, expect, test } from "vitest";
import { compromiseSet } from "../../src/aggregate/vikor.ts";
import { attempt, byName, compute, gap, learn, of, type Row, rowsOf, type Setting } from "./ranking-methods.ts";

const close = (got: ArrayLike<number>, want: readonly number[], tolerance = 1e-12) => {
  expect(got.length).toBe(want.length);
  want.forEach((v, i) => expect(Math.abs(got[i]! - v), `[${i}] ${got[i]} for ${v}`).toBeLessThanOrEqual(tolerance));
};

// Hwang and Yoon (1981), fighter aircraft; types and weights as there
const AIRCRAFT: readonly Row[] = rowsOf(
  "2 1500 20000 5.5 5 9 | 2.5 2700 18000 6.5 3 5 | 1.8 2000 21000 4.5 7 7 | 2.2 1800 20000 5 5 5",
);
const hwangYoon: Setting = { ways: ["+", "+", "+", "-", "+", "+"], weights: [0.2, 0.1, 0.1, 0.1, 0.2, 0.3] };
const evenly: Setting = { ...hwangYoon, weights: [1, 1, 1, 1, 1, 1] };

test("TOPSIS as published for the aircraft: .643 .268 .613 .312", () => {
  // computed there from rounded steps: unrounded, the third is .61354
  close(compute(byName("topsis"), AIRCRAFT, hwangYoon), [0.643, 0.268, 0.613, 0.312], 0.0006);
});

test("TOPSIS as printed by mathmodels (R), vector norm: 0, 1, 0.3111391", () => {
  const rows = rowsOf("2 8 | 5 1 | 3 6");
  close(compute(byName("topsis"), rows, { ways: ["+", "-"], weights: [0.6, 0.4] }), [0, 1, 0.3111391], 5e-8);
});

// Oracle in numpy, ours: mcdm/rank_*_A_equal.json and agg_composite_A.json of the reference numbers, 17 digits
test.each([
  ["topsis", [0.49432186457525884, 0.3893894258919521, 0.6291743114651268, 0.3875004149259501]],
  ["topsis min-max", [0.4942584010003931, 0.41421356237309503, 0.594691332985065, 0.4655179547504377]],
  ["grey-relational", [0.557516339869281, 0.5555555555555556, 0.7158119658119658, 0.5064102564102564]],
  ["rank-sum-ratio", [0.5833333333333333, 0.5208333333333334, 0.7916666666666666, 0.6041666666666666]],
  ["weighted-sum min-max", [0.492063492063492, 0.3333333333333333, 0.6527777777777778, 0.45634920634920634]],
  ["wroclaw", [0.6794362637202251, 0.9160840420834587, 0.5745673254399585, 0.6536393522899238].map((d) => 1 - d)],
] as const)("%s on the aircraft, equal weights", (name, want) => {
  close(compute(byName(name), AIRCRAFT, evenly), want, 1e-9);
});

test("rank-sum ratio on the aircraft, non-integral ranks (oracle)", () => {
  const { RSR } = learn(byName("rank-sum-ratio non-integral fitted"), AIRCRAFT, evenly).details(AIRCRAFT);
  close(RSR!, [0.619047619047619, 0.5, 0.7395833333333333, 0.5922619047619047], 1e-9);
});

test("TOPSIS distances on the aircraft (oracle)", () => {
  const { dPlus, dMinus } = learn(byName("topsis"), AIRCRAFT, evenly).details(AIRCRAFT);
  close(dPlus!, [0.06360116072787399, 0.08767967453678797, 0.04659392712321053, 0.07107698907433711], 1e-9);
  close(dMinus!, [0.062172837142238785, 0.05591376824770105, 0.07905520820854722, 0.04496715333229661], 1e-9);
});

test("VIKOR on the aircraft, equal weights: every R is 1/6, which the oracle has as 0/0 and we as half", () => {
  const { score, details, notes } = learn(byName("vikor"), AIRCRAFT, evenly);
  const { S, R } = details(AIRCRAFT);
  const s = [0.5079365079365079, 0.6666666666666666, 0.34722222222222215, 0.5436507936507936];
  close(S!, s, 1e-9);
  close(R!, [1 / 6, 1 / 6, 1 / 6, 1 / 6]);
  expect(notes).toEqual(["equal-everywhere"]);
  close(
    score(AIRCRAFT),
    s.map((v) => 1 - (0.5 * (v - s[2]!)) / (s[1]! - s[2]!) - 0.25),
    1e-9,
  );
});

// Two units, x1 (more is better) 2 and 4, x2 (less is better) 1 and 2, weights 3 : 1. Every value by hand.
const PAIR: readonly Row[] = rowsOf("2 1 | 4 2");
const threeToOne: Setting = { ways: ["+", "-"], weights: [3, 1] };
const root5 = Math.sqrt(5);
const root3 = Math.sqrt(3);
const far = (root3 + 1) / 2 + 2 * ((root3 - 1) / Math.SQRT2);
const HAND: Readonly<Record<string, readonly [number, number]>> = {
  // both columns are as long a way: D⁺ = ¾, ¼, D⁻ = ¼, ¾
  topsis: [1 / 4, 3 / 4],
  // S = R = ¾, ¼
  vikor: [0, 1],
  // ξ = ⅓, 1 and 1, ⅓
  "grey-relational": [1 / 2, 5 / 6],
  // ranks 1, 2 and 2, 1 of 2
  "rank-sum-ratio": [5 / 8, 7 / 8],
  // ½, 1 and 1, ½
  "weighted-sum": [5 / 8, 7 / 8],
  // ⅓, ⅔ and ⅔, ⅓
  "weighted-sum sum": [5 / 12, 7 / 12],
  "weighted-sum min-max": [1 / 4, 3 / 4],
  // x1/√20, 1 − x2/√5
  "weighted-sum vector": [1 / 4 + 1 / (2 * root5), 1 / 4 + 1 / root5],
  // √½ of √½ and of ½·½
  "weighted-product": [0.5 ** 0.75, 0.5 ** 0.25],
  "weighted-product one-plus-min-max": [2 ** 0.25, 2 ** 0.75],
  waspas: [(5 / 8 + 0.5 ** 0.75) / 2, (7 / 8 + 0.5 ** 0.25) / 2],
  // averages 3 and 1½: SP = 1/12, ¼, SN = ¼, 1/12
  edas: [1 / 6, 5 / 6],
  // from (⅜, ⅛): E = T = ⅛, ⅜
  codas: [-1 / 2, 1 / 2],
  // S⁺ = ¼, ½, S⁻ = 1/12, 1/6: Q = 5/12, 7/12
  copras: [5 / 7, 1],
  // S = ¼, ¾, P = 1, 1
  cocoso: [
    Math.cbrt((5 / 12) * 2 * (5 / 7)) + (5 / 12 + 2 + 5 / 7) / 3,
    Math.cbrt((7 / 12) * 4) + (7 / 12 + 4 + 1) / 3,
  ],
  // sums with the optimal row 10 and 2½: S = ¼, 0.35, S₀ = 0.4
  aras: [5 / 8, 7 / 8],
  // borders √2
  mabac: [5 / 4 - Math.SQRT2, 7 / 4 - Math.SQRT2],
  mairca: [1 / 4, 3 / 4],
  moora: [0.5 / root5, 1 / root5],
  "moora reference-point": [1 - 0.75 / root5, 1 - 0.25 / root5],
  "moora multiplicative": [Math.sqrt(1 / root5), Math.sqrt(2 / root5)],
  // anti-ideal ½
  marcos: [(5 / 8) * (6 / 7), (7 / 8) * (6 / 7)],
  // O = 0, ¾, I = ¼, 0, less ¼
  ocra: [0, 1 / 2],
  ram: [2.25 ** (12 / 25), 2.5 ** (6 / 13)],
  spotis: [1 / 4, 3 / 4],
  // D = √3, 1
  wroclaw: [1 - root3 / far, 1 - 1 / far],
};
test.each(Object.entries(HAND))("%s by hand", (name, want) => {
  close(compute(byName(name), PAIR, threeToOne), want);
});

describe("published figures that are turned are kept", () => {
  const detailsOf = (name: string) => learn(byName(name), PAIR, threeToOne).details(PAIR);
  test("VIKOR: S, R, Q", () => {
    const { S, R, Q } = detailsOf("vikor");
    for (const values of [S!, R!]) close(values, [3 / 4, 1 / 4]);
    close(Q!, [1, 0]);
  });
  test("MAIRCA: the gap, ¾ and ¼ of 1/n", () => close(detailsOf("mairca")["gap"]!, [3 / 8, 1 / 8]));
  test("SPOTIS: the distance", () => close(detailsOf("spotis")["P"]!, [3 / 4, 1 / 4]));
  test("reference point: the distance", () =>
    close(detailsOf("moora reference-point")["distance"]!, [0.75 / root5, 0.25 / root5]));
  test("Wrocław: D", () => close(detailsOf("wroclaw")["distance"]!, [root3, 1]));
  test("EDAS: SP, SN", () => {
    close(detailsOf("edas")["SP"]!, [1 / 12, 1 / 4]);
    close(detailsOf("edas")["SN"]!, [1 / 4, 1 / 12]);
  });
  test("COPRAS: S⁺, S⁻, Q", () => {
    const { gain, loss, Q } = detailsOf("copras");
    close(gain!, [1 / 4, 1 / 2]);
    close(loss!, [1 / 12, 1 / 6]);
    close(Q!, [5 / 12, 7 / 12]);
  });
  test("CODAS: E, T", () => {
    close(detailsOf("codas")["E"]!, [1 / 8, 3 / 8]);
    close(detailsOf("codas")["T"]!, [1 / 8, 3 / 8]);
  });
  test("MARCOS: K⁺ and K⁻, and f(K) from them as published", () => {
    const { toIdeal, toAntiIdeal } = detailsOf("marcos");
    close(toAntiIdeal!, [5 / 4, 7 / 4]);
    const [plus, minus] = [toIdeal![0]!, toAntiIdeal![0]!];
    const fPlus = minus / (plus + minus);
    const fMinus = plus / (plus + minus);
    const f = (plus + minus) / (1 + (1 - fPlus) / fPlus + (1 - fMinus) / fMinus);
    close([f], [(5 / 8) * (6 / 7)]);
  });
});

describe("VIKOR's compromise", () => {
  const set = (q: readonly number[], s: readonly number[], r: readonly number[]) => {
    const { advantage, stability, member } = compromiseSet({ q: of(...q), s: of(...s), r: of(...r) });
    return [advantage, stability, [...member]];
  };
  test("both conditions: the first alone", () => {
    expect(set([0.6, 0, 1], [2, 1, 3], [2, 1, 3])).toEqual([true, true, [0, 1, 0]]);
  });
  test("no stability: the first two", () => {
    expect(set([0.6, 0, 1], [0, 1, 3], [0, 1, 3])).toEqual([true, false, [1, 1, 0]]);
  });
  test("no advantage: all nearer than 1/(n − 1)", () => {
    expect(set([0.4, 0, 0.49, 1], [2, 1, 3, 4], [2, 1, 3, 4])).toEqual([true, true, [0, 1, 0, 0]]);
    expect(set([0.3, 0, 0.34, 1], [2, 1, 3, 4], [2, 1, 3, 4])).toEqual([false, true, [1, 1, 0, 0]]);
  });
  test("rows without a score are no part of it", () => {
    expect(set([gap, 0, 1], [gap, 0, 1], [gap, 0, 1])).toEqual([true, true, [gap, 1, 0]]);
    expect(set([gap], [gap], [gap])).toEqual([false, false, [gap]]);
  });
  test("is kept in the details, the conditions in what was learned", () => {
    const { details, fitted } = learn(byName("vikor"), PAIR, threeToOne);
    expect([...details(PAIR)["compromise"]!]).toEqual([0, 1]);
    expect(fitted).toMatchObject({ advantage: true, stability: true });
  });
});

test("WASPAS and the weighted product of no factor are refused, not scored as 0", () => {
  expect(attempt(() => compute(byName("waspas"), rowsOf("0 1 | 1 1"), threeToOne))).toBe(null);
});

test("CODAS: a gain can lower H, by its definition: E passes τ, and the taxicab distance begins to count", async () => {
  const { assessments } = await import("../../src/aggregate/codas.ts");
  const among = { e: [1], t: [5] };
  const before = assessments({ e: of(0.985), t: of(1) }, among, { tau: 0.02 });
  const after = assessments({ e: of(1.03), t: of(1.1) }, among, { tau: 0.02 });
  close(before, [-0.015]);
  close(after, [0.03 + 1.1 - 5]);
  // so neither monotony nor unanimity is promised for τ > 0; with τ = 0 both are tested
});

test("CODAS: sums along the sorted distances are the definition's double sum", async () => {
  const { assessments } = await import("../../src/aggregate/codas.ts");
  const e = of(0.3, 0.31, 0.32, 0.5, 0.519, 0.3, 0.9);
  const t = of(0.5, 0.2, 0.9, 0.7, 1.1, 0.1, 1.4);
  const order = [...e.keys()].sort((a, b) => e[a]! - e[b]!);
  const ladder = { e: order.map((i) => e[i]!), t: order.map((i) => t[i]!) };
  const want = [...e].map((own, i) =>
    [...e].reduce((h, other, k) => h + own - other + (Math.abs(own - other) >= 0.02 ? t[i]! - t[k]! : 0), 0),
  );
  close(assessments({ e, t }, ladder, { tau: 0.02 }), want);
});

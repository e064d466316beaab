import { describe, expect, test } from "vitest";
import type { Issue } from "../../src/errors/index.ts";
import {
  bestWorst,
  budgetAllocation,
  delphi,
  fucom,
  fuzzyAhp,
  IndexError,
  opinion,
  orderRelation,
  rankOrder,
  swing,
  tiered,
} from "../../src/index.ts";
import { fitOf } from "./nodes.ts";

const close = (values: readonly number[]) => values.map((v) => expect.closeTo(v, 13));
const get = (fitted: object, key: string) => Reflect.get(fitted, key) as Record<string, number>;

describe("tiered", () => {
  test("3:2:1 by name, by tag, and otherwise", () => {
    expect(fitOf(tiered, { tiers: { x1: 1, x2: 2, x3: 3 } }, { n: 3 }).weights).toEqual(close([3 / 6, 2 / 6, 1 / 6]));
    expect(fitOf(tiered, { tiers: { x1: 1 }, otherwise: 2, ratio: "5:1" }, { n: 3 }).weights).toEqual(
      close([5 / 7, 1 / 7, 1 / 7]),
    );
    const nodes = [["shortboard", "survey"], ["survey"], []].map(
      (tags, i) => ({ id: `x${i}`, direction: "positive", targets: [], tags, weight: 1 }) as const,
    );
    const columns = nodes.map(() => Float64Array.of(1));
    // of several tags the heaviest tier counts
    expect(tiered.fit(columns, { tags: { survey: 2, shortboard: 1 }, otherwise: 3 }, { nodes }).weights).toEqual(
      close([3 / 6, 2 / 6, 1 / 6]),
    );
  });

  test("a node without a tier, a tier beyond the ratio, no ratio: errors", () => {
    expect(() => fitOf(tiered, { tiers: { x1: 1 } }, { n: 2 })).toThrow(/no tier for x2/);
    expect(() => fitOf(tiered, { tiers: { x1: 4 } }, { n: 1 })).toThrow(/no tier 4, the ratio has 3/);
    expect(() => fitOf(tiered, { ratio: "3:two" }, { n: 1 })).toThrow(/no ratio of tiers/);
  });
});

describe("budget allocation", () => {
  test("points of each expert scaled to 1, their mean and spread", () => {
    // shares .6 .4 and .8 .2: mean .7 .3, deviation .1·√2, range .2
    const fitted = fitOf(budgetAllocation, { panel: { li: { x1: 60, x2: 40 }, wang: { x1: 8, x2: 2 } } }, { n: 2 });
    expect(fitted.weights).toEqual(close([0.7, 0.3]));
    expect(get(fitted, "spread")).toMatchObject({
      experts: 2,
      sd: { x1: expect.closeTo(Math.SQRT2 / 10, 13) },
      range: { x1: expect.closeTo(0.2, 13) },
      min: { x2: expect.closeTo(0.2, 13) },
      concordance: { w: 1 },
    });
  });

  test("experts' weights, the median, and refusals", () => {
    const panel = { a: { x1: 1, x2: 0 }, b: { x1: 0, x2: 1 }, c: { x1: 0.2, x2: 0.8 } };
    expect(fitOf(budgetAllocation, { panel, expertWeights: { a: 2, b: 0, c: 2 } }, { n: 2 }).weights).toEqual(
      close([0.6, 0.4]),
    );
    expect(fitOf(budgetAllocation, { panel, centre: "median" }, { n: 2 }).weights).toEqual(close([0.2, 0.8]));
    expect(() => fitOf(budgetAllocation, { panel: { a: { x1: 0, x2: 0 } } }, { n: 2 })).toThrow(
      /gives all of x1, x2 0/,
    );
    expect(() => fitOf(budgetAllocation, { panel: { a: { x1: 1 } } }, { n: 2 })).toThrow(/not judged: x2/);
    expect(() => fitOf(budgetAllocation, { panel, expertWeights: { d: 1 } }, { n: 2 })).toThrow(
      /no expert is called "d"/,
    );
  });
});

test("swing: exact, and between bounds", () => {
  expect(fitOf(swing, { swings: { x1: 100, x2: 60 } }, { n: 2 }).weights).toEqual(close([0.625, 0.375]));
  const fitted = fitOf(swing, { form: "interval", swings: { x1: 100, x2: [20, 60] } }, { n: 2 });
  // low 20/120, high 60/160, middles 100 : 40
  expect(fitted.weights).toEqual(close([5 / 7, 2 / 7]));
  expect([get(fitted, "low")["x2"], get(fitted, "high")["x2"]]).toEqual(close([1 / 6, 3 / 8]));
  expect(() => fitOf(swing, { swings: { x1: [1, 2] } }, { n: 1 })).toThrow(/form: interval/);
  expect(() => fitOf(swing, { form: "interval", swings: { x1: [2, 1] } }, { n: 1 })).toThrow(/write the least first/);
});

describe("rank order", () => {
  const solve = (ranks: object, more: object = {}) =>
    fitOf(rankOrder, { ranks, ...more }, { n: Object.keys(ranks).length }).weights;

  test("closed forms for three", () => {
    expect(solve({ x1: 1, x2: 2, x3: 3 })).toEqual(close([11 / 18, 5 / 18, 2 / 18]));
    expect(solve({ x1: 3, x2: 1, x3: 2 }, { rule: "reciprocal" })).toEqual(close([2 / 11, 6 / 11, 3 / 11]));
    expect(solve({ x1: 1, x2: 2, x3: 3 }, { rule: "exponent", exponent: 0 })).toEqual(close([1 / 3, 1 / 3, 1 / 3]));
  });

  test("ties share the mean of their places; gaps do not matter", () => {
    expect(solve({ x1: 1, x2: 1, x3: 5 })).toEqual(close([8 / 18, 8 / 18, 2 / 18]));
    expect(solve({ x1: 2, x2: 2 })).toEqual(close([0.5, 0.5]));
  });
});

test("order relation (G1): 郭亚军's form, w₃ = 1/(1 + r₂r₃ + r₃)", () => {
  const fitted = fitOf(orderRelation, { judgements: { order: ["x2", "x3", "x1"], ratios: [1.4, 1.2] } }, { n: 3 });
  const last = 1 / (1 + 1.4 * 1.2 + 1.2);
  expect(fitted.weights).toEqual(close([last, 1.4 * 1.2 * last, 1.2 * last]));
});

describe("fucom", () => {
  const order = ["x1", "x2", "x3"];

  test("without judgements across a step it is fully consistent", () => {
    const fitted = fitOf(fucom, { judgements: { order, priorities: [1, 2, 4] } }, { n: 3 });
    expect(fitted.weights).toEqual(close([4 / 7, 2 / 7, 1 / 7]));
    expect(fitted["dfc"]).toBe(0);
  });

  test("with one: the least largest deviation, in closed form", () => {
    // φ₁₂ = φ₂₃ = 2, φ₁₃ = 7: (2 + χ)² = 7 − χ, so χ = (−5 + √37)/2
    const fitted = fitOf(fucom, { judgements: { order, comparatives: [2, 2], second: [7] } }, { n: 3 });
    const chi = (Math.sqrt(37) - 5) / 2;
    expect(fitted["dfc"]).toBeCloseTo(chi, 12);
    const q = 2 + chi;
    expect(fitted.weights).toEqual([q * q, q, 1].map((v) => expect.closeTo(v / (q * q + q + 1), 12)));
  });
});

describe("best-worst", () => {
  const transport = { best: "x3", worst: "x1", bestToOthers: { x1: 8, x2: 2 }, othersToWorst: { x2: 5, x3: 8 } };

  test("Rezaei (2015), transport: .0714 .3387 .5899, ξ .2583, in closed form 4 − √14", () => {
    const fitted = fitOf(bestWorst, { judgements: transport, form: "nonlinear" }, { n: 3 });
    expect(fitted.weights.map((w) => w.toFixed(4))).toEqual(["0.0714", "0.3387", "0.5899"]);
    expect(fitted["xi"]).toBeCloseTo(4 - Math.sqrt(14), 14);
    expect(fitted["cr"]).toBeCloseTo((4 - Math.sqrt(14)) / 4.47, 14);
  });

  test("Rezaei (2016), a car: fully consistent, .2105 .4211 .1053 .2105 .0526 by both forms", () => {
    const judgements = {
      best: "x2",
      worst: "x5",
      bestToOthers: { x1: 2, x3: 4, x4: 2, x5: 8 },
      othersToWorst: { x1: 4, x3: 2, x4: 4 },
    };
    for (const form of ["linear", "nonlinear"]) {
      const fitted = fitOf(bestWorst, { judgements, form }, { n: 5 });
      expect(fitted.weights).toEqual([4, 8, 2, 4, 1].map((v) => expect.closeTo(v / 19, 12)));
      expect(fitted["xi"]).toBeCloseTo(0, 12);
      expect(fitted["crInput"]).toBe(0);
    }
  });

  test("as pairs, from which best and worst are plain", () => {
    const pairs = [
      ["x3", "x1", 8],
      ["x3", "x2", 2],
      ["x2", "x1", "5"],
    ];
    expect(fitOf(bestWorst, { judgements: { pairs } }, { n: 3 }).weights).toEqual(
      fitOf(bestWorst, { judgements: transport }, { n: 3 }).weights,
    );
  });

  test("several optima: ranges, and the order of the nodes does not matter", () => {
    const values = {
      best: "x1",
      worst: "x6",
      bestToOthers: { x2: 2, x3: 3, x4: 4, x5: 6, x6: 9 },
      othersToWorst: { x2: 5, x3: 4, x4: 3, x5: 2 },
    };
    const fitted = fitOf(bestWorst, { judgements: values, form: "nonlinear" }, { n: 6 });
    expect(get(fitted, "high")["x2"]! - get(fitted, "low")["x2"]!).toBeGreaterThan(0.01);
    const turned = fitOf(
      bestWorst,
      { judgements: values, form: "nonlinear" },
      { ids: ["x6", "x5", "x4", "x3", "x2", "x1"] },
    );
    expect(turned.weights.toReversed()).toEqual(fitted.weights.map((v) => expect.closeTo(v, 14)));
  });
});

describe("fuzzy AHP", () => {
  test("without fuzziness it is AHP by geometric means", () => {
    const exact = (v: number) => [v, v, v];
    const judgements = [
      [1, exact(3), exact(5)],
      [null, 1, exact(3)],
      [null, null, 1],
    ];
    expect(fitOf(fuzzyAhp, { judgements }, { n: 3 }).weights).toEqual(
      [0.6369855717447571, 0.25828499437449504, 0.10472943388074787].map((v) => expect.closeTo(v, 13)),
    );
  });

  test("Buckley by hand: two items, (1, 2, 3)", () => {
    // r₁ = (1, √2, √3), r₂ = (1/√3, 1/√2, 1); Σ = (1 + 1/√3, √2 + 1/√2, 1 + √3)
    const [sl, sm, su] = [1 + 1 / Math.sqrt(3), Math.SQRT2 + Math.SQRT1_2, 1 + Math.sqrt(3)];
    const first = 1 / su + Math.SQRT2 / sm + Math.sqrt(3) / sl;
    const second = 1 / Math.sqrt(3) / su + Math.SQRT1_2 / sm + 1 / sl;
    expect(
      fitOf(
        fuzzyAhp,
        {
          judgements: [
            [1, "1,2,3"],
            [null, 1],
          ],
        },
        { n: 2 },
      ).weights,
    ).toEqual(close([first / (first + second), second / (first + second)]));
  });

  test("Chang's extent analysis gives 0 to an item that has importance, and that is said", () => {
    const notes: Issue[] = [];
    const judgements = [
      [1, [6, 7, 8], [8, 9, 9]],
      [null, 1, [2, 3, 4]],
      [null, null, 1],
    ];
    const fitted = fitOf(fuzzyAhp, { judgements, variant: "chang", limit: 1 }, { n: 3, notes });
    expect(fitted.weights).toEqual([1, 0, 0]);
    expect(notes).toMatchObject([{ code: "extent-zero-weights", params: { nodes: ["x2", "x3"] } }]);
    expect(fitOf(fuzzyAhp, { judgements, limit: 1 }, { n: 3 }).weights.every((w) => w > 0.04)).toBe(true);
  });
});

test("Delphi: rounds, convergence, Kendall's W", () => {
  const notes: Issue[] = [];
  const rounds = [
    { a: { x1: 9, x2: 5, x3: 1 }, b: { x1: 3, x2: 5, x3: 7 }, c: { x1: 9, x2: 5, x3: 2 } },
    { a: { x1: 9, x2: 5, x3: 1 }, b: { x1: 7, x2: 5, x3: 3 } },
  ];
  const fitted = fitOf(delphi, { rounds }, { n: 3, notes });
  expect(fitted.weights).toEqual(close([8 / 15, 5 / 15, 2 / 15]));
  const [first, second] = fitted["rounds"] as unknown as Record<string, Record<string, number>>[];
  expect(second!["response"]).toBeCloseTo(2 / 3, 15);
  expect(second!["medianChange"]).toEqual({ x1: -1, x2: 0, x3: 0 });
  expect(second!["concordance"]).toMatchObject({ w: 1, chiSquare: 4, df: 2, p: expect.closeTo(Math.exp(-2), 12) });
  // rank sums 5, 6, 7 about 6: W = 12·2/(9·24)
  expect(first!["concordance"]!["w"]).toBeCloseTo(24 / 216, 13);
  // the last CV of x3 is √2/2
  expect(notes).toMatchObject([{ code: "delphi-apart", params: { nodes: ["x3"], round: 2 } }]);
  expect(() => fitOf(delphi, { rounds: [{ a: { x1: 1 } }] }, { n: 2 })).toThrow(/not judged: x2/);
});

describe("opinion", () => {
  test("votes: shares with their standard errors", () => {
    const fitted = fitOf(opinion, { votes: { x1: 60, x2: 40 } }, { n: 2 });
    expect(fitted.weights).toEqual([0.6, 0.4]);
    expect(get(fitted, "standardErrors")["x1"]).toBeCloseTo(Math.sqrt(0.24 / 100), 14);
  });

  test("several choices a person: the share that chose each, and no error of the weight", () => {
    const fitted = fitOf(opinion, { votes: { x1: 80, x2: 40 }, voters: 100 }, { n: 2 });
    expect(fitted.weights).toEqual(close([2 / 3, 1 / 3]));
    expect(fitted["standardErrors"]).toEqual({ x1: null, x2: null });
    expect(fitted["chosen"]).toMatchObject({ share: { x1: 0.8 }, standardError: { x1: expect.closeTo(0.04, 14) } });
    expect(() => fitOf(opinion, { votes: { x1: 80 }, voters: 50 }, { n: 1 })).toThrow(/more than the 50 voters/);
  });

  test("answers of persons: with one choice each they give the error of votes, but for n − 1", () => {
    const answers = Array.from({ length: 100 }, (_, i) => (i < 60 ? { x1: 1, x2: 0 } : { x1: 0, x2: 1 }));
    const fitted = fitOf(opinion, { answers }, { n: 2 });
    expect(fitted.weights).toEqual(close([0.6, 0.4]));
    expect(get(fitted, "standardErrors")["x1"]).toBeCloseTo(Math.sqrt(0.24 / 99), 14);
  });

  test("ratings: the errors of means, carried on; persons who left out are said", () => {
    const fitted = fitOf(opinion, { ratings: { x1: { mean: 4, sd: 1, n: 100 }, x2: { mean: 4, se: 0.1 } } }, { n: 2 });
    expect(get(fitted, "standardErrors")["x1"]).toBeCloseTo(Math.sqrt(0.005) / 8, 14);
    const notes: Issue[] = [];
    fitOf(opinion, { answers: [{ x1: 1, x2: 2 }, { x1: 1 }] }, { n: 2, notes });
    expect(notes).toMatchObject([{ code: "answers-left-out", params: { count: 1, of: 2 } }]);
    expect(() => fitOf(opinion, { votes: { x1: 0, x2: 0 } }, { n: 2 })).toThrow(IndexError);
  });
});

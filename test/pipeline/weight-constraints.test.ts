import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyIndex, computeIndex, fitIndex, type PlanInput, parseSystem, toScores } from "../../src/index.ts";
import { data, refusal } from "./fixtures.ts";

/** Two groups of three; two indicators are short boards. */
const system = parseSystem({
  id: "six",
  version: "1",
  index: {
    id: "index",
    children: [
      {
        id: "a",
        children: [
          { id: "x1", direction: "positive", weight: 4 },
          { id: "x2", direction: "positive", weight: 3, tags: ["shortboard"] },
          { id: "x3", direction: "positive", weight: 3 },
        ],
      },
      {
        id: "b",
        children: [
          { id: "y1", direction: "positive", weight: 8, tags: ["survey"] },
          { id: "y2", direction: "positive", weight: 1, tags: ["shortboard", "survey"] },
          { id: "y3", direction: "positive", weight: 1 },
        ],
      },
    ],
  },
});
const rows = data({
  x1: [1, 2, 4, 3],
  x2: [4, 2, 1, 3],
  x3: [1, 4, 2, 3],
  y1: [2, 3, 1, 4],
  y2: [3, 1, 4, 2],
  y3: [1, 2, 3, 4],
});
// learned: x 0.2 0.15 0.15, y 0.4 0.05 0.05
const learned = { x1: 0.2, x2: 0.15, x3: 0.15, y1: 0.4, y2: 0.05, y3: 0.05 };

const compute = (weigh: PlanInput["weigh"]) => computeIndex({ system, plan: { weigh: weigh! } }, rows);
const effective = (weigh: PlanInput["weigh"]) =>
  Object.fromEntries(compute(weigh).weights.map((row) => [row.node, row.effective]));
function expectNear(got: Record<string, number>, want: Record<string, number>) {
  for (const [id, w] of Object.entries(want)) expect(got[id], id).toBeCloseTo(w, 12);
}

describe("shares by tag", () => {
  test("limits that hold already move nothing, to the bit", () => {
    expect(compute({ shares: { shortboard: { min: 0.2, max: 0.2 + 1e-9 } } }).weights).toEqual(compute({}).weights);
  });

  test("the smallest change by least squares: the tagged rise alike, the others fall alike", () => {
    // 0.2 → 0.3: two rise by 0.05, four fall by 0.025
    const got = effective({ shares: { shortboard: { min: 0.3 } } });
    expectNear(got, { x1: 0.175, x2: 0.2, x3: 0.125, y1: 0.375, y2: 0.1, y3: 0.025, a: 0.5, b: 0.5, index: 1 });
  });

  test("a weight that would fall below 0 stays at 0 and the others bear more", () => {
    // 0.2 → 0.5: four would fall by 0.075, y3 from 0.05 only to 0: three fall by 0.25/3
    const got = effective({ shares: { shortboard: { min: 0.5 } } });
    expectNear(got, { x2: 0.3, y2: 0.2, y3: 0, x1: 0.2 - 0.25 / 3, x3: 0.15 - 0.25 / 3, y1: 0.4 - 0.25 / 3 });
  });

  test("an upper limit, and two tags that overlap", () => {
    const got = effective({ shares: { survey: { max: 0.3 }, shortboard: { min: 0.25 } } });
    expect(got["y1"]! + got["y2"]!).toBeCloseTo(0.3, 12);
    expect(got["x2"]! + got["y2"]!).toBeCloseTo(0.25, 12);
  });

  test("the result lists shares before and after, and how the plan asked", () => {
    const result = compute({ shares: { shortboard: { min: 0.3 } } });
    const tag = result.tagShares.find(({ tag }) => tag === "shortboard")!;
    expect(tag.before).toBeCloseTo(0.2, 15);
    expect(tag.share).toBeCloseTo(0.3, 13);
    expect(result.plan.weigh.shares).toEqual({ shortboard: { min: 0.3 } });
    expect(result.plan.weigh.bounds).toBeNull();
    const [row] = toScores(result).tags!.filter(({ tag }) => tag === "shortboard");
    expect(row!.before).toBeCloseTo(0.2, 15);
  });

  test("emphasis comes first: before is what the weigher learned", () => {
    const { tagShares } = compute({ emphasis: { shortboard: 2 }, shares: { shortboard: { min: 0.4 } } });
    expect(tagShares.find(({ tag }) => tag === "shortboard")!.before).toBeCloseTo(0.2, 15);
    const only = compute({ emphasis: { shortboard: 2 } }).tagShares.find(({ tag }) => tag === "shortboard")!;
    // a: 4 6 3 of 13, b: 8 2 1 of 11, half each
    expect(only.share).toBeCloseTo((6 / 13 + 2 / 11) / 2, 14);
    expect(only.before).toBeCloseTo(0.2, 15);
  });
});

describe("bounds", () => {
  test("on effective weights: what is cut off goes to the others alike", () => {
    // y1 0.4 → 0.25; 0.03 for each of five
    expectNear(effective({ bounds: { max: 0.25 } }), { y1: 0.25, x1: 0.23, x2: 0.18, x3: 0.18, y2: 0.08, y3: 0.08 });
  });

  test("a lower bound", () => {
    // y2 and y3 0.05 → 0.1; four fall by 0.025
    expectNear(effective({ bounds: { min: 0.1 } }), { y2: 0.1, y3: 0.1, x1: 0.175, x2: 0.125, x3: 0.125, y1: 0.375 });
  });

  test("among siblings: every share within its group", () => {
    const result = compute({ bounds: { max: 0.5, on: "sibling" } });
    for (const { node, nominal } of result.weights) if (node !== "index") expect(nominal).toBeLessThan(0.5 + 1e-12);
    // y1 is cut to half of b; b loses nothing that a would need
    expect(result.weights.find(({ node }) => node === "y1")!.nominal).toBeCloseTo(0.5, 12);
  });

  test("a weight of 0 stays 0 unless there is a lower bound", () => {
    const weights = { weights: { x3: 0 } };
    expect(effective({ ...weights, bounds: { max: 0.35 } })["x3"]).toBe(0);
    expect(effective({ ...weights, bounds: { max: 0.35, min: 0.02 } })["x3"]).toBeCloseTo(0.02, 12);
  });

  test("scope indicators, entropy, weights by period: the limits hold in each", () => {
    const panel = data(
      {
        x1: [1, 2, 4, 3, 9, 1],
        x2: [4, 2, 1, 3, 5, 8],
        x3: [1, 4, 2, 3, 2, 7],
        y1: [2, 3, 1, 4, 4, 1],
        y2: [3, 1, 4, 2, 6, 5],
        y3: [1, 2, 3, 4, 1, 2],
      },
      { units: ["u", "v", "w", "u", "v", "w"], periods: ["1", "1", "1", "2", "2", "2"] },
    );
    const plan: PlanInput = {
      weigh: {
        method: "entropy",
        scope: "indicators",
        over: "each-period",
        shares: { shortboard: { min: 0.4 } },
        bounds: { max: 0.3 },
      },
    };
    const { tagShares, weights } = computeIndex({ system, plan }, panel);
    const shares = tagShares.filter(({ tag }) => tag === "shortboard");
    expect(shares.map(({ period }) => period)).toEqual(["1", "2"]);
    for (const { share } of shares) expect(share).toBeGreaterThan(0.4 - 1e-12);
    for (const { node, effective: w } of weights) if (/\d/.test(node)) expect(w).toBeLessThan(0.3 + 1e-12);
  });
});

describe("what cannot be kept is said with what can", () => {
  test("a share beyond reach", () => {
    expect(refusal(() => compute({ shares: { shortboard: { min: 0.5 } }, bounds: { max: 0.2 } }))).toEqual([
      "share-not-feasible at plan.weigh.shares.shortboard",
      "weight-bound-not-feasible at plan.weigh.bounds.max",
    ]);
    expect(() => compute({ shares: { shortboard: { min: 0.5 } }, bounds: { max: 0.2 } })).toThrow(
      "their share lies between 20 % and 40 %",
    );
    expect(() => compute({ shares: { shortboard: { min: 0.5 } }, bounds: { max: 0.2 } })).toThrow(
      "the smallest max that can be kept is 0.25",
    );
  });

  test("bounds that no six weights keep to", () => {
    expect(() => compute({ bounds: { max: 0.1 } })).toThrow("the smallest max that can be kept is 0.166667");
    expect(() => compute({ bounds: { min: 0.2 } })).toThrow("the largest min that can be kept is 0.166667");
    expect(() => compute({ bounds: { max: 0.3, on: "sibling" } })).toThrow("the smallest max that can be kept is 0.5");
  });

  test("limits that only together cannot be kept", () => {
    // six of 0.2 are more than 1, and two of 0.3 less than 0.9: whichever one goes, another stands in the way
    const plan = { shares: { shortboard: { min: 0.9 } }, bounds: { min: 0.2, max: 0.3 } };
    expect(refusal(() => compute(plan))).toEqual(["limits-conflict at plan.weigh"]);
  });

  test("tags, order, and weights a unit", () => {
    expect(refusal(() => compute({ shares: { shortbord: { min: 0.3 } } }))).toEqual([
      "unknown-tag at plan.weigh.shares.shortbord",
    ]);
    expect(
      refusal(() => compute({ shares: { survey: { min: 0.3, max: 0.2 } }, bounds: { min: 0.5, max: 0.1 } })),
    ).toEqual(["limit-order at plan.weigh.shares.survey", "limit-order at plan.weigh.bounds"]);
    expect(refusal(() => compute({ bounds: { max: 2 } }))).toEqual(["out-of-range at plan.weigh.bounds.max"]);
    expect(refusal(() => compute({ method: "benefit-of-the-doubt", bounds: { max: 0.5 } }))).toEqual([
      "limits-on-row-weights at plan.weigh",
    ]);
    const dropped = {
      normalise: { indicators: { x2: { constant: "drop" }, y2: { constant: "drop" } } },
      weigh: { shares: { shortboard: { min: 0.1 } } },
    };
    const flat = data({ x1: [1, 2], x2: [3, 3], x3: [1, 4], y1: [2, 3], y2: [3, 3], y3: [1, 2] });
    expect(refusal(() => computeIndex({ system, plan: dropped }, flat))).toEqual([
      "unknown-limit at plan.weigh.shares.shortboard",
    ]);
  });
});

describe("limited weights are weights like others", () => {
  test("they are learned once, replay to the bit, and the scores are theirs", () => {
    const plan: PlanInput = { weigh: { method: "entropy", shares: { shortboard: { min: 0.6 } } } };
    const result = computeIndex({ system, plan }, rows);
    const again = applyIndex(JSON.parse(JSON.stringify(fitIndex({ system, plan }, rows))), rows);
    expect([...again.score("index")]).toEqual([...result.score("index")]);
    expect(again.weights).toEqual(result.weights);
    expect(again.tagShares).toEqual(result.tagShares);
    const weights = new Map(result.weights.map((row) => [row.node, row.effective]));
    result.score("index").forEach((score, i) => {
      const want = Object.keys(learned).reduce((sum, id) => sum + weights.get(id)! * result.score(id)[i]!, 0);
      expect(score).toBeCloseTo(want, 10);
    });
  });

  test("notes are said once", () => {
    const gaps = data({
      x1: [1, Number.NaN, 4, 3],
      x2: [4, 2, 1, 3],
      x3: [1, 4, 2, 3],
      y1: [2, 3, 1, 4],
      y2: [3, 1, 4, 2],
      y3: [5, 5, 5, 5],
    });
    const plan: PlanInput = { weigh: { method: "entropy", bounds: { max: 0.45 } } };
    const codes = computeIndex({ system, plan }, gaps).notes.map(({ code, path }) => `${code} ${path.join(".")}`);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toContain("no-information weigh.b");
    expect(codes).toContain("partial-scores aggregate.a");
  });

  test("whatever is asked: the limits hold, and no feasible weights are nearer", () => {
    const ids = Object.keys(learned) as (keyof typeof learned)[];
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.double({ min: 1 / 6, max: 1, noNaN: true }), (low, high, max) => {
        const shares = { shortboard: { min: Math.min(low, 2 * max) }, survey: { max: Math.max(high, 1 - 4 * max) } };
        let got: Record<string, number>;
        try {
          got = effective({ shares, bounds: { max } });
        } catch {
          return; // together they may exclude each other
        }
        expect(ids.reduce((sum, id) => sum + got[id]!, 0)).toBeCloseTo(1, 12);
        for (const id of ids) expect(got[id]).toBeLessThan(max + 1e-11);
        expect(got["x2"]! + got["y2"]!).toBeGreaterThan(shares.shortboard.min - 1e-11);
        expect(got["y1"]! + got["y2"]!).toBeLessThan(shares.survey.max + 1e-11);
        // small moves between two weights that keep to the limits bring them no nearer to what was learned
        const distance = (w: Record<string, number>) => ids.reduce((sum, id) => sum + (w[id]! - learned[id]) ** 2, 0);
        for (const from of ids) {
          for (const to of ids) {
            const moved = { ...got, [from]: got[from]! - 1e-4, [to]: got[to]! + 1e-4 };
            const keeps =
              from !== to &&
              moved[from]! >= 0 &&
              moved[to]! <= max &&
              moved["x2"]! + moved["y2"]! >= shares.shortboard.min &&
              moved["y1"]! + moved["y2"]! <= shares.survey.max;
            if (keeps) expect(distance(moved)).toBeGreaterThan(distance(got) - 1e-12);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

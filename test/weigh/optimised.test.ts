import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { benefitOfTheDoubt, combine, computeIndex, correlationOptimised } from "../../src/index.ts";
import { pearson, standardDeviation } from "../../src/stats/index.ts";
import { linearProgram } from "../../src/stats/linear-program.ts";
import { gameTheory } from "../../src/weigh/combine-rules.ts";
import { data, small } from "../pipeline/fixtures.ts";
import { apart, gap, listening, nodesOf, of } from "./objective.ts";

const columns = [
  of(1, 2, 4, 7, 3, 5, 8),
  of(2, 1, 5, 6, 7, 3, 4),
  of(30, 90, 10, 40, 80, 60, 70),
  of(5, 3, 4, 9, 1, 2, 6),
];
const score = (weights: readonly number[]) =>
  columns[0]!.map((_, i) => weights.reduce((sum, w, j) => sum + w * columns[j]![i]!, 0));

/** Points of the simplex. */
const shares = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })
  .filter((list) => list.some((v) => v > 0))
  .map((list) => list.map((v) => v / list.reduce((a, b) => a + b, 0)));

describe("weights optimised by correlation", () => {
  test("mean correlation: without bounds it is highest at 1/deviation", () => {
    const { weights, correlations } = correlationOptimised.fit(columns, {
      maximise: "mean-correlation",
    }) as unknown as { weights: number[]; correlations: number[] };
    const inverse = columns.map((x) => 1 / standardDeviation(x));
    const total = inverse.reduce((a, b) => a + b, 0);
    expect(
      apart(
        weights,
        inverse.map((v) => v / total),
      ),
    ).toBeLessThan(1e-13);
    columns.forEach((x, j) => expect(correlations[j]).toBeCloseTo(pearson(x, score(weights)), 13));
  });

  test("balance: the correlations reached have the ratios of the targets", () => {
    const nodes = nodesOf([1, 1, 1], ["a", "b", "c"]);
    const three = [of(0, 1, 1, 0, 0), of(0, 10, 0, 10, 0), of(0, 1, 0, 0, 1)];
    const fitted = correlationOptimised.fit(three, { target: { a: 1.2, c: 0.9 } }, { nodes }) as unknown as {
      weights: number[];
      correlations: number[];
      distance: number;
    };
    expect(Math.min(...fitted.weights)).toBeGreaterThan(0);
    expect(fitted.distance).toBeLessThan(1e-13);
    const sums = three[0]!.map((_, i) => fitted.weights.reduce((sum, w, j) => sum + w * three[j]![i]!, 0));
    const reached = three.map((x) => pearson(x, sums));
    expect(reached[0]! / reached[1]!).toBeCloseTo(1.2, 12);
    expect(reached[2]! / reached[1]!).toBeCloseTo(0.9, 12);
  });

  test.each(["balance", "mean-correlation"] as const)(
    "%s within bounds: no other weights within them do better",
    (maximise) => {
      const [min, max] = [0.1, 0.4];
      const { weights } = correlationOptimised.fit(columns, { maximise, min, max });
      for (const w of weights) expect(w).toBeGreaterThan(min - 1e-12);
      for (const w of weights) expect(w).toBeLessThan(max + 1e-12);
      const loss = (each: readonly number[]) => {
        const c = columns.map((x) => pearson(x, score(each)));
        const total = c.reduce((a, b) => a + b, 0);
        return maximise === "balance" ? c.reduce((sum, v) => sum + (v / total - 0.25) ** 2, 0) : -total;
      };
      const best = loss(weights);
      fc.assert(
        fc.property(shares, (other) => {
          // towards the weights found, until it is within the bounds too
          for (let step = 1; step > 1e-6; step /= 2) {
            const near = weights.map((w, j) => w + step * (other[j]! - w));
            if (near.every((w) => w >= min && w <= max)) return void expect(loss(near)).toBeGreaterThan(best - 1e-12);
          }
        }),
        { numRuns: 200 },
      );
    },
  );

  test("bounds that cannot be kept, and columns that others determine, are refused by name", () => {
    expect(() => correlationOptimised.fit(columns, { max: 0.2 })).toThrow("no 4 weights between 0 and 0.2 sum to 1");
    expect(() =>
      correlationOptimised.fit([columns[0]!, columns[1]!, columns[0]!.map((v, i) => v + columns[1]![i]!)], {}),
    ).toThrow("linear function of others: x1, x2, x3");
  });

  test("a target that no node has is an error of the plan", () => {
    const plan = { weigh: { method: "correlation-optimised", target: { nobody: 2 } } };
    expect(() => computeIndex({ system: small, plan }, data({ x: [1, 2, 3], y: [1, 2, 4], z: [1, 2, 3] }))).toThrow(
      'no node "nobody"',
    );
  });
});

describe("benefit of the doubt", () => {
  const y = [of(0.9, 0.4, 0.7, 0.2), of(0.3, 0.8, 0.7, 0.5), of(0.5, 0.6, 0.2, 0.3)];

  test("strong duality: the score is the least mix of best practice that a unit could be", () => {
    const { scores } = benefitOfTheDoubt.fit(y, {}) as unknown as { scores: number[] };
    for (let i = 0; i < 4; i++) {
      // min Σλ with Σ λₖyₖ ≥ yᵢ: the dual of max Σ wyᵢ with Σ wyₖ ≤ 1
      const dual = linearProgram(
        [-1, -1, -1, -1],
        y.map((x) => ({ row: Array.from(x), min: x[i]! })),
      );
      expect(dual.status).toBe("optimal");
      if (dual.status === "optimal") expect(scores[i]).toBeCloseTo(-dual.value, 12);
    }
  });

  test("each row's weights reach its score, and nobody passes 1 with them", () => {
    const fitted = benefitOfTheDoubt.fit(y, { min: 0.1, max: 0.6 });
    const w = benefitOfTheDoubt.rowWeights!(y, fitted);
    for (let i = 0; i < 4; i++) {
      const at = (k: number) => y.reduce((sum, x, j) => sum + w[j]![i]! * x[k]!, 0);
      expect(at(i)).toBeCloseTo((fitted["scores"] as number[])[i]!, 11);
      for (let k = 0; k < 4; k++) expect(at(k)).toBeLessThan(1 + 1e-11);
      for (let j = 0; j < 3; j++) {
        const share = (w[j]![i]! * y[j]![i]!) / at(i);
        expect(share).toBeGreaterThan(0.1 - 1e-11);
        expect(share).toBeLessThan(0.6 + 1e-11);
      }
    }
  });

  test("limits for one node, and what cannot be", () => {
    const nodes = nodesOf([1, 1, 1], ["a", "b", "c"]);
    const fitted = benefitOfTheDoubt.fit(y, { limits: { b: { max: 0.2 } } }, { nodes });
    const w = benefitOfTheDoubt.rowWeights!(y, fitted, { nodes });
    for (let i = 0; i < 4; i++)
      expect((w[1]![i]! * y[1]![i]!) / y.reduce((sum, x, j) => sum + w[j]![i]! * x[i]!, 0)).toBeLessThan(0.2 + 1e-11);
    expect(() => benefitOfTheDoubt.fit(y, { min: 0.4 })).toThrow("no 3 weights between 0.4 and 1 sum to 1");
    expect(() => benefitOfTheDoubt.fit([of(0, 1), of(1, 0)], { min: 0.1 })).toThrow("need every value above 0");
  });

  test("a row with gaps is weighed on what it has and is no reference", () => {
    const heard = listening();
    const fitted = benefitOfTheDoubt.fit([of(1, 0.5, 0.9), of(0.5, 1, gap)], {}, heard);
    expect(heard.notes).toEqual([{ code: "incomplete-reference", path: [], params: { count: 1 } }]);
    expect((fitted["scores"] as number[])[2]).toBeCloseTo(0.9, 12);
    expect(benefitOfTheDoubt.rowWeights!([of(1, 0.5, 0.9), of(0.5, 1, gap)], fitted)[1]![2]).toBe(0);
  });

  test("in an index every unit has weights of its own, and they replay", () => {
    const plan = { normalise: { method: "min-max", lower: 1 }, weigh: { method: "benefit-of-the-doubt", min: 0.1 } };
    const result = computeIndex({ system: small, plan }, data({ x: [0, 50, 100], y: [1, 2, 4], z: [1, 2, 3] }));
    const own = result.weights.filter(({ node }) => node === "x");
    expect(own).toHaveLength(3);
    expect(new Set(own.map(({ nominal }) => nominal.toFixed(6))).size).toBeGreaterThan(1);
  });
});

describe("combining", () => {
  const vectors: Record<string, number[]> = {
    a: [0.3, 0.25, 0.2, 0.15, 0.1],
    b: [0.2, 0.2, 0.2, 0.2, 0.2],
    c: [0.1, 0.3, 0.25, 0.05, 0.3],
  };
  const weighBy = ({ method }: { method: string }) => ({ weights: vectors[method]! });
  const five = [1, 2, 3, 4, 5].map((v) => of(v));
  const of3 = ["a", "b", "c"].map((method) => ({ method }));

  test("game theory: a negative coefficient is held at 0 and said; the others solve their own game", () => {
    const heard = listening();
    const fitted = combine.fit(five, { rule: "game-theory", of: of3 }, { weighBy, ...heard });
    expect(heard.notes).toEqual([
      { code: "negative-coefficients", path: [], params: { rule: "game-theory", of: ["b"] } },
    ]);
    const two = combine.fit(five, { rule: "game-theory", of: [of3[0]!, of3[2]!] }, { weighBy });
    expect(apart(fitted.weights, two.weights)).toBeLessThan(1e-14);
    expect(
      apart(
        (fitted["coefficients"] as number[]).filter((_, k) => k !== 1),
        two["coefficients"] as number[],
      ),
    ).toBeLessThan(1e-14);
  });

  test("game theory: never a negative coefficient, and the equations hold for what is kept", () => {
    const vector = fc
      .array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 })
      .map((list) => of(...list.map((v) => v / list.reduce((a, b) => a + b, 0))));
    fc.assert(
      fc.property(fc.array(vector, { minLength: 2, maxLength: 5 }), (schemes) => {
        const { coefficients, weights } = gameTheory(schemes);
        expect(coefficients.every((a) => a >= 0)).toBe(true);
        expect(coefficients.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        expect(weights.every((w) => w >= 0)).toBe(true);
      }),
    );
  });

  test("identical weightings combine to themselves by every rule", () => {
    for (const rule of ["linear", "product", "root-product", "game-theory", "least-squares", "moment"] as const) {
      const { weights } = combine.fit(five, { rule, of: [{ method: "a" }, { method: "a" }] }, { weighBy });
      const squares = vectors["a"]!.map((v) => v * v);
      const want = rule === "product" ? squares.map((v) => v / squares.reduce((a, b) => a + b, 0)) : vectors["a"]!;
      expect(apart(weights, want), rule).toBeLessThan(1e-14);
    }
  });

  test("least squares: no other weights of sum 1 are nearer to the weightings in the weighted scores, whatever the scores", () => {
    const { weights } = combine.fit(five, { rule: "least-squares", of: of3 }, { weighBy });
    const z = [3, 1, 4, 1, 5];
    const loss = (w: readonly number[]) =>
      Object.values(vectors).reduce((sum, u) => sum + u.reduce((s, v, j) => s + ((v - w[j]!) * z[j]!) ** 2, 0), 0);
    for (const [j, k] of [
      [0, 1],
      [2, 4],
      [3, 0],
    ] as const) {
      const moved = weights.map((w, l) => w + (l === j ? 1e-3 : l === k ? -1e-3 : 0));
      expect(loss(moved)).toBeGreaterThan(loss(weights));
    }
  });

  test("moment estimation by hand: one judgement against one weighting", () => {
    // α = mean of s/(s + o) over the indicators
    const alpha = vectors["a"]!.reduce((sum, s, j) => sum + s / (s + vectors["c"]![j]!), 0) / 5;
    const { weights, coefficients } = combine.fit(
      five,
      { rule: "moment", of: [of3[0]!, of3[2]!] },
      { weighBy },
    ) as unknown as { weights: number[]; coefficients: number[] };
    expect(coefficients[0]).toBeCloseTo(alpha, 15);
    expect(
      apart(
        weights,
        vectors["a"]!.map((s, j) => alpha * s + (1 - alpha) * vectors["c"]![j]!),
      ),
    ).toBeLessThan(1e-15);
  });

  test("what is asked for wrongly is named", () => {
    const weigh = (params: object) => () => combine.fit(five, { of: of3, ...params } as never, { weighBy });
    expect(weigh({ coefficients: [1, 2] })).toThrow("2 coefficients are given for 3 weightings");
    expect(weigh({ rule: "game-theory", coefficients: [1, 2, 3] })).toThrow(
      "game-theory finds its coefficients itself",
    );
    expect(weigh({ rule: "moment", subjective: 3 })).toThrow("at least one must be and one must not");
    vectors["left"] = [1, 0, 0, 0, 0];
    vectors["right"] = [0, 1, 0, 0, 0];
    expect(weigh({ rule: "product", of: [{ method: "left" }, { method: "right" }] })).toThrow(
      "every indicator has the weight 0 in one of the weightings",
    );
  });

  test("in a plan: the weighings inside have their defaults spelled out, their needs held and their notes heard", () => {
    const plan = {
      weigh: { method: "combine", rule: "game-theory", of: [{ method: "equal" }, { method: "entropy" }] },
      aggregate: { method: "arithmetic" },
    };
    const result = computeIndex(
      { system: small, plan },
      data({ x: [0, 50, 100, 20], y: [10, 20, 30, 70], z: [1, 2, 3, 9] }),
    );
    expect(result.plan.weigh["of"]).toEqual([
      { method: "equal" },
      { method: "entropy", sharesOf: "min-max", range: [0, 1], shift: 0, costs: "reciprocal", panel: "pooled" },
    ]);
    const learned = result.fitted.weigh["*"]!["a"]!.learned as {
      coefficients: number[];
      of: { method: string; weights: number[] }[];
    };
    expect(learned.of.map(({ method }) => method)).toEqual(["equal", "entropy"]);
    expect(learned.coefficients[0]! + learned.coefficients[1]!).toBeCloseTo(1, 14);
    const few = { weigh: { method: "combine", of: [{ method: "equal" }, { method: "critic" }] } };
    expect(() => computeIndex({ system: small, plan: few }, data({ x: [0, 50], y: [10, 20], z: [1, 2] }))).toThrow(
      '"critic" needs 3 units',
    );
  });
});

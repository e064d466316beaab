import { describe, expect, test } from "vitest";
import {
  datasetFromColumns,
  IndexError,
  openUncertainty,
  parseSystem,
  sensitivity,
  type UncertaintyInput,
  uncertainty,
} from "../../../src/index.ts";
import { data, definition, plan, system } from "./towns.ts";

type One = UncertaintyInput["vary"][number];

// One unit between fixed goalposts: a stands at 100, b at 0, so the score is 100 times the share of a.
const index = {
  id: "index",
  children: ["a", "b"].map((id) => ({ id, direction: "positive" as const, goalposts: [0, 100] as const })),
};
const pair = parseSystem({ id: "pair", version: "1", index });
const base = { system: pair, plan: { normalise: { method: "goalposts" } } };
const two = datasetFromColumns({ units: ["x", "y"], periods: "1", columns: { a: [100, 0], b: [0, 100] } });

const N = 4000;
/** Score of unit x over all replicates, as a share. */
function sharesOf(vary: readonly One[], n = N): Float64Array {
  const { samples } = uncertainty(base, two, { vary, n });
  return Float64Array.from({ length: n }, (_, r) => samples.scores[2 * r]! / 100);
}
const mean = (x: Float64Array) => x.reduce((sum, v) => sum + v, 0) / x.length;
const sd = (x: Float64Array) => Math.sqrt(x.reduce((sum, v) => sum + (v - mean(x)) ** 2, 0) / x.length);
/** The largest distance between the empirical and a cumulative distribution (Kolmogorov). */
function distance(x: Float64Array, below: (v: number) => number): number {
  const sorted = x.toSorted();
  return sorted.reduce((worst, v, i) => {
    const p = below(v);
    return Math.max(worst, Math.abs(p - i / x.length), Math.abs(p - (i + 1) / x.length));
  }, 0);
}
// exceeded with probability 2·exp(−2·1.95²) = 0.001
const KOLMOGOROV = 1.95 / Math.sqrt(N);

describe("a number takes the distribution that is asked for", () => {
  test("uniform: the cumulative distribution", () => {
    const x = sharesOf([{ vary: "number", share: "a", uniform: [0.2, 0.6] }]);
    expect(distance(x, (v) => (v - 0.2) / 0.4)).toBeLessThan(KOLMOGOROV);
  });

  test("triangular: the cumulative distribution", () => {
    const x = sharesOf([{ vary: "number", share: "a", triangular: [0.1, 0.3, 0.9] }]);
    const below = (v: number) => (v < 0.3 ? (v - 0.1) ** 2 / (0.8 * 0.2) : 1 - (0.9 - v) ** 2 / (0.8 * 0.6));
    expect(distance(x, below)).toBeLessThan(KOLMOGOROV);
  });

  test("normal: mean and standard deviation; a share far from its ends is not cut", () => {
    const x = sharesOf([{ vary: "number", share: "a", normal: [0.5, 0.05] }]);
    expect(Math.abs(mean(x) - 0.5)).toBeLessThan(4.5 * (0.05 / Math.sqrt(N)));
    expect(Math.abs(sd(x) / 0.05 - 1)).toBeLessThan(4.5 / Math.sqrt(2 * N));
  });

  test("normal, cut off half a standard deviation below and at the mean: mean of the truncated normal", () => {
    const x = sharesOf([{ vary: "number", share: "a", normal: [0.4, 0.2], within: [0.3, 0.4] }]);
    // mean + sd·(φ(−½) − φ(0)) / (Φ(0) − Φ(−½)), φ(½) = 0.35206533, φ(0) = 0.39894228, Φ(½) − ½ = 0.19146246
    const wanted = 0.4 + (0.2 * (0.35206533 - 0.39894228)) / 0.19146246;
    expect(Math.min(...x)).toBeGreaterThanOrEqual(0.3);
    expect(Math.max(...x)).toBeLessThanOrEqual(0.4);
    expect(Math.abs(mean(x) - wanted)).toBeLessThan(4.5 * (0.03 / Math.sqrt(N)));
  });

  test("discrete: each value as often as its probability says", () => {
    const x = sharesOf([{ vary: "number", share: "a", discrete: [0.1, 0.5, 0.7], probabilities: [0.5, 0.3, 0.2] }]);
    for (const [value, p] of [
      [0.1, 0.5],
      [0.5, 0.3],
      [0.7, 0.2],
    ] as const) {
      const share = x.filter((v) => Math.abs(v - value) < 1e-12).length / N;
      expect(Math.abs(share - p)).toBeLessThan(4.5 * Math.sqrt((p * (1 - p)) / N));
    }
  });

  test("correlated numbers: Spearman's correlation of a Gaussian copula is 6/π·asin(r/2)", () => {
    const run = openUncertainty(definition, data, {
      vary: [
        { vary: "number", share: "income", uniform: [0.2, 0.8] },
        { vary: "number", worst: "beds", triangular: [-1, 0, 2] },
      ],
      correlations: [{ of: ["income", "beds.worst"], r: 0.8 }],
      n: 600,
    });
    const pairs = Array.from({ length: 600 }, (_, r) => {
      const { definition: own } = run.replicate(r);
      const { weights } = own.plan!.weigh as unknown as { weights: Record<string, number> };
      const beds = own.system.index.children[1]!.children![1] as unknown as { goalposts: [number, number] };
      return [weights["income"]!, beds.goalposts[0]] as const;
    });
    const ranks = (x: readonly number[]) => {
      const order = [...x.keys()].sort((i, j) => x[i]! - x[j]!);
      const out = new Float64Array(x.length);
      order.forEach((i, k) => {
        out[i] = k - (x.length - 1) / 2;
      });
      return out;
    };
    const [p, q] = [ranks(pairs.map(([v]) => v)), ranks(pairs.map(([, v]) => v))];
    const r = p.reduce((sum, v, i) => sum + v * q[i]!, 0) / p.reduce((sum, v) => sum + v * v, 0);
    // standard error below (1 − r²)·1.1/√600
    expect(Math.abs(r - (6 / Math.PI) * Math.asin(0.4))).toBeLessThan(0.08);
  });
});

describe("what a number stands for", () => {
  test("a share: the siblings keep their ratios", () => {
    const run = openUncertainty(definition, data, {
      vary: [{ vary: "number", share: "income", discrete: [0.4, 0.6] }],
      n: 20,
    });
    for (let r = 0; r < 20; r++) {
      const { weights } = run.replicate(r).definition.plan!.weigh as unknown as { weights: Record<string, number> };
      expect([0.4, 0.6]).toContain(weights["income"]);
      expect(weights["gap"]).toBeCloseTo((1 - weights["income"]!) / 2, 14);
      expect(weights["wages"]).toBeCloseTo(weights["gap"]!, 14);
      expect(weights["wealth"]! / weights["life"]!).toBeCloseTo(2, 14);
    }
  });

  test("a parameter of a method", () => {
    const on = { system, plan: { ...plan, aggregate: { method: "power", p: 0.5 } } };
    const vary = [{ vary: "number", plan: "aggregate.p", uniform: [0.25, 0.75] }] as const;
    const run = openUncertainty(on, data, { vary, n: 50 });
    const found = Array.from({ length: 50 }, (_, r) => {
      const { aggregate } = run.replicate(r).definition.plan as unknown as { aggregate: { p: number } };
      return aggregate.p;
    });
    expect(Math.min(...found)).toBeGreaterThanOrEqual(0.25);
    expect(Math.max(...found)).toBeLessThanOrEqual(0.75);
    expect(new Set(found).size).toBe(50);
  });

  test("each end of goalposts, the other kept", () => {
    const vary = [
      { vary: "number", worst: "income", discrete: [5, 15] },
      { vary: "number", best: "income", uniform: [60, 80] },
    ] as const;
    const run = openUncertainty(definition, data, { vary, n: 30 });
    for (let r = 0; r < 30; r++) {
      const income = run.replicate(r).definition.system.index.children[0]!.children![0] as unknown as {
        goalposts: [number, number];
      };
      expect([5, 15]).toContain(income.goalposts[0]);
      expect(income.goalposts[1]).toBeGreaterThanOrEqual(60);
      expect(income.goalposts[1]).toBeLessThanOrEqual(80);
    }
  });
});

describe("errors of known standard deviation in another shape", () => {
  const one = datasetFromColumns({
    units: ["x", "y"],
    periods: "1",
    columns: { a: [50, 50], b: [50, 50] },
    standardErrors: { a: [4, 4] },
    status: { b: ["provisional", "provisional"] },
  });
  test.each([
    ["uniform", Math.sqrt(3)],
    ["triangular", Math.sqrt(6)],
    ["normal", Number.POSITIVE_INFINITY],
  ] as const)("%s: the standard deviation, and no error beyond the ends", (distribution, end) => {
    const cases: readonly [One, id: string, sd: number][] = [
      [{ vary: "standard-errors", distribution }, "a", 4],
      [{ vary: "revisions", provisional: 0.1, distribution }, "b", 5],
    ];
    for (const [vary, id, wanted] of cases) {
      const run = openUncertainty(base, one, { vary: [vary], n: 600 });
      const x = Float64Array.from({ length: 600 }, (_, r) => run.replicate(r).data.columns.get(id)![0]! - 50);
      expect(Math.abs(mean(x))).toBeLessThan(4.5 * (wanted / Math.sqrt(600)));
      expect(Math.abs(sd(x) / wanted - 1)).toBeLessThan(0.13);
      expect(Math.max(...x.map(Math.abs))).toBeLessThanOrEqual(wanted * end * (1 + 1e-12));
    }
  });
});

describe("sensitivity to numbers: closed forms", () => {
  test("a score that is linear in two numbers: shares of variance by their squared ranges", () => {
    // a = b = 0 with a worst end w near 0 is normalised to 100·(0 − w)/(100 − w), as good as −w
    const middle = datasetFromColumns({ units: ["x"], periods: "1", columns: { a: [0], b: [0] } });
    const vary = [
      { vary: "number", worst: "a", uniform: [-0.001, 0.001] },
      { vary: "number", worst: "b", uniform: [-0.002, 0.002] },
    ] as const;
    const found = sensitivity(base, middle, { vary, n: 2048, output: { unit: "x" } });
    if (found.method !== "sobol") throw new Error(found.method);
    // w and 2w: variances 1 : 4
    const wanted = [0.2, 0.8];
    found.inputs.forEach(({ first, total, firstInterval, totalInterval }, k) => {
      expect(first).toBeCloseTo(wanted[k]!, 2);
      expect(total).toBeCloseTo(wanted[k]!, 2);
      for (const [low, high] of [firstInterval, totalInterval]) {
        expect(low).toBeLessThan(wanted[k]!);
        expect(high).toBeGreaterThan(wanted[k]!);
      }
    });
  });

  test("a product of two numbers: by themselves 1/2 and 3/8, together 1/8", () => {
    const half = datasetFromColumns({ units: ["x"], periods: "1", columns: { a: [100], b: [0] } });
    // a stands at 100; b = 0, with the share s, at t = 100·(0 − w)/(100 − w): the score is 100 − s·(100 − t), and
    // 100 − t = 10000/(100 − w) is 100/3 or 100, that is u = 1 or 3 on another scale
    const vary = [
      { vary: "number", share: "b", uniform: [0, 1] },
      { vary: "number", worst: "b", discrete: [-200, 0] },
    ] as const;
    const found = sensitivity(base, half, { vary, n: 4096, output: { unit: "x" } });
    if (found.method !== "sobol") throw new Error(found.method);
    // product of s (mean ½, variance 1/12) and u (mean 2, variance 1): V = E[s²]E[u²] − 1 = 5/3 − 1 = 2/3;
    // first of s: 4/12 over V = 1/2; first of u: ¼ over V = 3/8; together 1/12 over V = 1/8
    const wanted = [
      { first: 1 / 2, total: 5 / 8 },
      { first: 3 / 8, total: 1 / 2 },
    ];
    found.inputs.forEach(({ first, total, firstInterval, totalInterval }, k) => {
      expect(Math.abs(first - wanted[k]!.first)).toBeLessThan(0.01);
      expect(Math.abs(total - wanted[k]!.total)).toBeLessThan(0.01);
      expect(firstInterval[0]).toBeLessThan(wanted[k]!.first);
      expect(firstInterval[1]).toBeGreaterThan(wanted[k]!.first);
      expect(totalInterval[0]).toBeLessThan(wanted[k]!.total);
      expect(totalInterval[1]).toBeGreaterThan(wanted[k]!.total);
    });
  });

  test("Morris on a linear score: μ* and μ are the slope over the whole range, σ is 0", () => {
    const x = datasetFromColumns({ units: ["x"], periods: "1", columns: { a: [100], b: [0] } });
    const vary = [{ vary: "number", share: "a", uniform: [0.2, 0.6] }] as const;
    const found = sensitivity(base, x, { vary, method: "morris", n: 10, output: { unit: "x" } });
    if (found.method !== "morris") throw new Error(found.method);
    const [{ mu, muStar, sigma }] = found.inputs as [(typeof found.inputs)[0]];
    expect(mu).toBeCloseTo(40, 10);
    expect(muStar).toBeCloseTo(40, 10);
    expect(sigma).toBeCloseTo(0, 10);
  });
});

describe("problems of numbers", () => {
  const codes = (vary: readonly unknown[], on = definition): unknown[] => {
    try {
      uncertainty(on, data, { vary: vary as never, n: 10 });
    } catch (error) {
      if (error instanceof IndexError) return error.issues.map(({ code, path }) => `${path.join(".")} ${code}`);
      throw error;
    }
    return [];
  };
  test("all at once", () => {
    const found = codes([
      { vary: "number", uniform: [0, 1] },
      { vary: "number", plan: "normalise.lowr", uniform: [0, 1] },
      { vary: "number", plan: "rank.decimals", uniform: [0, 1] },
      { vary: "number", plan: "normalise.method", uniform: [0, 1] },
      { vary: "number", plan: "aggregate.coverage", discrete: [0.5, 1.5] },
      { vary: "number", plan: "normalise.upper" },
      { vary: "number", share: "income", uniform: [0.5, 1.2] },
      { vary: "number", share: "gap", normal: [0.5, 0.1], uniform: [0, 1] },
      { vary: "number", share: "index", uniform: [0, 1] },
      { vary: "number", worst: "wealth", uniform: [0, 1] },
      { vary: "number", best: "gap", uniform: [2, 1] },
      { vary: "number", best: "beds", uniform: [1, 2], within: [0, 1] },
      { vary: "number", worst: "beds", discrete: [1, 2], probabilities: [0.5, 0.2] },
    ]);
    expect(found).toMatchInlineSnapshot(`
      [
        "vary.7.share share-twice",
        "vary.0 input-needs-one",
        "vary.1.plan no-such-number",
        "vary.2.plan no-such-number",
        "vary.3.plan no-such-number",
        "vary.4.plan out-of-range",
        "vary.5 input-needs-one",
        "vary.6 share-outside",
        "vary.7 input-needs-one",
        "vary.8.share no-siblings",
        "vary.9.worst.wealth no-such-node",
        "vary.10.uniform range-not-ascending",
        "vary.11.within input-key-without",
        "vary.12.probabilities input-probabilities",
      ]
    `);
  });
});

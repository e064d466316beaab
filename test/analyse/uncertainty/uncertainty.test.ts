import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  computeIndex,
  datasetFromColumns,
  IndexError,
  openUncertainty,
  parseSystem,
  toUncertainty,
  type Uncertainty,
  type UncertaintyInput,
  uncertainty,
} from "../../../src/index.ts";
import { normalFrom } from "../../../src/stats/distributions.ts";
import { createRandom } from "../../../src/stats/random.ts";
import { columns, data, definition, plan, system, units } from "./towns.ts";

const vary = [
  { vary: "weights", noise: 0.4 },
  { vary: "normalise", of: [{ method: "min-max", lower: 1, upper: 100 }, "rank"] },
  { vary: "aggregate", of: ["arithmetic", "geometric"], probabilities: [0.8, 0.2] },
  { vary: "standard-errors" },
] as const;

const codesOf = (run: () => unknown): unknown[] => {
  try {
    run();
  } catch (error) {
    if (error instanceof IndexError) return error.issues.map(({ code, path }) => `${path.join(".")} ${code}`);
    throw error;
  }
  return [];
};

describe("replicates", () => {
  test("ranges computed apart and merged give the bytes of one, in any order", () => {
    const spec: UncertaintyInput = { vary, n: 60, seed: 11 };
    const run = openUncertainty(definition, data, spec);
    const whole = run.compute({ from: 0, to: 60 });
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 59 }), { maxLength: 4 }), (cuts) => {
        const ends = [0, ...cuts.sort((a, b) => a - b), 60];
        const parts = ends
          .slice(1)
          .map((to, k) => openUncertainty(definition, data, spec).compute({ from: ends[k]!, to }));
        const merged = run.finish(parts.reverse());
        expect(new Uint8Array(merged.samples.scores.buffer)).toEqual(new Uint8Array(whole.scores.buffer));
        expect(new Uint8Array(merged.samples.ranks.buffer)).toEqual(new Uint8Array(whole.ranks.buffer));
        expect(merged.recomputed).toEqual(whole.recomputed);
      }),
      { numRuns: 8 },
    );
    expect(() => run.finish([run.compute({ from: 0, to: 30 })])).toThrow(RangeError);
  });

  test("the same seed gives the same JSON, another seed another", () => {
    const json = (seed: number) =>
      JSON.stringify(toUncertainty(uncertainty(definition, data, { vary, n: 50, seed })).rows);
    expect(json(1)).toBe(json(1));
    expect(json(1)).not.toBe(json(2));
  });

  test("units in another order: each keeps its ranks", () => {
    const order = [7, 2, 11, 0, 5, 9, 1, 3, 10, 4, 8, 6];
    const turned = datasetFromColumns({
      units: order.map((i) => units[i]!),
      periods: "2023",
      columns: Object.fromEntries(Object.entries(columns).map(([id, x]) => [id, order.map((i) => x[i]!)])),
      standardErrors: Object.fromEntries([...data.standardErrors!].map(([id, x]) => [id, order.map((i) => x[i]!)])),
    });
    const one = uncertainty(definition, data, { vary, n: 100 });
    const other = uncertainty(definition, turned, { vary, n: 100 });
    order.forEach((i, k) => {
      expect(other.rows[k]!.unit).toBe(one.rows[i]!.unit);
      expect(other.rows[k]!.rank.mean).toBeCloseTo(one.rows[i]!.rank.mean, 10);
      expect(other.rows[k]!.score.mean).toBeCloseTo(one.rows[i]!.score.mean, 8);
    });
  });

  test("progress to the end, and an abort between", () => {
    const seen: number[] = [];
    uncertainty(definition, data, { vary, n: 250 }, { onProgress: ({ done }) => void seen.push(done) });
    expect(seen).toEqual([0, 100, 200, 250]);
    const abort = new AbortController();
    const stop = () =>
      uncertainty(
        definition,
        data,
        { vary, n: 250 },
        { signal: abort.signal, onProgress: ({ done }) => done > 0 && abort.abort() },
      );
    expect(stop).toThrow(/abort/i);
  });
});

describe("what is told of a row", () => {
  // two alternatives, arithmetic and minimum, on three units: everything is known from two rankings
  const small = parseSystem({
    id: "s",
    version: "1",
    index: { id: "index", children: ["a", "b"].map((id) => ({ id, direction: "positive" })) },
  });
  const three = datasetFromColumns({
    units: ["x", "y", "z"],
    periods: "2023",
    columns: { a: [1, 3, 9], b: [9, 5, 2] },
  });
  // min-max: x (0, 100), y (25, 42.857), z (100, 0). Means 50, 33.9, 50; minima 0, 25, 0
  const n = 4000;
  const result = uncertainty({ system: small }, three, {
    vary: [{ vary: "aggregate", of: ["arithmetic", "min"], probabilities: [0.75, 0.25] }],
    n,
    top: 1,
    quantiles: [0.1, 0.9],
  });
  const share = result.samples.ranks.filter((rank, i) => i % 3 === 1 && rank === 1).length / n;

  test("the probability that an alternative was drawn, within its error", () => {
    expect(Math.abs(share - 0.25)).toBeLessThan(4.5 * Math.sqrt(0.1875 / n));
  });
  test("rank and score: mean, quantiles and error follow from the share", () => {
    const y = result.rows[1]!;
    expect(y.nominal).toEqual({ rank: 3, score: expect.closeTo((25 + 300 / 7) / 2, 12) });
    expect(y.rank.mean).toBeCloseTo(3 - 2 * share, 12);
    expect(y.rank.error).toBeCloseTo(2 * Math.sqrt((share * (1 - share)) / (n - 1)), 12);
    expect(y.rank.median).toBe(3);
    expect(y.rank.quantiles).toEqual([1, 3]);
    expect(y.top).toEqual({ share, error: Math.sqrt((share * (1 - share)) / n) });
    expect(result.rows[0]!.top.share).toBeCloseTo(1 - share, 12);
    expect(result.rows[0]!.score.quantiles).toEqual([0, 50]);
  });
  test("above the next: ties are not above; the last has nobody below", () => {
    expect(result.rows[0]!.aboveNext).toEqual({ unit: "z", share: 0, error: 0 });
    expect(result.rows[2]!.aboveNext!.unit).toBe("y");
    expect(result.rows[2]!.aboveNext!.share).toBeCloseTo(1 - share, 12);
    expect(result.rows[1]!.aboveNext).toBeNull();
  });
  test("mean shift: none under the mean; (1 + 2 + 1)/3 under the minimum", () => {
    expect(new Set([...result.shift.values].map((v) => v.toFixed(12)))).toEqual(
      new Set(["0.000000000000", (4 / 3).toFixed(12)]),
    );
    expect(result.shift.mean).toBeCloseTo((4 / 3) * share, 12);
  });
  test("all three are one group: none is above another in 95 %", () => {
    expect(result.apart).toEqual({ rule: "pairs", level: 0.95 });
    expect(result.groups).toEqual([{ rows: [0, 2, 1], units: ["x", "z", "y"], period: "2023", from: 1, to: 3 }]);
  });
  test("by pairs at 0.7 y is told apart; by intervals it is not", () => {
    const by = (rule: "pairs" | "intervals") =>
      uncertainty({ system: small }, three, {
        vary: [{ vary: "aggregate", of: ["arithmetic", "min"], probabilities: [0.75, 0.25] }],
        apart: { rule, level: 0.7 },
      }).groups.map((group) => group.units);
    expect(by("pairs")).toEqual([["x", "z"], ["y"]]);
    expect(by("intervals")).toEqual([["x", "z", "y"]]);
  });
  test("JSON has no NaN and no replicates", () => {
    const text = JSON.stringify(toUncertainty(result));
    expect(JSON.parse(text)).toEqual(toUncertainty(result));
    expect(text).not.toContain('"samples"');
    expect(toUncertainty(result).rows[0]).toMatchObject({ unit: "x", nominal: { rank: 1, score: 50 } });
  });
});

test("intervals cover: the true score lies in the 90 % interval in about 90 % of simulated data", () => {
  // one indicator on fixed goalposts 0–100 and known standard errors: the score is normal around the truth
  const one = parseSystem({
    id: "one",
    version: "1",
    index: { id: "index", children: [{ id: "x", direction: "positive", goalposts: [0, 100] }] },
  });
  const random = createRandom(5);
  const truth = Array.from({ length: 12 }, (_, i) => 20 + 5 * i);
  let covered = 0;
  let all = 0;
  for (let trial = 0; trial < 25; trial++) {
    const x = truth.map((v) => v + 3 * normalFrom(random.uniform()));
    const seen = datasetFromColumns({ units, periods: "1", columns: { x }, standardErrors: { x: truth.map(() => 3) } });
    const spec = { vary: [{ vary: "standard-errors" }], n: 200, seed: trial } as const;
    const { rows } = uncertainty({ system: one, plan: { normalise: { method: "goalposts" } } }, seen, spec);
    rows.forEach(({ score }, i) => {
      all += 1;
      if (score.quantiles[0]! <= truth[i]! && truth[i]! <= score.quantiles[1]!) covered += 1;
    });
  }
  // 300 units: 0.9 ± 4 · √(0.09/300) = 0.83 to 0.97
  expect(all).toBe(300);
  expect(covered / all).toBeGreaterThan(0.83);
  expect(covered / all).toBeLessThan(0.97);
});

describe("the distributions that are asked for", () => {
  const plain = { system, plan: { ...plan, impute: { method: "mean" } } };
  const weightsOf = (spec: UncertaintyInput["vary"], n = 300): Float64Array[] => {
    const run = openUncertainty(plain, data, { vary: spec, n });
    const shares = Array.from({ length: n }, (_, r) => {
      const { definition: own } = run.replicate(r);
      const weights = (own.plan!.weigh as unknown as { weights: Record<string, number> }).weights;
      return [weights["income"]! / 3, weights["gap"]!, weights["wealth"]! / (weights["wealth"]! + weights["life"]!)];
    });
    return [0, 1, 2].map((k) => Float64Array.from(shares, (row) => row[k]!));
  };
  const mean = (x: Float64Array) => x.reduce((sum, v) => sum + v, 0) / x.length;
  const sd = (x: Float64Array) => Math.sqrt(mean(x.map((v) => (v - mean(x)) ** 2)));

  test.each([
    ["uniform", 0.3 / Math.sqrt(3)],
    ["normal", 0.3],
    ["triangular", 0.3 / Math.sqrt(6)],
  ] as const)("%s noise of 0.3: mean 1 and its standard deviation", (distribution, wanted) => {
    const [factor] = weightsOf([{ vary: "weights", noise: 0.3, distribution }], 2000);
    expect(Math.abs(mean(factor!) - 1)).toBeLessThan(4.5 * (wanted / Math.sqrt(2000)));
    expect(Math.abs(sd(factor!) / wanted - 1)).toBeLessThan(0.1);
  });

  test("Dirichlet: mean the plan's share, variance w(1 − w)/(c + 1)", () => {
    const [, , wealth] = weightsOf([{ vary: "weights", dirichlet: 30 }], 2000);
    const variance = ((2 / 3) * (1 / 3)) / 31;
    expect(Math.abs(mean(wealth!) - 2 / 3)).toBeLessThan(4.5 * Math.sqrt(variance / 2000));
    expect(Math.abs(sd(wealth!) ** 2 / variance - 1)).toBeLessThan(0.15);
  });

  test("correlated inputs: the copula's correlation of normal numbers", () => {
    const [a, b] = [
      { vary: "weights", name: "income", noise: 0.3, distribution: "normal", nodes: ["income"] },
      { vary: "weights", name: "gap", noise: 0.3, distribution: "normal", nodes: ["gap"] },
    ] as const;
    const n = 2000;
    const run = openUncertainty(plain, data, {
      vary: [a, b],
      n,
      correlations: [{ of: ["income.income", "gap.gap"], r: -0.7 }],
    });
    const pairs = Array.from({ length: n }, (_, r) => {
      const { weights } = run.replicate(r).definition.plan!.weigh as unknown as { weights: Record<string, number> };
      return [weights["income"]! / 3 - 1, weights["gap"]! - 1] as const;
    });
    const r = pairs.reduce((sum, [x, y]) => sum + x * y, 0) / n / 0.09;
    expect(Math.abs(r + 0.7)).toBeLessThan(0.08);
  });

  test("goalposts within their ranges", () => {
    const run = openUncertainty(plain, data, {
      vary: [{ vary: "goalposts", ranges: { income: { worst: [5, 12], best: [60, 65, 80] } } }],
      n: 200,
    });
    for (let r = 0; r < 200; r++) {
      const { index } = run.replicate(r).definition.system;
      const income = index.children[0]!.children![0] as unknown as { goalposts: [number, number] };
      const [worst, best] = income.goalposts;
      expect(worst).toBeGreaterThanOrEqual(5);
      expect(worst).toBeLessThanOrEqual(12);
      expect(best).toBeGreaterThanOrEqual(60);
      expect(best).toBeLessThanOrEqual(80);
    }
  });

  test("rounding: within half a unit of the last digit of each column", () => {
    const run = openUncertainty(plain, data, { vary: [{ vary: "rounding" }], n: 5 });
    const { data: own } = run.replicate(4);
    const most = (id: string) =>
      own.columns.get(id)!.reduce((top, v, i) => Math.max(top, Math.abs(v - data.columns.get(id)![i]!) || 0), 0);
    expect(most("income")).toBeLessThanOrEqual(0.05);
    expect(most("income")).toBeGreaterThan(0.01);
    expect(most("gap")).toBeLessThanOrEqual(0.005);
    expect(own.columns.get("wages")![8]).toBeNaN();
  });
});

describe("problems", () => {
  const codes = (spec: unknown, base = definition) => codesOf(() => uncertainty(base, data, spec as UncertaintyInput));
  test("of the shape, all at once", () => {
    expect(codes({ vary: [{ vary: "weight" }, { vary: "weights", noise: 2 }], n: 1, sede: 2 })).toEqual([
      "vary.0.vary not-one-of",
      "vary.1.noise out-of-range",
      "n out-of-range",
      "sede unknown-key",
    ]);
  });
  test("of the inputs, all at once", () => {
    const spec = {
      vary: [
        { vary: "weights", nodes: ["incme"], noise: 0.1 },
        { vary: "weights" },
        { vary: "normalise", of: ["min-max", "minmax"], probabilities: [0.5, 0.4] },
        { vary: "aggregate", of: ["arithmetic", "median"], level: 7 },
        { vary: "revisions", estimated: 0.1 },
        { vary: "standard-errors", of: ["gap"] },
        { vary: "judgements", spread: 2 },
        { vary: "draws" },
        { vary: "goalposts" },
        { vary: "inclusion", out: 0.1, one: true },
        { vary: "rounding", of: ["nothing"] },
        { vary: "weights", name: "leaf", noise: 0.1, levels: [9] },
        { vary: "goalposts", name: "posts", ranges: { income: { worst: [3, 1] } } },
      ],
      node: "life2",
    };
    expect(codes(spec)).toEqual([
      "vary.0.nodes.incme no-such-node",
      "vary.1.name input-name-taken",
      "vary.1 input-needs-one",
      "vary.2.probabilities input-probabilities",
      "vary.2.of.1.method unknown-method",
      "vary.3.level no-such-level",
      "vary.4 no-such-status",
      "vary.5 no-standard-errors",
      "vary.6 no-judgements",
      "vary.7 no-draws",
      "vary.8 input-needs-one",
      "vary.9 input-needs-one",
      "vary.10.of.nothing no-such-column",
      "vary.11.levels no-such-level",
      "vary.12.ranges.income.worst range-not-ascending",
      "node no-such-node",
    ]);
  });
  test("of correlations", () => {
    const three = ["income", "gap", "wages"].map((id) => ({ vary: "weights", name: id, noise: 0.1, nodes: [id] }));
    const of = ["income.income", "gap.gap", "wages.wages"];
    const [a, b, c] = of;
    expect(codes({ vary: three, correlations: [{ of: [a, "gap.gpa"], r: 0.5 }] })).toEqual([
      "correlations.0.of no-such-input",
    ]);
    expect(
      codes({
        vary: three,
        correlations: [
          {
            of,
            r: [
              [1, 0.5],
              [0.5, 1],
            ],
          },
        ],
      }),
    ).toEqual(["correlations.0.r correlation-size"]);
    expect(
      codes({
        vary: three,
        correlations: [
          { of: [a, b], r: 0.5 },
          { of: [b, a], r: 0.4 },
        ],
      }),
    ).toEqual(["correlations.1 correlation-pair"]);
    const against = [
      { of: [a, b], r: 0.9 },
      { of: [b, c], r: 0.9 },
      { of: [a, c], r: -0.9 },
    ];
    expect(codes({ vary: three, correlations: against })).toEqual(["correlations correlation-not-definite"]);
    expect(
      codes({
        vary: three,
        n: 10,
        correlations: [
          { of: [a, b], r: 0.6 },
          { of: [b, c], r: 0.6 },
        ],
      }),
    ).toEqual([]);
  });
  test("weights that differ by unit have no one vector", () => {
    const base = { system, plan: { ...plan, weigh: { method: "benefit-of-the-doubt" } } };
    expect(codes({ vary: [{ vary: "weights", noise: 0.1 }] }, base as never)).toEqual(["vary.0 weights-not-one"]);
  });
  test("every replicate refused is an error", () => {
    const base = { system, plan: { ...plan, weigh: { method: "given" } } };
    const spec = {
      vary: [
        { vary: "normalise", of: [{ method: "z-score" }, { method: "z-score", mean: -5 }] },
        { vary: "weights", noise: 0.1 },
        { vary: "aggregate", of: ["geometric", "harmonic"] },
      ],
      n: 20,
    };
    expect(codes(spec, base as never)).toEqual([" all-replicates-refused"]);
  });
});

test("a replicate that changes nothing is the plan's own result", () => {
  const same: Uncertainty = uncertainty(definition, data, { vary: [{ vary: "inclusion", out: 0.000001 }], n: 3 });
  expect([...same.samples.scores.subarray(0, units.length)]).toEqual([
    ...computeIndex(definition, data).score("index"),
  ]);
});

describe("draws of a multiple imputation", () => {
  const drawing = { system, plan: { ...plan, impute: { method: "multiple", seed: 1, ridge: 0.1 } } };
  test("the gap takes one of the draws, each about as often, and nothing else changes", () => {
    const n = 300;
    const run = openUncertainty(drawing, data, { vary: [{ vary: "draws" }], n });
    const whole = computeIndex(drawing, data);
    const [{ rows, values }] = whole.imputation.draws.get("wages")! as [{ rows: Uint32Array; values: Float64Array[] }];
    expect([...rows]).toEqual([8]);
    const times = values.map(() => 0);
    for (let r = 0; r < n; r++) {
      const { data: own } = run.replicate(r);
      times[values.findIndex((draw) => draw[0] === own.columns.get("wages")![8]!)]! += 1;
      expect(own.columns.get("income")).toBe(data.columns.get("income"));
    }
    expect(times.reduce((a, b) => a + b, 0)).toBe(n);
    expect(Math.min(...times)).toBeGreaterThan(0);
    const one = run.replicate(0);
    const range = run.compute({ from: 0, to: 1 });
    computeIndex(one.definition, one.data)
      .score("index")
      .forEach((v, i) => expect(range.scores[i]).toBeCloseTo(v, 12));
  });
});

import { describe, expect, test } from "vitest";
import type { UncertaintyInput } from "../../../src/analyse/uncertainty/shape.ts";
import { openUncertainty } from "../../../src/analyse/uncertainty/uncertainty.ts";
import { computeIndex, type Definition, IndexError } from "../../../src/index.ts";
import { summariseSample } from "../../../src/stats/monte-carlo.ts";
import { data, definition, plan, system } from "./towns.ts";

// Only what a replicate changes is computed again; each replicate is held to computeIndex on the definition that it stands for.

type Vary = UncertaintyInput["vary"];
const N = 25;

function worstError(
  base: Definition,
  vary: Vary,
  more: Partial<UncertaintyInput> = {},
): { worst: number; ways: object } {
  const run = openUncertainty(base, data, { vary, n: N, seed: 3, ...more });
  const range = run.compute({ from: 0, to: N });
  const rows = data.units.length;
  let worst = 0;
  for (let r = 0; r < N; r++) {
    const one = run.replicate(r);
    const refused = range.refused.some(({ replicate }) => replicate === r);
    let whole: ReturnType<typeof computeIndex>;
    try {
      whole = computeIndex(one.definition, one.data);
    } catch (error) {
      expect(error).toBeInstanceOf(IndexError);
      expect(refused, `replicate ${r} is refused by both`).toBe(true);
      continue;
    }
    expect(refused, `replicate ${r} is refused by neither`).toBe(false);
    const node = more.node ?? "index";
    // rows that the replicate's own screening leaves out have no score and rank 0
    const at = data.units.map((unit) => whole.units.indexOf(unit));
    const score = whole.score(node);
    const rank = whole.rank(node);
    at.forEach((own, i) => {
      const v = own < 0 ? Number.NaN : score[own]!;
      const got = range.scores[r * rows + i]!;
      if (Number.isNaN(v) !== Number.isNaN(got)) worst = Number.POSITIVE_INFINITY;
      else if (!Number.isNaN(v)) worst = Math.max(worst, Math.abs(v - got) / Math.max(1, Math.abs(v)));
    });
    expect([...range.ranks.subarray(r * rows, (r + 1) * rows)], `ranks of replicate ${r}`).toEqual([
      ...at.map((own) => (own < 0 ? 0 : rank[own]!)),
    ]);
  }
  const { means, engine, held } = range.recomputed;
  return { worst, ways: { means, engine, held } };
}

const normalise = {
  vary: "normalise",
  of: [
    { method: "min-max", lower: 1, upper: 100 },
    { method: "z-score", mean: 100, sd: 10 },
  ],
} as const;
const aggregate = { vary: "aggregate", of: ["arithmetic", "geometric"] } as const;
const weights = { vary: "weights", noise: 0.4 } as const;

describe("replicates are what computeIndex gives", () => {
  const means: [string, Vary][] = [
    ["noise on weights", [weights]],
    ["normal noise on the weights of a level", [{ ...weights, distribution: "normal", levels: [2] }]],
    ["Dirichlet weights", [{ vary: "weights", dirichlet: 20 }]],
    [
      "experts, one at a time",
      [{ vary: "weights", experts: { a: { income: 1, gap: 2, wages: 3 }, b: { wealth: 1, life: 4 } } }],
    ],
    [
      "means of experts",
      [{ vary: "weights", mix: "all", experts: { a: { income: 1, gap: 2 }, b: { wealth: 1, life: 4 } } }],
    ],
    [
      "weights, normaliser, mean, treatment and imputation",
      [
        weights,
        normalise,
        aggregate,
        { vary: "impute", of: ["mean", "median", "none"] },
        { vary: "treat", of: ["none", { method: "winsorise", maxPoints: 2, skewness: 0.5, kurtosis: 0.5 }] },
      ],
    ],
    ["means by level", [weights, { ...aggregate, level: 1 }, { ...aggregate, name: "top", level: 2 }]],
    ["a mean at a node", [weights, { ...aggregate, node: "life" }]],
    ["indicators left out", [{ vary: "inclusion", out: 0.3 }]],
    ["one indicator left out, and noise", [{ vary: "inclusion", one: true }, weights]],
    ["goalposts and noise", [{ vary: "goalposts", shift: 0.2 }, weights]],
    ["standard errors and noise", [{ vary: "standard-errors" }, weights]],
  ];
  test.each(means)("%s: by means over kept columns", (_, vary) => {
    const { worst, ways } = worstError(definition, vary);
    expect(worst).toBeLessThanOrEqual(1e-12);
    // a replicate that leaves nothing out is the plan's own result
    expect(ways).toMatchObject({ engine: 0 });
    if (vary[0]!.vary !== "inclusion") expect(ways).toEqual({ means: N, engine: 0, held: 0 });
  });

  test("choices alone: results that are kept", () => {
    const { worst, ways } = worstError(definition, [normalise, aggregate]);
    expect(worst).toBe(0);
    expect(ways).toEqual({ means: 0, engine: 0, held: N });
  });

  const engine: [string, Definition, Vary][] = [
    [
      "goalposts",
      { system, plan: { ...plan, normalise: { method: "goalposts" } } },
      [{ vary: "goalposts", shift: 0.3, distribution: "triangular" }],
    ],
    [
      "ranges of goalposts",
      { system, plan: { ...plan, normalise: { method: "goalposts" } } },
      [{ vary: "goalposts", ranges: { income: { worst: [5, 12], best: [60, 65, 80] } } }],
    ],
    ["standard errors", definition, [{ vary: "standard-errors", scale: 2 }]],
    ["rounding", definition, [{ vary: "rounding", of: ["gap", "schooling"] }]],
    ["revisions", definition, [{ vary: "revisions", provisional: 0.1 }]],
    ["noise under another aggregator", { system, plan: { ...plan, aggregate: { method: "harmonic" } } }, [weights]],
    ["noise under a ranking", { system, plan: { ...plan, aggregate: { method: "copeland" } } }, [weights]],
    [
      "an indicator left out under weights from data",
      { system, plan: { ...plan, weigh: { method: "entropy" } } },
      [{ vary: "inclusion", one: true }],
    ],
    [
      "noise under coverage",
      { system, plan: { ...plan, impute: { method: "none" }, aggregate: { coverage: 0.9 } } },
      [weights],
    ],
  ];
  test.each(engine)("%s: by the engine", (_, base, vary) => {
    const { worst, ways } = worstError(base, vary);
    expect(worst).toBeLessThanOrEqual(1e-12);
    expect(ways).toEqual({ means: 0, engine: N, held: 0 });
  });

  const power = { system, plan: { ...plan, aggregate: { method: "power", p: 0.5, coverage: 0.2 } } } as Definition;
  const numbers: [string, Definition, Vary][] = [
    ["the power of a mean", power, [{ vary: "number", plan: "aggregate.p", uniform: [0.2, 0.9] }]],
    [
      "the power of a mean, coverage and a bound of the scale, with noise",
      power,
      [
        { vary: "number", plan: "aggregate.p", triangular: [0.2, 0.5, 0.9] },
        { vary: "number", plan: "aggregate.coverage", discrete: [0, 0.3] },
        { vary: "number", plan: ["normalise", "lower"], normal: [1, 0.2], within: [0.5, 2] },
        weights,
      ],
    ],
    [
      "a number that only one of the alternatives has",
      definition,
      [normalise, { vary: "number", plan: "normalise.lower", uniform: [0.5, 3] }, aggregate],
    ],
    [
      "few values beside an exchanged method, and the screening of rows",
      { system, plan: { ...plan, impute: { method: "none" } } },
      [
        normalise,
        { vary: "number", plan: "normalise.lower", discrete: [1, 5] },
        { vary: "number", plan: "screen.coverage", discrete: [0, 0.9] },
        weights,
      ],
    ],
    [
      "least share of indicators for publication",
      { system, plan: { ...plan, impute: { method: "none" } } },
      [{ vary: "number", plan: "withhold.index", discrete: [0, 0.9] }, weights],
    ],
    [
      "stated weights of the plan",
      { system, plan: { ...plan, weigh: { method: "given", weights: { income: 2, gap: 1, wages: 1 } } } },
      [{ vary: "number", plan: "weigh.weights.income", uniform: [1, 4] }, weights],
    ],
    [
      "a share and two ends",
      { system, plan: { ...plan, normalise: { method: "goalposts" } } },
      [
        { vary: "number", share: "income", triangular: [0.2, 0.5, 0.8] },
        { vary: "number", worst: "income", uniform: [5, 15] },
        { vary: "number", best: "income", discrete: [65, 75, 90], probabilities: [0.5, 0.25, 0.25] },
      ],
    ],
  ];
  test.each(numbers)("numbers: %s", (_, base, vary) => {
    expect(worstError(base, vary).worst).toBeLessThanOrEqual(1e-12);
  });

  test("numbers after preparing leave the prepared data as they are", () => {
    const run = openUncertainty(power, data, {
      vary: [{ vary: "number", plan: "aggregate.p", uniform: [0.2, 0.9] }, normalise],
      n: 40,
    });
    const { prepared, weighed } = run.compute({ from: 0, to: 40 }).recomputed;
    expect(prepared).toEqual({ kept: ["0", "1"], once: 0 });
    expect(weighed).toEqual({ kept: [], once: 40 });
  });

  test("noise on learned weights of several schemes, gaps skipped", () => {
    const base = { system, plan: { ...plan, impute: { method: "none" } } };
    const { worst, ways } = worstError(base, [
      { vary: "weigh", of: ["equal", "entropy", "standard-deviation"] },
      weights,
    ]);
    expect(worst).toBeLessThanOrEqual(1e-12);
    expect(ways).toEqual({ means: N, engine: 0, held: 0 });
  });

  test("judgements of AHP matrices", () => {
    const judgements = {
      index: [
        [1, 3],
        ["1/3", 1],
      ],
      wealth: {
        nodes: ["income", "gap", "wages"],
        matrix: [
          [1, 3, 5],
          [null, 1, 2],
          [null, null, 1],
        ],
      },
      life: [
        [1, 1],
        [1, 1],
      ],
    };
    const base = { system, plan: { ...plan, weigh: { method: "ahp", judgements } } } as Definition;
    const { worst, ways } = worstError(base, [{ vary: "judgements", spread: 2 }]);
    expect(worst).toBeLessThanOrEqual(1e-12);
    expect(ways).toEqual({ means: 0, engine: N, held: 0 });
    expect(
      worstError(base, [{ vary: "judgements", spread: 2, groups: ["wealth"] }, weights]).worst,
    ).toBeLessThanOrEqual(1e-12);
  });

  test("replicates that a mean refuses are refused as the engine does, and counted", () => {
    const base = {
      system,
      plan: { ...plan, normalise: { method: "z-score", mean: 12, sd: 3 }, aggregate: { method: "geometric" } },
    };
    const run = openUncertainty(base, data, {
      vary: [
        {
          vary: "normalise",
          of: [
            { method: "z-score", mean: 12, sd: 3 },
            { method: "z-score", mean: 4, sd: 3 },
          ],
        },
        weights,
      ],
      n: N,
    });
    const { refused } = run.compute({ from: 0, to: N });
    expect(worstError(base, [weights, { vary: "standard-errors", scale: 40 }]).worst).toBeLessThanOrEqual(1e-12);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(N);
    expect(new Set(refused.flatMap(({ issues }) => issues.map(({ code }) => code)))).toEqual(
      new Set(["score-not-positive"]),
    );
    const result = run.finish([run.compute({ from: 0, to: N })]);
    expect(result.refused).toHaveLength(refused.length);
    expect(result.rows[0]!.rank.n).toBe(N - refused.length);
    expect(result.notes.map(({ code, params }) => ({ code, params }))).toEqual([
      { code: "replicates-refused", params: { count: refused.length, of: N, codes: ["score-not-positive"] } },
    ]);
    // the same in ranges that come last first, each written over the one before it
    const collector = run.collect();
    const last = run.compute({ from: N - 10, to: N });
    collector.add(last);
    for (let to = N - 10, room = last; to > 0; to -= 10) {
      const range: typeof last = run.compute({ from: Math.max(0, to - 10), to, room });
      if (to >= 10) expect(range.scores).toBe(room.scores);
      collector.add(range);
      room = range;
    }
    const { rows, column, shares, finish } = collector.settle();
    const told = Array.from({ length: rows }, (_, row) => summariseSample(column(row), shares));
    expect(finish(told)).toEqual(result);
    expect(() => run.finish([last, run.compute({ from: 0, to: N - 11 })])).toThrow(
      `replicates ${N - 11} to ${N - 10} are not there once`,
    );
    expect(() => run.finish([last])).toThrow(`replicates 0 to ${N} are wanted, not ${N - 10} to ${N}`);
  });

  test("scores of a group on request", () => {
    expect(worstError(definition, [weights, normalise], { node: "wealth" }).worst).toBeLessThanOrEqual(1e-12);
  });

  test("what was prepared and weighed is counted once a combination", () => {
    const run = openUncertainty(definition, data, { vary: [weights, normalise, aggregate], n: 200 });
    const { recomputed } = run.compute({ from: 0, to: 200 });
    expect(recomputed.prepared).toEqual({ kept: ["0", "1"].map((pick) => `${pick},`), once: 0 });
    expect(recomputed.weighed.kept).toHaveLength(4);
    expect(recomputed.weighed.once).toBe(0);
    expect(recomputed.means).toBe(200);
  });
});

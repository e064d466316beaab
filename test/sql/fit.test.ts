import { afterAll, beforeAll, describe, test } from "vitest";
import { datasetFromColumns, parseSystem } from "../../src/index.ts";
import type { Definition } from "../../src/pipeline/engine.ts";
import type { Dataset } from "../../src/schema/types.ts";
import { keepRecord, methodsOf } from "./compared.ts";
import { ENGINES, openEngine, type TestEngine } from "./engines.ts";
import { expectSameFit, type Tolerances } from "./fit-compare.ts";

/** Numbers from 0 to 1 that are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

const system = parseSystem({
  id: "villages",
  version: "1",
  index: {
    id: "index",
    children: [
      {
        id: "economy",
        children: [
          { id: "income", direction: "positive" },
          { id: "gap", direction: "negative" },
          { id: "output", direction: "positive", transform: "ln", tags: ["shortboard"] },
        ],
      },
      {
        id: "life",
        children: [
          { id: "doctors", direction: "positive" },
          { id: "sex_ratio", direction: { ideal: 105 } },
          { id: "covered", direction: "positive", goalposts: [0, 100], targets: [{ period: "2021", value: 90 }] },
        ],
      },
    ],
  },
});

/** Two periods of 30 units: skewed, tied, with zeros, a few gaps, and groups. */
function villages({ gaps = true }: { gaps?: boolean } = {}): Dataset {
  const next = numbers(7);
  const n = 60;
  const column = (make: () => number, missing = 0) =>
    Array.from({ length: n }, () => {
      const v = make();
      return next() < missing && gaps ? Number.NaN : v;
    });
  return datasetFromColumns({
    units: Array.from({ length: n }, (_, i) => `v${i % 30}`),
    periods: Array.from({ length: n }, (_, i) => (i < 30 ? "2020" : "2021")),
    groups: { kind: Array.from({ length: n }, (_, i) => ["plain", "hill", "isle"][i % 3]!) },
    columns: {
      income: column(() => 20_000 + Math.floor(next() * 30_000), 0.1),
      gap: column(() => 1 + Math.floor(next() * 20) / 10),
      output: column(() => 1 + Math.exp(12 * next()), 0.05),
      doctors: column(() => Math.floor(next() * 6), 0.1),
      sex_ratio: column(() => 95 + next() * 25),
      covered: column(() => Math.floor(next() * 1000) / 10, 0.15),
    },
  });
}

const [withGaps, complete] = [villages(), villages({ gaps: false })];

const PLANS: Readonly<Record<string, object>> = {
  defaults: {},
  "z-score": { normalise: { method: "z-score", mean: 50, sd: 10, ddof: 0 } },
  "robust z-score": { normalise: { method: "robust-z" } },
  "efficacy by quantiles": { normalise: { method: "efficacy", quantiles: [0.05, 0.95] } },
  "vector and mirror": { normalise: { method: "vector", negative: "mirror" } },
  "share of the sum": { normalise: { method: "share-of-sum", negative: "mirror" } },
  "share of the maximum": { normalise: { method: "share-of-max", negative: "mirror" } },
  "reciprocal shares": {
    normalise: {
      method: "min-max",
      indicators: {
        gap: { method: "share-of-sum" },
        income: { method: "vector" },
        doctors: { method: "share-of-max" },
      },
    },
  },
  sigmoid: { normalise: { method: "sigmoid" } },
  "above or below the mean": { normalise: { method: "above-below-mean", band: 0.1, bandOf: "sd" } },
  "classes by percentiles": { normalise: { method: "categorical", percentiles: [20, 40, 60, 80] } },
  "distance to the maximum": { normalise: { method: "distance-to-max" } },
  "distance to a unit": { normalise: { method: "distance-to-reference", unit: "v4", period: "2020" } },
  "goalposts where they are declared": {
    normalise: { method: "min-max", indicators: { covered: { method: "goalposts" } } },
  },
  "each period by itself": {
    over: "each-period",
    normalise: { method: "z-score" },
    weigh: { method: "entropy" },
    aggregate: { method: "arithmetic" },
  },
  "a base period": { over: { base: "2020" }, weigh: { method: "standard-deviation" } },
  "means for gaps": { impute: { method: "mean" } },
  "medians for gaps": { impute: { method: "median" }, normalise: { method: "z-score" } },
  "means of groups for gaps": { impute: { method: "group-mean", group: "kind" } },
  "medians of groups, each period": { over: "each-period", impute: { method: "group-median", group: "kind" } },
  "means of groups for gaps, else a number": {
    impute: {
      method: "chain",
      of: [
        { method: "group-mean", group: "kind", fallback: "none" },
        { method: "constant", value: 3 },
      ],
    },
  },
  "distance to a target": {
    normalise: { method: "min-max", indicators: { covered: { method: "distance-to-target" } } },
  },
  winsorise: { treat: { method: "winsorise", skewness: 0.5, kurtosis: -1 } },
  "winsorise by force": { treat: { method: "winsorise", maxPoints: 3, force: true } },
  "winsorise, else logarithms": {
    treat: {
      method: "winsorise",
      maxPoints: 1,
      skewness: 0.1,
      kurtosis: -3,
      then: "log-signed",
      combine: true,
      indicators: { covered: { method: "none" } },
    },
  },
  "interquartile fences": { treat: { method: "iqr" } },
  percentiles: { treat: { method: "percentile", low: 0.1, high: 0.9 } },
  trimming: { treat: { method: "trim", bounds: "iqr", factor: 0.5 } },
  logarithms: {
    treat: {
      method: "none",
      indicators: {
        income: { method: "log", form: "signed" },
        doctors: { method: "log", form: "one" },
        gap: { method: "log", base: 10 },
      },
    },
  },
  "a given power": {
    treat: {
      method: "none",
      indicators: { income: { method: "box-cox", lambda: 0.5 }, gap: { method: "yeo-johnson", lambda: 0.2 } },
    },
  },
  "everything after each other": {
    impute: { method: "median" },
    treat: { method: "winsorise" },
    normalise: { method: "z-score" },
    weigh: { method: "critic" },
  },
  "entropy of scores": { weigh: { method: "entropy" } },
  "entropy of raw values": {
    weigh: {
      method: "equal",
      nodes: {
        life: { method: "entropy", sharesOf: "raw" },
        economy: { method: "entropy", sharesOf: "raw", shift: 1 },
      },
    },
  },
  "entropy of a narrow range, period by period": {
    weigh: { method: "entropy", range: [1, 2], panel: "mean-of-periods" },
  },
  "coefficients of variation": {
    weigh: {
      method: "equal",
      nodes: { economy: { method: "coefficient-of-variation" }, life: { method: "information" } },
    },
  },
  angles: { weigh: { method: "angle", on: "scores" } },
  variances: { weigh: { method: "variance", scale: "none" } },
  "Gini coefficients": { weigh: { method: "gini", on: "scores" } },
  "greatest deviations": { weigh: { method: "max-deviation" } },
  LOPCOW: { weigh: { method: "lopcow", on: "scores" } },
  CRITIC: { weigh: { method: "critic" } },
  "CRITIC by absolute correlations": { weigh: { method: "critic", sign: "absolute", scale: "none" } },
  "one vector over all indicators": { weigh: { method: "entropy", scope: "indicators" } },
  "emphasis and a least share": {
    weigh: { method: "standard-deviation", emphasis: { shortboard: 2 }, shares: { shortboard: { min: 0.4 } } },
  },
  "screened rows": { screen: { coverage: 0.8 }, normalise: { method: "z-score" } },
  "geometric means": {
    normalise: { method: "min-max", lower: 1 },
    aggregate: { method: "geometric" },
    weigh: { method: "entropy" },
  },
};

/** Coefficients of nearly parallel vectors, and eigenvalues: some of the last digits move more, those of the scores do not. */
const LOOSER: Readonly<Record<string, object>> = {
  "several weighings combined": {
    weigh: {
      method: "combine",
      rule: "game-theory",
      of: [{ method: "equal" }, { method: "entropy" }, { method: "critic" }],
    },
  },
};

const COMPLETE: Readonly<Record<string, object>> = {
  CRITIC: { weigh: { method: "critic" } },
  independence: { weigh: { method: "independence" } },
  "principal components": { weigh: { method: "pca" } },
  factors: { weigh: { method: "factor" } },
  "balanced correlations": { weigh: { method: "correlation-optimised" } },
  MPSI: { weigh: { method: "equal", nodes: { economy: { method: "mpsi" } } } },
};

describe.each(ENGINES)("%s learns what JavaScript learns", (name) => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine(name);
  }, 120_000);
  afterAll(() => engine.close());
  const compared = new Map<string, number>();
  const same = async (definition: Definition, data: Dataset, tolerances?: Tolerances) => {
    const { fitted } = await expectSameFit(engine, definition, data, tolerances);
    for (const method of methodsOf(fitted.plan)) compared.set(method, (compared.get(method) ?? 0) + 1);
  };

  test.each(Object.entries(PLANS))(
    "%s",
    async (_, plan) => {
      await same({ system, plan: plan as never }, withGaps);
    },
    60_000,
  );

  test.each(Object.entries(LOOSER))(
    "%s",
    async (_, plan) => {
      await same({ system, plan: plan as never }, withGaps, { learned: 1e-9 });
    },
    60_000,
  );

  test.each(Object.entries(COMPLETE))(
    "of whole columns: %s",
    async (_, plan) => {
      // what rests on the eigenvalues of a matrix of correlations moves by some of its last digits more
      await same({ system, plan: plan as never }, complete, {
        learned: 1e-11,
        scores: 1e-11,
      });
    },
    60_000,
  );

  test("what was learned is on record", () => keepRecord({ engine: name, what: "fit", compared }));
});

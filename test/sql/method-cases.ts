import { datasetFromColumns } from "../../src/index.ts";
import type { Method } from "../../src/method/index.ts";
import { builtins } from "../../src/pipeline/builtins.ts";
import type { Definition } from "../../src/pipeline/engine.ts";
import type { PlanInput } from "../../src/pipeline/plan-types.ts";
import { parseSystem } from "../../src/schema/system.ts";
import type { Dataset, Node } from "../../src/schema/types.ts";
import { sqlCapabilities } from "../../src/sql/index.ts";
import { sampleParams } from "../pipeline/sample-params.ts";
import { judged } from "../weigh/judgements.ts";

const NaN_ = Number.NaN;

const targets = [{ kind: "value", period: "2025", value: 3 }];
const system = parseSystem({
  id: "s",
  version: "1",
  index: {
    id: "index",
    children: [
      {
        id: "g1",
        children: [
          { id: "x1", direction: "positive", weight: 2, goalposts: [0.5, 10], targets },
          { id: "x2", direction: "negative", goalposts: [9, 1], targets },
          { id: "x3", direction: "positive", weight: 0.5, goalposts: [1, 8], targets },
        ],
      },
      {
        id: "g2",
        children: [
          { id: "y1", direction: "negative", goalposts: [6, 0.5], targets },
          { id: "y2", direction: "positive", goalposts: [0.5, 6], targets },
        ],
      },
    ],
  },
});

function dataset(columns: Record<string, readonly number[]>, period = "2025"): Dataset {
  const n = columns["x1"]!.length;
  return datasetFromColumns({
    units: Array.from({ length: n }, (_, i) => `u${i + 1}`),
    periods: Array.from({ length: n }, () => period),
    groups: { half: Array.from({ length: n }, (_, i) => (i % 2 === 0 ? "a" : "b")) },
    columns: columns as never,
  });
}

/** Positive, with ties and gaps, so that every method learns from it. */
export const learned = dataset({
  x1: [1, 2, 3, 3, 5, 8, 2.5, 7],
  x2: [5, 4, 4, 2, 1, 6, 3.25, 2],
  x3: [2, 2, 3, 5, 4, 1, 6, 7.5],
  y1: [0.7, 1.1, 2.2, 3.3, 1.9, 0.9, 4.1, 5.5],
  y2: [1, 2, 1, 2, 3, 3, 2, 5],
});
export const gappy = dataset({
  x1: [1, NaN_, 3, 3, 5, NaN_, 2.5, 7],
  x2: [5, 4, NaN_, 2, 1, NaN_, 3.25, NaN_],
  x3: [2, 2, 3, NaN_, 4, NaN_, 6, 7.5],
  y1: [0.7, 1.1, NaN_, 3.3, 1.9, 0.9, NaN_, 5.5],
  y2: [NaN_, 2, 1, 2, NaN_, 3, NaN_, 5],
});

/** Rows that what was learned is used on: beyond its range, empty, and at the ends of what a double holds. */
export const USED: Readonly<Record<string, Dataset>> = {
  itself: learned,
  gaps: gappy,
  zeros: dataset({
    x1: [0, -3, 0, 12, NaN_],
    x2: [0, 0, -4, 15, NaN_],
    x3: [-1, 0, 0.5, 9, NaN_],
    y1: [0, -2, 1, 11, NaN_],
    y2: [0, 3, -1, 7, NaN_],
  }),
  "one row": dataset({ x1: [2], x2: [3], x3: [4], y1: [1.5], y2: [2] }),
  constants: dataset({ x1: [2, 2, 2], x2: [4, 4, 4], x3: [3, 3, 3], y1: [2, 2, 2], y2: [1, 1, 1] }),
  tiny: dataset({ x1: [1e-300, 2], x2: [3e-300, 4], x3: [1e-300, 3], y1: [2e-300, 1], y2: [5e-300, 2] }),
  huge: dataset({ x1: [1e300, 2], x2: [3e299, 4], x3: [1e300, 3], y1: [2e300, 1], y2: [5e299, 2] }),
};

const CONFIGURATIONS: Readonly<Record<string, readonly object[]>> = {
  "normalise min-max": [
    {},
    { lower: 1, upper: 100 },
    { clip: true },
    { lower: 100, upper: 0 },
    { lower: 0.1, upper: 0.7 },
  ],
  "normalise goalposts": [{}, { clip: true }],
  "normalise efficacy": [
    {},
    { form: "exponential", clip: true },
    { form: "logarithmic", base: 60, range: 40, quantiles: [0.1, 0.9] },
  ],
  "normalise rank": [{ ties: "min" }, { ties: "max" }, { ties: "mean" }],
  "normalise borda": [{ ties: "mean" }],
  "normalise percentile-rank": [{}, { position: "exclusive", ties: "mean" }, { position: "midpoint", ties: "max" }],
  "normalise z-score": [{}, { mean: 50, sd: 10 }],
  "normalise share-of-max": [{}, { negative: "mirror" }],
  "normalise share-of-sum": [{}, { negative: "mirror" }],
  "normalise distance-to-reference": [{ unit: "u4", cap: true }, { unit: "u4" }],
  "normalise categorical": [{ cuts: [2, 3] }, { percentiles: [20, 50], scores: [0, 40, 100] }],
  "normalise above-below-mean": [{}, { band: 0.2, bandOf: "sd" }],
  "normalise attainment": [{}, { cap: null, floor: null }],
  "normalise threshold-flags": [{}],
  "normalise distance-to-target": [{}, { cap: false }],
  "treat winsorise": [
    { maxPoints: 2, force: true },
    { maxPoints: 1, skewness: 0.01, kurtosis: -9, then: "log" },
    { maxPoints: 1, skewness: 0.01, kurtosis: -9, then: "log-signed" },
    { maxPoints: 1, skewness: 0.01, kurtosis: -9, then: "box-cox", combine: true },
  ],
  "treat trim": [{}, { bounds: "iqr", factor: 0.5 }],
  "treat log": [{}, { form: "range", base: 10 }, { form: "one", base: 2 }, { form: "signed" }],
  "treat box-cox": [{}, { lambda: 0 }, { lambda: 1e-5 }, { lambda: -0.7, shift: "min-to-one" }],
  "treat yeo-johnson": [{}, { lambda: 0 }, { lambda: 2 }, { lambda: 1e-6 }],
  "impute group-mean": [{ group: "half" }, { group: "half", fallback: "none" }],
  "impute unit-mean": [{}, { level: 2, scale: "z-score" }],
  "impute chain": [{ of: [{ method: "unit-mean" }, { method: "mean" }] }],
  "impute floor": [{}, { score: 12 }, { cells: "not-yet-available" }],
  "aggregate power": [{ p: 2 }, { p: -1 }, { p: 0 }, { p: 0.001 }, { p: -0.002 }, { p: 0.5 }, { p: 1 }],
  "aggregate owa": [{ orness: 0.3 }, { orness: 1 }],
  "aggregate ogwa": [
    { orness: 0.3, p: 2 },
    { orness: 0.7, p: -1 },
  ],
  "aggregate mean-min": [{}, { alpha: 1, beta: 0 }],
  "aggregate mpi": [{}, { scale: "given", polarity: "negative", deviation: "sample" }],
  "aggregate variation-penalty": [{}, { by: "variance", lambda: 0.5, deviation: "sample" }],
  "aggregate fuzzy": [
    { cuts: [0, 30, 60, 100] },
    { cuts: [0, 50, 100], operator: "min-max", values: [1, 2, 5] },
    { cuts: [0, 50, 100], operator: "product-max" },
    { cuts: [0, 50, 100], operator: "min-sum" },
  ],
  "aggregate topsis": [{}, { norm: "min-max", weights: "distance" }, { on: "scores", ideal: "scale", norm: "none" }],
  "aggregate grey-relational": [{}, { norm: "linear", rho: 0.3 }],
  "aggregate waspas": [{}, { norm: "one-plus-min-max" }],
  "aggregate weighted-sum": [{}, { norm: "vector" }],
  "aggregate weighted-product": [{}, { norm: "sum" }, { norm: "one-plus-min-max" }],
  "aggregate moora": [{ form: "ratio" }, { form: "reference-point" }, { form: "multiplicative" }],
  "aggregate wroclaw": [{}, { divisor: "n", deviations: 1 }],
  "aggregate spotis": [{}, { bounds: "goalposts" }],
};

// ranks are those of nine decimals: the last bit of a curve or a power is the engine's own
const rank = { decimals: 9 } as const;
/** Methods that read the indicators' own figures and goalposts, which groups do not have. */
const OF_INDICATORS = ["ocra", "spotis"];

/** A plan in which the method has something to do. */
function planWith({ kind, id }: Method, params: object): PlanInput {
  const choice = { method: id, ...params };
  const normalise = { method: "min-max", lower: 1, upper: 100 };
  switch (kind) {
    case "impute":
      return { impute: choice, rank };
    case "treat":
      return { treat: choice, rank };
    case "normalise":
      return { normalise: choice, rank };
    case "weigh":
      return { normalise, weigh: { method: "equal", nodes: { g1: choice } }, rank };
    case "aggregate":
      if (OF_INDICATORS.includes(id)) return { normalise, aggregate: { nodes: { g1: choice, g2: choice } }, rank };
      return { normalise, aggregate: choice, rank };
    default:
      return kind satisfies never;
  }
}

/** Without goalposts, which a curve would have to bend. */
const bare = parseSystem({
  ...structuredClone(system),
  index: { ...system.index, children: system.index.children!.map(withoutGoalposts) },
});

function withoutGoalposts({ goalposts: _, ...node }: Node & { goalposts?: unknown }): Node {
  return (node.children === undefined ? node : { ...node, children: node.children.map(withoutGoalposts) }) as Node;
}

/** Judgements of x1, x2 and x3 where a weigher asks for them. */
const judgements = new Map(judged.map(([{ id }, params]) => [id, params!]));

/** What a method is tried with: each of its configurations in a plan, and the data it learns from. */
export function casesOf(method: Method): readonly { readonly params: object; readonly definition: Definition }[] {
  const { kind, id } = method;
  const tried = CONFIGURATIONS[`${kind} ${id}`] ?? [judgements.get(id) ?? sampleParams(method)];
  return tried.map((params) => ({
    params,
    definition: { system: kind === "treat" ? bare : system, plan: planWith(method, params) },
  }));
}

/** Weights are constants in a statement, wherever they come from; imputing needs gaps. */
export const learnedFrom = ({ kind }: Method): readonly Dataset[] =>
  kind === "weigh" ? [learned] : kind === "impute" ? [gappy] : [learned, gappy];

/** Every built-in method whose steps can be written as SQL. */
export const pushed: readonly Method[] = sqlCapabilities().flatMap(({ kind, method: id, apply }) =>
  apply === true ? [builtins.find((m) => m.kind === kind && m.id === id)!] : [],
);

/** The rows of some datasets as one, their units told apart. */
export function joined(labels: readonly string[]): Dataset {
  const parts = labels.map((label) => USED[label]!);
  const ids = [...parts[0]!.columns.keys()];
  return datasetFromColumns({
    units: labels.flatMap((label) =>
      USED[label]!.units.map((unit) => (label === "itself" ? unit : `${label} ${unit}`)),
    ),
    periods: parts.flatMap(({ periods }) => periods),
    groups: { half: parts.flatMap(({ groups }) => groups!["half"]!) },
    columns: Object.fromEntries(ids.map((id) => [id, parts.flatMap(({ columns }) => [...columns.get(id)!])])),
  });
}

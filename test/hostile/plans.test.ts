import { describe, test } from "vitest";
import { type Case, cases, outcome, pathsOf, put, wrong } from "./oracle.ts";
import { computed, fullPlan, fullSystem, plainSystem, withX } from "./samples.ts";

describe("a wrong value in the place of each key, or the key removed", () => {
  const values = [...wrong, ["nothing", undefined] as const];
  test.each(pathsOf(fullPlan).map((path, i) => [path.join(".") || "the plan", path, i] as const))(
    "%s",
    async (_, path, i) => {
      for (let k = i % 3; k < values.length; k += 3)
        await outcome(() => computed(fullSystem, put(fullPlan, path, values[k]![1])));
      await outcome(() => computed(fullSystem, put(fullPlan, path)));
    },
  );
});

const plan = (given: unknown) => computed(plainSystem, given);
const own = (json: string) => JSON.parse(json) as object;
const normalise = (given: object) => plan({ normalise: given });
const weigh = (given: object) => plan({ weigh: given });
const aggregate = (given: object) => plan({ aggregate: given });
const methods = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "none",
  "",
  " min-max",
  "MIN-MAX",
  "min–max",
  "a b",
  "x".repeat(1e6),
];

const choices: readonly Case[] = [
  ...methods.map(
    (method): Case => [`the method "${method.slice(0, 20)}"`, () => normalise({ method }), "unknown-method"],
  ),
  ["a weigher that is an aggregator", () => weigh({ method: "arithmetic" }), "unknown-method"],
  ["a method that is an object", () => normalise({ method: { id: "min-max" } }), "wrong-type"],
  ["a method that is null", () => normalise({ method: null }), "wrong-type"],
  ["a parameter of another method", () => normalise({ method: "min-max", sd: 1 }), "unknown-key"],
  ["the parameter __proto__", () => normalise(own('{"method":"min-max","__proto__":{"lower":5}}')), "forbidden-key"],
  ["the parameter toString", () => normalise({ toString: 1 }), "unknown-key"],
  ["an unknown step", () => plan({ normalize: {} }), "unknown-key"],
  ["a step named __proto__", () => plan(own('{"__proto__":{}}')), "forbidden-key"],
  ["a plan as a text", () => plan("min-max"), "wrong-type"],
  ["a plan as a list", () => plan([]), "wrong-type"],
  ["null as the plan", () => plan(null), "ok"],
  ["another kind of document", () => plan({ format: "common-prosperity-index/system@1" }), "not-one-of"],
  ["10,000 levels", () => plan(JSON.parse(`${'{"over":'.repeat(10_000)}1${"}".repeat(10_000)}`)), "too-deep"],
  [
    "10,000 overrides of the unknown",
    () => normalise({ indicators: Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`n${i}`, {}])) }),
    "no-such-node",
  ],
  [
    "20,000 weights of the unknown",
    () => weigh({ weights: Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`n${i}`, 1])) }),
    "no-such-node",
  ],
  [
    "10,000 emphasised tags",
    () => weigh({ emphasis: Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`n${i}`, 1])) }),
    "unknown-tag",
  ],
  [
    "a plan in itself",
    () => {
      const p: Record<string, unknown> = {};
      p["normalise"] = p;
      return plan(p);
    },
    "circular-value",
  ],
];

const periods: readonly Case[] = [
  ["a base period that is absent", () => plan({ over: { base: "1999" } }), "unknown-period"],
  ["a base period __proto__", () => plan({ over: { base: "__proto__" } }), "unknown-period"],
  ["an empty base period", () => plan({ over: { base: "" } }), "unknown-period"],
  ["an unknown over", () => plan({ over: "each-year" }), "not-one-of"],
  ["a base of a number", () => plan({ over: { base: 2020 } }), "wrong-type"],
  [
    "weights of a base period over each period",
    () => plan({ weigh: { method: "entropy", over: { base: "2021" } }, aggregate: { over: "each-period" } }),
    "ok",
  ],
  [
    "weights of each period, aggregated over all",
    () => plan({ weigh: { method: "entropy", over: "each-period" }, aggregate: { over: "all-periods" } }),
    "ok",
  ],
  [
    "each step over something else",
    () =>
      plan({
        impute: { method: "mean", over: { base: "2020" } },
        treat: { method: "winsorise", over: "each-period" },
        normalise: { over: { base: "2021" } },
        weigh: { over: "each-period" },
        aggregate: { over: { base: "2020" } },
      }),
    "ok",
  ],
  ["an index to an absent base", () => normalise({ method: "index-to-base", period: "1999" }), "base-period-absent"],
];

const numbers: readonly Case[] = [
  ["bounds of NaN", () => normalise({ lower: Number.NaN }), "not-finite"],
  ["bounds that overflow", () => normalise({ lower: -1e308, upper: 1e308 }), "overflow"],
  ["bounds 5e-324 apart", () => normalise({ lower: 0, upper: 5e-324 }), "ok"],
  ["equal bounds", () => normalise({ lower: 5, upper: 5 }), "ok"],
  ["bounds turned round", () => normalise({ lower: 100, upper: 0 }), "ok"],
  ["a least range of 1e308", () => normalise({ minRange: 1e308 }), "ok"],
  ["a least range of 0", () => normalise({ minRange: 0 }), "out-of-range"],
  ["a score of 1e308 for constants", () => normalise({ constant: 1e308 }), "ok"],
  ["a coverage of 1", () => aggregate({ coverage: 1 }), "ok"],
  ["a coverage above 1", () => aggregate({ coverage: 1.0000001 }), "out-of-range"],
  ["a coverage of -0", () => aggregate({ coverage: -0 }), "ok"],
  ["a coverage of 1e-320", () => aggregate({ coverage: 1e-320 }), "ok"],
  ["weights below 0", () => weigh({ weights: { a: -1 } }), "out-of-range"],
  ["weights of zero", () => weigh({ weights: { a: 0, b: 0 } }), "zero-weights"],
  ["weights of 1e308", () => weigh({ weights: { a: 1e308, b: 1e308 } }), "ok"],
  ["weights of 1e307", () => weigh({ weights: { a: 1e307, b: 1e307 } }), "ok"],
  ["weights of 5e-324", () => weigh({ weights: { a: 5e-324, b: 5e-324 } }), "ok"],
  ["weights of infinity", () => weigh({ weights: { a: Number.POSITIVE_INFINITY } }), "not-finite"],
  ["an emphasis of 0", () => weigh({ emphasis: { t: 0 } }), "out-of-range"],
  ["an emphasis of 1e308", () => weigh({ emphasis: { t: 1e308 }, weights: { x: 1e10 } }), "weights-overflow"],
  ["a shift of 1e308 for entropy", () => weigh({ method: "entropy", shift: 1e308 }), "no-divergence"],
  [
    "entropy of raw values",
    () => weigh({ method: "entropy", sharesOf: "raw", nodes: { index: { method: "equal" } } }),
    "ok",
  ],
  ["entropy of raw values of groups", () => weigh({ method: "entropy", sharesOf: "raw" }), "needs-indicators"],
  ["a geometric mean of zeros", () => aggregate({ method: "geometric" }), "score-not-positive"],
  ["ranks of 16 decimals", () => plan({ rank: { decimals: 16 } }), "out-of-range"],
  ["ranks of -1 decimals", () => plan({ rank: { decimals: -1 } }), "out-of-range"],
  ["an unknown way with ties", () => plan({ rank: { ties: "average" } }), "not-one-of"],
  ["ranks within the unknown", () => plan({ rank: { within: "__proto__" } }), "unknown-group"],
  ["ranks within toString", () => plan({ rank: { within: "toString" } }), "unknown-group"],
  [
    "group means of the unknown",
    () => plan({ impute: { method: "group-mean", group: "constructor" } }),
    "unknown-group",
  ],
  ["5e-324 points of winsorising", () => plan({ treat: { method: "winsorise", maxPoints: 5e-324 } }), "wrong-type"],
  [
    "1e308 points of winsorising",
    () => plan({ treat: { method: "winsorise", maxPoints: 1e308, force: true } }),
    "out-of-range",
  ],
  ["all points of winsorising", () => plan({ treat: { method: "winsorise", maxPoints: 1e9, force: true } }), "ok"],
];

const nodes: readonly Case[] = [
  ["one level too few", () => aggregate({ levels: ["arithmetic"] }), "wrong-levels"],
  ["a level too many", () => aggregate({ levels: ["arithmetic", "arithmetic", "arithmetic"] }), "wrong-levels"],
  ["no levels", () => aggregate({ levels: [] }), "wrong-levels"],
  ["a level of null", () => aggregate({ levels: ["arithmetic", null] }), "wrong-type"],
  ["100,000 levels", () => aggregate({ levels: new Array(100_000).fill("x") }), "too-large"],
  ["an override of a group as an indicator", () => normalise({ indicators: { a: {} } }), "no-such-node"],
  ["an override of an indicator as a group", () => aggregate({ nodes: { x: {} } }), "no-such-node"],
  ["an override of toString", () => normalise({ indicators: { toString: {} } }), "no-such-node"],
  ["an override of __proto__", () => normalise({ indicators: own('{"__proto__":{}}') }), "forbidden-key"],
  ["an unknown level of government", () => plan({ level: "county" }), "unknown-level"],
  [
    "a level without indicators",
    () => computed(withX({ levels: ["town"] }, { levels: ["town", "city"] }), { level: "city" }),
    "no-meaning-at-level",
  ],
  [
    "everything dropped as constant",
    () =>
      computed(
        { ...plainSystem, index: { id: "index", children: [{ id: "x", direction: "positive", formula: "1" }] } },
        { normalise: { constant: "drop" } },
      ),
    "nothing-left",
  ],
  [
    "a constant that is an error",
    () => computed(withX({ formula: "1" }), { normalise: { constant: "error" } }),
    "constant-indicator",
  ],
  [
    "entropy of constants",
    () =>
      computed(
        {
          ...plainSystem,
          index: { id: "index", children: ["x", "y"].map((id) => ({ id, direction: "positive", formula: "1" })) },
        },
        { weigh: { method: "entropy" } },
      ),
    "no-divergence",
  ],
  [
    "a negative group on an open scale",
    () =>
      computed(
        {
          ...plainSystem,
          index: {
            id: "index",
            children: [{ id: "g", direction: "negative", children: [{ id: "x", direction: "positive" }] }],
          },
        },
        { normalise: { method: "z-score" } },
      ),
    "unbounded-mirror",
  ],
  ["goalposts that are not declared", () => normalise({ method: "goalposts" }), "missing-goalposts"],
  ["attainment without targets", () => normalise({ method: "attainment" }), "no-target"],
  [
    "everything screened out",
    () =>
      computed(
        {
          ...plainSystem,
          index: {
            id: "index",
            children: [
              { id: "x", direction: "positive" },
              { id: "n", direction: "positive", formula: "1 / 0" },
            ],
          },
        },
        { screen: { coverage: 1 } },
      ),
    "nothing-left",
  ],
];

describe("choices", () => cases(choices, test));
describe("periods", () => cases(periods, test));
describe("numbers", () => cases(numbers, test));
describe("nodes", () => cases(nodes, test));

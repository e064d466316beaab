import { describe, expect, test } from "vitest";
import {
  applyIndex,
  computeIndex,
  datasetFromColumns,
  type FittedIndex,
  fitIndex,
  parseSystem,
} from "../../src/index.ts";
import { type Case, cases, outcome, pathsOf, put, sound, wrong } from "./oracle.ts";
import { plainSystem } from "./samples.ts";

const plain = parseSystem(plainSystem);
const data = datasetFromColumns({
  units: ["a", "b", "c", "a", "b", "c"],
  periods: ["2020", "2020", "2020", "2021", "2021", "2021"],
  groups: { g: ["n", "s", "n", "n", "s", "n"] },
  columns: { x: [1, 2, 3, 9, 5, 1], y: [4, 2, null, 3, 2, 2], z: [2, 9, 4, 5, 5, 6] },
});
const plan = {
  over: "each-period",
  impute: { method: "group-mean", group: "g" },
  treat: { method: "winsorise", force: true, then: "log" },
  normalise: { lower: 1 },
  weigh: { method: "entropy" },
  aggregate: { method: "geometric" },
} as const;
const definition = { system: plain, plan };
const plainJson = (value: unknown): Record<string, unknown> =>
  JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
const fitted = plainJson(fitIndex(definition, data));
const apply = (given: unknown) => applyIndex(given as FittedIndex, data);
/** A score that is missing or infinite where the untouched index has one was made up on the way. */
const whole = computeIndex(definition, data);
function applied(given: unknown): unknown {
  const result = apply(given);
  for (const { id } of whole.nodes) {
    if (!result.nodes.some((node) => node.id === id)) continue;
    result.score(id).forEach((v, i) => {
      if (!Number.isFinite(v) && Number.isFinite(whole.score(id)[i]!)) expect.fail(`${id} becomes ${v}`);
    });
  }
  return result;
}

describe("a wrong value in each place of what was learned, or the place removed", () => {
  const within = pathsOf(fitted["fitted"]).map((path) => ["fitted", ...path]);
  const whole: (readonly (string | number)[])[] = [
    [],
    ["system"],
    ["plan"],
    ["plan", "over"],
    ["plan", "normalise"],
    ["plan", "weigh", "method"],
  ];
  const values = [
    ...wrong.filter(([name]) => !/symbol|bigint|function|date|map|boxed|toString/.test(name)),
    ["nothing", undefined] as const,
  ];
  test.each([...whole, ...within].map((path, i) => [path.join(".") || "all", path, i] as const))(
    "%s",
    async (_, path, i) => {
      for (let k = i % 3; k < values.length; k += 3) await outcome(() => applied(put(fitted, path, values[k]![1])));
      if (path.length > 0) await outcome(() => applied(put(fitted, path)));
    },
  );
});

const at = (path: readonly (string | number)[], ...value: readonly [] | readonly [unknown]) =>
  apply(put(fitted, ["fitted", ...path], ...value));
const own = (json: string) => JSON.parse(json) as unknown;
const { fitted: learned } = fitted as unknown as FittedIndex;

const changed: readonly Case[] = [
  ["as it was learned", () => apply(fitted), "ok"],
  ["from an object without prototypes", () => apply(Object.assign(Object.create(null), fitted)), "ok"],
  ["null", () => apply(null), "wrong-type"],
  ["a text", () => apply("fitted"), "wrong-type"],
  ["nothing learned at all", () => apply({ ...fitted, fitted: {} }), "missing-key"],
  ["a step missing", () => at(["normalise"]), "missing-key"],
  ["the dropped missing", () => at(["dropped"]), "missing-key"],
  ["a period missing", () => at(["normalise", "2021"]), "period-not-fitted"],
  ["a period too many", () => at(["normalise", "1999"], learned.normalise["2020"]), "ok"],
  ["another period only", () => at(["weigh"], { 1999: learned.weigh["2020"] }), "period-not-fitted"],
  ["no period at all", () => at(["weigh"], {}), "period-not-fitted"],
  ["the period __proto__", () => at(["normalise"], own('{"__proto__":{"x":null}}')), "period-not-fitted"],
  ["an indicator missing", () => at(["normalise", "2020", "x"]), "not-fitted"],
  ["an indicator too many", () => at(["normalise", "2020", "nobody"], null), "ok"],
  ["a group without weights", () => at(["weigh", "2020", "a"]), "not-fitted"],
  ["a child without weight", () => at(["weigh", "2020", "a", "weights", "y"]), "not-fitted"],
  ["a weight below 0", () => at(["weigh", "2020", "a", "weights", "x"], -1), "negative-weight"],
  ["a weight of a text", () => at(["weigh", "2020", "a", "weights", "x"], "1"), "wrong-type"],
  ["weights of 0", () => at(["weigh", "2020", "a", "weights"], { x: 0, y: 0 }), "zero-weights"],
  ["weights of 1e308", () => at(["weigh", "2020", "a", "weights"], { x: 1e308, y: 1e308 }), "weights-overflow"],
  ["what an aggregator learned missing", () => at(["aggregate", "2020", "a"]), "not-fitted"],
  ["what all aggregators learned missing", () => at(["aggregate"]), "missing-key"],
  ["dropped indicators that do not exist", () => at(["dropped"], ["nobody"]), "no-such-node"],
  ["everything dropped", () => at(["dropped"], ["x", "y", "z"]), "nothing-left"],
  ["10,000 levels", () => at(["impute"], own(`${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`)), "period-not-fitted"],
  [
    "the system of another index",
    () => apply({ ...fitted, system: { ...plain, index: { ...plain.index, id: "other" } } }),
    "not-fitted",
  ],
];

test("what is left of learning is the same for any way to store it", async () => {
  const { value } = await outcome(() => sound(computeIndex(definition, data), data));
  expect(plainJson((value as ReturnType<typeof computeIndex>).fitted)).toEqual(fitted["fitted"]);
});

describe("changed", () => cases(changed, test));

// What is remembered is never older than what it was made of: each case changes something after a first call, and the
// second call must say what an engine without memory says.
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { arithmetic } from "../../src/aggregate/arithmetic.ts";
import type { Definition, Prepared } from "../../src/pipeline/engine.ts";
import { createIndex } from "../../src/pipeline/engine.ts";
import { rememberDefinitions, withMemory } from "../../src/pipeline/remember.ts";
import { noImputation, noTreatment } from "../../src/prepare/none.ts";
import { minMax } from "../../src/prepare/normalise/min-max.ts";
import { datasetFromColumns } from "../../src/schema/dataset.ts";
import { parseSystem } from "../../src/schema/system.ts";
import { given } from "../../src/weigh/given.ts";

const methods = [minMax, noImputation, noTreatment, given, arithmetic];
const data = datasetFromColumns({
  units: ["a", "b", "c"],
  periods: "2023",
  columns: { x: [1, 2, 4], y: [9, 3, 1] },
});
const systemOf = () =>
  parseSystem({
    id: "s",
    version: "1",
    index: {
      id: "index",
      children: [
        { id: "x", direction: "positive" },
        { id: "y", direction: "positive" },
      ],
    },
  });
type Loose = { [key: string]: Loose } & Loose[];
const loose = (value: unknown) => value as Loose;

test("an unchanged definition is checked once, with a plan and without one", () => {
  const recall = rememberDefinitions();
  const system = systemOf();
  const check = vi.fn(() => ({ system, plan: {}, tree: {} }) as unknown as Prepared);
  const first = recall({ system }, check);
  expect(recall({ system }, check)).toBe(first);
  expect(recall({ system, plan: {} }, check)).not.toBe(first);
  expect(check).toHaveBeenCalledTimes(2);
});

test.each<[string, (definition: Loose) => void, readonly number[]]>([
  // x: 0, 33.3, 100; y: 100, 25, 0
  [
    "a weight of the system",
    ({ system }) => void Object.assign(system!["index"]!["children"]![1]!, { weight: 0 }),
    [0, 100 / 3, 100],
  ],
  [
    "a direction",
    ({ system }) => void Object.assign(system!["index"]!["children"]![1]!, { direction: "negative" }),
    [0, (100 / 3 + 75) / 2, 100],
  ],
  ["a list that grew shorter", ({ system }) => void system!["index"]!["children"]!.pop(), [0, 100 / 3, 100]],
  ["the plan", ({ plan }) => void Object.assign(plan!, { normalise: { upper: 10 } }), [5, (10 / 3 + 2.5) / 2, 5]],
])("changed in place: %s", (_, change, expected) => {
  const { computeIndex } = createIndex({ methods, remember: rememberDefinitions });
  const definition = { system: systemOf(), plan: {} };
  expect(computeIndex(definition, data).score("index")[0]).toBe(50);
  change(loose(definition));
  Array.from(computeIndex(definition, data).score("index")).forEach((v, i) => expect(v).toBeCloseTo(expected[i]!, 12));
});

test("a definition that became wrong is refused", () => {
  const { computeIndex } = createIndex({ methods, remember: rememberDefinitions });
  const system = systemOf();
  computeIndex({ system }, data);
  Object.assign(system, { id: "not an id" });
  expect(() => computeIndex({ system }, data)).toThrow(/not an id/);
});

test("a result that somebody wrote into does not change the next", () => {
  const { computeIndex } = createIndex({ methods, remember: rememberDefinitions });
  const system = systemOf();
  const result = computeIndex({ system }, data);
  loose(result.system)["index"]!["children"]!.pop();
  Object.assign(result.plan.aggregate, { coverage: 2 });
  expect(Array.from(computeIndex({ system }, data).score("index"))).toEqual([50, (100 / 3 + 25) / 2, 50]);
});

const parsing = () => withMemory((remember) => createIndex({ methods, remember }));

test("what an engine has parsed it does not check again, and computes to the same result", async () => {
  const index = {
    id: "index",
    children: [
      { id: "x", direction: "positive" },
      { id: "y", direction: "negative" },
    ],
  };
  const input = { system: { id: "s", version: "1", index }, plan: { weigh: { method: "given", weights: { x: 3 } } } };
  const engine = parsing();
  const definition = await engine.parseDefinition(input);
  const found = engine.computeIndex(definition, data);
  const expected = createIndex({ methods }).computeIndex(definition, data);
  expect(found.score("index")).toStrictEqual(expected.score("index"));
  const { system, plan, fitted, weights, notes } = expected;
  expect(found).toMatchObject({ system, plan, fitted, weights, notes });
  expect(found.system).not.toBe(definition.system);
});

test("a parsed definition that changed or became wrong is checked, and its results are not its own objects", async () => {
  const input = { system: systemOf(), plan: {} };
  const engine = parsing();
  const definition = await engine.parseDefinition(input);
  const result = engine.computeIndex(definition, data);
  loose(result.system)["index"]!["children"]!.pop();
  expect(engine.computeIndex(definition, data).score("index")[0]).toBe(50);
  loose(definition)["system"]!["index"]!["children"]!.pop();
  expect(engine.computeIndex(definition, data).score("index")[0]).toBe(0);
  Object.assign(definition.system, { id: "not an id" });
  expect(() => engine.computeIndex(definition, data)).toThrow(/not an id/);
});

test("what is not plain is checked every time", () => {
  const recall = rememberDefinitions();
  const check = vi.fn((): Prepared => ({ system: {}, plan: {}, tree: {} }) as unknown as Prepared);
  for (const odd of [new Map(), new Date(0), () => 1]) {
    const definition = { system: systemOf(), plan: { odd } } as unknown as Definition;
    expect(recall(definition, check)).not.toBe(recall(definition, check));
  }
  expect(recall(null as never, check)).not.toBe(recall(null as never, check));
  expect(check).toHaveBeenCalledTimes(8);
});

test("any change of a plain value is seen", () => {
  const value = fc.jsonValue();
  fc.assert(
    fc.property(value, value, (before, after) => {
      const recall = rememberDefinitions();
      const definition = { system: systemOf(), plan: { before } } as unknown as Definition;
      const check = vi.fn((): Prepared => ({ system: {}, plan: {}, tree: {} }) as unknown as Prepared);
      recall(definition, check);
      loose(definition)["plan"]!["before"] = after as never;
      recall(definition, check);
      expect(check).toHaveBeenCalledTimes(JSON.stringify(before) === JSON.stringify(after) ? 1 : 2);
    }),
  );
});

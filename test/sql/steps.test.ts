import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { applyIndex, datasetFromColumns, defineNormaliser, fitIndex, parseDefinition } from "../../src/index.ts";
import type { PlanInput } from "../../src/pipeline/plan-types.ts";
import { resumeIndex, toSql } from "../../src/sql/index.ts";
import { call, number, subtract } from "../../src/sql/tree.ts";
import { compareOn, differences, far, TOLERANCE, tableOf } from "./compare.ts";
import { ENGINES, openEngine, type TestEngine } from "./engines.ts";

const WAIT = 300_000;
const NaN_ = Number.NaN;

const input = {
  id: "s",
  version: "1",
  variables: [{ id: "people" }, { id: "urban" }, { id: "rural" }],
  index: {
    id: "index",
    children: [
      {
        id: "economy",
        children: [
          { id: "ratio", direction: "negative", formula: "urban / rural" },
          { id: "doctors", direction: "positive", denominator: { by: "people", scale: 10000 } },
          { id: "shown", direction: "positive", role: "observed" },
        ],
      },
      {
        id: "harm",
        direction: "negative",
        children: [
          { id: "smoke", direction: "positive", transform: "ln" },
          { id: "noise", direction: "positive", transform: "sqrt" },
        ],
      },
      {
        id: "middle",
        children: [
          { id: "age", direction: { ideal: 40 } },
          { id: "rain", direction: { from: 3, to: 5, min: 1, max: 9 } },
        ],
      },
    ],
  },
} as const;

const rows = 10;
const both = 2 * rows;
const cycle = (values: readonly number[]) => Array.from({ length: both }, (_, i) => values[i % values.length]!);
const data = datasetFromColumns({
  units: Array.from({ length: both }, (_, i) => `u${i % rows}`),
  periods: Array.from({ length: both }, (_, i) => (i < rows ? "2023" : "2024")),
  groups: { kind: Array.from({ length: both }, (_, i) => (i % 3 === 0 ? "town" : "village")) },
  columns: {
    people: cycle([100, 200, 0, NaN_, 50]),
    urban: cycle([5, 7, 9, 4, 6, NaN_, 8]),
    rural: cycle([2, 3, 0, 4, 3]),
    doctors: cycle([1, 2, 3, NaN_, 5, 7, 2]),
    shown: cycle([1, 2]),
    smoke: cycle([1, 2, 4, 8, NaN_, 16, 3]),
    noise: cycle([0, 4, 9, 16, NaN_, 25]),
    age: cycle([30, 40, 55, 20, NaN_, NaN_]),
    rain: cycle([2, 4, 10, 0.5, 5, NaN_, 3]),
  },
});

const PLANS: Readonly<Record<string, PlanInput>> = {
  defaults: {},
  "a ruler, weights and means for each period": { over: "each-period", weigh: { method: "entropy" } },
  "a base period": { over: { base: "2023" }, weigh: { method: "standard-deviation" } },
  coverage: { aggregate: { method: "arithmetic", coverage: 0.6 } },
  withheld: { withhold: { index: 0.8, groups: 0.7 } },
  screened: { screen: { coverage: 0.5, nonZero: 0.3, groups: { middle: 0.5 }, exclude: ["u1"], include: ["u4"] } },
  "max ranks within groups": { rank: { ties: "max", within: "kind", decimals: 0 } },
  "mean ranks over all periods": { rank: { ties: "mean", over: "all-periods", decimals: 1 } },
  "dense ranks": { rank: { ties: "dense", decimals: 0 } },
  "levels of their own": { aggregate: { levels: ["min", { method: "power", p: 0.5, coverage: 0.5 }] } },
  "weights for all indicators at once": { weigh: { method: "entropy", scope: "indicators" } },
};

describe.each(ENGINES)("every step of the pipeline gives JavaScript's numbers on %s", (name) => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine(name);
    await engine.load("villages", tableOf(data));
  }, WAIT);
  afterAll(() => engine.close(), WAIT);

  test.each(Object.keys(PLANS))(
    "%s",
    async (label) => {
      const fitted = fitIndex(await parseDefinition({ system: input, plan: PLANS[label] }), data);
      const steps = ["derived", "denominated", "transformed", "normalised"] as const;
      const found = await compareOn(engine, { fitted, data, table: "villages", steps });
      expect(found.length, JSON.stringify(found.slice(0, 5))).toBe(0);
    },
    WAIT,
  );

  test(
    "ties by the first row, with a column that says which that is",
    async () => {
      const definition = await parseDefinition({ system: input, plan: { rank: { ties: "first", decimals: 0 } } });
      const fitted = fitIndex(definition, data);
      const order = Float64Array.from({ length: both }, (_, i) => i);
      await engine.load("ordered", { ...tableOf(data), order });
      const options = { dialect: name, table: "ordered" } as const;
      const statement = await toSql(fitted, { ...options, columns: { row: "order" } });
      expect(statement.notes).toEqual([]);
      const found = await engine.query(statement.text);
      expect(differences(found, { result: applyIndex(fitted, data), statement })).toEqual([]);
      const without = await toSql(fitted, options);
      expect(without.notes.map(({ code }) => code)).toEqual(["sql-first-by-unit"]);
    },
    WAIT,
  );

  test(
    "figures of another period and of a named unit",
    async () => {
      const children = [
        { id: "since", direction: "positive", formula: 'x - at(x, "2023")' },
        { id: "against", direction: "positive", formula: 'x / ref("u0", x)' },
      ];
      const system = { id: "s", version: "1", variables: [{ id: "x" }], index: { id: "index", children } };
      const one = datasetFromColumns({
        units: data.units as string[],
        periods: data.periods as string[],
        columns: { x: cycle([3, 5, NaN_, 8, 13, 21, 34]) },
      });
      await engine.load("series", tableOf(one));
      const fitted = fitIndex(await parseDefinition({ system }), one);
      const found = await compareOn(engine, { fitted, data: one, table: "series", steps: ["derived"] });
      expect(found).toEqual([]);
    },
    WAIT,
  );

  test(
    "where something stays, the statement goes up to it, and JavaScript goes on from there to the same result",
    async () => {
      const stays: Readonly<Record<string, readonly [PlanInput, string]>> = {
        denominated: [{ impute: { method: "nearest-neighbours" } }, "impute"],
        normalised: [{ aggregate: { method: "arithmetic", nodes: { index: { method: "copeland" } } } }, "aggregate"],
      };
      for (const [after, [plan, step]] of Object.entries(stays)) {
        const fitted = fitIndex(await parseDefinition({ system: input, plan }), data);
        const statement = await toSql(fitted, {
          dialect: name,
          table: "villages",
          columns: { groups: { kind: "kind" } },
        });
        expect(statement.split?.after).toBe(after);
        expect(statement.split?.stays[0]?.step).toBe(step);
        expect(statement.notes.map(({ code }) => code)).toContain("sql-stays");
        const resumed = resumeIndex(fitted, statement, await engine.query(statement.text));
        const wanted = applyIndex(fitted, data);
        const place = new Map(resumed.units.map((unit, i) => [`${unit} ${resumed.periods[i]}`, i]));
        for (const node of ["index", "economy", "harm", "middle"]) {
          const score = resumed.score(node);
          wanted.units.forEach((unit, i) => {
            const [w, v] = [wanted.score(node)[i]!, score[place.get(`${unit} ${wanted.periods[i]}`)!]!];
            expect(far(w, v, TOLERANCE), `${after} ${node} ${unit}: ${w} ${v}`).toBe(false);
          });
        }
      }
    },
    WAIT,
  );

  test(
    "a method of one's own that writes itself is pushed down; without that it stays",
    async () => {
      const half = defineNormaliser({
        id: "acme:half",
        params: z.strictObject({}),
        fit: () => ({ middle: 3 }),
        apply: (x, { middle }: { middle: number }) => x.map((v) => Math.abs(v - middle) / 2),
      });
      const written = { ...half, toExpr: toHalf };
      const system = { id: "s", version: "1", index: { id: "index", children: [{ id: "x", direction: "positive" }] } };
      const { createIndex } = await import("../../src/core.ts");
      const { builtins } = await import("../../src/pipeline/builtins.ts");
      const own = createIndex({ methods: [...builtins, half] });
      const definition = await own.parseDefinition({ system, plan: { normalise: { method: "acme:half" } } });
      const one = datasetFromColumns({ units: ["a", "b"], periods: ["1", "1"], columns: { x: [1, 8] } });
      const fitted = own.fitIndex(definition, one);
      await engine.load("own", tableOf(one));
      const statement = await toSql(fitted, { dialect: name, table: "own", methods: [written] });
      const found = await engine.query(statement.text);
      expect(differences(found, { result: own.applyIndex(fitted, one), statement })).toEqual([]);
      const { split } = await toSql(fitted, { dialect: name, table: "own", methods: [half] });
      expect(split?.stays).toEqual([{ step: "normalise", method: "acme:half", node: "x", reason: "own-method" }]);
    },
    WAIT,
  );
});

const toHalf = (x: Parameters<typeof subtract>[0], { middle }: { middle: number }) =>
  call("divide", call("abs", subtract(x, number(middle))), number(2));

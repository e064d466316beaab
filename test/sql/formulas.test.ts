import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { datasetFromColumns, fitIndex } from "../../src/index.ts";
import { evaluateExpr } from "../../src/schema/evaluate.ts";
import type { Expr, ExprFunction } from "../../src/schema/expr.ts";
import { parseSystem } from "../../src/schema/system.ts";
import type { Dataset, System } from "../../src/schema/types.ts";
import { compareOn } from "./compare.ts";
import { ENGINES, openEngine, type TestEngine } from "./engines.ts";

const WAIT = 300_000;

/** Every pair of values that arithmetic stumbles over, and some plain ones. */
const VALUES = [0, -0, 1, -1, 0.5, 2.5, -2.5, 3, 1e-300, -1e-300, 1e300, -1e300, 1.7e308, 1.005, Number.NaN];
const pairs = VALUES.flatMap((a) => VALUES.map((b) => [a, b] as const));
const data: Dataset = datasetFromColumns({
  units: pairs.map((_, i) => `u${i}`),
  periods: pairs.map(() => "2024"),
  columns: {
    a: pairs.map(([a]) => a),
    b: pairs.map(([, b]) => b),
    c: pairs.map((_, i) => [1, Number.NaN, 0, -4, 7.25][i % 5]!),
  },
});

/** A system whose indicators are these formulas, passed on as they are. */
function systemOf(expressions: readonly Expr[]): System {
  const children = expressions.map((_, i) => ({ id: `f${i}`, direction: "positive", goalposts: [0, 1] }));
  const system = parseSystem({
    id: "s",
    version: "1",
    variables: ["a", "b", "c"].map((id) => ({ id })),
    index: { id: "index", children },
  });
  const index = {
    ...system.index,
    children: system.index.children!.map((node, i) => ({ ...node, formula: "f", expression: expressions[i]! })),
  };
  return { ...system, index } as System;
}

const plan = {
  normalise: { method: "goalposts", lower: 0, upper: 1 },
  aggregate: { method: "max" },
} as const;

const column = (id: string): Expr => ({ kind: "column", id });
const constant = (value: number): Expr => ({ kind: "const", value });
const call = (name: ExprFunction, ...args: readonly Expr[]): Expr => ({ kind: "call", name, args });

const [a, b, c] = ["a", "b", "c"].map(column) as [Expr, Expr, Expr];
const BINARY = [
  "add",
  "subtract",
  "multiply",
  "divide",
  "pow",
  "min",
  "max",
  "sum",
  "mean",
  "eq",
  "ne",
  "lt",
  "le",
  "gt",
  "ge",
  "and",
  "or",
  "coalesce",
] as const;
const UNARY = ["negate", "abs", "sqrt", "exp", "ln", "log10", "round", "not"] as const;

/** Formulas whose value does not hang on the last bit: what jumps (comparisons, rounding) reads exact arithmetic only. */
const exact: fc.Memo<Expr> = fc.memo((depth) =>
  depth <= 1
    ? fc.oneof(fc.constantFrom(a, b, c), fc.constantFrom(0, 1, -2, 0.25, 3, 1e300, 1e-300).map(constant))
    : fc.oneof(
        exact(depth - 1),
        fc
          .tuple(fc.constantFrom(...BINARY.filter((name) => name !== "pow")), exact(depth - 1), exact(depth - 1))
          .map(([name, x, y]) => call(name, x, y)),
        fc.tuple(fc.constantFrom("negate", "abs", "sqrt", "not"), exact(depth - 1)).map(([name, x]) => call(name, x)),
        fc.tuple(exact(depth - 1), exact(depth - 1), exact(depth - 1)).map((args) => call("if", ...args)),
      ),
);

describe.each(ENGINES)("formulas give JavaScript's numbers on %s", (name) => {
  let engine: TestEngine;
  const differing = async (tried: readonly Expr[]) => {
    // an indicator without any value is refused
    const column = (id: string) => data.columns.get(id)!;
    const expressions = tried.filter((expr) =>
      evaluateExpr(expr, { length: pairs.length, column }).values.some((v) => !Number.isNaN(v)),
    );
    const fitted = fitIndex({ system: systemOf(expressions), plan }, data);
    const found = await compareOn(engine, {
      fitted,
      data,
      table: "pairs",
      ranks: false,
      coverage: false,
      steps: ["derived"],
    });
    const derived = found.filter((one) => one.column.endsWith("_derived"));
    return derived
      .map((one) => JSON.stringify([one, expressions[Number(one.column.slice(1, -"_derived".length))]]))
      .join("\n");
  };
  beforeAll(async () => {
    engine = await openEngine(name);
    await engine.load("pairs", { unit: data.units, period: data.periods, ...Object.fromEntries(data.columns) });
  }, WAIT);
  afterAll(() => engine.close(), WAIT);

  test(
    "every function of two columns, of a column and a constant, and of one column",
    async () => {
      const constants = [0, 1, -1, 2, 0.5, -3, 1e300, 1e-300].map(constant);
      const expressions = [
        a,
        ...BINARY.flatMap((f) => [call(f, a, b), ...constants.flatMap((k) => [call(f, a, k), call(f, k, b)])]),
        ...UNARY.map((f) => call(f, a)),
        ...[-2, 1, 2, 5].map((decimals) => call("round", a, constant(decimals))),
        call("if", a, b, c),
        call("if", call("gt", a, b), call("divide", a, b), c),
        call("coalesce", c, a, b),
        call("sum", a, b, c),
        call("mean", a, b, c),
      ];
      const found = await differing(expressions);
      expect(found, found).toBe("");
    },
    WAIT,
  );

  test(
    "trees of them",
    async () => {
      const trees = fc.sample(exact(4), { numRuns: 120, seed: 20240607 });
      const beyond = trees
        .slice(0, 40)
        .flatMap((x) => [call("exp", x), call("ln", x), call("log10", x), call("pow", x, constant(1.5))]);
      const found = await differing([...trees, ...beyond]);
      expect(found, found).toBe("");
    },
    WAIT,
  );
});

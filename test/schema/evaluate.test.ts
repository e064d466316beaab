import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateExpr } from "../../src/schema/evaluate.ts";
import type { EXPR_FUNCTIONS, Expr } from "../../src/schema/expr.ts";
import { exprColumns } from "../../src/schema/expr-columns.ts";
import { parseFormula } from "../../src/schema/formula.ts";
import { pow } from "../../src/stats/pow.ts";
import { roundTo } from "../../src/stats/round.ts";

const NA = Number.NaN;
const run = (expr: Expr, columns: Record<string, number[]>) => {
  const length = Object.values(columns)[0]!.length;
  const { values, problems } = evaluateExpr(expr, { length, column: (id) => Float64Array.from(columns[id]!) });
  return { values: [...values], problems };
};
const formula = async (text: string, columns: Record<string, number[]>) =>
  run((await parseFormula(text)).expr!, columns);

test("by columns, missing in, missing out", async () => {
  expect((await formula("a / b * 100", { a: [1, NA, 3], b: [4, 5, NA] })).values).toEqual([25, NA, NA]);
  expect((await formula("1 + 2", { a: [0, 0] })).values).toEqual([3, 3]);
  expect((await formula("min(a, b) + max(a, b) + sum(a, b) + mean(a, b)", { a: [1, 1], b: [2, NA] })).values).toEqual([
    7.5,
    NA,
  ]);
  expect((await formula("a < b", { a: [1, 2, NA], b: [2, 1, 1] })).values).toEqual([1, 0, NA]);
});

test("what cannot be computed from present values is missing, and told with its row and reason", async () => {
  const { values, problems } = await formula("a / b", { a: [1, 0, NA, 1e308], b: [0, 0, 0, 1e-308] });
  expect(values).toEqual([NA, NA, NA, NA]);
  expect(problems).toEqual([
    { row: 0, code: "division-by-zero" },
    { row: 1, code: "division-by-zero" },
    { row: 3, code: "overflow" },
  ]);
});

test.each([
  ["ln(a)", -1, "domain"],
  ["ln(a)", 0, "domain"],
  ["log10(a)", 0, "domain"],
  ["sqrt(a)", -1, "domain"],
  ["a ^ 0.5", -8, "domain"],
  ["a ^ -1", 0, "division-by-zero"],
  ["exp(a)", 1000, "overflow"],
  ["a ^ 2", 1e200, "overflow"],
  ["a * 10", 1e308, "overflow"],
  ["a + a", 1e308, "overflow"],
  ["a - -a", 1e308, "overflow"],
  ["sum(a, a)", 1e308, "overflow"],
])("%s at %d: %s", async (text, a, code) =>
  expect(await formula(text, { a: [a] })).toEqual({ values: [NA], problems: [{ row: 0, code }] }),
);

test.each([
  ["sqrt(a)", 2.25, 1.5],
  ["a ^ 3", -2, -8],
  ["a ^ 0", 0, 1],
  ["mean(a, a)", 1e308, 1e308], // the sum overflows, the mean does not
  ["abs(-a)", 3, 3],
  ["round(a)", 2.5, 3],
  ["round(a)", -2.5, -3],
  ["round(a, 2)", 1.005, 1.01], // as printed, not as stored
  ["round(a, -2)", 1449, 1400],
  ["round(a)", -0.4, 0],
  ["not a", 0, 1],
  ["not a", 5, 0],
])("%s at %d is %d", async (text, a, expected) => expect((await formula(text, { a: [a] })).values).toEqual([expected]));

describe("choices", () => {
  test("a branch that is not taken has no problems", async () => {
    const result = await formula("b == 0 ? 0 : a / b", { a: [1, 1, 1], b: [0, 2, NA] });
    expect(result).toEqual({ values: [0, 0.5, NA], problems: [] });
  });
  test("coalesce takes the first present value and looks no further", async () => {
    expect(await formula("coalesce(a, b / 0, 7)", { a: [1, NA, NA], b: [1, 1, NA] })).toEqual({
      values: [1, 7, 7],
      problems: [{ row: 1, code: "division-by-zero" }],
    });
    expect((await formula("coalesce(a)", { a: [NA] })).values).toEqual([NA]);
  });
  test("and, or: the nine cases of three-valued logic, as in SQL", async () => {
    const a = [0, 0, 0, 1, 1, 1, NA, NA, NA];
    const b = [0, 1, NA, 0, 1, NA, 0, 1, NA];
    expect((await formula("a and b", { a, b })).values).toEqual([0, 0, 0, 0, 1, NA, 0, NA, NA]);
    expect((await formula("a or b", { a, b })).values).toEqual([0, 1, NA, 1, 1, 1, NA, 1, NA]);
    expect(await formula("b != 0 and a / b > 1", { a: [3], b: [0] })).toEqual({ values: [0], problems: [] });
  });
});

test("the columns of an expression, each once", async () => {
  expect(exprColumns((await parseFormula("b + a * b - min(c, 1)")).expr!)).toEqual(["b", "a", "c"]);
});

/** The same rules once more, one row at a time, as the reference. */
function scalar(e: Expr, row: Record<string, number>): number {
  if (e.kind === "const") return e.value;
  if (e.kind === "column") return row[e.id]!;
  if (e.kind !== "call") throw new Error(`${e.kind} reads other rows`);
  const lazy = (i: number) => scalar(e.args[i]!, row);
  if (e.name === "if") return Number.isNaN(lazy(0)) ? NA : lazy(0) !== 0 ? lazy(1) : lazy(2);
  const v = e.args.map((_, i) => lazy(i));
  if (e.name === "coalesce") return v.find((x) => !Number.isNaN(x)) ?? NA;
  if (e.name === "and") return v.includes(0) ? 0 : v.some(Number.isNaN) ? NA : 1;
  if (e.name === "or") return v.some((x) => x !== 0 && !Number.isNaN(x)) ? 1 : v.some(Number.isNaN) ? NA : 0;
  if (v.some(Number.isNaN)) return NA;
  const [x, y] = v as [number, number];
  const total = v.reduce((a, b) => a + b);
  const byName: { [F in Exclude<(typeof EXPR_FUNCTIONS)[number], "if" | "coalesce" | "and" | "or">]: () => number } = {
    add: () => total,
    sum: () => total,
    subtract: () => x - y,
    multiply: () => v.reduce((a, b) => a * b),
    divide: () => x / y,
    pow: () => pow(x, y),
    negate: () => -x,
    abs: () => Math.abs(x),
    sqrt: () => Math.sqrt(x),
    exp: () => Math.exp(x),
    ln: () => Math.log(x),
    log10: () => Math.log10(x),
    min: () => Math.min(...v),
    max: () => Math.max(...v),
    mean: () => total / v.length,
    round: () => roundTo(x, v[1] ?? 0),
    eq: () => Number(x === y),
    ne: () => Number(x !== y),
    lt: () => Number(x < y),
    le: () => Number(x <= y),
    gt: () => Number(x > y),
    ge: () => Number(x >= y),
    not: () => Number(x === 0),
  };
  const result = byName[e.name]();
  return Number.isFinite(result) ? result : NA;
}

const call = (name: (typeof EXPR_FUNCTIONS)[number], args: fc.Arbitrary<Expr>[]) =>
  fc.tuple(...args).map((list): Expr => ({ kind: "call", name, args: list }));
const { expr } = fc.letrec<{ expr: Expr }>((tie) => {
  const e = tie("expr");
  const one = fc.constantFrom("abs", "sqrt", "exp", "ln", "log10", "negate", "not", "round" as const);
  const two = fc.constantFrom("add", "subtract", "multiply", "divide", "pow", "eq", "lt", "ge", "and", "or" as const);
  const many = fc.constantFrom("min", "max", "sum", "mean", "coalesce" as const);
  return {
    expr: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom("a", "b").map((id): Expr => ({ kind: "column", id })),
      fc.constantFrom(0, 1, -2, 0.5, 1e200).map((value): Expr => ({ kind: "const", value })),
      one.chain((name) => call(name, [e])),
      two.chain((name) => call(name, [e, e])),
      many.chain((name) => call(name, [e, e, e])),
      call("if", [e, e, e]),
    ),
  };
});
const cell = fc.constantFrom(NA, 0, 1, -1, 2.5, -300, 1e300);

test("columns agree with one row at a time, and every present input is missing only with a problem", () => {
  fc.assert(
    fc.property(expr, fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (e, rows) => {
      const columns = { a: rows.map(([a]) => a), b: rows.map(([, b]) => b) };
      const { values, problems } = run(e, columns);
      expect(values).toEqual(rows.map(([a, b]) => scalar(e, { a, b })));
      rows.forEach(([a, b], i) => {
        if (!Number.isNaN(a + b) && Number.isNaN(values[i]!)) expect(problems.map(({ row }) => row)).toContain(i);
      });
    }),
    { numRuns: 2000 },
  );
});

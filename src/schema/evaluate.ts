import { IndexError } from "../errors/index.ts";
import { pow } from "../stats/pow.ts";
import { roundTo } from "../stats/round.ts";
import type { Expr, ExprFunction, WordExpr } from "./expr.ts";

/** A row whose value could not be computed though everything it needs was there. */
export interface EvaluationProblem {
  readonly row: number;
  readonly code: "division-by-zero" | "domain" | "overflow";
}

export interface Columns {
  /** Number of rows. */
  readonly length: number;
  column(id: string): Float64Array;
  /** Computes what reads other rows: `lag`, `at`, `ref`, `across` and `share`; without it they are refused. */
  readonly words?: EvaluateWord | undefined;
}

/** One value for each of `rows`; `at` gives what stands in the word's brackets for any rows. */
export type EvaluateWord = (
  word: WordExpr,
  rows: Int32Array,
  evaluation: {
    at(expr: Expr, rows: Int32Array): Float64Array;
    problem(problem: EvaluationProblem): void;
  },
) => Float64Array;

export interface Evaluated {
  readonly values: Float64Array;
  readonly problems: readonly EvaluationProblem[];
}

/**
 * An expression for every row. Missing (NaN) in, missing out: in arithmetic, comparisons, and in min, max, sum and mean
 * when any value is missing; `coalesce` takes the first present one. Truth is 1 and 0, any other number counts as true.
 * `and` is 0 as soon as one value is 0, `or` 1 as soon as one is not, whatever else is missing (as in SQL);
 * `if` with a missing condition is missing, and the branch not taken is not looked at.
 * Division by zero, a logarithm, root or power outside its domain, and a result beyond the largest number are missing too,
 * each told with its row. `round` takes halves of the printed number away from zero.
 * @example evaluateExpr({ kind: "column", id: "x" }, { length: 1, column: () => Float64Array.of(2) }).values; // => [2]
 */
export function evaluateExpr(expr: Expr, columns: Columns): Evaluated {
  const problems: EvaluationProblem[] = [];
  const rows = Int32Array.from({ length: columns.length }, (_, row) => row);
  const values = evaluate(expr, rows, { columns, problems });
  return { values, problems: distinct(problems.sort((a, b) => a.row - b.row)) };
}

/** A row that several others read has its problem once. */
function distinct(sorted: readonly EvaluationProblem[]): EvaluationProblem[] {
  return sorted.filter(({ row, code }, i) => row !== sorted[i - 1]?.row || code !== sorted[i - 1]!.code);
}

interface Run {
  readonly columns: Columns;
  readonly problems: EvaluationProblem[];
}

/** One value for each of `rows`, in that order; only these rows are computed, so only they can have problems. */
function evaluate(expr: Expr, rows: Int32Array, run: Run): Float64Array {
  switch (expr.kind) {
    case "const":
      return new Float64Array(rows.length).fill(expr.value);
    case "column": {
      const x = run.columns.column(expr.id);
      return Float64Array.from(rows, (row) => x[row]!);
    }
    case "call":
      switch (expr.name) {
        case "if":
          return choose(expr.args, rows, run);
        case "coalesce":
          return inTurn(expr.args, rows, run, { until: (v) => !Number.isNaN(v), fallback: () => Number.NaN });
        case "and":
          return inTurn(expr.args, rows, run, { until: (v) => v === 0, fallback: truthUnless(1), result: () => 0 });
        case "or":
          return inTurn(expr.args, rows, run, { until: isTrue, fallback: truthUnless(0), result: () => 1 });
        default:
          return eager(expr.name, expr.args, rows, run);
      }
    default:
      if (run.columns.words === undefined) {
        throw new IndexError([{ code: "engine-without", path: [], params: { of: expr.kind, part: "derivations" } }]);
      }
      return run.columns.words(expr, rows, {
        at: (inner, places) => evaluate(inner, places, run),
        problem: (problem) => void run.problems.push(problem),
      });
  }
}

/** Any number but 0; missing is neither true nor false. */
export const isTrue = (v: number) => v !== 0 && !Number.isNaN(v);
const truthUnless = (value: number) => (missing: boolean) => (missing ? Number.NaN : value);

function choose(args: readonly Expr[], rows: Int32Array, run: Run): Float64Array {
  const condition = evaluate(args[0]!, rows, run);
  const y = new Float64Array(rows.length).fill(Number.NaN);
  for (const [branch, taken] of [
    [args[1]!, isTrue],
    [args[2]!, (v: number) => v === 0],
  ] as const) {
    const at = places(condition, taken);
    const values = evaluate(
      branch,
      at.map((i) => rows[i]!),
      run,
    );
    for (let k = 0; k < at.length; k++) y[at[k]!] = values[k]!;
  }
  return y;
}

interface Turns {
  /** A value that settles the row. */
  readonly until: (value: number) => boolean;
  readonly result?: () => number;
  /** Where nothing settled it; told whether a value was missing. */
  readonly fallback: (missing: boolean) => number;
}

function inTurn(args: readonly Expr[], rows: Int32Array, run: Run, turns: Turns): Float64Array {
  const y = new Float64Array(rows.length);
  const missing = new Uint8Array(rows.length);
  let open = Int32Array.from(rows, (_, i) => i);
  for (const arg of args) {
    const values = evaluate(
      arg,
      open.map((i) => rows[i]!),
      run,
    );
    const left: number[] = [];
    for (let k = 0; k < open.length; k++) {
      const i = open[k]!;
      const v = values[k]!;
      if (turns.until(v)) y[i] = turns.result ? turns.result() : v;
      else {
        if (Number.isNaN(v)) missing[i] = 1;
        left.push(i);
      }
    }
    open = Int32Array.from(left);
  }
  for (const i of open) y[i] = turns.fallback(missing[i] === 1);
  return y;
}

function places(x: Float64Array, test: (v: number) => boolean): Int32Array {
  const found: number[] = [];
  for (let i = 0; i < x.length; i++) if (test(x[i]!)) found.push(i);
  return Int32Array.from(found);
}

type EagerFunction = Exclude<ExprFunction, "if" | "coalesce" | "and" | "or">;

function eager(name: EagerFunction, args: readonly Expr[], rows: Int32Array, run: Run): Float64Array {
  const inputs = args.map((arg) => evaluate(arg, rows, run));
  const y = new Float64Array(rows.length);
  const values: number[] = new Array(inputs.length);
  for (let i = 0; i < y.length; i++) {
    let missing = false;
    for (let k = 0; k < inputs.length; k++) {
      values[k] = inputs[k]![i]!;
      if (Number.isNaN(values[k]!)) missing = true;
    }
    y[i] = missing ? Number.NaN : scalar(name, values);
    if (missing || Number.isFinite(y[i]!)) continue;
    run.problems.push({ row: rows[i]!, code: problem(name, values) });
    y[i] = Number.NaN;
  }
  return y;
}

/** Why a result of present values is no number. */
function problem(name: EagerFunction, [x, y]: readonly number[]): EvaluationProblem["code"] {
  if (name === "divide" && y === 0) return "division-by-zero";
  if (name === "pow" && x === 0) return "division-by-zero"; // 0 to a negative power
  if ((name === "sqrt" && x! < 0) || ((name === "ln" || name === "log10") && x! <= 0)) return "domain";
  return name === "pow" && x! < 0 && !Number.isInteger(y) ? "domain" : "overflow";
}

/** All values are present; a result outside the finite numbers is made missing by the caller. */
function scalar(name: EagerFunction, v: readonly number[]): number {
  const x = v[0]!;
  const y = v[1]!;
  switch (name) {
    case "add":
    case "sum":
      return v.reduce((total, value) => total + value);
    case "subtract":
      return x - y;
    case "multiply":
      return v.reduce((product, value) => product * value);
    case "divide":
      return y === 0 ? Number.NaN : x / y;
    case "pow":
      return x < 0 && !Number.isInteger(y) ? Number.NaN : pow(x, y);
    case "negate":
      return -x;
    case "abs":
      return Math.abs(x);
    case "sqrt":
      return Math.sqrt(x);
    case "exp":
      return Math.exp(x);
    case "ln":
      return x <= 0 ? Number.NaN : Math.log(x);
    case "log10":
      return x <= 0 ? Number.NaN : Math.log10(x);
    case "min":
      return v.reduce((least, value) => Math.min(least, value));
    case "max":
      return v.reduce((most, value) => Math.max(most, value));
    case "mean":
      return mean(v);
    case "round":
      return roundTo(x, y ?? 0);
    case "eq":
      return Number(x === y);
    case "ne":
      return Number(x !== y);
    case "lt":
      return Number(x < y);
    case "le":
      return Number(x <= y);
    case "gt":
      return Number(x > y);
    case "ge":
      return Number(x >= y);
    case "not":
      return Number(x === 0);
    default:
      return name satisfies never;
  }
}

function mean(v: readonly number[]): number {
  const sum = v.reduce((total, value) => total + value);
  // the sum of numbers near the largest overflows though their mean does not
  return Number.isFinite(sum) ? sum / v.length : v.reduce((total, value) => total + value / v.length, 0);
}

import type { Expr, ExprFunction } from "../schema/expr.ts";
import {
  add,
  and,
  call,
  coalesce,
  divide,
  eq,
  finite,
  ge,
  gt,
  isMissing,
  isPresent,
  le,
  lt,
  missing,
  multiply,
  negate,
  not,
  number,
  or,
  over,
  type SqlExpr,
  subtract,
  text,
  when,
} from "./tree.ts";

export interface FormulaContext {
  readonly unit: SqlExpr;
  readonly period: SqlExpr;
  /** Units may be named apart from levels, as in `ref("province", x)`. */
  readonly hasLevels: boolean;
  column(id: string): SqlExpr;
  let(expr: SqlExpr): SqlExpr;
  /** Says that a word stays in JavaScript. */
  stay(word: string): void;
}

const truth = (is: SqlExpr): SqlExpr => when([[is, number(1)]], number(0));

/**
 * A formula as SQL, missing where `evaluateExpr` says missing: NULL in, NULL out; whatever is no finite number is missing as
 * soon as it arises; a truth is 1 or 0.
 */
export function formulaToSql(expr: Expr, context: FormulaContext): SqlExpr {
  const of = (e: Expr): SqlExpr => formulaToSql(e, context);
  switch (expr.kind) {
    case "const":
      return number(expr.value);
    case "column":
      return context.column(expr.id);
    case "call":
      return callToSql(expr.name, expr.args, { ...context, of });
    case "at":
      return elsewhere(of(expr.args[0]!), {
        is: eq(context.period, text(expr.period)),
        partition: context.unit,
        context,
      });
    case "ref":
      if (context.hasLevels) break; // a level may be meant, and it is found along the parents
      return elsewhere(of(expr.args[0]!), { is: eq(context.unit, text(expr.to)), partition: context.period, context });
    case "lag":
    case "aggregate":
      break;
    default:
      return expr satisfies never;
  }
  context.stay(expr.kind === "aggregate" ? (expr.name === "share" ? "share" : "across") : expr.kind);
  return missing;
}

/** The one value among rows that share something: every unit has one row a period. */
function elsewhere(
  x: SqlExpr,
  { is, partition, context }: { is: SqlExpr; partition: SqlExpr; context: FormulaContext },
): SqlExpr {
  return over("max", [context.let(when([[is, x]], missing))], { partition: [partition] });
}

interface CallContext extends FormulaContext {
  of(e: Expr): SqlExpr;
}

function callToSql(name: ExprFunction, args: readonly Expr[], context: CallContext): SqlExpr {
  const own = args.map(context.of);
  const x = own[0]!;
  const y = own[1]!;
  /** Missing where any is; what is to be compared must have been computed once. */
  const atoms = () => own.map((e) => context.let(e));
  const whole = (present: readonly SqlExpr[], result: SqlExpr): SqlExpr => {
    const open = present.filter((e) => e.kind !== "number");
    return open.length === 0 ? result : when([[and(...open.map(isPresent)), result]], missing);
  };
  switch (name) {
    case "add":
    case "sum":
      return finite(own.reduce(add));
    case "subtract":
      return finite(subtract(x, y));
    case "multiply":
      return finite(own.reduce(multiply));
    case "mean":
      // the sum of numbers near the largest overflows though their mean does not
      return coalesce(
        finite(divide(finite(own.reduce(add)), number(own.length))),
        finite(own.map((e) => divide(e, number(own.length))).reduce(add)),
      );
    case "negate":
      return negate(x);
    case "abs":
      return call("abs", x);
    case "divide":
      return quotient(x, y, context);
    case "pow":
      return power(x, y, context);
    case "sqrt": {
      const v = context.let(x);
      return when([[ge(v, number(0)), call("sqrt", v)]], missing);
    }
    case "exp":
      return finite(call("exp", x));
    case "ln":
    case "log10": {
      const v = context.let(x);
      return when([[gt(v, number(0)), call(name, v)]], missing);
    }
    case "min":
    case "max": {
      const v = atoms();
      return v.length === 1 ? v[0]! : whole(v, call(name === "min" ? "least" : "greatest", ...v));
    }
    case "round":
      return rounded(x, own[1], context);
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge": {
      const [v, w] = atoms();
      const is = { eq, ne: (a: SqlExpr, b: SqlExpr) => call("ne", a, b), lt, le, gt, ge }[name];
      return whole([v!, w!], truth(is(v!, w!)));
    }
    case "not": {
      const v = context.let(x);
      return whole([v], truth(eq(v, number(0))));
    }
    case "and": {
      const v = atoms();
      // 0 as soon as one is 0, whatever else is missing
      return when(
        [
          [or(...v.map((e) => eq(e, number(0)))), number(0)],
          [or(...v.map(isMissing)), missing],
        ],
        number(1),
      );
    }
    case "or": {
      const v = atoms();
      const isTrue = (e: SqlExpr) => and(isPresent(e), not(eq(e, number(0))));
      return when(
        [
          [or(...v.map(isTrue)), number(1)],
          [or(...v.map(isMissing)), missing],
        ],
        number(0),
      );
    }
    case "if": {
      const v = context.let(x);
      return when(
        [
          [eq(v, number(0)), own[2]!],
          [isPresent(v), y],
        ],
        missing,
      );
    }
    case "coalesce":
      return coalesce(...own);
    default:
      return name satisfies never;
  }
}

function quotient(x: SqlExpr, y: SqlExpr, context: CallContext): SqlExpr {
  if (y.kind === "number") return y.value === 0 ? missing : finite(divide(x, y));
  const d = context.let(y);
  return finite(when([[call("ne", d, number(0)), divide(x, d)]], missing));
}

function power(x: SqlExpr, y: SqlExpr, context: CallContext): SqlExpr {
  const base = context.let(x);
  const exponent = context.let(y);
  const whole = exponent.kind === "number" ? Number.isInteger(exponent.value) : null;
  const raised = call("pow", base, exponent);
  const zero = number(0);
  const negative = exponent.kind === "number" ? exponent.value < 0 : null;
  const branches: [SqlExpr, SqlExpr][] = [];
  if (negative !== false) {
    const below = negative === null ? [lt(exponent, zero)] : [];
    branches.push([and(eq(base, zero), ...below), missing]);
  }
  if (whole !== true) {
    const broken = whole === null ? [call("ne", exponent, call("floor", exponent))] : [];
    branches.push([and(lt(base, zero), ...broken), missing]);
  }
  return finite(when(branches, raised));
}

/** As `roundTo`: by the printed digits, halves away from zero. */
export function rounded(
  x: SqlExpr,
  decimals: SqlExpr | undefined,
  context: Pick<CallContext, "let" | "stay">,
): SqlExpr {
  if (decimals !== undefined && decimals.kind !== "number") {
    context.stay("round");
    return missing;
  }
  return roundTo(x, decimals === undefined ? 0 : decimals.value, context.let);
}

export function roundTo(x: SqlExpr, decimals: number, name: (e: SqlExpr) => SqlExpr): SqlExpr {
  const v = name(x);
  const power = number(Number(`1e${Math.abs(decimals)}`));
  const size = call("abs", v);
  // from 2^53 on a number has no decimals
  const whole = 9007199254740992;
  const scaled = name(
    decimals < 0 ? divide(size, power) : when([[lt(size, number(whole)), multiply(size, power)]], missing),
  );
  const above = subtract(scaled, call("floor", scaled));
  const from = (n: SqlExpr) => (decimals < 0 ? multiply(n, power) : divide(n, power));
  const floor = call("floor", scaled);
  // nearer to a half than the digits of a double tell: the printed digits decide
  const doubt = le(call("abs", subtract(above, number(0.5))), multiply(scaled, number(8.881784197001252e-16)));
  const nearest = when([[gt(above, number(0.5)), add(floor, number(1))]], floor);
  const plain = name(from(nearest));
  const unsigned = when(
    [
      [isMissing(v), missing],
      [or(isMissing(scaled), ge(scaled, number(whole))), size],
      [and(doubt, lt(size, number(1e9))), call("round-digits", size, number(decimals))],
    ],
    plain,
  );
  const rest = name(unsigned);
  return when([[lt(v, number(0)), negate(rest)]], rest);
}

import type { SqlExpr } from "./tree.ts";

/** What is known of an expression's values that are there: between `low` and `high`, and in size 0 or at least `least`. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly least: number;
}

const SMALLEST = 5e-324;
/** Any double. */
export const ANY: Range = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, least: SMALLEST };
/** The smallest double of full precision; what is nearer to 0 counts as 0 where an engine refuses results that small. */
export const NORMAL = 2.2250738585072014e-308;

const TRUTH: Range = { low: 0, high: 1, least: 1 };
const size = ({ low, high }: Range): number => Math.max(Math.abs(low), Math.abs(high));

/** By the rules of intervals, one level at a time; columns by what was found of them when they were defined. */
export function rangeOf(expr: SqlExpr, known: ReadonlyMap<string, Range>): Range {
  const of = (e: SqlExpr) => rangeOf(e, known);
  switch (expr.kind) {
    case "number":
      return {
        low: expr.value,
        high: expr.value,
        least: expr.value === 0 ? Number.POSITIVE_INFINITY : Math.abs(expr.value),
      };
    case "missing":
      return { low: 0, high: 0, least: Number.POSITIVE_INFINITY };
    case "column":
      return known.get(expr.key) ?? ANY;
    case "case":
      return union([...expr.when.map(({ then }) => of(then)), of(expr.otherwise)]);
    case "call":
      return ofCall(expr, of);
    case "window":
    case "aggregate":
      return expr.name === "min" || expr.name === "max" ? of(expr.args[0]!) : ANY;
    default:
      return ANY;
  }
}

function ofCall({ name, args }: SqlExpr & { kind: "call" }, of: (e: SqlExpr) => Range): Range {
  const a = args[0] === undefined ? ANY : of(args[0]);
  switch (name) {
    case "add":
      return sum(a, of(args[1]!));
    case "subtract": {
      const b = of(args[1]!);
      return sum(a, { low: -b.high, high: -b.low, least: b.least });
    }
    case "multiply":
      return product(a, of(args[1]!));
    case "divide": {
      const b = of(args[1]!);
      // a divisor that is 0 was seen to before
      return product(a, { ...inverted(b), least: 1 / size(b) });
    }
    case "negate":
      return { low: -a.high, high: -a.low, least: a.least };
    case "abs":
      return { low: 0, high: size(a), least: a.least };
    case "sqrt":
      return { low: 0, high: Math.sqrt(Math.max(0, a.high)), least: Math.sqrt(a.least) };
    case "exp":
      return { low: 0, high: Math.exp(a.high), least: Math.max(SMALLEST, Math.exp(a.low)) };
    case "finite":
    case "null-if":
      return a;
    case "least":
    case "greatest":
    case "coalesce":
      return union(args.map(of));
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
    case "and":
    case "or":
    case "not":
    case "is-missing":
    case "is-present":
      return TRUTH;
    default:
      return ANY;
  }
}

function union(ranges: readonly Range[]): Range {
  let [low, high, least] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const range of ranges) {
    low = Math.min(low, range.low);
    high = Math.max(high, range.high);
    least = Math.min(least, range.least);
  }
  return { low, high, least };
}

function sum(a: Range, b: Range): Range {
  const low = a.low + b.low;
  const high = a.high + b.high;
  return {
    low: Number.isNaN(low) ? Number.NEGATIVE_INFINITY : low,
    high: Number.isNaN(high) ? Number.POSITIVE_INFINITY : high,
    least: leastOfSum(a, b),
  };
}

/** What is left of two doubles that nearly cancel is no less than the last place of the smaller of them. */
function leastOfSum(a: Range, b: Range): number {
  if (a.least === Number.POSITIVE_INFINITY) return b.least;
  if (b.least === Number.POSITIVE_INFINITY) return a.least;
  if ((a.low >= 0 && b.low >= 0) || (a.high <= 0 && b.high <= 0)) return Math.min(a.least, b.least);
  // a constant: whatever comes near it in size shares its last place
  const widest = Math.max(a.low === a.high ? a.least : 0, b.low === b.high ? b.least : 0);
  const place = Math.max(widest, Math.min(a.least, b.least)) * 1.1e-16;
  return Math.max(SMALLEST, place);
}

function product(a: Range, b: Range): Range {
  const ends = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  const open = ends.some(Number.isNaN);
  return {
    low: open ? Number.NEGATIVE_INFINITY : Math.min(...ends),
    high: open ? Number.POSITIVE_INFINITY : Math.max(...ends),
    least:
      a.least === Number.POSITIVE_INFINITY || b.least === Number.POSITIVE_INFINITY
        ? Number.POSITIVE_INFINITY
        : a.least * b.least,
  };
}

function inverted(b: Range): { low: number; high: number } {
  if (b.low > 0 || b.high < 0) return { low: 1 / b.high, high: 1 / b.low };
  const most = 1 / b.least;
  return { low: b.low < 0 ? -most : 0, high: b.high > 0 ? most : 0 };
}

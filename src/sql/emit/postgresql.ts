import { NORMAL, type Range } from "../range.ts";
import type { LegaliseTools } from "../sheet.ts";
import { call, ge, gt, le, lt, missing, multiply, number, type SqlExpr, when } from "../tree.ts";
import type { Dialect } from "./dialect.ts";
import { mapParts, twice } from "./legalise.ts";
import { digits, doubled } from "./number.ts";

const text = (value: string): string =>
  value.includes("\\") ? `E${doubled(value.replaceAll("\\", "\\\\"), "'")}` : doubled(value, "'");

const LARGEST = 1.797693134862315e308;
const abs = (e: SqlExpr): SqlExpr => call("abs", e);
const zero = number(0);

const overflows = ({ low, high }: Range): boolean => !(Number.isFinite(low) && Number.isFinite(high));

/**
 * PostgreSQL stops with an error where a result is too large for a double, or too small to differ from 0. Too small is 0
 * everywhere else, so it is here; too large is an error in JavaScript as well, but missing within `finite`.
 */
function legalise(expr: SqlExpr, tools: LegaliseTools, within: { finite: boolean } = { finite: false }): SqlExpr {
  if (expr.kind === "call" && expr.name === "finite") {
    const [of] = expr.args;
    const inner = legalise(of!, tools, { finite: true });
    return inner.kind === "column" && overflows(tools.range(inner)) ? { ...expr, args: [inner] } : inner;
  }
  if (expr.kind === "case") return legaliseCase(expr, tools, within);
  const own = mapParts(expr, (part) => legalise(part, tools, within));
  if (own.kind !== "call") return own;
  const [a, b] = own.args;
  switch (own.name) {
    case "multiply":
      return multiplied(a!, b!, tools, within);
    case "divide":
      return divided(a!, b!, tools, within);
    case "add":
    case "subtract":
      return within.finite ? added(own.name, a!, b!, tools) : own;
    case "exp":
      return raised(a!, tools, within);
    case "pow":
      return powered(a!, b!, tools, within);
    default:
      return own;
  }
}

/** What is named within a branch is computed for all rows, so it takes the branch's conditions with it. */
function legaliseCase(
  { when: branches, otherwise }: SqlExpr & { kind: "case" },
  tools: LegaliseTools,
  within: { finite: boolean },
): SqlExpr {
  const before: (readonly [SqlExpr, SqlExpr])[] = [];
  const guarded = (last: SqlExpr | null): LegaliseTools => {
    const skipped = [...before];
    return {
      ...tools,
      let: (e) => {
        const only = last === null ? when(skipped, e) : when([...skipped, [last, e]], missing);
        return tools.let(e.kind === "column" || e.kind === "number" ? e : only);
      },
    };
  };
  const made = branches.map(({ is, then }) => {
    const condition = legalise(is, guarded(null), within);
    const value = legalise(then, guarded(condition), within);
    before.push([condition, missing]);
    return [condition, value] as const;
  });
  return when(made, legalise(otherwise, guarded(null), within));
}

function multiplied(a: SqlExpr, b: SqlExpr, tools: LegaliseTools, { finite }: { finite: boolean }): SqlExpr {
  const [x, y] = [tools.range(a), tools.range(b)];
  const tiny = x.least * y.least < 5e-324;
  const large = finite && overflows(tools.range(call("multiply", a, b)));
  if (!tiny && !large) return call("multiply", a, b);
  if (a.kind === "number" || b.kind === "number") {
    const [c, of] = a.kind === "number" ? [Math.abs(a.value), b] : [Math.abs((b as { value: number }).value), a];
    const v = twice(of, tools);
    const plain = a.kind === "number" ? call("multiply", a, v) : call("multiply", v, b);
    return when(
      [
        ...(tiny && c < 1 ? [[lt(abs(v), number(NORMAL / c)), zero] as const] : []),
        ...(large && c > 1 ? [[gt(abs(v), number(LARGEST / c)), missing] as const] : []),
      ],
      plain,
    );
  }
  const [v, w] = [tools.let(a), tools.let(b)];
  const plain = call("multiply", v, w);
  const bounded = large ? when([[le(abs(w), call("divide", number(LARGEST), abs(v))), plain]], missing) : plain;
  // a factor above 1 makes nothing smaller, one below 1 nothing larger
  return when(
    [
      [ge(abs(v), number(1)), tiny ? when([[lt(abs(w), number(NORMAL)), zero]], bounded) : bounded],
      ...(tiny
        ? [
            [lt(abs(v), number(NORMAL)), call("multiply", w, zero)] as const,
            [lt(abs(w), call("divide", number(NORMAL), abs(v))), zero] as const,
          ]
        : []),
    ],
    plain,
  );
}

function divided(a: SqlExpr, b: SqlExpr, tools: LegaliseTools, { finite }: { finite: boolean }): SqlExpr {
  const [x, y] = [tools.range(a), tools.range(b)];
  const tiny = x.least / Math.max(Math.abs(y.low), Math.abs(y.high)) < 5e-324;
  const large = finite && overflows(tools.range(call("divide", a, b)));
  if (!tiny && !large) return call("divide", a, b);
  if (b.kind === "number") {
    const c = Math.abs(b.value);
    const v = twice(a, tools);
    return when(
      [
        ...(tiny && c > 1 ? [[lt(abs(v), number(NORMAL * c)), zero] as const] : []),
        ...(large && c < 1 ? [[gt(abs(v), number(LARGEST * c)), missing] as const] : []),
      ],
      call("divide", v, b),
    );
  }
  const [v, w] = [tools.let(a), tools.let(b)];
  const plain = call("divide", v, w);
  const small = tiny ? when([[lt(abs(v), call("multiply", number(NORMAL), abs(w))), zero]], plain) : plain;
  if (!large) return when([[lt(abs(w), number(1)), plain]], small);
  const bounded = when([[le(abs(v), call("multiply", number(LARGEST), abs(w))), plain]], missing);
  return when([[lt(abs(w), number(1)), bounded]], small);
}

/** Halves do not overflow where their sum does. */
function added(name: "add" | "subtract", a: SqlExpr, b: SqlExpr, tools: LegaliseTools): SqlExpr {
  if (!overflows(tools.range(call(name, a, b)))) return call(name, a, b);
  const [v, w] = [twice(a, tools), twice(b, tools)];
  const half = (e: SqlExpr) => (e.kind === "number" ? number(e.value / 4) : call("divide", e, number(4)));
  const safe = le(abs(call(name, half(v), half(w))), number(LARGEST / 4));
  return when([[safe, call(name, v, w)]], missing);
}

function raised(a: SqlExpr, tools: LegaliseTools, { finite }: { finite: boolean }): SqlExpr {
  const { low, high } = tools.range(a);
  if (low > -708 && high < 709) return call("exp", a);
  const v = twice(a, tools);
  return when(
    [
      [lt(v, number(-708)), zero],
      [gt(v, number(709.78)), finite ? missing : number(Number.POSITIVE_INFINITY)],
    ],
    call("exp", v),
  );
}

/** An exponent whose product with a logarithm is a double. */
function tame(w: SqlExpr): SqlExpr {
  const most = 1e300;
  if (w.kind === "number") return number(Math.abs(w.value) < 1e-290 ? 0 : Math.min(most, Math.max(-most, w.value)));
  return when(
    [
      [gt(w, number(most)), number(most)],
      [lt(w, number(-most)), number(-most)],
      [lt(abs(w), number(1e-290)), zero],
    ],
    w,
  );
}

/** x ≥ 0 or a whole exponent: whoever writes a power has seen to that. */
function powered(a: SqlExpr, b: SqlExpr, tools: LegaliseTools, { finite }: { finite: boolean }): SqlExpr {
  const v = tools.let(a);
  const w = tools.let(b);
  const log = multiply(tame(w), call("ln", abs(v)));
  return when(
    [
      [call("eq", v, zero), call("pow", v, w)],
      [lt(log, number(-708)), zero],
      ...(finite ? [[gt(log, number(709.78)), missing] as const] : []),
    ],
    call("pow", v, w),
  );
}

/** PostgreSQL: plain decimals are exact and become doubles beside one; names have at most 63 bytes. */
export const postgresql: Dialect = {
  id: "postgresql",
  legalise: (expr, tools) => legalise(expr, tools),
  quote: (name) => doubled(name, '"'),
  text,
  number: (value) => (Number.isFinite(value) ? digits(value) : `CAST('${value}' AS double precision)`),
  missing: "CAST(NULL AS double precision)",
  double: (inner) => `CAST(${inner} AS double precision)`,
  asText: (inner) => `CAST(${inner} AS text)`,
  byCodePoints: ' COLLATE "C"',
  looseConstants: true,
  isFinite: (inner) => `abs(${inner}) <= 1.7976931348623157e308`,
  log10: "log10",
  pow: "power",
  roundDigits: (inner, decimals) =>
    `CAST(round(CAST(CAST(${inner} AS text) AS numeric), ${decimals}) AS double precision)`,
  quantile: (inner, share) => `percentile_cont(${share}) WITHIN GROUP (ORDER BY ${inner})`,
  longestName: 63,
  shadows: false,
  files: () => null,
};

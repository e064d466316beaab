import type { SqlMaking } from "../../../method/sql-expr.ts";
import {
  add,
  and,
  call,
  divide,
  ge,
  gt,
  le,
  lt,
  missing,
  multiply,
  negate,
  number,
  type SqlExpr,
  subtract,
  when,
} from "../../tree.ts";
import type { SqlReason } from "../../types.ts";
import { expm1, type Let } from "../maths.ts";

/** A column after its treatment; the column itself where nothing is done to it. */
export type TreatMaker<F = never> = (x: SqlExpr, fitted: F, making: SqlMaking) => SqlExpr;

interface Bounds {
  readonly low: number | null;
  readonly high: number | null;
}

function clamped(x: SqlExpr, { low, high }: Bounds): SqlExpr {
  const branches: [SqlExpr, SqlExpr][] = [];
  if (low !== null) branches.push([lt(x, number(low)), number(low)]);
  if (high !== null) branches.push([gt(x, number(high)), number(high)]);
  return when(branches, x);
}

interface Reshape {
  readonly form: "log" | "mirrored" | "box-cox";
  readonly from: number;
  readonly pad: number;
  readonly hold: number;
  readonly lambda: number | null;
}

/** (vᵏ − 1)/λ as expm1(λ ln v)/λ, ln v where λ is 0. */
function boxCoxOf(v: SqlExpr, lambda: number, name: Let): SqlExpr {
  const u = call("ln", v);
  return lambda === 0 ? u : divide(expm1(multiply(number(lambda), u), name), number(lambda));
}

/** The curve, held where later rows lie beyond what it was learned from. */
function reshaped(x: SqlExpr, { form, from, pad, hold, lambda }: Reshape, making: SqlMaking): SqlExpr {
  const name = making.let;
  const mirrored = form === "mirrored";
  const beyond = mirrored ? gt(x, number(hold)) : lt(x, number(hold));
  const held = name(when([[beyond, number(hold)]], x));
  if (mirrored) return negate(call("ln", add(subtract(number(from), held), number(pad))));
  const moved = name(add(subtract(held, number(from)), number(pad)));
  return form === "log" ? call("ln", moved) : boxCoxOf(moved, lambda!, name);
}

interface Winsorised extends Bounds {
  readonly then: Reshape | null;
}

const UNIT = { e: 1, 2: Math.LN2, 10: Math.LN10 } as const;

interface Logged {
  readonly curve: Reshape;
  readonly base: "e" | 2 | 10;
}

function yeoJohnson(x: SqlExpr, { lambda }: { readonly lambda: number }, { let: name }: SqlMaking): SqlExpr {
  // each branch is computed for all rows, so what its logarithm does not know is missing there
  const below = name(when([[lt(x, number(0)), subtract(number(1), x)]], missing));
  const above = name(when([[ge(x, number(0)), add(x, number(1))]], missing));
  return when(
    [
      [lt(x, number(0)), negate(boxCoxOf(below, 2 - lambda, name))],
      [ge(x, number(0)), boxCoxOf(above, lambda, name)],
    ],
    missing,
  );
}

export const treaters: Readonly<Record<string, TreatMaker | SqlReason>> = {
  none: (x) => x,
  winsorise: (x, { then, ...bounds }: Winsorised, making) => {
    const y = clamped(x, bounds);
    return then === null ? y : reshaped(making.let(y), then, making);
  },
  percentile: (x, bounds: Bounds) => clamped(x, bounds),
  iqr: (x, bounds: Bounds) => clamped(x, bounds),
  trim: (x, { low, high }: Bounds) => {
    const inside = [...(low === null ? [] : [ge(x, number(low))]), ...(high === null ? [] : [le(x, number(high))])];
    return inside.length === 0 ? x : when([[and(...inside), x]], missing);
  },
  log: (x, fitted: Logged | null, making) => {
    if (fitted === null) return x;
    const y = reshaped(x, fitted.curve, making);
    return fitted.base === "e" ? y : divide(y, number(UNIT[fitted.base]));
  },
  "box-cox": (x, curve: Reshape | null, making) => (curve === null ? x : reshaped(x, curve, making)),
  "yeo-johnson": (x, fitted: { readonly lambda: number } | null, making) =>
    fitted === null ? x : yeoJohnson(x, fitted, making),
};

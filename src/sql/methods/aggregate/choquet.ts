import type { SqlChildren } from "../../../method/sql-expr.ts";
import {
  add,
  and,
  call,
  coalesce,
  divide,
  gt,
  isPresent,
  missing,
  multiply,
  number,
  type SqlExpr,
  subtract,
  sumOf,
  when,
} from "../../tree.ts";
import type { SqlReason } from "../../types.ts";
import { over0 } from "../maths.ts";
import { shares } from "./children.ts";

type Choquet =
  | {
      readonly shapley: readonly number[] | null;
      readonly interactions: readonly { readonly a: number; readonly b: number; readonly value: number }[];
    }
  | { readonly capacity: readonly number[] };

const zero = number(0);

/** Importance and pairs: Σ φⱼ xⱼ − ½ Σ Iₐᵦ |xₐ − xᵦ|, over the present children by their importance. */
export function choquet(children: SqlChildren, fitted: Choquet): SqlExpr | SqlReason {
  // sets of present children each have a worth of their own
  if (!("interactions" in fitted)) return "not-written";
  const own = fitted.shapley ?? shares(children);
  const { columns, let: name } = children;
  const total = name(sumOf(columns.map((x, j) => when([[isPresent(x), number(own[j]!)]], zero))));
  const parts = sumOf(columns.map((x, j) => coalesce(multiply(over0(number(own[j]!), total), x), zero)));
  const pairs = fitted.interactions.map(({ a, b, value }) => {
    const apart = call("abs", subtract(columns[a]!, columns[b]!));
    const share = multiply(number(0.5), over0(number(value), total));
    return when([[and(isPresent(columns[a]!), isPresent(columns[b]!)), multiply(share, apart)]], zero);
  });
  const score = pairs.reduce((sum, pair) => subtract(sum, pair), parts);
  return when([[gt(total, zero), score]], missing);
}

interface Fuzzy {
  readonly cuts: readonly (readonly number[])[];
  readonly values: readonly number[];
  readonly operator: "product-sum" | "product-max" | "min-sum" | "min-max";
}

/** How far a value belongs to a grade: shared between the two that it stands between. */
function membership(x: SqlExpr, cuts: readonly number[], grade: number): SqlExpr {
  const cut = cuts[grade]!;
  const [below, above] = [cuts[grade - 1], cuts[grade + 1]];
  const share = (from: number, to: number) => divide(subtract(x, number(from)), number(to - from));
  const lower = (e: number): SqlExpr => call("lt", x, number(e));
  return when(
    [
      [lower(below ?? cut), below === undefined ? number(1) : zero],
      ...(below === undefined ? [] : [[lower(cut), share(below, cut)] as const]),
      ...(above === undefined ? [] : [[lower(above), subtract(number(1), share(cut, above))] as const]),
      [isPresent(x), above === undefined ? number(1) : zero],
    ],
    missing,
  );
}

export function fuzzy(children: SqlChildren, { cuts, values, operator }: Fuzzy): SqlExpr {
  const { columns, weights, let: name } = children;
  const own = columns.flatMap((x, j) => (weights[j]! > 0 ? [{ x, w: weights[j]!, j }] : []));
  const total = name(sumOf(own.map(({ x, w }) => when([[isPresent(x), number(w)]], zero))));
  const shareOf = own.map(({ w }) => name(over0(number(w), total)));
  const grades = values.map((_, g) => {
    const both = own.map(({ x, j }, k) => {
      const part = membership(x, cuts[j]!, g);
      if (operator === "product-sum" || operator === "product-max")
        return when([[isPresent(x), multiply(shareOf[k]!, part)]], zero);
      return when([[isPresent(x), call("least", shareOf[k]!, part)]], zero);
    });
    const joined =
      operator === "product-max" || operator === "min-max"
        ? both.length === 1
          ? both[0]!
          : call("greatest", ...both)
        : sumOf(both);
    const grade = name(joined);
    return operator === "product-max" || operator === "min-max"
      ? grade
      : name(when([[gt(grade, number(1)), number(1)]], grade));
  });
  const whole = name(grades.reduce(add));
  const score = sumOf(grades.map((b, g) => multiply(over0(b, whole), number(values[g]!))));
  return when([[gt(total, zero), score]], missing);
}

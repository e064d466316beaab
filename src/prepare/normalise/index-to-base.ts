import * as z from "zod/mini";
import { normaliseEn } from "../../errors/en/normalise.ts";
import { IndexError, type Issue } from "../../errors/index.ts";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";

const Params = z.strictObject({
  /** The period that counts as `scale`. */
  period: z.string(),
  scale: z._default(z.number().check(z.positive()), 100),
});

export type BaseValues = {
  readonly scale: number;
  readonly period: string;
  readonly negative: boolean;
  readonly base: readonly { readonly unit: string; readonly value: number }[];
};

function fit(x: Float64Array, { period, scale }: z.output<typeof Params>, { rows, node }: ColumnContext): BaseValues {
  const base: { unit: string; value: number }[] = [];
  const issues: Issue[] = [];
  for (let i = 0; i < x.length; i++) {
    const value = x[i]!;
    if (rows.period[i] !== period || Number.isNaN(value)) continue;
    const unit = rows.unit[i]!;
    if (value > 0) base.push({ unit, value });
    else issues.push({ code: "base-not-positive", path: [], params: { unit, period, found: value } });
  }
  if (issues.length > 0) throw new IndexError(issues);
  if (base.length === 0) throw new IndexError([{ code: "base-period-absent", path: ["period"], params: { period } }]);
  return { scale, period, negative: node.direction === "negative", base };
}

function apply(x: Float64Array, fitted: BaseValues, { rows, note }: ColumnContext): Float64Array {
  const { scale, period, negative } = fitted;
  const byUnit = new Map(fitted.base.map(({ unit, value }) => [unit, value]));
  const without = new Set<string>();
  const issues: Issue[] = [];
  const y = x.map((v, i) => {
    if (Number.isNaN(v)) return v;
    const base = byUnit.get(rows.unit[i]!);
    if (base === undefined) {
      without.add(rows.unit[i]!);
      return Number.NaN;
    }
    if (!negative) return (v / base) * scale;
    if (v > 0) return (base / v) * scale;
    issues.push({ code: "not-positive", path: [], params: { method: "index-to-base", found: v } });
    return Number.NaN;
  });
  if (issues.length > 0) throw new IndexError(issues);
  if (without.size > 0) note({ code: "base-missing", path: [], params: { period, units: [...without] } });
  return y;
}

function inverse(y: Float64Array, { scale, negative, base }: BaseValues, { rows }: ColumnContext): Float64Array {
  const byUnit = new Map(base.map(({ unit, value }) => [unit, value]));
  return y.map((v, i) => {
    const start = byUnit.get(rows.unit[i]!);
    if (start === undefined || (negative && v <= 0)) return Number.NaN;
    return negative ? start / (v / scale) : (v / scale) * start;
  });
}

/**
 * Index to a base (定基指数): scale·x/x₀ for a positive indicator, scale·x₀/x for a negative one, x₀ being the unit's own
 * value in the base period. Measures each unit against itself, so that one unit alone can be scored over years.
 * Missing stays missing; a unit without a base value has no score, and a note says so. A base or, for a negative
 * indicator, a value at or below zero is an error. Inverse: by the unit's base; none without it.
 * @see 苏为华 (2001), 多指标综合评价理论与方法研究: 定基比值法
 * @example
 * const rows = { length: 2, unit: ["a", "a"], period: ["2020", "2021"], group: {} };
 * const x = Float64Array.of(50, 60);
 * indexToBase.apply(x, indexToBase.fit(x, { period: "2020" }, { rows }), { rows }); // => [100, 120]
 */
export const indexToBase = defineNormaliser({
  id: "index-to-base",
  texts: normaliseEn,
  name: { en: "index to a base period", zh: "定基指数法" },
  params: Params,
  fixed: () => true,
  fit,
  apply,
  inverse,
});

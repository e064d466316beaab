import * as z from "zod/mini";
import { normaliseEn } from "../../errors/en/normalise.ts";
import { IndexError, type Issue } from "../../errors/index.ts";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";
import { comparePeriods } from "../../schema/order.ts";

const Params = z.strictObject({
  /** How many periods back: 1 for the one before (环比), 4 for the same quarter of the year before (同比). */
  lag: z._default(z.int().check(z.minimum(1), z.maximum(1000)), 1),
});

export type Change = { readonly lag: number; readonly sign: 1 | -1 };

function fit(_x: Float64Array, { lag }: z.output<typeof Params>, { rows, node }: ColumnContext): Change {
  const found = new Set(rows.period).size;
  if (found <= lag) {
    throw new IndexError([
      { code: "too-few-periods", path: ["lag"], params: { method: "change-rate", found, needed: lag + 1 } },
    ]);
  }
  return { lag, sign: node.direction === "negative" ? -1 : 1 };
}

const placeOf = (unit: string, period: string) => JSON.stringify([unit, period]);

function apply(x: Float64Array, { lag, sign }: Change, { rows, note }: ColumnContext): Float64Array {
  const periods = [...new Set(rows.period)].sort(comparePeriods);
  const order = new Map(periods.map((period, at) => [period, at]));
  const at = new Map<string, number>();
  for (let i = 0; i < x.length; i++) at.set(placeOf(rows.unit[i]!, rows.period[i]!), i);
  const first: string[] = [];
  const gaps: string[] = [];
  const issues: Issue[] = [];
  const y = x.map((v, i) => {
    if (Number.isNaN(v)) return v;
    const unit = rows.unit[i]!;
    const earlier = periods[order.get(rows.period[i]!)! - lag];
    const row = earlier === undefined ? undefined : at.get(placeOf(unit, earlier));
    const before = row === undefined ? Number.NaN : x[row]!;
    if (Number.isNaN(before)) {
      (earlier === undefined ? first : gaps).push(`${unit} ${rows.period[i]}`.trim());
      return before;
    }
    if (before > 0) return 100 * sign * ((v - before) / before) + 0; // never −0
    issues.push({ code: "previous-not-positive", path: [], params: { unit, period: earlier!, found: before } });
    return Number.NaN;
  });
  if (issues.length > 0) throw new IndexError(issues);
  if (first.length > 0)
    note({ code: "change-starts", path: [], params: { periods: periods.slice(0, lag), count: first.length } });
  if (gaps.length > 0) note({ code: "previous-missing", path: [], params: { at: gaps } });
  return y;
}

/**
 * Rate of change (环比增长率): 100·(x − x₋)/x₋ in percent, x₋ being the unit's own value `lag` periods back in the order of
 * the periods present; the sign turned for a negative indicator. Measures each unit against itself: one unit alone can be
 * scored over years.
 * Unbounded. Missing stays missing. The first `lag` periods have nothing before them, a gap before a value leaves it
 * without a rate: no score, and a note for each. A value before at or below 0: an error naming unit and period.
 * Needs all periods together: `over: each-period` shows it one period at a time, which is an error. No inverse.
 * @see OECD/JRC (2008), Handbook, step 5, annual differences over consecutive years
 * @example
 * const rows = { length: 3, unit: ["a", "a", "a"], period: ["2020", "2021", "2022"], group: {} };
 * const x = Float64Array.of(50, 60, 45);
 * changeRate.apply(x, changeRate.fit(x, {}, { rows }), { rows }); // => [NaN, 20, -25]
 */
export const changeRate = defineNormaliser({
  id: "change-rate",
  texts: normaliseEn,
  name: { en: "rate of change", zh: "环比增长率" },
  params: Params,
  shape: "column",
  needs: ({ lag }) => ({ periods: lag + 1 }),
  fixed: () => true,
  fit,
  apply,
});

import * as z from "zod/mini";
import { IndexError, type Issue } from "../errors/index.ts";
import { weightedPowers } from "./cells.ts";
import { type ColumnScale, learnScales, scaleTable } from "./matrix-scale.ts";
import { defineRanking, onParam, type Ranked, requirePositive, type Table, weighs } from "./ranking.ts";

const Norm = z.enum(["sum", "linear", "vector", "one-plus-min-max"]);
const Params = z.strictObject({
  on: onParam,
  /** `sum` x/Σx, cost (1/x)/Σ(1/x) · `linear` x/max, cost min/x · `vector` · `one-plus-min-max`, from 1 to 2. */
  norm: z._default(Norm, "linear"),
});

export type ProductNorm = z.output<typeof Norm>;
type Fitted = { readonly norm: ProductNorm; readonly scales: readonly ColumnScale[] };

/** The logarithm of a ratio at or below 0 would pass for missing or sink the product. */
export function requireFactors(table: Table, r: readonly Float64Array[]): void {
  const issues: Issue[] = [];
  const { unit, period } = table.context.rows;
  r.forEach((x, j) => {
    const first = weighs(table, j) ? x.findIndex((v) => v <= 0) : -1;
    if (first < 0) return;
    const params = {
      method: table.method,
      found: table.columns[j]![first]!,
      lowest: "above 0",
      unit: unit[first]!,
      period: period[first]!,
      count: x.reduce((n, v) => (v <= 0 ? n + 1 : n), 0),
    } as const;
    issues.push({ code: "value-not-positive", path: [table.nodes[j]!.id], params });
  });
  if (issues.length > 0) throw new IndexError(issues);
}

/** Ratios and shares only of values above 0; a shifted scale takes any. */
export function requireProduct(table: Table, norm: ProductNorm): void {
  if (norm !== "one-plus-min-max") requirePositive(table, () => "above 0");
}

function learn(table: Table, { norm }: z.output<typeof Params>): Fitted {
  requireProduct(table, norm);
  return { norm, scales: learnScales(table, { norm }) };
}

function score(table: Table, { norm, scales }: Fitted): Ranked {
  requireProduct(table, norm);
  const r = scaleTable(table, scales, { norm });
  requireFactors(table, r);
  return { score: weightedPowers(r, table.weighting) };
}

/**
 * Weighted product (加权积法, WPM): Π rⱼ^(wⱼ/Σw) of the raw values on a scale of ratios or shares. A weak child weighs
 * more than a strong one makes up.
 * Missing: skipped; the weights of the present ones count. A value at or below 0 is "value-not-positive", unless
 * `one-plus-min-max` shifts the scale to 1–2. Constant column: its own ratio, or 1.5 on the shifted scale, with a note.
 * Above 0; at most 1 (shifted: 2) on the rows learned from; more is better. Rank reversal: not with `linear` and `sum`,
 * where a new row multiplies all scores by one factor; with the other two a new row can exchange two others.
 * @see Bridgman (1922), Dimensional Analysis, Yale University Press; Miller and Starr (1969)
 * @example
 * const columns = [Float64Array.of(2, 8), Float64Array.of(9, 9)];
 * weightedProduct.apply(columns, { weights: [1, 1], fitted: weightedProduct.fit(columns, {}) }); // => [0.5, 1]
 */
export const weightedProduct = defineRanking({
  id: "weighted-product",
  name: { en: "weighted product", zh: "加权积法(WPM)" },
  params: Params,
  learn,
  score,
});

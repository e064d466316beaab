import * as z from "zod/mini";
import { IndexError, type Issue } from "../errors/index.ts";
import { defineAggregator, type TableContext } from "../method/index.ts";
import { weightedMeans } from "./arithmetic.ts";

/** Cells whose logarithm would pass for missing, or sink the mean; only where the column has a weight. */
function notPositive(
  columns: readonly Float64Array[],
  weights: readonly number[],
  { nodes, rows }: TableContext,
): Issue[] {
  const issues: Issue[] = [];
  columns.forEach((x, j) => {
    if (weights[j] === 0) return;
    let count = 0;
    let first = -1;
    for (let i = 0; i < x.length; i++) {
      if (!(x[i]! <= 0)) continue;
      if (first < 0) first = i;
      count += 1;
    }
    if (count === 0) return;
    const params = {
      method: "geometric",
      found: x[first]!,
      unit: rows.unit[first]!,
      period: rows.period[first]!,
      count,
    };
    issues.push({ code: "score-not-positive", path: [nodes[j]!.id], params });
  });
  return issues;
}

/**
 * Geometric mean (加权几何平均): exp(Σ wⱼ ln xⱼ / Σ wⱼ). A weak child pulls the score down more than a strong one lifts it.
 * Missing children are skipped and the weights of the present ones count. Defined for scores above 0 only: a score at
 * or below 0 is the error "score-not-positive", which suggests `lower: 1`.
 * @see UNDP, Human Development Report 2023/24, technical note 1
 * @example
 * geometric.apply([Float64Array.of(1), Float64Array.of(4)], { weights: [1, 1], fitted: null }); // => [2]
 */
export const geometric = defineAggregator({
  id: "geometric",
  name: { en: "geometric mean", zh: "加权几何平均" },
  params: z.strictObject({}),
  fit: () => null,
  apply: (columns, input, context) => {
    const issues = notPositive(columns, input.weights, context);
    if (issues.length > 0) throw new IndexError(issues);
    const logs = columns.map((x) => x.map(Math.log));
    return weightedMeans(logs, input).map(Math.exp);
  },
});

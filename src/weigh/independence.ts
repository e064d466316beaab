import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { IndexError } from "../errors/index.ts";
import { defineWeigher, type TableContext } from "../method/index.ts";
import { correlationMatrix } from "../stats/correlation-matrix.ts";
import { inverseDiagonal } from "../stats/correlation-structure.ts";
import { correlationNeeds } from "./critic.ts";
import { differing, idsOf, onlyOne, proportional, requireComplete } from "./informative.ts";

const Params = z.strictObject({});

function fit(columns: readonly Float64Array[], _: z.output<typeof Params>, context: TableContext) {
  const { nodes, note } = context;
  requireComplete(columns, "independence", context);
  const live = differing(columns);
  const alone = onlyOne(live, "independence", context);
  if (alone !== null) return { weights: alone, multiple: live.map(() => null) };
  const place = live.flatMap((is, j) => (is ? [j] : []));
  const { diagonal, collinear } = inverseDiagonal(
    correlationMatrix(
      place.map((j) => columns[j]!),
      "pearson",
    ),
  );
  const named = place.filter((_, a) => collinear[a]).map((j) => nodes[j]!);
  if (named.length > 0) note({ code: "collinear-indicators", path: [], params: { nodes: idsOf(named) } });
  const multiple: (number | null)[] = columns.map(() => null);
  place.forEach((j, a) => {
    multiple[j] = collinear[a] ? 1 : Math.sqrt(Math.max(0, 1 - 1 / diagonal[a]!));
  });
  const free = nodes.filter((_, j) => multiple[j] !== null && multiple[j]! < 1e-7);
  if (free.length > 0) {
    throw new IndexError([
      { code: "uncorrelated-indicators", path: [], params: { method: "independence", nodes: idsOf(free) } },
    ]);
  }
  return {
    weights: proportional(
      multiple.map((r) => (r === null ? null : 1 / r)),
      "independence",
      context,
    ),
    multiple,
  };
}

/**
 * Independence weights (独立性权系数法): the less of an indicator the others explain, the more it weighs.
 * wⱼ = (1/Rⱼ) / Σₖ (1/Rₖ), R²ⱼ = 1 − 1/(r⁻¹)ⱼⱼ the squared multiple correlation of j on all others. `multiple` has the R.
 * Missing: not accepted ("needs-complete"). A constant column: weight 0 and the note "no-information"; all constant:
 * "no-divergence". A column that others explain wholly has R = 1 and stands in the note "collinear-indicators"; one that
 * they say nothing of has no 1/R: "uncorrelated-indicators". One column that differs has all the weight. Needs more
 * units than indicators (else every R is 1); a note below five units an indicator.
 * @see 邱东 (1991), 多指标综合评价方法的系统分析, 中国统计出版社
 * @example
 * // two indicators explain each other alike
 * independence.fit([Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 3, 2, 5)], {}).weights; // => [0.5, 0.5]
 */
export const independence = defineWeigher({
  id: "independence",
  name: { en: "independence weights", zh: "独立性权系数法" },
  params: Params,
  texts: weighObjectiveEn,
  needs: correlationNeeds,
  fit,
});

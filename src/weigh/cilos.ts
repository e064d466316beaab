import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { IndexError } from "../errors/index.ts";
import { defineWeigher, type TableContext } from "../method/index.ts";
import { extent } from "../stats/index.ts";
import { stationary } from "../stats/stationary.ts";
import { plain } from "./critic.ts";
import { differing, idsOf, onlyOne, proportional, requireComplete } from "./informative.ts";
import { asSigned, lessIsBetter, onParam, readsOn, requirePositive } from "./raw-values.ts";

const Params = z.strictObject({ on: onParam });

/** Shares of columns of values above 0; where less is better those of min/x. */
function shares(x: Float64Array, smaller: boolean): Float64Array {
  const { min, max } = extent(x);
  const y = x.map((v) => (smaller ? min / v : v / max));
  const total = y.reduce((a, b) => a + b, 0);
  return y.map((v) => v / total);
}

/** Row i: what the columns have where column i is at its best; the mean over the rows where several tie. */
function squareMatrix(y: readonly Float64Array[]): Float64Array[] {
  return y.map((column) => {
    const { max } = extent(column);
    const best = Array.from(column.keys()).filter((i) => column[i] === max);
    return Float64Array.from(y, (other) => best.reduce((sum, i) => sum + other[i]!, 0) / best.length);
  });
}

export function cilosImpacts(given: readonly Float64Array[], method: string, outer: TableContext) {
  const { columns, context } = asSigned(given, outer);
  requireComplete(columns, method, context);
  requirePositive(columns, context, { method, lowest: "above 0" });
  const live = differing(columns);
  const alone = onlyOne(live, method, context);
  if (alone !== null) return { weights: alone, square: [], loss: [] };
  const place = live.flatMap((is, j) => (is ? [j] : []));
  const square = squareMatrix(place.map((j) => shares(columns[j]!, lessIsBetter(context.nodes[j]!))));
  const loss = square.map((row) => row.map((v, j) => (square[j]![j]! - v) / square[j]![j]!));
  // F·q = 0 says that what flows into i, Σⱼ pᵢⱼ·qⱼ, is what flows out, qᵢ·Σₖ pₖᵢ: a chain that goes from j to i at rate pᵢⱼ
  const rates = place.map((_, j) => Float64Array.from(place, (_, i) => Math.max(0, loss[i]![j]!)));
  const q = stationary(rates);
  if (q === null) {
    const free = place.filter((_, j) => !rates[j]!.some((rate, i) => i !== j && rate > 0));
    const nodes = idsOf((free.length > 0 ? free : place).map((j) => context.nodes[j]!));
    throw new IndexError([{ code: "loss-undetermined", path: [], params: { method, nodes } }]);
  }
  const amounts: number[] = columns.map(() => 0);
  place.forEach((j, a) => {
    amounts[j] = q[a]!;
  });
  return { weights: proportional(amounts, method, { ...context, live }), square: plain(square), loss: plain(loss) };
}

/**
 * CILOS (指标影响损失法): criterion impact loss. An indicator weighs the more, the less it loses when the others are at
 * their best.
 * Y: shares of x (of min x / x where less is better); aᵢⱼ: Y of column j in the row where column i is largest;
 * pᵢⱼ = (aⱼⱼ − aᵢⱼ)/aⱼⱼ; F = P − diag(column sums of P); F·q = 0, Σq = 1. On the raw values, whose unit cancels.
 * `square` has the a, `loss` the p. Solved without subtraction, so every weight is right to the last digits.
 * Missing: not accepted ("needs-complete"). A value ≤ 0: "cell-not-positive". Several best rows: their mean. A constant
 * column: weight 0 and the note "no-information"; all constant: "no-divergence". A column that loses nothing anywhere
 * (one unit is best in it and in the others) leaves the weights open or takes all: "loss-undetermined". Needs two units.
 * @see Zavadskas, Podvezko (2016), Integrated determination of objective criteria weights in MCDM, IJITDM 15(2)
 * @example
 * // each loses half where the other is at its best
 * cilos.fit([Float64Array.of(1, 2), Float64Array.of(2, 1)], {}).weights; // => [0.5, 0.5]
 */
export const cilos = defineWeigher({
  id: "cilos",
  name: { en: "CILOS", zh: "指标影响损失法" },
  params: Params,
  texts: weighObjectiveEn,
  reads: readsOn,
  needs: { units: 2 },
  fit: (columns, _, context) => cilosImpacts(columns, "cilos", context),
});

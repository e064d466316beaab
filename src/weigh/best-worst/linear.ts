import { type LinearLimit, linearProgram } from "../../stats/linear-program.ts";
import { scaleToOne } from "../judgements/entry.ts";
import type { BestWorst, BwmSolution } from "./nonlinear.ts";

/**
 * min ξ s.t. |w_B − a_Bj·w_j| ≤ ξ, |w_j − a_jW·w_W| ≤ ξ, Σw = 1, w ≥ 0, as a linear program. Where several weights reach
 * the same ξ, the middle of the range that each may have, so that the order of the list does not matter.
 * Null where the program finds no solution, which only overflow can cause.
 * @see Rezaei (2016), Best-worst multi-criteria decision-making method: some properties and a linear model, Omega 64
 */
export function solveLinearBwm({ best, worst, toOthers, toWorst }: BestWorst): BwmSolution | null {
  const n = toOthers.length;
  const unit = (gains: Readonly<Record<number, number>>): number[] =>
    Array.from({ length: n + 1 }, (_, j) => gains[j] ?? 0);
  const deviations = [
    ...toOthers.flatMap((a, j) => (j === best ? [] : [[best, j, a] as const])),
    ...toWorst.flatMap((a, j) => (j === worst || j === best ? [] : [[j, worst, a] as const])),
  ];
  // the last variable is ξ; each deviation is brought to the order of 1
  const limits: LinearLimit[] = deviations.flatMap(([i, j, a]) => [
    { row: unit({ [i]: 1 / a, [j]: -1, [n]: -1 / a }), max: 0 },
    { row: unit({ [i]: -1 / a, [j]: 1, [n]: -1 / a }), max: 0 },
  ]);
  const whole: LinearLimit = { row: Array.from({ length: n + 1 }, (_, j) => (j < n ? 1 : 0)), min: 1, max: 1 };
  const first = linearProgram(unit({ [n]: -1 }), [...limits, whole]);
  if (first.status !== "optimal") return null;
  const xi = Math.max(0, first.x[n]!);
  // no slack at all would leave rounding no room
  const held: LinearLimit = { row: unit({ [n]: 1 }), max: xi + 1e-13 };
  const low = new Float64Array(n);
  const high = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    const found = first.x[j]!;
    const least = linearProgram(unit({ [j]: -1 }), [...limits, whole, held]);
    const most = linearProgram(unit({ [j]: 1 }), [...limits, whole, held]);
    low[j] = least.status === "optimal" ? Math.min(found, least.x[j]!) : found;
    high[j] = most.status === "optimal" ? Math.max(found, most.x[j]!) : found;
  }
  const single = low.every((v, j) => high[j]! - v < 1e-9);
  const weights = single ? first.x.slice(0, n) : low.map((v, j) => (v + high[j]!) / 2);
  return {
    weights: Float64Array.from(scaleToOne(weights)),
    low: single ? weights : low,
    high: single ? weights : high,
    xi,
  };
}

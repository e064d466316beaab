import type { BestWorst } from "./nonlinear.ts";

/** Largest ξ there can be, by a_BW, as Rezaei (2015) prints it. */
const PRINTED = [0, 0.44, 1, 1.63, 2.3, 3, 3.73, 4.47, 5.23];

export interface BwmConsistency {
  readonly [key: string]: number | null;
  /** The largest ξ that judgements with this a_BW can have. */
  readonly consistencyIndex: number;
  /** ξ over it; null for the linear form, whose ξ is read as it is. */
  readonly cr: number | null;
  /** Judged from the statements alone, before any weights. */
  readonly crInput: number;
}

/**
 * Consistency index of Rezaei (2015): the printed two decimals for whole a_BW from 1 to 9, else its equation
 * ξ² − (1 + 2a)·ξ + a² − a = 0.
 * @example consistencyIndex(8); // => 4.47
 */
export function consistencyIndex(a: number): number {
  return PRINTED[a - 1] ?? (1 + 2 * a - Math.sqrt(8 * a + 1)) / 2;
}

/** @see Liang, Brunelli & Rezaei (2020), Consistency issues in the best worst method, Omega 96 */
export function bwmConsistency(
  list: BestWorst,
  { xi, kind }: { xi: number; kind: "linear" | "nonlinear" },
): BwmConsistency {
  const { best, worst, toOthers, toWorst } = list;
  const a = toOthers[worst]!;
  const index = consistencyIndex(a);
  let crInput = 0;
  toOthers.forEach((p, j) => {
    if (j === best || j === worst || a <= 1) return;
    crInput = Math.max(crInput, Math.abs(p * toWorst[j]! - a) / (a * a - a));
  });
  return { consistencyIndex: index, cr: kind === "linear" ? null : index > 0 ? xi / index : 0, crInput };
}

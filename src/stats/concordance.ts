import { chiSquareTail } from "./chi-square.ts";
import { rankValues } from "./rank.ts";

/** How far several judges rank the same things alike. */
export interface Concordance {
  /** 0: no agreement; 1: the same order. Null where every judge ties everything. */
  readonly w: number | null;
  readonly chiSquare: number | null;
  readonly df: number;
  /** Of so much agreement, or more, if the judges ranked at random. */
  readonly p: number | null;
}

/**
 * Kendall's coefficient of concordance (肯德尔和谐系数), corrected for ties: W = 12·S / (m²(n³ − n) − m·Σₖ(t³ − t)), with S the
 * squared deviations of the rank sums from their mean; χ² = m(n − 1)·W with n − 1 degrees of freedom.
 * The approximation by χ² is coarse for fewer than 8 things.
 * Missing: not accepted. Edge: one thing, or one judge: null.
 * @param scores a column a judge, the same things in each; the larger ranks first
 * @see Kendall & Babington Smith (1939), The problem of m rankings, Ann. Math. Stat. 10; Legendre (2005), JABES 10
 * @example
 * // three judges of the same order
 * kendallW([Float64Array.of(3, 2, 1), Float64Array.of(9, 5, 2), Float64Array.of(7, 6, 5)]).w; // => 1
 */
export function kendallW(scores: readonly Float64Array[]): Concordance {
  const m = scores.length;
  const n = scores[0]?.length ?? 0;
  const df = Math.max(0, n - 1);
  if (m < 2 || n < 2) return { w: null, chiSquare: null, df, p: null };
  const sums = new Float64Array(n);
  let ties = 0;
  for (const judge of scores) {
    const ranks = rankValues(judge, { ties: "mean" });
    for (let i = 0; i < n; i++) sums[i] = sums[i]! + ranks[i]!;
    ties += tieTerm(ranks);
  }
  const mean = (m * (n + 1)) / 2;
  const s = sums.reduce((total, r) => total + (r - mean) ** 2, 0);
  const most = m * m * (n * n * n - n) - m * ties;
  if (most <= 0) return { w: null, chiSquare: null, df, p: null };
  const w = (12 * s) / most;
  const chiSquare = m * (n - 1) * w;
  return { w, chiSquare, df, p: chiSquareTail(chiSquare, { df }) };
}

/** Σ (t³ − t) over the runs of t equal ranks. */
function tieTerm(ranks: Float64Array): number {
  const sorted = Float64Array.from(ranks).sort();
  let total = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to += 1;
    const t = to - from;
    total += t * t * t - t;
    from = to;
  }
  return total;
}

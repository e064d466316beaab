import { chiSquareTail } from "./chi-square.ts";
import { type PairCounts, tauOf } from "./correlation-kendall.ts";
import { exchangeDistribution, rankDifferenceDistribution } from "./rank-distribution.ts";
import { studentTTail } from "./student-t.ts";

/** Distributions for small samples, by number of rows; made by whoever tests many pairs, so that each is computed once. */
export interface Distributions {
  readonly exchanges: Map<number, Float64Array>;
  readonly differences: Map<number, Float64Array>;
}

export const noDistributions = (): Distributions => ({ exchanges: new Map(), differences: new Map() });

function remembered(known: Map<number, Float64Array>, n: number, make: (n: number) => Float64Array): Float64Array {
  let p = known.get(n);
  if (p === undefined) {
    p = make(n);
    known.set(n, p);
  }
  return p;
}

/**
 * The probability of so large a correlation of Pearson's, of either sign, where there is none: two-sided, by
 * t = r·√((n − 2)/(1 − r²)) with n − 2 degrees of freedom.
 * Edge: NaN below three rows or where r is NaN; 0 for r = ±1.
 * @param n rows in which both values are present
 * @example pearsonTail(0.5, { n: 12 }); // => 0.0978546
 */
export function pearsonTail(r: number, { n }: { n: number }): number {
  if (Number.isNaN(r) || n < 3) return Number.NaN;
  const left = (1 - r) * (1 + r);
  return left <= 0 ? 0 : studentTTail(r * Math.sqrt((n - 2) / left), { df: n - 2 });
}

/**
 * The same for Spearman's, as R's `cor.test`: without ties exact to 9 rows and by an Edgeworth series (AS 89) below 1290;
 * else, and with ties, by t as for Pearson's.
 * Edge: NaN below two rows (three where there are ties) or where r is NaN.
 * @param tied whether any value of either column occurs twice among those rows
 * @see Best & Roberts (1975), Algorithm AS 89, Appl. Statist. 24
 * @example spearmanTail(1, { n: 4, tied: false }); // => 1/12
 */
export function spearmanTail(
  r: number,
  { n, tied, known = noDistributions() }: { n: number; tied: boolean; known?: Distributions },
): number {
  if (Number.isNaN(r) || n < 2) return Number.NaN;
  if (tied || n >= 1290) return pearsonTail(r, { n });
  const third = (n * n * n - n) / 6;
  // Σd² is even; in r it is rounded
  const sum = 2 * Math.round(((1 - r) * third) / 2);
  const upper = sum > third; // the sum is large where the orders are opposite
  if (n > 9) return Math.min(1, 2 * Math.max(0, Math.min(1, edgeworth(upper ? sum : sum + 2, n, upper))));
  const p = remembered(known.differences, n, rankDifferenceDistribution);
  let tail = 0;
  for (let k = 0; k < p.length; k++) if (upper ? 2 * k >= sum : 2 * k <= sum) tail += p[k]!;
  return Math.min(1, 2 * tail);
}

/** P(Σd² ≥ sum), or P(Σd² < sum). */
function edgeworth(sum: number, n: number, upper: boolean): number {
  const b = 1 / n;
  // one less for continuity: the sum steps by two
  const x = (6 * (sum - 1) * b * (1 / (n * n - 1)) - 1) * Math.sqrt(n - 1);
  const y = x * x;
  const inner = 0.0879 + 0.0151 * b - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y));
  const u = x * b * (0.2274 + b * (0.2531 + 0.1745 * b) + y * (-0.0758 + b * (0.1033 + 0.3932 * b) - y * b * inner));
  const correction = u / Math.exp(y / 2);
  const above = x > 0 ? chiSquareTail(y, { df: 1 }) / 2 : 1 - chiSquareTail(y, { df: 1 }) / 2;
  return upper ? above + correction : (x < 0 ? chiSquareTail(y, { df: 1 }) / 2 : 1 - above) - correction;
}

/**
 * The same for Kendall's τ-b, as R's `cor.test`: without ties exact below 50 rows; else by the normal distribution of the
 * surplus of pairs in the same order, its variance corrected for ties, without correction for continuity.
 * Edge: NaN below two rows or where τ is undefined.
 * @see Kendall (1970), Rank Correlation Methods, 4th ed., chapters 1 and 4
 * @example
 * // four rows in the same order: 6 pairs, none tied
 * const none = { pairs: 0, triples: 0, spread: 0 };
 * kendallTail({ n: 4, s: 6, opposite: 0, x: none, y: none }); // => 1/12
 */
export function kendallTail(counts: PairCounts, { known = noDistributions() }: { known?: Distributions } = {}): number {
  const { n, s, opposite, x, y } = counts;
  if (Number.isNaN(tauOf(counts))) return Number.NaN;
  if (n < 50 && x.pairs === 0 && y.pairs === 0) {
    const p = remembered(known.exchanges, n, exchangeDistribution);
    const least = Math.min(opposite, p.length - 1 - opposite);
    let tail = 0;
    for (let k = 0; k <= least; k++) tail += p[k]!;
    return Math.min(1, 2 * tail);
  }
  const plain = n * (n - 1) * (2 * n + 5) - x.spread - y.spread;
  const pairs = (2 * x.pairs * y.pairs) / (n * (n - 1));
  const triples = n > 2 ? (x.triples * y.triples) / (9 * n * (n - 1) * (n - 2)) : 0;
  const variance = plain / 18 + pairs + triples;
  return variance > 0 ? chiSquareTail((s * s) / variance, { df: 1 }) : 1;
}

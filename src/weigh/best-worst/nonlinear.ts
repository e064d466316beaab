import { scaleToOne } from "../judgements/entry.ts";

/** Judgements of one list: the best against each, each against the worst. The best and the worst are part of both. */
export interface BestWorst {
  readonly best: number;
  readonly worst: number;
  /** a_Bj: how many times as important the best is as j. */
  readonly toOthers: readonly number[];
  /** a_jW: how many times as important j is as the worst. */
  readonly toWorst: readonly number[];
}

export interface BwmSolution {
  /** Middle of the range that each weight may have, sum 1. */
  readonly weights: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Largest deviation from the judgements that cannot be avoided. */
  readonly xi: number;
}

/**
 * min ξ s.t. |w_B/w_j − a_Bj| ≤ ξ, |w_j/w_W − a_jW| ≤ ξ, exactly. With r = w_B/w_W each j asks for
 * (a_Bj − ξ)(a_jW − ξ) ≤ r ≤ (a_Bj + ξ)(a_jW + ξ), and the pair itself for a_BW − ξ ≤ r ≤ a_BW + ξ; so ξ is the largest at
 * which a lower bound meets an upper one: a linear or quadratic equation for each two. r is then fixed, and each other weight
 * has a range, of which the middle counts (Rezaei 2016).
 * @see Rezaei (2015), Best-worst multi-criteria decision-making method, Omega 53; Rezaei (2016), Omega 64
 */
export function solveNonlinear({ best, worst, toOthers, toWorst }: BestWorst): BwmSolution {
  const a = toOthers[worst]!;
  const others = toOthers.map((p, j) => ({ p, q: toWorst[j]!, j })).filter(({ j }) => j !== best && j !== worst);
  let xi = 0;
  for (const one of others) {
    const { p, q } = one;
    const gap = p * q - a;
    const b = p + q + 1;
    // (p ∓ ξ)(q ∓ ξ) = a ± ξ; the root in the stable form
    if (gap > 0) xi = Math.max(xi, (2 * gap) / (b + Math.sqrt(b * b - 4 * gap)));
    if (gap < 0) xi = Math.max(xi, (-2 * gap) / (b + Math.sqrt(b * b - 4 * gap)));
    for (const two of others) {
      const apart = p * q - two.p * two.q;
      if (apart > 0) xi = Math.max(xi, apart / (p + q + two.p + two.q));
    }
  }
  const lower = Math.max(a - xi, ...others.map(({ p, q }) => (p - xi) * (q - xi)));
  const upper = Math.min(a + xi, ...others.map(({ p, q }) => (p + xi) * (q + xi)));
  const r = (lower + upper) / 2;
  const n = toOthers.length;
  const least = new Float64Array(n).fill(1);
  const most = new Float64Array(n).fill(1);
  least[best] = r;
  most[best] = r;
  least[worst] = 1;
  most[worst] = 1;
  for (const { p, q, j } of others) {
    const from = Math.max(q - xi, r / (p + xi));
    const to = Math.min(q + xi, r / (p - xi));
    // where the range is a point, rounding may turn it round
    least[j] = Math.min(from, to);
    most[j] = Math.max(from, to);
  }
  return { ...rangeOf(least, most), xi };
}

/** Each weight at its least and its most, when the ratios to the worst may lie between two bounds. */
function rangeOf(least: Float64Array, most: Float64Array): Omit<BwmSolution, "xi"> {
  const [leastSum, mostSum] = [sum(least), sum(most)];
  const low = least.map((v, j) => v / (v + mostSum - most[j]!));
  const high = most.map((v, j) => v / (v + leastSum - least[j]!));
  return { low, high, weights: Float64Array.from(scaleToOne(low.map((v, j) => (v + high[j]!) / 2))) };
}

const sum = (x: Float64Array): number => x.reduce((total, v) => total + v, 0);

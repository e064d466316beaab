/**
 * Evenness of shares by Shannon's entropy (信息熵): 1 where all are equal, 0 where one has everything.
 * e = −Σ pᵢ ln pᵢ / ln n with pᵢ = xᵢ/Σx over the n present values; 0·ln 0 counts as 0.
 * Missing: skipped, n counts the present. Edge: exactly 1 for equal values, so that evenness never makes a weight
 * from rounding; null where it is undefined: fewer than two values, all of them zero, or a negative one.
 * @param x amounts or shares ≥ 0; they need not sum to 1
 * @see Shannon (1948), A Mathematical Theory of Communication, Bell System Technical Journal 27
 * @example shannonEvenness(Float64Array.of(0.5, 0.5, 0, 0)); // => 0.5
 * @example shannonEvenness(Float64Array.of(7)); // => null
 */
export function shannonEvenness(x: Float64Array): number | null {
  let n = 0;
  let total = 0;
  let min = Infinity;
  let max = 0;
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    if (Number.isNaN(v)) continue;
    if (v < 0) return null;
    n += 1;
    total += v;
    if (v < min) min = v;
    if (v > max) max = v;
  }
  if (n < 2 || max === 0 || total === Infinity) return null;
  if (min === max) return 1;
  let entropy = 0;
  for (let i = 0; i < x.length; i++) {
    const p = x[i]! / total;
    if (p > 0) entropy -= p * Math.log(p);
  }
  return Math.min(1, Math.max(0, entropy / Math.log(n)));
}

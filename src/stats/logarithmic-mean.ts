/**
 * Logarithmic mean of two positive numbers: (b − a) / (ln b − ln a), and a where both are equal. It lies between their
 * geometric and their arithmetic mean, and turns a difference of logarithms into the difference itself.
 * Edge: numbers close to each other keep full precision. Missing or not positive: NaN.
 * @see Ang and Liu (2001), A new energy decomposition method: perfect in decomposition and consistent in aggregation, Energy 26
 * @example logarithmicMean(1, Math.E); // => 1.718281828459045
 */
export function logarithmicMean(a: number, b: number): number {
  if (!(a > 0 && b > 0)) return Number.NaN;
  const r = (b - a) / a;
  if (r === 0) return a;
  // log1p keeps the digits that ln b − ln a would lose
  return Math.abs(r) < 0.5 ? (a * r) / Math.log1p(r) : (b - a) / (Math.log(b) - Math.log(a));
}

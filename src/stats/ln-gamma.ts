const HALF_LN_2PI = 0.9189385332046728;
// B₂ₖ / (2k·(2k − 1)), k = 1 … 8
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156, -3617 / 122_400];
const FROM = 10;

/**
 * ln Γ(x) for x > 0, by Stirling's series from 10 on and Γ(x + 1) = x·Γ(x) below; absolute error below 1e-14 times
 * max(1, |ln Γ(x)|).
 * Missing: NaN. Edge: x = 0 gives ∞; x < 0 a RangeError.
 * @see Abramowitz and Stegun (1964), 6.1.40
 * @example lnGamma(5); // => 3.17805383034795
 */
export function lnGamma(x: number): number {
  if (x < 0) throw new RangeError(`ln Γ is taken of a number above 0, not ${x}`);
  if (x === 0) return Infinity;
  let product = 1;
  let z = x;
  for (; z < FROM; z += 1) product *= z;
  return (z - 0.5) * Math.log(z) - z + HALF_LN_2PI + stirlingRest(z) - Math.log(product);
}

/**
 * xᵃ·(1 − x)ᵇ / B(a, b) for 0 < x < 1 and a, b > 0. Where a and b are 10 or more the large terms are taken together, as
 * distances from the mean a/(a + b), so that they do not cancel.
 * @param rest 1 − x, which the caller may know to more digits
 * @example betaFront(0.5, { a: 2, b: 3, rest: 0.5 }); // => 0.375
 */
export function betaFront(
  x: number,
  { a, b, rest }: { readonly a: number; readonly b: number; readonly rest: number },
): number {
  if (a < FROM || b < FROM) {
    const lnRest = x < 0.5 ? Math.log1p(-x) : Math.log(rest);
    const lnX = rest < 0.5 ? Math.log1p(-rest) : Math.log(x);
    return Math.exp(a * lnX + b * lnRest - lnBetaOfSmall(a, b));
  }
  const off = x * b - rest * a; // (a + b) times the distance from the mean
  const near = a * Math.log1p(off / a) + b * Math.log1p(-off / b);
  const left = stirlingRest(a) + stirlingRest(b) - stirlingRest(a + b);
  return Math.sqrt((a * b) / (a + b)) * Math.exp(near - HALF_LN_2PI - left);
}

/** ln B(a, b), one of them below 10; where the other is 10 or more, by the difference of its two large terms. */
function lnBetaOfSmall(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  if (large < FROM) return lnGamma(a) + lnGamma(b) - lnGamma(a + b);
  const apart = (large - 0.5) * Math.log1p(small / large) + small * Math.log(small + large) - small;
  return lnGamma(small) - apart + stirlingRest(large) - stirlingRest(large + small);
}

/** What Stirling's formula leaves out: Σ B₂ₖ / (2k·(2k − 1)·z^(2k−1)). */
function stirlingRest(z: number): number {
  const inverse = 1 / (z * z);
  return SERIES.reduceRight((total, c) => total * inverse + c, 0) / z;
}

import { betaFront } from "./ln-gamma.ts";

/** The two shapes of a beta distribution, both above 0. */
export interface BetaShape {
  readonly a: number;
  readonly b: number;
}

/**
 * The regularised incomplete beta function Iₓ(a, b), the share of a beta distribution below x, by its continued fraction
 * (modified Lentz) on the side where it converges fast.
 * Missing: NaN. Edge: x ≤ 0 gives 0, x ≥ 1 gives 1; a or b not above 0 is a RangeError.
 * @see Press et al. (2007), Numerical Recipes, 6.4
 * @example regularisedBeta(0.5, { a: 2, b: 3 }); // => 0.6875
 */
export function regularisedBeta(x: number, { a, b }: BetaShape): number {
  if (!(a > 0 && b > 0)) throw new RangeError(`both shapes of a beta distribution are above 0, not ${a} and ${b}`);
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - lowerPart(1 - x, { a: b, b: a }, x);
  return lowerPart(x, { a, b }, 1 - x);
}

/** xᵃ(1−x)ᵇ / (a·B(a, b)) times the fraction; `rest` is 1 − x, which the caller may know better. */
function lowerPart(x: number, { a, b }: BetaShape, rest: number): number {
  const front = betaFront(x, { a, b, rest }) / a;
  const tiny = 1e-300;
  const safe = (v: number) => (Math.abs(v) < tiny ? tiny : v);
  let c = 1;
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / safe(1 + even * d);
    c = safe(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / safe(1 + odd * d);
    c = safe(1 + odd / c);
    const factor = d * c;
    h *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return front * h;
}

/**
 * The x below which a share p of a beta distribution lies: Iₓ(a, b) = p, by Newton's steps held inside a bracket that
 * every step narrows.
 * Missing: NaN. Edge: p ≤ 0 gives 0, p ≥ 1 gives 1.
 * @example betaQuantile(0.6875, { a: 2, b: 3 }); // => 0.5
 */
export function betaQuantile(p: number, shape: BetaShape): number {
  if (Number.isNaN(p)) return p;
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  const { a, b } = shape;
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let step = 0; step < 400; step++) {
    const share = regularisedBeta(x, shape);
    if (share < p) low = x;
    else high = x;
    const density = betaFront(x, { ...shape, rest: 1 - x }) / (x * (1 - x));
    const wanted = x - (share - p) / density;
    // near 0 the halves are taken by ratio, so that tiny quantiles keep their digits
    const half = low > 0 && high / low > 4 ? Math.sqrt(low * high) : (low + high) / 2;
    const next = wanted > low && wanted < high ? wanted : half;
    if (Math.abs(next - x) <= 1e-16 * x) return next;
    x = next;
    if (high - low <= 1e-16 * high) return x;
  }
  return x;
}

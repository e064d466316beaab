import { chiSquareTail } from "./chi-square.ts";
import { probit } from "./probit.ts";
import type { Random } from "./random.ts";

/** The nearest to 0 and 1 that a share may be where the quantiles of a distribution have no end. */
const LEAST = 5.421010862427522e-20; // 2^-64
const MOST = 1 - 1.1102230246251565e-16;

/**
 * A standard normal number from a share strictly or not strictly between 0 and 1; the ends give large numbers, not ∞.
 * @example normalFrom(0.5); // => 0
 */
export function normalFrom(u: number): number {
  return probit(Math.min(MOST, Math.max(LEAST, u)));
}

/**
 * The quantile of the triangular distribution from `min` over its peak `mode` to `max`.
 * @example triangularFrom(0.5, { min: 0, mode: 1, max: 2 }); // => 1
 */
export function triangularFrom(
  u: number,
  { min, mode, max }: { readonly min: number; readonly mode: number; readonly max: number },
): number {
  const width = max - min;
  if (width === 0) return min;
  if (u * width < mode - min) return min + Math.sqrt(u * width * (mode - min));
  return max - Math.sqrt((1 - u) * width * (max - mode));
}

/**
 * Which of several things with these probabilities a share picks.
 * @param upTo running sums of the probabilities, the last 1
 * @example pickFrom(0.6, [0.5, 0.75, 1]); // => 1
 */
export function pickFrom(u: number, upTo: readonly number[]): number {
  let at = 0;
  while (at < upTo.length - 1 && !(u < upTo[at]!)) at += 1;
  return at;
}

/**
 * A gamma number of a shape above 0, scale 1, by rejection.
 * @see Marsaglia and Tsang (2000), A simple method for generating gamma variables, ACM TOMS 26
 */
export function gammaFrom(random: Random, shape: number): number {
  if (shape < 1) return gammaFrom(random, shape + 1) * Math.exp(Math.log(1 - random.uniform()) / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalFrom(random.uniform());
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (Math.log(1 - random.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/**
 * Shares that sum to 1, around given ones: Dirichlet(α). αⱼ = 0 gives 0.
 * @param alpha at least one above 0
 */
export function dirichletFrom(random: Random, alpha: ArrayLike<number>): Float64Array {
  const out = new Float64Array(alpha.length);
  let total = 0;
  for (let j = 0; j < alpha.length; j++) {
    if (alpha[j]! > 0) out[j] = gammaFrom(random, alpha[j]!);
    total += out[j]!;
  }
  // every number may have sunk to 0 where all α are tiny; then one thing has it all, as in the limit
  if (total === 0) out[Math.floor(random.uniform() * out.length)] = total = 1;
  for (let j = 0; j < out.length; j++) out[j] = out[j]! / total;
  return out;
}

/**
 * The share of the standard normal distribution below z.
 * @example normalBelow(1.959963984540054); // => 0.975
 */
export function normalBelow(z: number): number {
  const outside = chiSquareTail(z * z, { df: 1 }) / 2;
  return z < 0 ? outside : 1 - outside;
}

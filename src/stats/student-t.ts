import { chiSquareTail } from "./chi-square.ts";
import { betaQuantile, regularisedBeta } from "./incomplete-beta.ts";
import { probit } from "./probit.ts";

/**
 * Two-sided tail of Student's t: P(|T| ≥ |t|) = I(df/(df + t²); df/2, ½); with infinite degrees of freedom the normal's.
 * Missing: NaN. Edge: df not above 0 is a RangeError; t = ±∞ gives 0.
 * @example studentTTail(2.7764451051977934, { df: 4 }); // => 0.05
 */
export function studentTTail(t: number, { df }: { readonly df: number }): number {
  if (!(df > 0)) throw new RangeError(`degrees of freedom are above 0, not ${df}`);
  if (Number.isNaN(t)) return t;
  const size = Math.abs(t);
  if (size === Infinity) return 0;
  if (df === Infinity) return chiSquareTail(size * size, { df: 1 });
  return regularisedBeta(df / (df + size * size), { a: df / 2, b: 0.5 });
}

/**
 * The t of a two-sided interval: P(|T| ≤ t) = level; with infinite degrees of freedom the normal's.
 * Edge: df not above 0 is a RangeError; level 0 gives 0 and 1 gives ∞.
 * @param level between 0 and 1
 * @example studentTQuantile(0.95, { df: 2 }); // => 4.30265272975
 */
export function studentTQuantile(level: number, { df }: { readonly df: number }): number {
  if (!(df > 0)) throw new RangeError(`degrees of freedom are above 0, not ${df}`);
  if (df === Infinity) return probit(0.5 + level / 2);
  // x = df/(df + t²) where it is small, else 1 − x, so that neither end loses digits
  if (level > 0.5) {
    const x = betaQuantile(1 - level, { a: df / 2, b: 0.5 });
    return Math.sqrt((df * (1 - x)) / x);
  }
  const y = betaQuantile(level, { a: 0.5, b: df / 2 });
  return Math.sqrt((df * y) / (1 - y));
}

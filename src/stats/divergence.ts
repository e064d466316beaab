import { ln } from "./ln.ts";
import { mean } from "./moments.ts";

/**
 * How far shares are from even, 1 − e with e of `shannonEvenness`, without the cancellation of 1 − e.
 * pᵢ = (xᵢ − zero)/Σ(xⱼ − zero), 1 − e = Σ pᵢ ln(n·pᵢ) / ln n = Σ f(δᵢ) / (n ln n) with n·pᵢ = 1 + δᵢ and
 * f(δ) = (1 + δ)·ln(1 + δ) − δ, every term of which is 0 or more. Any multiple of x gives the same.
 * Missing: skipped, n counts the present. Edge: exactly 0 for equal values; null where it is undefined: fewer than two
 * values, all of them at `zero`, or one below it.
 * @param zero what counts as nothing: 0, or the smallest value for shares of min-max scores
 * @see Shannon (1948), A Mathematical Theory of Communication, Bell System Technical Journal 27
 * @example shannonDivergence(Float64Array.of(0.5, 0.5, 0, 0)); // => 0.5
 * @example shannonDivergence(Float64Array.of(1, 1 + 1 / 1024)); // => 1.718148e-7
 */
export function shannonDivergence(x: Float64Array, { zero = 0 }: { zero?: number } = {}): number | null {
  let n = 0;
  let total = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    if (v < min) min = v;
    if (v > max) max = v;
    if (Number.isNaN(v)) continue;
    n += 1;
    total += v;
  }
  if (n < 2 || min < zero || max === zero) return null;
  if (min === max) return 0;
  const centre = Number.isFinite(total) ? total / n : mean(x);
  const above = centre - zero;
  let far = 0; // Σ(1 + δ)·ln(1 + δ) and Σδ where δ is not small
  let farDelta = 0;
  let near = 0; // Σf(δ) and Σδ where it is
  let nearDelta = 0;
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    if (Number.isNaN(v)) continue;
    const delta = (v - centre) / above;
    if (delta > -0.1 && delta < 0.1) {
      near += nearlyEven(delta);
      nearDelta += delta;
    } else {
      const share = 1 + delta;
      if (share > 0) far += share * ln(share);
      farDelta += delta;
    }
  }
  // the mean was rounded: with μ left over it, Σp·ln(n·p) is Σf/(1 + μ) + μ/(1 + μ) − ln(1 + μ), the last two −μ²/2
  const over = (farDelta + nearDelta) / n;
  const distance = (far - farDelta + near) / n / (1 + over) - (over * over) / 2;
  return Math.min(1, Math.max(0, distance / Math.log(n)));
}

/** (1 + δ)·ln(1 + δ) − δ = Σ (−1)ᵏ δᵏ/(k(k − 1)) from k = 2, for |δ| < 0.1: the next term is below 1e-17 of the first. */
function nearlyEven(d: number): number {
  return (
    d *
    d *
    (1 / 2 -
      d *
        (1 / 6 -
          d *
            (1 / 12 -
              d *
                (1 / 20 -
                  d *
                    (1 / 30 -
                      d *
                        (1 / 42 -
                          d *
                            (1 / 56 -
                              d *
                                (1 / 72 -
                                  d *
                                    (1 / 90 -
                                      d *
                                        (1 / 110 -
                                          d *
                                            (1 / 132 -
                                              d * (1 / 156 - d * (1 / 182 - d * (1 / 210 - d * (1 / 240)))))))))))))))
  );
}

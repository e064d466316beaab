import { type Extent, extent } from "./extent.ts";
import { mean, variance } from "./moments.ts";

/** Extent, mean and spread of present values. */
export interface Moments extends Extent {
  /** NaN where nothing is present. */
  readonly mean: number;
  /** Standard deviation with n − ddof. */
  readonly deviation: (ddof: 0 | 1) => number;
}

/**
 * The moments of a column that comes in parts. The extent is exact; mean and sum of squared deviations are merged part by
 * part in the order in which they come: x̄ = x̄ₐ + δ·nᵦ/n, S = Sₐ + Sᵦ + δ²·nₐnᵦ/n, δ = x̄ᵦ − x̄ₐ.
 * Missing: skipped.
 * @see Chan, Golub, LeVeque (1983), Algorithms for computing the sample variance, Amer. Statist. 37
 * @example
 * const moments = createMoments();
 * moments.add(Float64Array.of(1, 2));
 * moments.add(Float64Array.of(3, 4));
 * moments.found().deviation(1); // => 1.2909944487358056
 */
export function createMoments(): { add(part: Float64Array): void; found(): Moments } {
  let [n, centre, squares] = [0, 0, 0];
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return {
    add(part) {
      const own = extent(part);
      if (own.count === 0) return;
      if (own.min < min) min = own.min;
      if (own.max > max) max = own.max;
      const ownMean = mean(part);
      const ownSquares = variance(part, { ddof: 0 }) * own.count;
      const total = n + own.count;
      const delta = ownMean - centre;
      squares += ownSquares + delta * delta * ((n * own.count) / total);
      centre = n === 0 ? ownMean : centre + delta * (own.count / total);
      n = total;
    },
    found() {
      if (n === 0) return { min: Number.NaN, max: Number.NaN, count: 0, mean: Number.NaN, deviation: () => Number.NaN };
      const deviation = (ddof: 0 | 1) => (n > ddof ? Math.sqrt(squares / (n - ddof)) : Number.NaN);
      return { min: min + 0, max: max + 0, count: n, mean: centre, deviation };
    },
  };
}

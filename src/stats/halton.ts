export interface HaltonOptions {
  /** At least 1, else a RangeError. */
  readonly dimensions: number;
  /** Points left out at the start; by default the first, which is 0. */
  readonly skip?: number;
  /** From 0 to 1, a dimension one: added modulo 1, so that the same evenness comes in many forms. */
  readonly shift?: Float64Array;
}

/** The first primes. */
export function primes(count: number): number[] {
  const found: number[] = [];
  for (let p = 2; found.length < count; p++) if (!found.some((q) => q * q <= p && p % q === 0)) found.push(p);
  return found;
}

/**
 * The digits of a whole number in a base, mirrored at the point: 6 = 110 in base 2 gives 0.011 = 3/8.
 * @example radicalInverse(6, 2); // => 0.375
 */
export function radicalInverse(index: number, base: number): number {
  let numerator = 0;
  let denominator = 1;
  for (let rest = index; rest > 0; rest = Math.floor(rest / base)) {
    numerator = numerator * base + (rest % base);
    denominator *= base;
  }
  return numerator / denominator;
}

/**
 * Points of Halton's sequence: coordinate j of point i is i's digits in the j-th prime, mirrored at the point. Even in few
 * dimensions; beyond about ten its projections show stripes, so Sobol's points are the better choice there.
 * @returns n rows of `dimensions` numbers from 0 up to, not including, 1
 * @see Halton (1960), Numer. Math. 2; Cranley and Patterson (1976), SIAM J. Numer. Anal. 13, for the shift
 * @example haltonPoints(3, { dimensions: 2 }); // => [1/2, 1/3, 1/4, 2/3, 3/4, 1/9]
 */
export function haltonPoints(n: number, { dimensions, skip = 1, shift }: HaltonOptions): Float64Array {
  if (!(dimensions >= 1)) throw new RangeError(`Halton points have at least one dimension, not ${dimensions}`);
  const bases = primes(dimensions);
  const points = new Float64Array(n * dimensions);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < dimensions; j++) {
      const v = radicalInverse(skip + i, bases[j]!) + (shift?.[j] ?? 0);
      points[i * dimensions + j] = v < 1 ? v : v - 1;
    }
  return points;
}

/** The rows of a square matrix. */
export type Matrix = readonly Float64Array[];

export interface Principal {
  /** Perron root: the largest eigenvalue, real and simple for a positive matrix. */
  readonly value: number;
  /** Its eigenvector, positive, sum 1. */
  readonly vector: Float64Array;
}

/**
 * Largest eigenvalue of a non-negative primitive matrix (positive, or zeros with a positive diagonal and every row reached
 * from every other), and its eigenvector, by power iteration until no share moves by more than 1e-15 of itself.
 * Missing: not accepted. Edge: a 1×1 matrix is its own value. Time: n² a step, some ten to some hundred steps.
 * @param start a guess, such as the vector of a similar matrix
 * @see Saaty (1980), The Analytic Hierarchy Process, ch. 7; Wilkinson (1965), The Algebraic Eigenvalue Problem, ch. 9
 * @example principal([Float64Array.of(1, 2), Float64Array.of(0.5, 1)]).value; // => 2
 */
export function principal(a: Matrix, start?: Float64Array): Principal {
  const n = a.length;
  let w = start === undefined ? new Float64Array(n).fill(1 / n) : Float64Array.from(start);
  let value = 0;
  let least = Number.POSITIVE_INFINITY;
  let idle = 0;
  for (let step = 0; step < 100_000; step++) {
    const next = new Float64Array(n);
    value = 0;
    for (let i = 0; i < n; i++) {
      const row = a[i]!;
      let sum = 0;
      for (let j = 0; j < n; j++) sum += row[j]! * w[j]!;
      next[i] = sum;
      value += sum;
    }
    let moved = 0;
    for (let i = 0; i < n; i++) {
      next[i] = next[i]! / value;
      moved = Math.max(moved, Math.abs(next[i]! - w[i]!) / next[i]!);
    }
    w = next;
    if (moved <= 1e-15) break;
    // rounding may keep the last bits moving for ever
    idle = moved < least ? 0 : idle + 1;
    if (idle > 5 && moved < 1e-12) break;
    least = Math.min(least, moved);
  }
  return { value, vector: w };
}

export function transpose(a: Matrix): Float64Array[] {
  return a.map((_, j) => Float64Array.from(a, (row) => row[j]!));
}

/** λ as read off the weights: the mean of (A·w)ᵢ / wᵢ, which is the eigenvalue where w is its vector. */
export function meanRatio(a: Matrix, w: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) {
    let sum = 0;
    for (let j = 0; j < w.length; j++) sum += a[i]![j]! * w[j]!;
    total += sum / w[i]!;
  }
  return total / a.length;
}

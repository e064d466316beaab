/**
 * Weighted mean of the present values, their weights renormalised: Σwᵢxᵢ / Σwᵢ over present i.
 * The order of summation for every mean along a row: numerator and denominator each from the first child to the last,
 * plain additions, one division at the end. Fast paths, block paths and generated SQL must follow it to the bit.
 * Missing: skipped, its weight goes to the others in proportion. Edge: NaN where nothing present has a weight.
 * @param w a weight ≥ 0 for each value of x
 * @example weightedMean(Float64Array.of(10, NaN, 40), Float64Array.of(1, 5, 2)); // => 30
 */
export function weightedMean(x: Float64Array, w: Float64Array): number {
  sameLength(x, w);
  let total = 0;
  let weight = 0;
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    if (Number.isNaN(v)) continue;
    total += w[i]! * v;
    weight += w[i]!;
  }
  return weight > 0 ? total / weight : Number.NaN;
}

/**
 * Weights divided by their sum, so that they sum to 1.
 * Missing: not accepted. Edge: null where no shares can be made: a weight is negative, missing or infinite,
 * or all are zero; the caller knows the ids and says which.
 * @example normaliseWeights(Float64Array.of(1, 3)); // => Float64Array.of(0.25, 0.75)
 * @example normaliseWeights(Float64Array.of(0, 0)); // => null
 */
export function normaliseWeights(w: Float64Array): Float64Array | null {
  let total = 0;
  for (let i = 0; i < w.length; i++) {
    if (!(w[i]! >= 0)) return null;
    total += w[i]!;
  }
  if (!(total > 0 && total < Infinity)) return null;
  return w.map((v) => v / total);
}

/**
 * Σaᵢbᵢ from first to last, plain additions.
 * Missing: NaN in either gives NaN. Edge: 0 for empty columns.
 * @example dot(Float64Array.of(1, 2), Float64Array.of(3, 4)); // => 11
 */
export function dot(a: Float64Array, b: Float64Array): number {
  sameLength(a, b);
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}

function sameLength(a: Float64Array, b: Float64Array): void {
  if (a.length !== b.length) throw new RangeError(`both columns need one length, not ${a.length} and ${b.length}`);
}

export interface Extent {
  readonly min: number;
  readonly max: number;
  /** How many values are present. */
  readonly count: number;
}

/**
 * The smallest and the largest present value, and how many are present.
 * Missing: skipped. Edge: nothing present gives min and max NaN and count 0; −0 is reported as 0.
 * @example extent(Float64Array.of(3, NaN, -1, 2)); // => { min: -1, max: 3, count: 3 }
 */
export function extent(x: Float64Array): Extent {
  let min = Infinity;
  let max = -Infinity;
  let missing = 0;
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    if (v < min) min = v; // NaN fails both tests, so missing values are skipped
    if (v > max) max = v;
    if (Number.isNaN(v)) missing += 1;
  }
  const count = x.length - missing;
  if (count === 0) return { min: Number.NaN, max: Number.NaN, count };
  return { min: min + 0, max: max + 0, count };
}

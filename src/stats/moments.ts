/**
 * Arithmetic mean of the present values, in two passes: the compensated mean, then the mean of what is left over it.
 * x̄ = m + Σ(xᵢ − m)/n,  m = Σxᵢ/n.  Equal values have exactly that mean.
 * Missing: skipped; nothing present gives NaN.
 * @see Chan, Golub, LeVeque (1983), Algorithms for computing the sample variance, Amer. Statist. 37
 * @example mean(Float64Array.of(1, 2, NaN, 6)); // => 3
 */
export function mean(x: Float64Array): number {
  return meanFrom(x, surveyOf(x));
}

function meanFrom(x: Float64Array, { n, total }: { n: number; total: number }): number {
  if (n === 0) return Number.NaN;
  const first = Math.abs(total) === Infinity ? steppedMean(x) : total / n;
  const left = squaresOver(x, first, 1).d1;
  return Number.isFinite(left) ? first + left / n : first;
}

/** The mean where the sum overflows: each value moves it by its share. */
function steppedMean(x: Float64Array): number {
  let n = 0;
  let m = 0;
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    if (Number.isNaN(v)) continue;
    n += 1;
    m += v / n - m / n;
  }
  return m;
}

/**
 * Variance of the present values: S = Σ(xᵢ − x̄)² − (Σ(xᵢ − x̄))²/n, divided by n − ddof.
 * Missing: skipped. Edge: NaN where n ≤ ddof, so a single value has no sample variance; exactly 0 for equal values.
 * @param ddof what n is reduced by: 1 (default) for a sample, 0 for a whole population
 * @see Chan, Golub, LeVeque (1983), Amer. Statist. 37, the corrected two-pass algorithm
 * @example variance(Float64Array.of(1, 2, 3, 4)); // => 1.6666666666666667
 * @example variance(Float64Array.of(1, 2, 3, 4), { ddof: 0 }); // => 1.25
 */
export function variance(x: Float64Array, { ddof = 1 }: { ddof?: number } = {}): number {
  const { n, s2, scale } = deviations(x, 2);
  return n > ddof ? (s2 / (n - ddof)) * scale * scale : Number.NaN;
}

/**
 * Standard deviation of the present values: the root of `variance`, without its overflow.
 * Missing: skipped. Edge: NaN where n ≤ ddof; exactly 0 for equal values.
 * @param ddof what n is reduced by: 1 (default) for a sample, 0 for a whole population
 * @example standardDeviation(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9), { ddof: 0 }); // => 2
 */
export function standardDeviation(x: Float64Array, { ddof = 1 }: { ddof?: number } = {}): number {
  const { n, s2, scale } = deviations(x, 2);
  return n > ddof ? Math.sqrt(s2 / (n - ddof)) * scale : Number.NaN;
}

/**
 * Skewness of the present values, corrected for bias: type 2, as Excel's SKEW, SAS and COINr.
 * g₁ = m₃ / m₂^1.5 with mₖ = Σ(xᵢ − x̄)ᵏ/n;  G₁ = g₁·√(n(n − 1)) / (n − 2).
 * Missing: skipped. Edge: NaN below three values or where all are equal, since it is undefined there.
 * @see Joanes and Gill (1998), Comparing measures of sample skewness and kurtosis, The Statistician 47
 * @example skewness(Float64Array.of(3, 4, 5, 2, 3, 4, 5, 6, 4, 7)); // => 0.359543…
 */
export function skewness(x: Float64Array): number {
  return skewnessOf(deviations(x, 4));
}

function skewnessOf({ n, s2, s3 }: Deviations): number {
  if (n < 3 || s2 === 0) return Number.NaN;
  const m2 = s2 / n;
  return ((s3 / n / (m2 * Math.sqrt(m2))) * Math.sqrt(n * (n - 1))) / (n - 2);
}

/**
 * Kurtosis in excess of the normal's, corrected for bias: type 2, as Excel's KURT, SAS and COINr.
 * g₂ = m₄ / m₂² − 3 with mₖ = Σ(xᵢ − x̄)ᵏ/n;  G₂ = ((n + 1)g₂ + 6)·(n − 1) / ((n − 2)(n − 3)).
 * Missing: skipped. Edge: NaN below four values or where all are equal, since it is undefined there.
 * @see Joanes and Gill (1998), Comparing measures of sample skewness and kurtosis, The Statistician 47
 * @example kurtosis(Float64Array.of(3, 4, 5, 2, 3, 4, 5, 6, 4, 7)); // => -0.151799…
 */
export function kurtosis(x: Float64Array): number {
  return kurtosisOf(deviations(x, 4));
}

function kurtosisOf({ n, s2, s4 }: Deviations): number {
  if (n < 4 || s2 === 0) return Number.NaN;
  const m2 = s2 / n;
  const g2 = s4 / n / (m2 * m2) - 3;
  return (((n + 1) * g2 + 6) * (n - 1)) / ((n - 2) * (n - 3));
}

export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** By n − 1. */
  readonly standardDeviation: number;
  readonly skewness: number;
  readonly kurtosis: number;
}

/**
 * Mean, standard deviation, skewness and kurtosis in one go: each as by its own function, to the last bit.
 * @example momentsOf(Float64Array.of(1, 2, 3, 4, 5)).kurtosis; // => -1.2
 */
export function momentsOf(x: Float64Array): Moments {
  const all = deviations(x, 4);
  const { n, s2, scale, mean } = all;
  return {
    n,
    mean,
    standardDeviation: n > 1 ? Math.sqrt(s2 / (n - 1)) * scale : Number.NaN,
    skewness: skewnessOf(all),
    kurtosis: kurtosisOf(all),
  };
}

interface Deviations {
  readonly n: number;
  readonly mean: number;
  /** Σ(xᵢ − x̄)ᵏ in units of scaleᵏ */
  readonly s2: number;
  readonly s3: number;
  readonly s4: number;
  /** A power of two; 1 unless the squares would overflow or vanish. */
  readonly scale: number;
}

function deviations(x: Float64Array, order: 2 | 4): Deviations {
  const { n, total, least, most } = surveyOf(x);
  const centre = meanFrom(x, { n, total });
  // rounding keeps order, so the largest deviation is that of an end
  const scale = scaleOf(Math.max(Math.abs(least - centre) || 0, Math.abs(most - centre) || 0));
  const { d1, d2, d3, d4 } = order === 2 ? squaresOver(x, centre, scale) : fourthsOver(x, centre, scale);
  // x̄ is rounded: shift the sums from it to the true mean, x̄ + d
  const d = n === 0 ? 0 : d1 / n;
  return {
    n,
    mean: centre,
    s2: Math.max(0, d2 - d1 * d),
    s3: d3 - 3 * d * d2 + 2 * d1 * d * d,
    s4: d4 - 4 * d * d3 + 6 * d * d * d2 - 3 * d1 * d * d * d,
    scale,
  };
}

/** 1 for deviations whose fourth powers are ordinary numbers, else the power of two that makes them so. */
function scaleOf(largest: number): number {
  const step = 3.402823669209385e38; // 2^128
  let scale = 1;
  while (largest / scale > 1e70 && scale < 1e269) scale *= step;
  while (largest > 0 && largest / scale < 1e-70) scale /= step;
  return scale;
}

// What follows sums without a branch on which number is larger: next = a + b drops (a − (next − c)) + (b − c) with
// c = next − a, whatever their sizes (Knuth's TwoSum). One loop a task, since a test within it would cost as much as the sum.

/** Count, compensated sum and ends in one pass. */
function surveyOf(x: Float64Array): { n: number; total: number; least: number; most: number } {
  let n = 0;
  let total = 0;
  let lost = 0;
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    if (Number.isNaN(v)) continue;
    n += 1;
    const next = total + v;
    const c = next - total;
    lost += total - (next - c) + (v - c);
    total = next;
    if (v < least) least = v;
    if (v > most) most = v;
  }
  return { n, total: Number.isFinite(total) ? total + lost : total, least, most };
}

/** Compensated Σd and Σd² of d = (x − centre)/scale; scale is a power of two, so that dividing by it rounds nothing. */
function squaresOver(x: Float64Array, centre: number, scale: number): Sums {
  const per = 1 / scale;
  const middle = centre * per;
  let d1 = 0;
  let d2 = 0;
  let lost1 = 0;
  let lost2 = 0;
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    if (Number.isNaN(v)) continue;
    const d = v * per - middle;
    const next1 = d1 + d;
    const c1 = next1 - d1;
    lost1 += d1 - (next1 - c1) + (d - c1);
    d1 = next1;
    const square = d * d;
    const next2 = d2 + square;
    const c2 = next2 - d2;
    lost2 += d2 - (next2 - c2) + (square - c2);
    d2 = next2;
  }
  return { d1: d1 + lost1, d2: d2 + lost2, d3: 0, d4: 0 };
}

interface Sums {
  readonly d1: number;
  readonly d2: number;
  readonly d3: number;
  readonly d4: number;
}

/** The same up to Σd⁴. */
function fourthsOver(x: Float64Array, centre: number, scale: number): Sums {
  const per = 1 / scale;
  const middle = centre * per;
  let d1 = 0;
  let d2 = 0;
  let d3 = 0;
  let d4 = 0;
  let lost1 = 0;
  let lost2 = 0;
  let lost3 = 0;
  let lost4 = 0;
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    if (Number.isNaN(v)) continue;
    const d = v * per - middle;
    const next1 = d1 + d;
    const c1 = next1 - d1;
    lost1 += d1 - (next1 - c1) + (d - c1);
    d1 = next1;
    const square = d * d;
    const next2 = d2 + square;
    const c2 = next2 - d2;
    lost2 += d2 - (next2 - c2) + (square - c2);
    d2 = next2;
    const cube = square * d;
    const next3 = d3 + cube;
    const c3 = next3 - d3;
    lost3 += d3 - (next3 - c3) + (cube - c3);
    d3 = next3;
    const fourth = square * square;
    const next4 = d4 + fourth;
    const c4 = next4 - d4;
    lost4 += d4 - (next4 - c4) + (fourth - c4);
    d4 = next4;
  }
  return { d1: d1 + lost1, d2: d2 + lost2, d3: d3 + lost3, d4: d4 + lost4 };
}

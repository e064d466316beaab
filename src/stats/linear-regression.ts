import { addDouble, type DoubleDouble, multiplyDouble } from "./double-double.ts";

export interface LinearRegression {
  /** The intercept first where there is one, then a coefficient a column. */
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  /** Rows used. */
  readonly n: number;
  /** n less the number of coefficients. */
  readonly df: number;
  readonly residualSumOfSquares: number;
  /** √(residual sum of squares / df); NaN where df is 0. */
  readonly residualDeviation: number;
  /** Share of the sum of squares that is explained: about the mean with an intercept, about 0 without. */
  readonly rSquared: number;
  /** y less what the line says; NaN in rows that were not used. */
  readonly residuals: Float64Array;
}

/**
 * Ordinary least squares of y on several columns, by Householder's QR of the columns brought to length 1, and iterative
 * refinement with residuals in twice the precision.
 * Missing: rows in which y or a column is missing are not used. Edge: null where there are fewer rows than coefficients, or
 * where the columns are collinear to working precision. Time: 2·n·m² and a handful of n·m.
 * @param intercept true unless said otherwise
 * @see Golub & Van Loan (2013), Matrix Computations, 5.3; Björck (1967), Iterative refinement of linear least squares solutions, BIT 7
 * @example linearRegression(Float64Array.of(1, 3, 5), [Float64Array.of(0, 1, 2)])?.coefficients; // => [1, 2]
 */
export function linearRegression(
  y: Float64Array,
  columns: readonly Float64Array[],
  { intercept = true }: { intercept?: boolean } = {},
): LinearRegression | null {
  const rows = completeRows(y, columns);
  const pick = (x: Float64Array) => Float64Array.from(rows, (i) => x[i]!);
  const a = [...(intercept ? [new Float64Array(rows.length).fill(1)] : []), ...columns.map(pick)];
  const target = pick(y);
  const fitted = leastSquares(a, target);
  if (fitted === null) return null;
  const [n, m] = [rows.length, a.length];
  const { coefficients, residuals, spread } = fitted;
  const rss = sumOfSquares(residuals);
  const df = n - m;
  const residualDeviation = df > 0 ? Math.sqrt(rss / df) : Number.NaN;
  const centre = intercept ? target.reduce((sum, v) => sum + v, 0) / n : 0;
  const all = residuals.map((_, i) => target[i]! - centre);
  const total = sumOfSquares(all);
  const whole = new Float64Array(y.length).fill(Number.NaN);
  rows.forEach((row, i) => {
    whole[row] = residuals[i]!;
  });
  return {
    coefficients,
    standardErrors: spread.map((s) => s * residualDeviation),
    n,
    df,
    residualSumOfSquares: rss,
    residualDeviation,
    rSquared: total > 0 ? 1 - rss / total : Number.NaN,
    residuals: whole,
  };
}

function completeRows(y: Float64Array, columns: readonly Float64Array[]): Uint32Array {
  const rows: number[] = [];
  for (let i = 0; i < y.length; i++)
    if (!Number.isNaN(y[i]!) && columns.every((x) => !Number.isNaN(x[i]!))) rows.push(i);
  return Uint32Array.from(rows);
}

function sumOfSquares(x: Float64Array): number {
  let total = 0;
  for (let i = 0; i < x.length; i++) total += x[i]! * x[i]!;
  return total;
}

interface Solution {
  readonly coefficients: Float64Array;
  readonly residuals: Float64Array;
  /** Roots of the diagonal of (AᵀA)⁻¹. */
  readonly spread: Float64Array;
}

const ROUNDS = 20;

function leastSquares(a: readonly Float64Array[], y: Float64Array): Solution | null {
  const [n, m] = [y.length, a.length];
  if (n < m || m === 0) return null;
  // to a power of two near their length, so that scaling rounds nothing
  const scales = a.map((x) => powerNear(Math.sqrt(sumOfSquares(x))));
  const scaled = a.map((x, j) => x.map((v) => v / scales[j]!));
  const factors = householder(scaled);
  if (factors === null) return null;
  // r + A·x = y and Aᵀ·r = 0, corrected by what is left of both until nothing smaller is
  let x = new Float64Array(m);
  let r = new Float64Array(n);
  let last = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const f = y.map((v, i) => leftOf(v, r[i]!, scaled, x, i));
    const g = Float64Array.from(scaled, (column) => -dotExact(column, r));
    const step = solveAugmented(factors, f, g);
    const size = Math.sqrt(sumOfSquares(step.x));
    if (!(size < last)) break;
    x = x.map((v, j) => v + step.x[j]!);
    r = r.map((v, i) => v + step.r[i]!);
    if (size <= Number.EPSILON * 0.25 * Math.sqrt(sumOfSquares(x))) break;
    last = size;
  }
  const spread = inverseRootDiagonal(factors.r);
  return {
    coefficients: x.map((v, j) => v / scales[j]!),
    residuals: r,
    spread: spread.map((v, j) => v / scales[j]!),
  };
}

function powerNear(length: number): number {
  let power = 1;
  if (!(length > 0 && length < Infinity)) return power;
  while (length / power > 2) power *= 2;
  while (length / power < 0.5) power /= 2;
  return power;
}

const plain = (v: number): DoubleDouble => ({ hi: v, lo: 0 });

/** y − r − Σ aⱼ·xⱼ of a row, in twice the precision. */
function leftOf(y: number, r: number, a: readonly Float64Array[], x: Float64Array, i: number): number {
  let total = addDouble(plain(y), plain(-r));
  for (let j = 0; j < a.length; j++) total = addDouble(total, multiplyDouble(plain(-a[j]![i]!), plain(x[j]!)));
  return total.hi;
}

function dotExact(a: Float64Array, b: Float64Array): number {
  let total = plain(0);
  for (let i = 0; i < a.length; i++) total = addDouble(total, multiplyDouble(plain(a[i]!), plain(b[i]!)));
  return total.hi;
}

interface Factors {
  /** Householder's vectors, one a column. */
  readonly v: readonly Float64Array[];
  readonly beta: Float64Array;
  /** Rows of the upper triangle. */
  readonly r: readonly Float64Array[];
}

function householder(a: readonly Float64Array[]): Factors | null {
  const m = a.length;
  const n = a[0]!.length;
  const work = a.map((x) => Float64Array.from(x));
  const v: Float64Array[] = [];
  const beta = new Float64Array(m);
  const r = a.map(() => new Float64Array(m));
  for (let k = 0; k < m; k++) {
    const column = work[k]!;
    const length = Math.sqrt(sumOfSquares(column.subarray(k)));
    const whole = Math.sqrt(sumOfSquares(a[k]!));
    if (!(length > whole * n * Number.EPSILON)) return null;
    const mirror = new Float64Array(n);
    mirror.set(column.subarray(k), k);
    const alpha = column[k]! > 0 ? -length : length;
    mirror[k] = column[k]! - alpha;
    beta[k] = 2 / sumOfSquares(mirror);
    v.push(mirror);
    for (let j = k; j < m; j++) reflect(work[j]!, mirror, beta[k]!, k);
    for (let j = k; j < m; j++) r[k]![j] = j === k ? alpha : work[j]![k]!;
  }
  return { v, beta, r };
}

/** x − β·v·(v·x), over the rows from `from` on, where v begins. */
function reflect(x: Float64Array, v: Float64Array, beta: number, from: number): void {
  let dot = 0;
  for (let i = from; i < x.length; i++) dot += v[i]! * x[i]!;
  const factor = beta * dot;
  for (let i = from; i < x.length; i++) x[i]! -= factor * v[i]!;
}

/** The r and x with r + A·x = f and Aᵀ·r = g. */
function solveAugmented({ v, beta, r }: Factors, f: Float64Array, g: Float64Array) {
  const m = v.length;
  const h = new Float64Array(m);
  for (let j = 0; j < m; j++) {
    let value = g[j]!;
    for (let k = 0; k < j; k++) value -= r[k]![j]! * h[k]!;
    h[j] = value / r[j]![j]!;
  }
  const d = Float64Array.from(f);
  for (let k = 0; k < m; k++) reflect(d, v[k]!, beta[k]!, k);
  const x = new Float64Array(m);
  for (let j = m - 1; j >= 0; j--) {
    let value = d[j]! - h[j]!;
    for (let k = j + 1; k < m; k++) value -= r[j]![k]! * x[k]!;
    x[j] = value / r[j]![j]!;
  }
  d.set(h);
  for (let k = m - 1; k >= 0; k--) reflect(d, v[k]!, beta[k]!, k);
  return { x, r: d };
}

/** √ of the diagonal of (RᵀR)⁻¹: the lengths of the rows of R⁻¹. */
function inverseRootDiagonal(r: readonly Float64Array[]): Float64Array {
  const m = r.length;
  const sums = new Float64Array(m);
  for (let j = 0; j < m; j++) {
    const column = new Float64Array(m);
    for (let i = j; i >= 0; i--) {
      let value = i === j ? 1 : 0;
      for (let k = i + 1; k <= j; k++) value -= r[i]![k]! * column[k]!;
      column[i] = value / r[i]![i]!;
    }
    for (let i = 0; i <= j; i++) sums[i]! += column[i]! ** 2;
  }
  return sums.map(Math.sqrt);
}

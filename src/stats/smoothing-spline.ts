import { cholesky } from "./cholesky.ts";
import { symmetricEigen } from "./eigen.ts";
import { quantiles } from "./quantile.ts";

export interface Smooth {
  /** V[E(y|x)] / V[y]: the share of y's variance that a curve in x explains. 0 … 1 */
  readonly ratio: number;
  /** r²: what a straight line explains. */
  readonly linear: number;
  /** Effective number of parameters of the curve: 2 for a straight line. */
  readonly df: number;
  /** The curve at each row; NaN where x or y is missing. */
  readonly fitted: Float64Array;
}

const KNOTS = 10;
/** Rows a knot needs, and rows below which there is only the line: a curve through few points explains anything. */
const ROWS_A_KNOT = 4;
const LEAST_ROWS = 12;
/** Parameters count 1.4-fold in cross-validation, which else bends too easily (Kim & Gu 2004). */
const DEARER = 1.4;
/** Penalties tried, as powers of ten from −8 to 8 by eighths, of the size at which data and smoothness weigh the same. */
const STEPS = 128;
const TENTH = 1.333521432163324; // 10^⅛

/**
 * The correlation ratio (first-order sensitivity index) of y on one x: S = V[E(y|x)] / V[y], E(y|x) by a penalised cubic
 * regression spline with up to ten knots, one for every four rows, at quantiles of the different values of x; its smoothness
 * is chosen by generalised cross-validation, parameters counted 1.4-fold, among 129 penalties and the straight line. Below
 * 12 rows there is only the line.
 * Missing: rows with both present. Edge: NaN below four such rows or where x or y is constant there. Time: n·k² for k knots.
 * @see Paruolo, Saisana & Saltelli (2013), Ratings and rankings: voodoo or science?, JRSS A 176; Wood (2017), Generalized Additive Models, 5.3.1
 * @example
 * const x = Float64Array.from({ length: 41 }, (_, i) => i - 20);
 * const { ratio, linear } = correlationRatio(x, x.map((v) => v * v)); // a parabola: a line sees nothing, a curve all
 * [linear < 1e-12, ratio > 0.99]; // => [true, true]
 */
export function correlationRatio(x: Float64Array, y: Float64Array): Smooth {
  const rows: number[] = [];
  for (let i = 0; i < x.length; i++) if (!Number.isNaN(x[i]! + y[i]!)) rows.push(i);
  const none: Smooth = {
    ratio: Number.NaN,
    linear: Number.NaN,
    df: Number.NaN,
    fitted: new Float64Array(x.length).fill(Number.NaN),
  };
  const n = rows.length;
  if (n < 4) return none;
  const u = standardised(Float64Array.from(rows, (i) => x[i]!));
  const v = standardised(Float64Array.from(rows, (i) => y[i]!));
  if (u === null || v === null) return none;
  let r = 0;
  for (let i = 0; i < n; i++) r += u.z[i]! * v.z[i]!;
  r /= n;
  const linear = Math.min(1, r * r);
  const line = { df: 2, score: gcv(Math.max(0, 1 - linear), 2, n), fitted: u.z.map((a) => r * a) };
  const curve = penalised(u.z, v.z);
  const best = curve !== null && curve.score < line.score ? curve : line;
  let mean = 0;
  for (const f of best.fitted) mean += f / n;
  let spread = 0;
  for (const f of best.fitted) spread += ((f - mean) * (f - mean)) / n;
  const fitted = none.fitted;
  rows.forEach((row, i) => {
    fitted[row] = v.mean + v.scale * best.fitted[i]!;
  });
  return { ratio: Math.min(1, spread), linear, df: best.df, fitted };
}

/** Generalised cross-validation of a mean square left over. */
const gcv = (left: number, df: number, n: number): number =>
  DEARER * df < n ? left / (1 - (DEARER * df) / n) ** 2 : Infinity;

function standardised(x: Float64Array): { z: Float64Array; mean: number; scale: number } | null {
  const mean = x.reduce((sum, v) => sum + v / x.length, 0);
  const largest = x.reduce((most, v) => Math.max(most, Math.abs(v - mean)), 0);
  if (!(largest > 1e-14 * Math.abs(mean))) return null;
  const total = x.reduce((sum, v) => sum + ((v - mean) / largest) ** 2, 0);
  const scale = largest * Math.sqrt(total / x.length);
  return { z: x.map((v) => (v - mean) / scale), mean, scale };
}

interface Fit {
  readonly df: number;
  readonly score: number;
  readonly fitted: Float64Array;
}

/** The spline of least cross-validation, by the basis in which data and penalty are both diagonal; null for two values or few rows. */
function penalised(x: Float64Array, y: Float64Array): Fit | null {
  const different = new Float64Array(new Set(x)).sort();
  if (different.length < 3 || x.length < LEAST_ROWS) return null;
  const k = Math.min(KNOTS, different.length, Math.floor(x.length / ROWS_A_KNOT));
  const knots = quantiles(
    different,
    Float64Array.from({ length: k }, (_, j) => j / (k - 1)),
  );
  const { basis, penalty } = cubicBasis(x, knots);
  const n = x.length;
  const gram = basis.map((a) => Float64Array.from(basis, (b) => dot(a, b)));
  const lower = cholesky(gram);
  if (lower === null) return null;
  const eigen = symmetricEigen(whitened(penalty, lower));
  const toY = forward(
    lower,
    Float64Array.from(basis, (a) => dot(a, y)),
  );
  const parts = Float64Array.from(eigen.vectors, (vector) => dot(vector, toY));
  const total = dot(y, y);
  const typical = Math.max(eigen.values[0]!, Number.MIN_VALUE);
  let best: { lambda: number; df: number; score: number } | null = null;
  let lambda = 1e-8 / typical;
  for (let step = 0; step <= STEPS; step++, lambda *= TENTH) {
    let df = 0;
    let left = total;
    for (let j = 0; j < k; j++) {
      const shrink = 1 / (1 + lambda * Math.max(0, eigen.values[j]!));
      df += shrink;
      left -= parts[j]! * parts[j]! * shrink * (2 - shrink);
    }
    const score = gcv(Math.max(0, left) / n, df, n);
    if (best === null || score < best.score) best = { lambda, df, score };
  }
  const { df, score } = best!;
  const weights = new Float64Array(k);
  for (let j = 0; j < k; j++) {
    const part = parts[j]! / (1 + best!.lambda * Math.max(0, eigen.values[j]!));
    for (let i = 0; i < k; i++) weights[i]! += part * eigen.vectors[j]![i]!;
  }
  const beta = backward(lower, weights);
  const fitted = new Float64Array(n);
  for (let j = 0; j < k; j++) for (let i = 0; i < n; i++) fitted[i]! += beta[j]! * basis[j]![i]!;
  return { df, score, fitted };
}

/** Natural cubic splines that are 1 at one knot and 0 at the others, and the integral of their squared second derivative. */
function cubicBasis(x: Float64Array, knots: Float64Array) {
  const k = knots.length;
  const h = Float64Array.from({ length: k - 1 }, (_, j) => knots[j + 1]! - knots[j]!);
  const d = Array.from({ length: k - 2 }, () => new Float64Array(k));
  const b = Array.from({ length: k - 2 }, () => new Float64Array(k - 2));
  for (let i = 0; i < k - 2; i++) {
    d[i]![i] = 1 / h[i]!;
    d[i]![i + 1] = -1 / h[i]! - 1 / h[i + 1]!;
    d[i]![i + 2] = 1 / h[i + 1]!;
    b[i]![i] = (h[i]! + h[i + 1]!) / 3;
    if (i + 1 < k - 2) b[i]![i + 1] = b[i + 1]![i] = h[i + 1]! / 6;
  }
  const l = cholesky(b)!; // diagonally dominant
  // second derivatives at the inner knots of each basis function: B⁻¹·D
  const second = Array.from({ length: k }, (_, j) =>
    backward(
      l,
      forward(
        l,
        Float64Array.from(d, (row) => row[j]!),
      ),
    ),
  );
  const penalty = Array.from({ length: k }, (_, i) =>
    Float64Array.from({ length: k }, (_, j) => d.reduce((sum, row, q) => sum + row[i]! * second[j]![q]!, 0)),
  );
  const curvature = (j: number, knot: number) => (knot === 0 || knot === k - 1 ? 0 : second[j]![knot - 1]!);
  const basis = Array.from({ length: k }, () => new Float64Array(x.length));
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    let at = 0;
    while (at < k - 2 && v > knots[at + 1]!) at += 1;
    const [from, to, step] = [knots[at]!, knots[at + 1]!, h[at]!];
    const [left, right] = [(to - v) / step, (v - from) / step];
    const bendLeft = ((left * left * left - left) * step * step) / 6;
    const bendRight = ((right * right * right - right) * step * step) / 6;
    for (let j = 0; j < k; j++) {
      const own = (j === at ? left : 0) + (j === at + 1 ? right : 0);
      basis[j]![i] = own + bendLeft * curvature(j, at) + bendRight * curvature(j, at + 1);
    }
  }
  return { basis, penalty };
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}

/** L⁻¹·v */
function forward(l: readonly Float64Array[], v: Float64Array): Float64Array {
  const x = new Float64Array(v.length);
  for (let i = 0; i < v.length; i++) {
    let value = v[i]!;
    for (let j = 0; j < i; j++) value -= l[i]![j]! * x[j]!;
    x[i] = value / l[i]![i]!;
  }
  return x;
}

/** L⁻ᵀ·v */
function backward(l: readonly Float64Array[], v: Float64Array): Float64Array {
  const x = new Float64Array(v.length);
  for (let i = v.length - 1; i >= 0; i--) {
    let value = v[i]!;
    for (let j = i + 1; j < v.length; j++) value -= l[j]![i]! * x[j]!;
    x[i] = value / l[i]![i]!;
  }
  return x;
}

/** L⁻¹·S·L⁻ᵀ, as even as S. */
function whitened(s: readonly Float64Array[], l: readonly Float64Array[]): Float64Array[] {
  const half = s.map((row) => forward(l, row)); // rows of S·L⁻ᵀ
  const columns = s.map((_, j) =>
    forward(
      l,
      Float64Array.from(half, (row) => row[j]!),
    ),
  ); // columns of L⁻¹·S·L⁻ᵀ
  return columns.map((column, i) => Float64Array.from(column, (v, j) => (v + columns[j]![i]!) / 2));
}

/** y ≈ intercept + Σ coefficients·columns. */
export interface LeastSquares {
  readonly intercept: number;
  readonly coefficients: Float64Array;
  /** Sum of squared residuals. */
  readonly residual: number;
}

/**
 * Linear regression with an intercept by least squares: columns centred and brought to one length, then Householder
 * reflections, which do not square the condition of the problem as the normal equations do.
 * Missing: not accepted. Edge: null where a column follows from the others, or there are fewer rows than unknowns.
 * @param y n values  @param columns p columns of n values
 * @see Golub and Van Loan (2013), Matrix Computations, 5.2 and 5.3
 * @example leastSquares(Float64Array.of(1, 3, 5), [Float64Array.of(0, 1, 2)])?.intercept; // => 1
 */
export function leastSquares(y: Float64Array, columns: readonly Float64Array[]): LeastSquares | null {
  const n = y.length;
  const p = columns.length;
  if (n < p + 1) return null;
  const means = columns.map(meanOf);
  const meanY = meanOf(y);
  const q = columns.map((x, j) => x.map((v) => v - means[j]!));
  const lengths = q.map(norm);
  if (lengths.some((length, j) => !(length > largest(columns[j]!) * n * Number.EPSILON))) return null;
  for (let j = 0; j < p; j++) for (let i = 0; i < n; i++) q[j]![i] = q[j]![i]! / lengths[j]!;
  const b = y.map((v) => v - meanY);
  for (let k = 0; k < p; k++) {
    const column = q[k]!;
    let length = 0;
    for (let i = k; i < n; i++) length += column[i]! ** 2;
    length = Math.sqrt(length);
    // the columns have length 1, so what is left of one is its sine to those before
    if (!(length > n * p * 8 * Number.EPSILON)) return null;
    const alpha = column[k]! > 0 ? -length : length;
    const first = column[k]! - alpha;
    let scale = first ** 2;
    for (let i = k + 1; i < n; i++) scale += column[i]! ** 2;
    const reflect = (z: Float64Array): void => {
      let product = first * z[k]!;
      for (let i = k + 1; i < n; i++) product += column[i]! * z[i]!;
      const factor = (2 * product) / scale;
      z[k] = z[k]! - factor * first;
      for (let i = k + 1; i < n; i++) z[i] = z[i]! - factor * column[i]!;
    };
    for (let j = k + 1; j < p; j++) reflect(q[j]!);
    reflect(b);
    column[k] = alpha;
  }
  const coefficients = new Float64Array(p);
  for (let k = p - 1; k >= 0; k--) {
    let value = b[k]!;
    for (let j = k + 1; j < p; j++) value -= q[j]![k]! * coefficients[j]!;
    coefficients[k] = value / q[k]![k]!;
  }
  let residual = 0;
  for (let i = p; i < n; i++) residual += b[i]! ** 2;
  for (let k = 0; k < p; k++) coefficients[k] = coefficients[k]! / lengths[k]!;
  let intercept = meanY;
  for (let k = 0; k < p; k++) intercept -= coefficients[k]! * means[k]!;
  return { intercept, coefficients, residual };
}

function meanOf(x: Float64Array): number {
  let total = 0;
  for (let i = 0; i < x.length; i++) total += x[i]!;
  const first = total / x.length;
  let left = 0;
  for (let i = 0; i < x.length; i++) left += x[i]! - first;
  return first + left / x.length;
}

function norm(x: Float64Array): number {
  const most = largest(x);
  if (most === 0) return 0;
  let total = 0;
  for (let i = 0; i < x.length; i++) total += (x[i]! / most) ** 2;
  return most * Math.sqrt(total);
}

function largest(x: Float64Array): number {
  return x.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
}

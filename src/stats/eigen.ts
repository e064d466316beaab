export interface Eigen {
  /** Eigenvalues, the largest first. */
  readonly values: Float64Array;
  /** The eigenvector of each value, length 1; its components sum to 0 or more. */
  readonly vectors: readonly Float64Array[];
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by cyclic Jacobi rotations until nothing is left off the diagonal:
 * small eigenvalues come out as exactly as large ones.
 * An eigenvector has no sign of its own: here its components sum to 0 or more, and where they sum to 0 the first that is
 * not 0 is positive.
 * Missing: not accepted. Time: about 12·m³ operations a sweep, some 6 to 10 sweeps.
 * @param matrix rows of a symmetric matrix
 * @see Golub, Van Loan (2013), Matrix Computations, 8.5
 * @example symmetricEigen([Float64Array.of(2, 1), Float64Array.of(1, 2)]).values; // => [3.000000000, 1.000000000]
 */
export function symmetricEigen(matrix: readonly Float64Array[]): Eigen {
  const m = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const vectors = matrix.map((_, i) => Float64Array.from({ length: m }, (_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < m - 1; p++) for (let q = p + 1; q < m; q++) if (rotate(a, vectors, p, q)) rotated = true;
    if (!rotated) break;
  }
  const values = a.map((row, k) => row[k]!);
  const order = values.map((_, k) => k).sort((i, j) => values[j]! - values[i]! || i - j);
  return {
    values: Float64Array.from(order, (k) => values[k]!),
    vectors: order.map((k) => oriented(vectors[k]!)),
  };
}

/** Jacobi's method ends after a handful of sweeps; this many would mean that the matrix holds no numbers. */
const MOST_SWEEPS = 60;

/** Turns a[p][q] to 0, unless it is lost beside its diagonal already; `vectors` holds one eigenvector a row. */
function rotate(a: readonly Float64Array[], vectors: readonly Float64Array[], p: number, q: number): boolean {
  const rowP = a[p]!;
  const rowQ = a[q]!;
  const off = rowP[q]!;
  const [app, aqq] = [rowP[p]!, rowQ[q]!];
  if (off === 0 || Math.abs(off) <= Number.EPSILON * 0.01 * Math.sqrt(Math.abs(app) * Math.abs(aqq))) return false;
  const theta = (aqq - app) / (2 * off);
  // the smaller root of t² + 2θt − 1, so that no angle is above 45°
  const t =
    Math.abs(theta) > 1e150 ? 0.5 / theta : (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  if (t === 0) return false;
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < a.length; k++) {
    if (k === p || k === q) continue;
    const row = a[k]!;
    const [x, y] = [row[p]!, row[q]!];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
    rowP[k] = row[p]!;
    rowQ[k] = row[q]!;
  }
  rowP[p] = app - t * off;
  rowQ[q] = aqq + t * off;
  rowP[q] = 0;
  rowQ[p] = 0;
  const [u, v] = [vectors[p]!, vectors[q]!];
  for (let k = 0; k < u.length; k++) {
    const [x, y] = [u[k]!, v[k]!];
    u[k] = c * x - s * y;
    v[k] = s * x + c * y;
  }
  return true;
}

function oriented(v: Float64Array): Float64Array {
  let total = 0;
  let size = 0;
  for (const c of v) {
    total += c;
    size += Math.abs(c);
  }
  // a sum that is only rounding says nothing of the sign
  const even = Math.abs(total) <= size * 1e-12;
  const lead = even ? v.find((c) => Math.abs(c) > size * 1e-12)! : total;
  return lead < 0 ? v.map((c) => -c) : v;
}

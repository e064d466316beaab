import { EigenvalueDecomposition, Matrix } from "ml-matrix";

export interface Eigen {
  /** Eigenvalues, the largest first. */
  readonly values: Float64Array;
  /** The eigenvector of each value, length 1; its components sum to 0 or more. */
  readonly vectors: readonly Float64Array[];
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by Householder tridiagonalisation and QL with implicit shifts.
 * An eigenvector has no sign of its own: here its components sum to 0 or more, and where they sum to 0 the first that is
 * not 0 is positive.
 * Missing: not accepted. Time: about 3·m³ operations.
 * @param matrix rows of a symmetric matrix
 * @see Bowdler, Martin, Reinsch, Wilkinson (1968), The QR and QL algorithms for symmetric matrices, Numer. Math. 11
 * @example symmetricEigen([Float64Array.of(2, 1), Float64Array.of(1, 2)]).values; // => [3.000000000, 1.000000000]
 */
export function symmetricEigen(matrix: readonly Float64Array[]): Eigen {
  const rows = matrix.map((row) => Array.from(row));
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(new Matrix(rows), {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((_, k) => k).sort((a, b) => realEigenvalues[b]! - realEigenvalues[a]! || a - b);
  return {
    values: Float64Array.from(order, (k) => realEigenvalues[k]!),
    vectors: order.map((k) => oriented(Float64Array.from(rows, (_, i) => eigenvectorMatrix.get(i, k)))),
  };
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

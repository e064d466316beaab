import { correlationMatrix } from "./correlation-matrix.ts";
import { type Eigen, symmetricEigen } from "./eigen.ts";

export interface PrincipalComponents {
  /** Rows in which every column has a value. */
  readonly n: number;
  /** Correlations of the columns over those rows. */
  readonly r: readonly Float64Array[];
  readonly eigen: Eigen;
  /** Variances of the components, the largest first (the scree). */
  readonly eigenvalues: Float64Array;
  /** Share of the variance that each explains, and all up to it. */
  readonly explained: Float64Array;
  readonly cumulative: Float64Array;
  /** Row k: the weight of each column in component k, length 1, summing to 0 or more. */
  readonly vectors: readonly Float64Array[];
  /** Row k: the correlation of each column with component k, vector · √eigenvalue. */
  readonly loadings: readonly Float64Array[];
}

/** The rows in which no column has a gap. */
export function completeRows(columns: readonly Float64Array[]): Uint32Array {
  const rows: number[] = [];
  const n = columns[0]?.length ?? 0;
  for (let i = 0; i < n; i++) if (columns.every((x) => !Number.isNaN(x[i]!))) rows.push(i);
  return Uint32Array.from(rows);
}

/**
 * Principal components of the correlations of the columns, over the rows in which all have a value.
 * A component has no sign of its own: here its weights sum to 0 or more, and where they sum to 0 the first that is not 0 is
 * positive.
 * Edge: null below two columns, below three such rows, or where a column is constant on them.
 * @see Jolliffe (2002), Principal Component Analysis
 * @example
 * const x = Float64Array.of(1, 2, 3, 4);
 * principalComponents([x, Float64Array.of(1, 3, 2, 4)])?.eigenvalues; // => [1.8, 0.2]
 */
export function principalComponents(columns: readonly Float64Array[]): PrincipalComponents | null {
  const rows = completeRows(columns);
  if (columns.length < 2 || rows.length < 3) return null;
  const r = correlationMatrix(
    columns.map((x) => Float64Array.from(rows, (i) => x[i]!)),
    "pearson",
  );
  if (r.some((row) => row.some(Number.isNaN))) return null;
  const eigen = symmetricEigen(r);
  const eigenvalues = eigen.values.map((value) => Math.max(0, value));
  const explained = eigenvalues.map((value) => value / columns.length);
  let total = 0;
  const cumulative = explained.map((share) => {
    total += share;
    return total;
  });
  const loadings = eigen.vectors.map((v, k) => v.map((c) => c * Math.sqrt(eigenvalues[k]!)));
  return { n: rows.length, r, eigen, eigenvalues, explained, cumulative, vectors: eigen.vectors, loadings };
}

import { type Eigen, symmetricEigen } from "./eigen.ts";

/** Eigenvalues of a correlation matrix below it are rounding. */
const nothing = (m: number): number => 1e-12 * m;

export interface InverseDiagonal {
  /** Diagonal of the inverse of the correlation matrix; 1 − 1/it is the squared multiple correlation with all others. */
  readonly diagonal: Float64Array;
  /** Whether a column is a linear function of others; its diagonal means nothing then. */
  readonly collinear: readonly boolean[];
}

/**
 * What each column owes to the others, from their correlations; also where some are linear functions of others: those
 * are marked, and the rest is taken by the pseudo-inverse.
 * Missing: not accepted.
 * @param r a correlation matrix of columns that differ
 * @example inverseDiagonal([Float64Array.of(1, 0.6), Float64Array.of(0.6, 1)]).diagonal; // => [1.5625, 1.5625]
 */
export function inverseDiagonal(
  r: readonly Float64Array[],
  { values, vectors }: Eigen = symmetricEigen(r),
): InverseDiagonal {
  const m = r.length;
  const diagonal = new Float64Array(m);
  const collinear = r.map(() => false);
  for (let k = 0; k < m; k++) {
    for (let j = 0; j < m; j++) {
      const part = vectors[k]![j]!;
      if (values[k]! > nothing(m)) diagonal[j]! += (part / values[k]!) * part;
      else if (Math.abs(part) > 1e-6) collinear[j] = true;
    }
  }
  return { diagonal, collinear };
}

/**
 * The Kaiser-Meyer-Olkin measure of sampling adequacy: Σr² / (Σr² + Σq²) over j ≠ k, q the partial correlations given all
 * other columns. Near 1 the columns share common factors; below 0.5 they do not. null where the matrix is singular.
 * @see Kaiser (1974), An index of factorial simplicity, Psychometrika 39
 * @example samplingAdequacy([Float64Array.of(1, 0.6), Float64Array.of(0.6, 1)]); // => 0.5
 */
export function samplingAdequacy(
  r: readonly Float64Array[],
  { values, vectors }: Eigen = symmetricEigen(r),
): number | null {
  const m = r.length;
  if (m < 2 || values[m - 1]! <= nothing(m)) return null;
  const inverse = r.map((_, j) =>
    Float64Array.from(r, (_, k) => {
      let sum = 0;
      for (let e = 0; e < m; e++) sum += (vectors[e]![j]! / values[e]!) * vectors[e]![k]!;
      return sum;
    }),
  );
  let plain = 0;
  let partial = 0;
  for (let j = 0; j < m; j++) {
    for (let k = 0; k < m; k++) {
      if (j === k) continue;
      plain += r[j]![k]! ** 2;
      partial += inverse[j]![k]! ** 2 / (inverse[j]![j]! * inverse[k]![k]!);
    }
  }
  return plain + partial > 0 ? plain / (plain + partial) : null;
}

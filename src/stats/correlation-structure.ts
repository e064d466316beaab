import { chiSquareTail } from "./chi-square.ts";
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

export interface Adequacy {
  /** Of all columns; NaN where no two of them have anything in common. */
  readonly overall: number;
  /** Of each column (MSA). */
  readonly columns: Float64Array;
}

/**
 * The Kaiser-Meyer-Olkin measure of sampling adequacy: Σr² / (Σr² + Σq²) over j ≠ k, q the partial correlations given all
 * other columns; over all pairs, and over those of each column. Near 1 the columns share common factors; below 0.5 they
 * do not. null where the matrix is singular.
 * @see Kaiser (1974), An index of factorial simplicity, Psychometrika 39
 * @example adequacyOf([Float64Array.of(1, 0.6), Float64Array.of(0.6, 1)])?.columns; // => [0.5, 0.5]
 */
export function adequacyOf(
  r: readonly Float64Array[],
  { values, vectors }: Eigen = symmetricEigen(r),
): Adequacy | null {
  const m = r.length;
  if (m < 2 || values[m - 1]! <= nothing(m)) return null;
  const inverse = r.map((_, j) =>
    Float64Array.from(r, (_, k) => {
      let sum = 0;
      for (let e = 0; e < m; e++) sum += (vectors[e]![j]! / values[e]!) * vectors[e]![k]!;
      return sum;
    }),
  );
  const share = (plain: number, partial: number) => (plain + partial > 0 ? plain / (plain + partial) : Number.NaN);
  const columns = new Float64Array(m);
  let plain = 0;
  let partial = 0;
  for (let j = 0; j < m; j++) {
    let ownPlain = 0;
    let ownPartial = 0;
    for (let k = 0; k < m; k++) {
      if (j === k) continue;
      ownPlain += r[j]![k]! ** 2;
      ownPartial += inverse[j]![k]! ** 2 / (inverse[j]![j]! * inverse[k]![k]!);
    }
    columns[j] = share(ownPlain, ownPartial);
    plain += ownPlain;
    partial += ownPartial;
  }
  return { overall: share(plain, partial), columns };
}

/**
 * The overall measure of `adequacyOf`; null where the matrix is singular or holds nothing in common.
 * @example samplingAdequacy([Float64Array.of(1, 0.6), Float64Array.of(0.6, 1)]); // => 0.5
 */
export function samplingAdequacy(r: readonly Float64Array[], eigen: Eigen = symmetricEigen(r)): number | null {
  const overall = adequacyOf(r, eigen)?.overall ?? Number.NaN;
  return Number.isNaN(overall) ? null : overall;
}

export interface Sphericity {
  readonly chiSquare: number;
  readonly df: number;
  /** Of so large a χ², or larger, if no two columns were correlated. */
  readonly p: number;
}

/**
 * Bartlett's test that the columns have nothing to do with each other: χ² = −(n − 1 − (2m + 5)/6)·ln det R with
 * m(m − 1)/2 degrees of freedom. null where the matrix is singular or has one column.
 * @param n rows from which the correlations were taken
 * @see Bartlett (1951), The effect of standardization on a χ² approximation in factor analysis, Biometrika 38
 * @example sphericityOf([Float64Array.of(1, 0.6), Float64Array.of(0.6, 1)], { n: 20 })?.chiSquare; // => 7.81002
 */
export function sphericityOf(
  r: readonly Float64Array[],
  { n, eigen: { values } = symmetricEigen(r) }: { n: number; eigen?: Eigen },
): Sphericity | null {
  const m = r.length;
  if (m < 2 || values[m - 1]! <= nothing(m)) return null;
  const lnDet = values.reduce((sum, value) => sum + Math.log(value), 0);
  const chiSquare = Math.max(0, -(n - 1 - (2 * m + 5) / 6) * lnDet);
  const df = (m * (m - 1)) / 2;
  return { chiSquare, df, p: chiSquareTail(chiSquare, { df }) };
}

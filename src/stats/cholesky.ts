/**
 * The lower triangle L with L·Lᵀ = A of a symmetric positive definite matrix; null where A is not, to working precision.
 * Missing: not accepted. Time: n³/3.
 * @see Golub and Van Loan (2013), Matrix Computations, 4.2
 * @example cholesky([Float64Array.of(4, 2), Float64Array.of(2, 2)]); // => [[2, 0], [1, 1]]
 */
export function cholesky(a: readonly Float64Array[]): Float64Array[] | null {
  const n = a.length;
  const l = a.map(() => new Float64Array(n));
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let value = a[i]![j]!;
      for (let k = 0; k < j; k++) value -= l[i]![k]! * l[j]![k]!;
      if (i > j) l[i]![j] = value / l[j]![j]!;
      else if (!(value > a[j]![j]! * n * 1e-13)) return null;
      else l[j]![j] = Math.sqrt(value);
    }
  }
  return l;
}

/**
 * The solution of A·x = b by Gaussian elimination with partial pivoting and one step of refinement; null where A is
 * singular to working precision. Rows of A and b are not changed.
 * Missing: not accepted. Time: n³/3.
 * @see Golub & Van Loan (2013), Matrix Computations, 3.4–3.5
 * @example solveLinear([Float64Array.of(2, 1), Float64Array.of(1, 3)], Float64Array.of(3, 5)); // => Float64Array.of(0.8, 1.4)
 */
export function solveLinear(a: readonly Float64Array[], b: Float64Array): Float64Array | null {
  const factors = factorise(a);
  if (factors === null) return null;
  const x = substitute(factors, b);
  const residual = b.map((value, i) => value - rowDot(a[i]!, x));
  const correction = substitute(factors, residual);
  return x.map((value, i) => value + correction[i]!);
}

interface Factors {
  readonly lu: readonly Float64Array[];
  readonly order: Uint32Array;
}

function factorise(a: readonly Float64Array[]): Factors | null {
  const n = a.length;
  const lu = a.map((row) => Float64Array.from(row));
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  const largest = lu.reduce((most, row) => row.reduce((m, v) => Math.max(m, Math.abs(v)), most), 0);
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(lu[i]![k]!) > Math.abs(lu[pivot]![k]!)) pivot = i;
    if (!(Math.abs(lu[pivot]![k]!) > largest * n * Number.EPSILON)) return null;
    [lu[k], lu[pivot]] = [lu[pivot]!, lu[k]!];
    [order[k], order[pivot]] = [order[pivot]!, order[k]!];
    const top = lu[k]!;
    for (let i = k + 1; i < n; i++) {
      const row = lu[i]!;
      const factor = row[k]! / top[k]!;
      row[k] = factor;
      for (let j = k + 1; j < n; j++) row[j] = row[j]! - factor * top[j]!;
    }
  }
  return { lu, order };
}

function substitute({ lu, order }: Factors, b: Float64Array): Float64Array {
  const n = lu.length;
  const x = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let value = b[order[i]!]!;
    for (let j = 0; j < i; j++) value -= lu[i]![j]! * x[j]!;
    x[i] = value;
  }
  for (let i = n - 1; i >= 0; i--) {
    let value = x[i]!;
    for (let j = i + 1; j < n; j++) value -= lu[i]![j]! * x[j]!;
    x[i] = value / lu[i]![i]!;
  }
  return x;
}

function rowDot(row: Float64Array, x: Float64Array): number {
  let total = 0;
  for (let j = 0; j < row.length; j++) total += row[j]! * x[j]!;
  return total;
}

import { solveLinear } from "../../stats/linear-system.ts";
import { type Matrix, principal } from "./eigen.ts";

export type PriorityRule = "eigenvector" | "geometric" | "least-squares" | "column-mean";

/**
 * Weights of a positive reciprocal matrix, sum 1. All four agree where the matrix is consistent.
 * `eigenvector` (特征向量法): A·w = λ·w. `geometric` (方根法): wᵢ ∝ (Πⱼ aᵢⱼ)^(1/n), which minimises Σ (ln aᵢⱼ − ln wᵢ/wⱼ)².
 * `column-mean` (和法): the mean of the columns, each scaled to 1. `least-squares` (最小二乘法): minimises Σ (aᵢⱼ·wⱼ − wᵢ)²
 * with Σw = 1, which has one solution, and a positive one.
 * @see Saaty (1980); Crawford & Williams (1985), J. Math. Psychology 29; Chu, Kalaba & Spingarn (1979), JOTA 27
 * @example priorities([Float64Array.of(1, 3), Float64Array.of(1 / 3, 1)], "geometric"); // => Float64Array.of(0.75, 0.25)
 */
export function priorities(a: Matrix, rule: PriorityRule): Float64Array {
  switch (rule) {
    case "eigenvector":
      return principal(a).vector;
    case "geometric":
      return rowGeometricMeans(a);
    case "least-squares":
      return weightedLeastSquares(a);
    case "column-mean":
      return columnMean(a);
    default:
      return rule satisfies never;
  }
}

/** exp of the row means of ln a, sum 1. */
export function rowGeometricMeans(a: Matrix): Float64Array {
  const logs = Float64Array.from(a, (row) => row.reduce((sum, v) => sum + Math.log(v), 0) / a.length);
  return shares(logs);
}

/** exp(x) scaled to sum 1; the largest is taken off first, so that nothing overflows. */
export function shares(logs: Float64Array): Float64Array {
  const top = logs.reduce((most, v) => Math.max(most, v), Number.NEGATIVE_INFINITY);
  const w = logs.map((v) => Math.exp(v - top));
  const total = w.reduce((sum, v) => sum + v, 0);
  return w.map((v) => v / total);
}

function columnMean(a: Matrix): Float64Array {
  const n = a.length;
  const w = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    let total = 0;
    for (let i = 0; i < n; i++) total += a[i]![j]!;
    for (let i = 0; i < n; i++) w[i] = w[i]! + a[i]![j]! / total / n;
  }
  return w;
}

/** Stationary point under Σw = 1: Q·w = μ, Qₖₖ = n − 1 + Σᵢ aᵢₖ², Qₖⱼ = −(aₖⱼ + aⱼₖ); bordered, as Q is singular if A is consistent. */
function weightedLeastSquares(a: Matrix): Float64Array {
  const n = a.length;
  if (n === 1) return Float64Array.of(1);
  const system = Array.from({ length: n + 1 }, () => new Float64Array(n + 1));
  for (let k = 0; k < n; k++) {
    let diagonal = n - 1;
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      diagonal += a[i]![k]! ** 2;
      system[k]![i] = -(a[k]![i]! + a[i]![k]!);
    }
    system[k]![k] = diagonal;
    system[k]![n] = 1;
    system[n]![k] = 1;
  }
  const right = new Float64Array(n + 1);
  right[n] = 1;
  // never singular: w·Q·w = 0 only on one positive vector, and that one does not sum to 0
  return solveLinear(system, right)!.slice(0, n);
}

import { solveLinear } from "../../stats/linear-system.ts";
import { type Matrix, principal, transpose } from "./eigen.ts";
import { shares } from "./priorities.ts";
import { blanks } from "./reciprocal.ts";

export type CompletionRule = "eigenvalue" | "harker" | "least-squares";

export interface Completed {
  /** The matrix with every blank filled. */
  readonly matrix: Matrix;
  /** Weights where the rule gives them itself, before and without the filling: Harker, least squares. */
  readonly weights: Float64Array | null;
  /** λ of the rule's own eigenvalue problem. */
  readonly lambda: number;
}

/**
 * Fills the blanks (NaN) of an incomplete reciprocal matrix whose judgements hang together.
 * `eigenvalue`: so that λ is least (Bozóki, Fülöp & Rónyai 2010) · `harker`: weights from the matrix with 0 for a blank and
 * 1 + the number of blanks of the row on the diagonal (Harker 1987) · `least-squares`: weights that minimise
 * Σ (ln aᵢⱼ − ln wᵢ/wⱼ)² over the judgements given (Kwiesielewicz 1996); the last two fill with wᵢ/wⱼ.
 * @see Bozóki, Fülöp & Rónyai (2010), Mathl. Comput. Modelling 52; Harker (1987), Mathl. Modelling 9
 */
export function complete(a: Matrix, rule: CompletionRule): Completed {
  switch (rule) {
    case "eigenvalue": {
      const matrix = leastEigenvalue(a);
      return { matrix, weights: null, lambda: principal(matrix).value };
    }
    case "harker": {
      const { vector, value } = principal(harkerMatrix(a));
      return { matrix: filled(a, vector), weights: vector, lambda: value };
    }
    case "least-squares": {
      const weights = logLeastSquares(a);
      const matrix = filled(a, weights);
      return { matrix, weights, lambda: principal(matrix).value };
    }
    default:
      return rule satisfies never;
  }
}

/** Blanks from the ratios of weights. */
function filled(a: Matrix, w: Float64Array): Float64Array[] {
  return a.map((row, i) => row.map((v, j) => (Number.isNaN(v) ? w[i]! / w[j]! : v)));
}

function harkerMatrix(a: Matrix): Float64Array[] {
  return a.map((row, i) => {
    const blank = row.reduce((count, v) => count + (Number.isNaN(v) ? 1 : 0), 0);
    return row.map((v, j) => (i === j ? 1 + blank : Number.isNaN(v) ? 0 : v));
  });
}

/** Normal equations: the Laplacian of the graph of judgements, the first ln w held at 0. */
export function logLeastSquares(a: Matrix): Float64Array {
  const n = a.length;
  if (n === 1) return Float64Array.of(1);
  const laplacian = Array.from({ length: n - 1 }, () => new Float64Array(n - 1));
  const right = new Float64Array(n - 1);
  for (let i = 1; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const v = a[i]![j]!;
      if (i === j || Number.isNaN(v)) continue;
      laplacian[i - 1]![i - 1] = laplacian[i - 1]![i - 1]! + 1;
      if (j > 0) laplacian[i - 1]![j - 1] = -1;
      right[i - 1] = right[i - 1]! + Math.log(v);
    }
  }
  // a connected graph has a regular reduced Laplacian
  const logs = solveLinear(laplacian, right)!;
  return shares(Float64Array.of(0, ...logs));
}

/**
 * λ is convex in the logarithms of the blanks, and stationary where aᵢⱼ² = (xᵢ/xⱼ)·(yⱼ/yᵢ), x and y being the right and
 * left vectors: repeat that until nothing moves, with half a step where a whole one would raise λ.
 */
function leastEigenvalue(a: Matrix): Float64Array[] {
  const places = blanks(a);
  let matrix = filled(a, logLeastSquares(a));
  if (places.length === 0) return matrix;
  let right = principal(matrix);
  let left = principal(transpose(matrix));
  let damping = 1;
  for (let step = 0; step < 5000 && damping > 1e-3; step++) {
    const [x, y] = [right.vector, left.vector];
    const next = matrix.map((row) => Float64Array.from(row));
    let moved = 0;
    for (const [i, j] of places) {
      const now = Math.log(matrix[i]![j]!);
      const target = (Math.log(x[i]! / x[j]!) + Math.log(y[j]! / y[i]!)) / 2;
      moved = Math.max(moved, Math.abs(target - now));
      next[i]![j] = Math.exp(now + damping * (target - now));
      next[j]![i] = 1 / next[i]![j]!;
    }
    if (moved < 1e-14) break;
    const tried = principal(next, x);
    if (tried.value > right.value * (1 + 1e-14)) {
      damping /= 2;
      continue;
    }
    matrix = next;
    right = tried;
    left = principal(transpose(next), y);
  }
  return matrix;
}

import { cholesky } from "./cholesky.ts";

/** A multivariate normal: means, and covariances row by row. */
export interface Normal {
  readonly mean: Float64Array;
  readonly covariance: readonly Float64Array[];
}

export interface EmOptions {
  /** Stops when no mean or covariance moves by more. */
  readonly tolerance: number;
  readonly iterations: number;
  /** Adds this share of its variance to each column's variance, which keeps nearly dependent columns apart. */
  readonly ridge: number;
}

export interface EmFit extends Normal {
  readonly iterations: number;
  /** The last movement; above the tolerance where the steps did not suffice. */
  readonly change: number;
}

/** Rows with the same columns present share their regression. */
interface Pattern {
  readonly present: readonly number[];
  readonly missing: readonly number[];
  readonly rows: readonly number[];
}

export function patternsOf(columns: readonly Float64Array[]): Pattern[] {
  const known = new Map<string, { present: number[]; missing: number[]; rows: number[] }>();
  const n = columns[0]?.length ?? 0;
  for (let i = 0; i < n; i++) {
    let key = "";
    for (const x of columns) key += Number.isNaN(x[i]!) ? "0" : "1";
    const pattern = known.get(key);
    if (pattern !== undefined) pattern.rows.push(i);
    else {
      const places = [...key].map((bit, j) => [bit, j] as const);
      const of = (wanted: string) => places.filter(([bit]) => bit === wanted).map(([, j]) => j);
      known.set(key, { present: of("1"), missing: of("0"), rows: [i] });
    }
  }
  return [...known.values()];
}

/** The missing columns given the present ones: regression rows B = Σₘₒ Σₒₒ⁻¹ and what is left, Σₘₘ − B Σₒₘ. */
export interface Conditional {
  readonly slopes: readonly Float64Array[];
  readonly left: readonly Float64Array[];
}

/** null where the present columns' covariances have no inverse. */
export function conditional(
  { covariance }: Pick<Normal, "covariance">,
  { present, missing }: Pick<Pattern, "present" | "missing">,
): Conditional | null {
  const inner = present.map((a) => Float64Array.from(present, (b) => covariance[a]![b]!));
  const l = cholesky(inner);
  if (l === null) return null;
  const slopes = missing.map((m) =>
    backSolve(
      l,
      Float64Array.from(present, (o) => covariance[m]![o]!),
    ),
  );
  const left = missing.map((m, a) =>
    Float64Array.from(missing, (k) => {
      let value = covariance[m]![k]!;
      for (let o = 0; o < present.length; o++) value -= slopes[a]![o]! * covariance[present[o]!]![k]!;
      return value;
    }),
  );
  return { slopes, left };
}

/** L Lᵀ x = b. */
function backSolve(l: readonly Float64Array[], b: Float64Array): Float64Array {
  const n = b.length;
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] = x[i]! - l[i]![k]! * x[k]!;
    x[i] = x[i]! / l[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] = x[i]! - l[k]![i]! * x[k]!;
    x[i] = x[i]! / l[i]![i]!;
  }
  return x;
}

/** The expected values of a row's missing columns. */
export function expected(
  { mean }: Pick<Normal, "mean">,
  { slopes }: Conditional,
  { present, missing, at }: Pick<Pattern, "present" | "missing"> & { at(column: number): number },
): Float64Array {
  return Float64Array.from(missing, (m, a) => {
    let value = mean[m]!;
    for (let o = 0; o < present.length; o++) value += slopes[a]![o]! * (at(present[o]!) - mean[present[o]!]!);
    return value;
  });
}

/**
 * Means and covariances of a multivariate normal from rows with gaps, by expectation and maximisation: gaps get their
 * expected values given the rest of the row, covariances what these leave open, and both are learned again until nothing
 * moves. The maximum-likelihood estimate: sums are divided by n.
 * Missing: what is filled; rows without any value say nothing. Edge: null where columns follow from each other.
 * @param columns of mean 0 and spread 1 or so: the steps start from there, and the tolerance is in these units
 * @see Dempster, Laird, Rubin (1977), J. R. Stat. Soc. B 39; Little and Rubin (2002), Statistical Analysis with Missing Data, 11.2
 */
export function emNormal(columns: readonly Float64Array[], { tolerance, iterations, ridge }: EmOptions): EmFit | null {
  const p = columns.length;
  const patterns = patternsOf(columns).filter(({ present }) => present.length > 0);
  const n = patterns.reduce((total, { rows }) => total + rows.length, 0);
  let mean: Float64Array = new Float64Array(p);
  let covariance: Float64Array[] = Array.from({ length: p }, (_, j) =>
    Float64Array.from({ length: p }, (__, k) => (j === k ? 1 : 0)),
  );
  let change = Number.POSITIVE_INFINITY;
  let steps = 0;
  while (steps < iterations && change > tolerance) {
    const next = step(columns, patterns, { mean, covariance, n, ridge });
    if (next === null) return null;
    change = 0;
    for (let j = 0; j < p; j++) {
      change = Math.max(change, Math.abs(next.mean[j]! - mean[j]!));
      for (let k = 0; k < p; k++) change = Math.max(change, Math.abs(next.covariance[j]![k]! - covariance[j]![k]!));
    }
    ({ mean, covariance } = next);
    steps += 1;
  }
  return { mean, covariance, iterations: steps, change };
}

interface StepInput extends Normal {
  readonly n: number;
  readonly ridge: number;
}

function step(
  z: readonly Float64Array[],
  patterns: readonly Pattern[],
  { mean, covariance, n, ridge }: StepInput,
): { mean: Float64Array; covariance: Float64Array[] } | null {
  const p = z.length;
  const sums = new Float64Array(p);
  const products = Array.from({ length: p }, () => new Float64Array(p));
  const row = new Float64Array(p);
  for (const pattern of patterns) {
    const { present, missing, rows } = pattern;
    const given = conditional({ covariance }, pattern);
    if (given === null) return null;
    for (const i of rows) {
      for (const j of present) row[j] = z[j]![i]!;
      const filled = expected({ mean }, given, { present, missing, at: (j) => row[j]! });
      for (let a = 0; a < missing.length; a++) row[missing[a]!] = filled[a]!;
      for (let j = 0; j < p; j++) {
        const d = row[j]! - mean[j]!;
        sums[j] = sums[j]! + d;
        const into = products[j]!;
        for (let k = 0; k <= j; k++) into[k] = into[k]! + d * (row[k]! - mean[k]!);
      }
    }
    for (let a = 0; a < missing.length; a++) {
      for (let b = 0; b <= a; b++) {
        const into = products[missing[a]!]!;
        into[missing[b]!] = into[missing[b]!]! + rows.length * given.left[a]![b]!;
      }
    }
  }
  const shift = sums.map((v) => v / n);
  const next = products.map((line) => Float64Array.from(line));
  for (let j = 0; j < p; j++)
    for (let k = 0; k <= j; k++) {
      const value = products[j]![k]! / n - shift[j]! * shift[k]!;
      next[j]![k] = j === k ? value * (1 + ridge) : value;
      next[k]![j] = next[j]![k]!;
    }
  return { mean: mean.map((v, j) => v + shift[j]!), covariance: next };
}

/** A root of a covariance that may be singular: L Lᵀ = a, columns of what has no spread left being 0. */
export function semiRoot(a: readonly Float64Array[]): Float64Array[] {
  const n = a.length;
  const l = a.map(() => new Float64Array(n));
  for (let j = 0; j < n; j++) {
    let pivot = a[j]![j]!;
    for (let k = 0; k < j; k++) pivot -= l[j]![k]! ** 2;
    if (!(pivot > a[j]![j]! * n * 1e-13)) continue;
    l[j]![j] = Math.sqrt(pivot);
    for (let i = j + 1; i < n; i++) {
      let value = a[i]![j]!;
      for (let k = 0; k < j; k++) value -= l[i]![k]! * l[j]![k]!;
      l[i]![j] = value / l[j]![j]!;
    }
  }
  return l;
}

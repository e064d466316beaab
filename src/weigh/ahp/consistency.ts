import type { Matrix } from "./eigen.ts";
import { rowGeometricMeans } from "./priorities.ts";
import { type RiTable, randomIndex } from "./random-index.ts";

export interface Consistency {
  readonly lambda: number;
  readonly ci: number;
  readonly ri: number;
  /** The table of the random index as used: another than asked for beyond n = 15. */
  readonly riTable: RiTable;
  readonly cr: number;
}

/**
 * Saaty's consistency ratio: CI = (λ − n)/(n − 1), CR = CI/RI. For n ≤ 2 nothing can be inconsistent: 0.
 * @example consistencyRatio(3.0385110905581705, { n: 3, table: "saaty" }).cr; // => 0.0331992
 */
export function consistencyRatio(lambda: number, { n, table }: { n: number; table: RiTable }): Consistency {
  const { value: ri, table: riTable } = randomIndex(n, table);
  // rounding can bring λ of a consistent matrix a hair below n
  const ci = n <= 2 ? 0 : Math.max(0, (lambda - n) / (n - 1));
  return { lambda, ci, ri, riTable, cr: ri === 0 ? 0 : ci / ri };
}

/** Geometric consistency index and the value that corresponds to CR = 0.1. */
export interface GeometricConsistency {
  readonly gci: number;
  readonly threshold: number | null;
}

/**
 * GCI = 2/((n − 1)(n − 2))·Σ_{i<j} ln²(aᵢⱼ·wⱼ/wᵢ), w by row geometric means. Thresholds for CR = 0.1: 0.31 (n = 3),
 * 0.35 (n = 4), 0.37 (n > 4); none for n ≤ 2, where it is 0.
 * @see Aguarón & Moreno-Jiménez (2003), The geometric consistency index, EJOR 147
 */
export function geometricConsistency(a: Matrix): GeometricConsistency {
  const n = a.length;
  if (n <= 2) return { gci: 0, threshold: null };
  const w = rowGeometricMeans(a);
  let total = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) total += Math.log((a[i]![j]! * w[j]!) / w[i]!) ** 2;
  }
  return { gci: (2 * total) / ((n - 1) * (n - 2)), threshold: n === 3 ? 0.31 : n === 4 ? 0.35 : 0.37 };
}

/** Three judgements that contradict each other: a over b, b over c, a over c. */
export interface Triple {
  readonly places: readonly [a: number, b: number, c: number];
  readonly ab: number;
  readonly bc: number;
  readonly ac: number;
  /** 0: ac is ab·bc. Towards 1: as far apart as can be. */
  readonly inconsistency: number;
}

/**
 * Koczkodaj's K and the triple that has it: the largest min(|1 − ac/(ab·bc)|, |1 − ab·bc/ac|); null for n ≤ 2.
 * Of equal triples the first counts.
 * @see Koczkodaj (1993), A new definition of consistency of pairwise comparisons, Mathl. Comput. Modelling 18
 */
export function worstTriple(a: Matrix): Triple | null {
  let worst: Triple | null = null;
  const n = a.length;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      for (let k = j + 1; k < n; k++) {
        const [ab, bc, ac] = [a[i]![j]!, a[j]![k]!, a[i]![k]!];
        const ratio = ac / (ab * bc);
        const inconsistency = Math.min(Math.abs(1 - ratio), Math.abs(1 - 1 / ratio));
        if (worst === null || inconsistency > worst.inconsistency)
          worst = { places: [i, j, k], ab, bc, ac, inconsistency };
      }
    }
  }
  return worst;
}

export type RiTable = "saaty" | "saaty-2005" | "donegan-dodd" | "tummala-ling" | "china" | "alonso-lamata";

/** Mean CI of random reciprocal matrices on the 1–9 scale, n = 3 … 15. */
const TABLES: Readonly<Record<Exclude<RiTable, "alonso-lamata">, readonly number[]>> = {
  // Saaty (1980), The Analytic Hierarchy Process
  saaty: [0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59],
  // Saaty (2005), Theory and Applications of the Analytic Network Process
  "saaty-2005": [0.52, 0.89, 1.11, 1.25, 1.35, 1.4, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59],
  // Donegan & Dodd (1991), Mathl. Comput. Modelling 15
  "donegan-dodd": [
    0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497, 1.4643, 1.4822, 1.4969,
  ],
  // Tummala & Ling (1998), J. Multi-Crit. Decis. Anal. 7
  "tummala-ling": [
    0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537, 1.4882, 1.5117, 1.5356, 1.5571, 1.5714, 1.5831,
  ],
  // 许树柏 (1988), 层次分析法原理; the table of Chinese textbooks
  china: [0.52, 0.89, 1.12, 1.26, 1.36, 1.41, 1.46, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59],
};

/** A random index and the table it comes from. */
export interface RandomIndex {
  readonly value: number;
  readonly table: RiTable;
}

/**
 * Random index (平均随机一致性指标) of an n×n matrix; 0 for n ≤ 2, where nothing can be inconsistent. Beyond n = 15, where
 * the tables end, the regression of Alonso & Lamata (2006) on 500,000 matrices: λ̄ = 2.7699·n − 4.3513, RI = (λ̄ − n)/(n − 1).
 * @example randomIndex(5, "china"); // => { value: 1.12, table: "china" }
 * @example randomIndex(20, "saaty").value; // => 1.6340368
 */
export function randomIndex(n: number, table: RiTable): RandomIndex {
  if (n <= 2) return { value: 0, table };
  if (table === "alonso-lamata" || n > 15) return { value: (1.7699 * n - 4.3513) / (n - 1), table: "alonso-lamata" };
  return { value: TABLES[table][n - 3]!, table };
}

/**
 * Random index of a matrix that was given with `missing` of its pairs blank and filled so that λ is least: completing
 * takes inconsistency away, so the full table would be too lenient.
 * RI(n, m) ≈ (1 − 2m / ((n − 1)(n − 2)))·RI(n)
 * @see Ágoston & Csató (2022), Inconsistency thresholds for incomplete pairwise comparison matrices, Omega 108
 */
export function randomIndexIncomplete(n: number, missing: number, full: number): number {
  return n <= 2 ? 0 : Math.max(0, 1 - (2 * missing) / ((n - 1) * (n - 2))) * full;
}

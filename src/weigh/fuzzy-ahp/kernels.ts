import { scaleToOne } from "../judgements/entry.ts";
import type { Triangle } from "./triangle.ts";

type Fuzzy = readonly (readonly Triangle[])[];

export interface FuzzyWeights {
  readonly weights: number[];
  /** What the weights were made of: the fuzzy weights (Buckley) or the fuzzy extents (Chang). */
  readonly fuzzy: readonly Triangle[];
}

/**
 * Buckley: rᵢ = (Πⱼ ãᵢⱼ)^(1/n) by part, w̃ᵢ = rᵢ ⊗ (Σr)⁻¹ = (lᵢ/Σu, mᵢ/Σm, uᵢ/Σl), made crisp by the centroid
 * (l + m + u)/3 and scaled to sum 1.
 * @see Buckley (1985), Fuzzy hierarchical analysis, Fuzzy Sets and Systems 17
 */
export function buckley(a: Fuzzy): FuzzyWeights {
  const mean = (row: readonly Triangle[], part: keyof Triangle): number =>
    Math.exp(row.reduce((sum, cell) => sum + Math.log(cell[part]), 0) / row.length);
  const r = a.map((row): Triangle => ({ l: mean(row, "l"), m: mean(row, "m"), u: mean(row, "u") }));
  const total = sumOf(r);
  const fuzzy = r.map(({ l, m, u }): Triangle => ({ l: l / total.u, m: m / total.m, u: u / total.l }));
  return { weights: scaleToOne(fuzzy.map(({ l, m, u }) => (l + m + u) / 3)), fuzzy };
}

/**
 * Chang's extent analysis: Sᵢ = Σⱼ ãᵢⱼ ⊗ (ΣΣ ãᵢⱼ)⁻¹, weights ∝ minₖ V(Sᵢ ≥ Sₖ). They are degrees of possibility, not of importance:
 * an item can get 0 though every judgement gives it some importance (Wang, Luo & Hua 2008).
 * @see Chang (1996), Applications of the extent analysis method on fuzzy AHP, EJOR 95
 */
export function changExtent(a: Fuzzy): FuzzyWeights {
  const rows = a.map(sumOf);
  const total = sumOf(rows);
  const fuzzy = rows.map(({ l, m, u }): Triangle => ({ l: l / total.u, m: m / total.m, u: u / total.l }));
  const least = fuzzy.map((own, i) =>
    fuzzy.reduce((min, other, k) => (k === i ? min : Math.min(min, possibility(own, other))), 1),
  );
  return { weights: scaleToOne(least), fuzzy };
}

/** V(a ≥ b): the height at which a's right side meets b's left. */
function possibility(a: Triangle, b: Triangle): number {
  if (a.m >= b.m) return 1;
  if (b.l >= a.u) return 0;
  return (b.l - a.u) / (a.m - a.u - (b.m - b.l));
}

function sumOf(cells: readonly Triangle[]): Triangle {
  return cells.reduce((sum, { l, m, u }) => ({ l: sum.l + l, m: sum.m + m, u: sum.u + u }), { l: 0, m: 0, u: 0 });
}

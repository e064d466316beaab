import type { Influence } from "./survey-variance.ts";

export interface SurveyMean {
  readonly value: number;
  /** Answers that count, and what they weigh together. */
  readonly n: number;
  readonly weight: number;
  readonly influence: Influence;
  /** Variance of the mean of as many answers drawn singly, with replacement: Σw(y−ȳ)²/Σw / (n−1). */
  readonly simpleVariance: number;
  /** n·Σw²/(Σw)²: what unequal weights alone cost (Kish). */
  readonly weightEffect: number;
}

/**
 * Weighted mean of a domain, Σwy/Σw, and what each answer adds to it: z = w·(y − ȳ)/Σw.
 * Missing: NaN in y and rows of weight 0 are left out of the domain. Edge: nothing left gives NaN and n = 0.
 * @param rows the rows of the domain  @param y a value for each of them  @param w weights by row of the whole sample
 * @example surveyMean({ rows: Uint32Array.of(0, 1), y: Float64Array.of(0, 100) }, { w: Float64Array.of(3, 1) }).value; // => 25
 */
export function surveyMean(
  domain: { readonly rows: Uint32Array; readonly y: Float64Array },
  { w }: { readonly w: Float64Array },
): SurveyMean {
  const kept: number[] = [];
  domain.rows.forEach((row, i) => {
    if (!Number.isNaN(domain.y[i]!) && w[row]! > 0) kept.push(i);
  });
  const n = kept.length;
  const rows = Uint32Array.from(kept, (i) => domain.rows[i]!);
  const y = Float64Array.from(kept, (i) => domain.y[i]!);
  let weight = 0;
  let total = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const wi = w[rows[i]!]!;
    weight += wi;
    total += wi * y[i]!;
    squares += wi * wi;
  }
  const value = n === 0 ? Number.NaN : total / weight;
  const z = new Float64Array(n);
  let spread = 0;
  for (let i = 0; i < n; i++) {
    const off = y[i]! - value;
    z[i] = (w[rows[i]!]! * off) / weight;
    spread += w[rows[i]!]! * off * off;
  }
  return {
    value,
    n,
    weight,
    influence: { rows, z },
    simpleVariance: n > 1 ? spread / weight / (n - 1) : Number.NaN,
    weightEffect: n === 0 ? Number.NaN : (n * squares) / (weight * weight),
  };
}

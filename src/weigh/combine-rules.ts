import { solveLinear } from "../stats/linear-system.ts";
import { dot } from "../stats/weighted.ts";

/** Weightings of the same columns, each of sum 1. */
export type Schemes = readonly Float64Array[];

export interface Combined {
  readonly weights: Float64Array;
  /** What each weighting counts for: shares of the sum, or exponents in a product. */
  readonly coefficients: readonly number[];
  /** Coefficients before any was held at 0; null where they are not determined. */
  readonly unconstrained?: readonly number[] | null;
}

const toSum1 = (values: readonly number[]): number[] => {
  const total = values.reduce((a, b) => a + b, 0);
  return values.map((v) => v / total);
};

/** w = Σₖ aₖ·uₖ, Σa = 1. */
export function linear(schemes: Schemes, given: readonly number[]): Combined {
  const coefficients = toSum1(given);
  const weights = new Float64Array(schemes[0]!.length);
  schemes.forEach((u, k) => {
    for (let j = 0; j < u.length; j++) weights[j]! += coefficients[k]! * u[j]!;
  });
  return { weights, coefficients };
}

/** w ∝ Πₖ uₖ^aₖ; a weight of 0 in a weighting that counts makes it 0. null where that leaves nothing. */
export function product(schemes: Schemes, coefficients: readonly number[]): Combined | null {
  const logs = Float64Array.from(schemes[0]!, (_, j) =>
    schemes.reduce((sum, u, k) => (coefficients[k] === 0 ? sum : sum + coefficients[k]! * Math.log(u[j]!)), 0),
  );
  const largest = logs.reduce((most, v) => Math.max(most, v), Number.NEGATIVE_INFINITY);
  if (largest === Number.NEGATIVE_INFINITY) return null;
  const weights = logs.map((v) => Math.exp(v - largest));
  const total = weights.reduce((a, b) => a + b, 0);
  return { weights: weights.map((w) => w / total), coefficients };
}

/**
 * Game theory (博弈论组合): the a with Σⱼ aⱼ·(uᵢ·uⱼ) = uᵢ·uᵢ for every weighting i, brought to Σa = 1. Where one of them
 * would be negative: the a ≥ 0 that makes ½·aᵀGa − aᵀd smallest, G the products uᵢ·uⱼ and d its diagonal; it solves the
 * same equations for the weightings that it keeps, and none left out would come in with a positive coefficient.
 */
export function gameTheory(schemes: Schemes): Combined {
  const g = schemes.map((u) => Float64Array.from(schemes, (v) => dot(u, v)));
  const d = g.map((row, i) => row[i]!);
  const free = solveLinear(g, Float64Array.from(d));
  let a: number[] | null = free?.every((v) => v >= 0) ? Array.from(free) : null;
  for (const kept of supports(schemes.length)) {
    if (a !== null) break;
    a = settledOn(kept, g, d);
  }
  // of weightings that are all the same one is kept, so some support always settles
  const { weights, coefficients } = linear(schemes, a!);
  return { weights, coefficients, unconstrained: free === null ? null : toSum1(Array.from(free)) };
}

/** Every way to keep some of n weightings, the largest first. */
function supports(n: number): number[][] {
  const all = Array.from({ length: (1 << n) - 1 }, (_, bits) =>
    Array.from({ length: n }, (_, k) => k).filter((k) => ((bits + 1) >> k) & 1),
  );
  return all.sort((a, b) => b.length - a.length);
}

function settledOn(kept: readonly number[], g: readonly Float64Array[], d: readonly number[]): number[] | null {
  const part = solveLinear(
    kept.map((i) => Float64Array.from(kept, (j) => g[i]![j]!)),
    Float64Array.from(kept, (i) => d[i]!),
  );
  if (part === null || part.some((v) => v < 0)) return null;
  const a = d.map(() => 0);
  kept.forEach((k, at) => {
    a[k] = part[at]!;
  });
  const holds = g.every((row, i) => kept.includes(i) || row.reduce((sum, v, j) => sum + v * a[j]!, 0) >= d[i]! - 1e-12);
  return holds ? a : null;
}

/**
 * Moment estimation (矩估计组合): αⱼ = E(sⱼ)/(E(sⱼ) + E(oⱼ)) says how far the judgements speak for indicator j, its mean α
 * over the indicators how far they count; w minimises α·Σₛ‖w − s‖² + (1 − α)·Σₒ‖w − o‖².
 * @param subjective how many weightings, from the first, are judgements
 */
export function moment(schemes: Schemes, subjective: number): Combined {
  const mean = (part: Schemes, j: number) => part.reduce((sum, u) => sum + u[j]!, 0) / part.length;
  const [judged, learned] = [schemes.slice(0, subjective), schemes.slice(subjective)];
  let total = 0;
  let counted = 0;
  for (let j = 0; j < schemes[0]!.length; j++) {
    const [s, o] = [mean(judged, j), mean(learned, j)];
    if (s + o === 0) continue;
    total += s / (s + o);
    counted += 1;
  }
  const alpha = total / counted;
  return linear(
    schemes,
    schemes.map((_, k) => (k < subjective ? alpha : 1 - alpha)),
  );
}

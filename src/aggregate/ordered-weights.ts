import * as z from "zod/mini";
import { IndexError } from "../errors/index.ts";
import { sortWithWeights } from "./by-row.ts";

/** Weights by place, the best child's first; or how near to the best, from 0 (the least child) to 1 (the greatest). */
export const orderedParams = {
  weights: z.optional(z.array(z.number().check(z.minimum(0)))),
  orness: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
};

export interface OrderedParams {
  readonly weights?: readonly number[] | undefined;
  readonly orness?: number | undefined;
}

export type OrderedWeights = { readonly weights: readonly number[]; readonly orness: number };

/** Weights of m places, sum 1, as the parameters ask; and the orness that they have. */
export function learnOrdered({ weights, orness }: OrderedParams, m: number, method: string): OrderedWeights {
  if ((weights === undefined) === (orness === undefined))
    throw new IndexError([{ code: "ordered-weights-choice", path: [], params: { method } }]);
  if (orness !== undefined) return { weights: maxEntropyWeights(m, orness), orness };
  if (weights!.length !== m) {
    const params = { found: weights!.length, wanted: m };
    throw new IndexError([{ code: "ordered-weights-length", path: ["weights"], params }]);
  }
  const total = weights!.reduce((a, b) => a + b, 0);
  if (!(total > 0)) throw new IndexError([{ code: "ordered-weights-zero", path: ["weights"], params: {} }]);
  const shares = weights!.map((w) => w / total);
  return { weights: shares, orness: ornessOf(shares) };
}

/** Σ (m − k)/(m − 1)·vₖ, k = 1 for the best: 1 is the maximum, 0 the minimum, ½ the mean. One place: ½. */
export function ornessOf(weights: readonly number[]): number {
  const last = weights.length - 1;
  return last === 0 ? 0.5 : weights.reduce((sum, v, k) => sum + ((last - k) / last) * v, 0);
}

/**
 * Of all weights with this orness, those of greatest entropy: vₖ ∝ hᵐ⁻ᵏ, h found by bisection of its logarithm.
 * @see O'Hagan (1988), Aggregating template or rule antecedents in real-time expert systems; Fullér and Majlender (2001), Fuzzy Sets and Systems 124
 * @example maxEntropyWeights(3, 0.5); // => [1/3, 1/3, 1/3]
 */
export function maxEntropyWeights(m: number, orness: number): number[] {
  if (m === 1) return [1];
  if (orness === 1 || orness === 0)
    return Array.from({ length: m }, (_, k) => Number(k === (orness === 1 ? 0 : m - 1)));
  if (orness === 0.5) return Array.from({ length: m }, () => 1 / m);
  let low = -60;
  let high = 60; // e^60: the second place weighs less than a double can add to the first
  for (let round = 0; round < 200; round++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (ornessOf(geometricWeights(m, middle)) < orness) low = middle;
    else high = middle;
  }
  return geometricWeights(m, high);
}

function geometricWeights(m: number, logRatio: number): number[] {
  // the largest term is e^0
  const raw = Array.from({ length: m }, (_, k) => Math.exp(logRatio * (logRatio > 0 ? -k : m - 1 - k)));
  const total = raw.reduce((a, b) => a + b, 0);
  return raw.map((v) => v / total);
}

/**
 * Weights that a row's values have by their place: Q(Wₖ) − Q(Wₖ₋₁), W the share of importance down to place k and Q
 * piecewise linear through (k/m, v₁ + … + vₖ). With equal importance and nothing missing they are v itself; fewer values
 * share out the same attitude. Sorts x, the smallest first, and writes the weights into w.
 * @see Torra (1997), The weighted OWA operator, International Journal of Intelligent Systems 12
 */
export function weighByPlace(x: Float64Array, w: Float64Array, places: readonly number[]): void {
  sortWithWeights(x, w);
  let total = 0;
  for (let k = 0; k < w.length; k++) total += w[k]!;
  let reached = 0;
  let before = 0;
  for (let k = w.length - 1; k >= 0; k--) {
    reached += w[k]!;
    const upTo = k === 0 ? 1 : quantifier(reached / total, places);
    w[k] = Math.max(0, upTo - before);
    before = upTo;
  }
}

function quantifier(share: number, places: readonly number[]): number {
  const at = share * places.length;
  const whole = Math.min(places.length, Math.floor(at + 1e-12)); // k/m·m is meant to be k
  let sum = 0;
  for (let k = 0; k < whole; k++) sum += places[k]!;
  return whole < places.length && at > whole ? sum + (at - whole) * places[whole]! : sum;
}

import { quantiles } from "../../stats/quantile.ts";
import { createRandom } from "../../stats/random.ts";
import type { Matrix } from "./eigen.ts";

export interface Perturbation {
  readonly draws: number;
  readonly spread: number;
  readonly seed: number;
}

/** What the weights do when every judgement might have been a little different. */
export interface Perturbed {
  readonly mean: Float64Array;
  readonly sd: Float64Array;
  /** 5 % and 95 % quantiles. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Share of the draws in which the whole order, and the first place, stay as they are. */
  readonly sameOrder: number;
  readonly sameFirst: number;
}

/**
 * Weights of matrices in which each judgement is multiplied by a factor between 1/(1 + spread) and 1 + spread, log-uniform
 * and independent. One stream of random numbers for a seed, so the same figures everywhere.
 */
export function perturbJudgements(
  a: Matrix,
  { draws, spread, seed, weigh }: Perturbation & { weigh(a: Matrix): Float64Array },
): Perturbed {
  const random = createRandom(seed);
  const n = a.length;
  const reach = Math.log(1 + spread);
  const base = weigh(a);
  const order = orderOf(base);
  const first = order[0]!;
  const all = Array.from({ length: n }, () => new Float64Array(draws));
  let [sameOrder, sameFirst] = [0, 0];
  for (let k = 0; k < draws; k++) {
    const moved = a.map((row) => Float64Array.from(row));
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        moved[i]![j] = a[i]![j]! * Math.exp(reach * (2 * random.uniform() - 1));
        moved[j]![i] = 1 / moved[i]![j]!;
      }
    }
    const w = weigh(moved);
    w.forEach((v, i) => {
      all[i]![k] = v;
    });
    const now = orderOf(w);
    if (now[0] === first) sameFirst += 1;
    if (now.every((i, place) => i === order[place])) sameOrder += 1;
  }
  const mean = Float64Array.from(all, (x) => x.reduce((total, v) => total + v, 0) / draws);
  const square = (x: Float64Array, m: number): number => x.reduce((total, v) => total + (v - m) ** 2, 0);
  return {
    mean,
    sd: Float64Array.from(all, (x, i) => (draws < 2 ? 0 : Math.sqrt(square(x, mean[i]!) / (draws - 1)))),
    low: Float64Array.from(all, (x) => quantiles(x, Float64Array.of(0.05))[0]!),
    high: Float64Array.from(all, (x) => quantiles(x, Float64Array.of(0.95))[0]!),
    sameOrder: sameOrder / draws,
    sameFirst: sameFirst / draws,
  };
}

/** Places by weight, the heaviest first; equal ones in their order. */
function orderOf(w: Float64Array): number[] {
  return Array.from(w, (_, i) => i).sort((p, q) => w[q]! - w[p]! || p - q);
}

import { type Concordance, kendallW } from "../../stats/concordance.ts";
import { scaleToOne } from "../judgements/entry.ts";
import type { Matrix } from "./eigen.ts";
import { shares } from "./priorities.ts";

/**
 * One matrix of several experts' (AIJ, 判断矩阵集结): the weighted geometric mean of each judgement, which alone keeps it
 * reciprocal. Where some did not judge a pair, those who did count; NaN where nobody did.
 * @see Aczél & Saaty (1983), Procedures for synthesizing ratio judgements, J. Math. Psychology 27
 */
export function joinJudgements(matrices: readonly Matrix[], weights: readonly number[]): Float64Array[] {
  const n = matrices[0]!.length;
  const joined = Array.from({ length: n }, () => new Float64Array(n).fill(1));
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      let log = 0;
      let total = 0;
      matrices.forEach((a, k) => {
        const v = a[i]![j]!;
        if (Number.isNaN(v)) return;
        log += weights[k]! * Math.log(v);
        total += weights[k]!;
      });
      joined[i]![j] = total > 0 ? Math.exp(log / total) : Number.NaN;
      joined[j]![i] = 1 / joined[i]![j]!;
    }
  }
  return joined;
}

/**
 * One vector of several experts' (AIP, 权重向量集结): their weighted geometric or arithmetic mean, sum 1.
 * With weights by geometric means, AIP by the geometric mean equals AIJ.
 * @see Forman & Peniwati (1998), Aggregating individual judgments and priorities with the AHP, EJOR 108
 */
export function joinPriorities(
  vectors: readonly Float64Array[],
  { weights, mean }: { weights: readonly number[]; mean: "geometric" | "arithmetic" },
): Float64Array {
  const own = scaleToOne(weights);
  const part = (v: number): number => (mean === "geometric" ? Math.log(v) : v);
  const total = new Float64Array(vectors[0]!.length);
  vectors.forEach((vector, k) => {
    if (own[k] === 0) return;
    vector.forEach((v, i) => {
      total[i] = total[i]! + own[k]! * part(v);
    });
  });
  return mean === "geometric" ? shares(total) : Float64Array.from(scaleToOne(total));
}

/** How far a panel agrees. */
export interface Consensus extends Concordance {
  /** Mean diversity within an expert's weights, and that of the group's, as entropies; beta is what lies between them. */
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  /** 1: all give the same weights; 0: each puts all that the scale allows on another item. */
  readonly consensus: number;
}

/**
 * Kendall's W of the experts' rankings, and Shannon's diversity of their weights: α = Σₖ λₖ H(wₖ), γ = H(Σₖ λₖ wₖ),
 * β = γ − α. The AHP consensus indicator is S* = (1/e^β − e^(α_min − γ_max)) / (1 − e^(α_min − γ_max)), where α_min is the entropy
 * of one item preferred `largest` times over all others, and γ_max that of the mean of such vectors, each on another item.
 * @param largest the largest judgement of the scale, 9
 * @see Goepel (2013), Implementing the AHP as a standard method for multi-criteria decision making, ISAHP;
 *   Jost (2006), Entropy and diversity, Oikos 113
 */
export function panelConsensus(
  vectors: readonly Float64Array[],
  { weights, largest }: { weights: readonly number[]; largest: number },
): Consensus {
  const own = scaleToOne(weights);
  const n = vectors[0]!.length;
  const mean = new Float64Array(n);
  let alpha = 0;
  vectors.forEach((vector, k) => {
    alpha += own[k]! * entropy(vector);
    for (let i = 0; i < n; i++) mean[i] = mean[i]! + own[k]! * vector[i]!;
  });
  const gamma = entropy(mean);
  const beta = Math.max(0, gamma - alpha);
  const experts = own.filter((w) => w > 0).length;
  const sharp = Float64Array.from({ length: n }, (_, i) => (i === 0 ? largest : 1) / (n + largest - 1));
  const apart = Float64Array.from({ length: n }, (_, i) => {
    if (experts >= n) return 1 / n;
    return i < experts ? (largest + experts - 1) / (experts * (n + largest - 1)) : 1 / (n + largest - 1);
  });
  const least = Math.exp(entropy(sharp) - entropy(apart));
  const consensus = least < 1 ? Math.max(0, (1 / Math.exp(beta) - least) / (1 - least)) : 1;
  return { alpha, beta, gamma, consensus, ...kendallW(vectors) };
}

function entropy(p: Float64Array): number {
  let total = 0;
  for (const v of p) if (v > 0) total -= v * Math.log(v);
  return total;
}

import type { Json } from "../../method/index.ts";
import { kendallW } from "../../stats/concordance.ts";
import { byNode, scaleToOne } from "./entry.ts";

/** How far the experts of a panel are apart. */
export type Spread = { readonly [key: string]: Json };

export interface PanelWeights {
  readonly weights: number[];
  readonly spread: Spread;
}

/**
 * The weighted mean of the experts' weights, and their spread by node: standard deviation (n − 1, experts counted alike),
 * coefficient of variation, least, most and range, with Kendall's W of their rankings.
 * @param vectors a vector an expert, in the order of `ids`
 */
export function spreadOf(
  vectors: readonly Float64Array[],
  { ids, weights }: { ids: readonly string[]; weights: readonly number[] },
): PanelWeights {
  const own = scaleToOne(weights);
  const mean = ids.map((_, i) => vectors.reduce((total, v, k) => total + own[k]! * v[i]!, 0));
  const sd = ids.map((_, i) => deviation(vectors.map((v) => v[i]!)));
  const least = ids.map((_, i) => Math.min(...vectors.map((v) => v[i]!)));
  const most = ids.map((_, i) => Math.max(...vectors.map((v) => v[i]!)));
  return {
    weights: scaleToOne(mean),
    spread: {
      experts: vectors.length,
      mean: byNode(ids, mean),
      sd: byNode(ids, sd),
      cv: byNode(
        ids,
        mean.map((m, i) => (m > 0 ? sd[i]! / m : 0)),
      ),
      min: byNode(ids, least),
      max: byNode(ids, most),
      range: byNode(
        ids,
        most.map((m, i) => m - least[i]!),
      ),
      concordance: { ...kendallW(vectors) },
    },
  };
}

/** Standard deviation with n − 1; 0 for one value. */
export function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((total, v) => total + v, 0) / values.length;
  return Math.sqrt(values.reduce((total, v) => total + (v - mean) ** 2, 0) / (values.length - 1));
}

import type { Dataset } from "../schema/types.ts";

interface Climb {
  readonly level: readonly string[];
  readonly parent: readonly string[];
  readonly from: string;
  readonly scores: Float64Array;
  readonly weights: Float64Array | null;
}

/**
 * Scores carried from a level up, one level at a time, within each period. `direct`: the mean of the own scores of the units whose
 * parent a unit is; `stepped`: the mean of what those units were given by the units below them, at `from` their own scores.
 * Each counts by its own weight, or where that is missing by the sum of its parts' weights; 1 each without weights.
 * Missing: a unit below without a score is left out of the mean, its weight with it. Chains of parents are no circles.
 */
export function climb(
  { units, periods }: Pick<Dataset, "units" | "periods">,
  { level, parent, from, scores, weights }: Climb,
): { readonly direct: Float64Array; readonly stepped: Float64Array } {
  const key = (unit: string, period: string) => JSON.stringify([unit, period]);
  const parts = new Map<string, number[]>();
  units.forEach((_, i) => {
    const above = key(parent[i]!, periods[i]!);
    if (parent[i] !== "") parts.set(above, [...(parts.get(above) ?? []), i]);
  });
  const partsOf = (i: number): readonly number[] =>
    level[i] === from ? [] : (parts.get(key(units[i]!, periods[i]!)) ?? []);
  const known = new Map<number, number>();
  const weightOf = (i: number): number => {
    if (weights === null) return 1;
    if (!Number.isNaN(weights[i]!)) return weights[i]!;
    return partsOf(i).reduce((sum, part) => sum + weightOf(part), 0);
  };
  const mean = (list: readonly number[], of: (i: number) => number): number => {
    let [sum, weight] = [0, 0];
    for (const i of list) {
      const [value, own] = [of(i), weightOf(i)];
      if (!(own > 0) || Number.isNaN(value)) continue;
      sum += own * value;
      weight += own;
    }
    return weight > 0 ? sum / weight : Number.NaN;
  };
  const carried = (i: number): number => {
    if (level[i] === from) return scores[i]!;
    const found = known.get(i) ?? mean(partsOf(i), carried);
    known.set(i, found);
    return found;
  };
  return {
    direct: Float64Array.from(units, (_, i) => mean(partsOf(i), (part) => scores[part]!)),
    // a unit of the lowest level has nothing below it
    stepped: Float64Array.from(units, (_, i) => (level[i] === from ? Number.NaN : carried(i))),
  };
}

import type { Ask } from "../ask.ts";
import { about, extentsOf, type Where } from "../found.ts";

/** Mean |xᵢ − xⱼ| over all n² pairs: 2/n²·Σ(2i − n − 1)·xᵢ of the values in order; 0 of a constant. */
export function meanDifferences(ask: Ask, wheres: readonly Where[]): readonly number[] {
  const extents = extentsOf(ask, wheres);
  const live = extents.flatMap(({ min, max }, j) => (max > min ? [j] : []));
  const answers = ask(
    live.map((j) => {
      const { min, max, count } = extents[j]!;
      return about("gaps", wheres[j]!, [min, max - min, count]);
    }),
  ) as readonly (readonly number[])[];
  const out = extents.map(() => 0);
  live.forEach((j, k) => {
    const { min, max, count } = extents[j]!;
    out[j] = ((2 * answers[k]![0]!) / count) * (max - min);
  });
  return out;
}

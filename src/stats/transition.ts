import { stationary } from "./stationary.ts";

export interface Transitions {
  /** How often a unit in class i (row) was in class j (column) the next time. */
  readonly counts: readonly (readonly number[])[];
  /** Counts over their row's sum; null in rows with fewer transitions than `least`. */
  readonly probabilities: readonly (readonly number[] | null)[];
  /** Shares of classes in the long run; null where a row is suppressed or the chain has no single long run. */
  readonly stationary: readonly number[] | null;
  readonly n: number;
}

/** Below it a row's shares say nothing. */
const LEAST = 5;

/**
 * Markov chain of classes (马尔可夫转移矩阵): pᵢⱼ = nᵢⱼ / Σⱼ nᵢⱼ from each path of classes, one a unit, in the order of its periods.
 * Rows with fewer than `least` transitions (5) are suppressed. Missing: 0 or less marks a missing class; a gap breaks the path.
 * @param paths classes 1 … `classes` of each unit over its periods
 * @see Quah (1993), Empirical cross-section dynamics in economic growth, European Economic Review 37
 * @example transitions([[1, 2, 1, 2]], { classes: 2, least: 1 }).probabilities; // => [[0, 1], [1, 0]]
 */
export function transitions(
  paths: readonly (readonly number[])[],
  { classes, least = LEAST }: { readonly classes: number; readonly least?: number },
): Transitions {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (const path of paths) {
    for (let t = 1; t < path.length; t++) {
      const [from, to] = [path[t - 1]!, path[t]!];
      if (from > 0 && to > 0) counts[from - 1]![to - 1]! += 1;
    }
  }
  return chainOf(counts, least);
}

function chainOf(counts: readonly (readonly number[])[], least: number): Transitions {
  const sums = counts.map((row) => row.reduce((a, b) => a + b, 0));
  const probabilities = counts.map((row, i) =>
    sums[i]! >= least && sums[i]! > 0 ? row.map((v) => v / sums[i]!) : null,
  );
  const whole = probabilities.every((row) => row !== null)
    ? stationary(
        probabilities.map((row) => Float64Array.from(row)),
        { absorbed: true },
      )
    : null;
  return { counts, probabilities, stationary: whole && [...whole], n: sums.reduce((a, b) => a + b, 0) };
}

/**
 * Spatial Markov chains (空间马尔可夫): the same transitions apart by the class of the neighbours at the start of each step.
 * @param surroundings class of each unit's neighbours, as `paths`; 0 where it has none
 * @returns one chain a class of neighbours, the lowest first
 * @see Rey (2001), Spatial empirics for economic growth and convergence, Geographical Analysis 33
 * @example spatialTransitions([[1, 2]], [[2, 2]], { classes: 2, least: 1 })[1].counts; // => [[0, 1], [0, 0]]
 */
export function spatialTransitions(
  paths: readonly (readonly number[])[],
  surroundings: readonly (readonly number[])[],
  { classes, least = LEAST }: { readonly classes: number; readonly least?: number },
): readonly Transitions[] {
  return Array.from({ length: classes }, (_, around) => {
    const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
    paths.forEach((path, u) => {
      for (let t = 1; t < path.length; t++) {
        const [from, to] = [path[t - 1]!, path[t]!];
        if (from > 0 && to > 0 && surroundings[u]![t - 1] === around + 1) counts[from - 1]![to - 1]! += 1;
      }
    });
    return chainOf(counts, least);
  });
}

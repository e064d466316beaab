import type { IndexResult } from "../pipeline/result.ts";

/** The largest of some differences, and the row where it stands first; null where no row counts. */
export interface Largest {
  readonly value: number;
  readonly unit: string;
  readonly period: string;
}

/** How far ranks and scores of the index differ from a reference, without signs. */
export interface Movement {
  /** Rows that both score. */
  readonly rows: number;
  /** NaN where no row counts. */
  readonly meanShift: number;
  readonly maxShift: Largest | null;
  readonly meanChange: number;
  readonly maxChange: Largest | null;
}

/**
 * Absolute differences of the index's ranks (`shift`) and scores (`change`) between two results on the same rows.
 * Missing: a row counts only where both have a score.
 */
export function movementOf(result: IndexResult, reference: IndexResult): Movement {
  const { units, periods } = reference;
  const [mine, theirs] = [result, reference].map((one) => {
    const root = one.nodes[0]!.id;
    return { rank: one.rank(root), score: one.score(root) };
  }) as [Scored, Scored];
  const rows = units.flatMap((_, i) => (Number.isNaN(mine.score[i]! - theirs.score[i]!) ? [] : [i]));
  const [shift, change] = (["rank", "score"] as const).map((what) => {
    const values = rows.map((i) => Math.abs(mine[what][i]! - theirs[what][i]!));
    const largest = values.reduce((most, v) => Math.max(most, v), 0);
    const at = rows[values.indexOf(largest)];
    return {
      mean: values.reduce((sum, v) => sum + v, 0) / values.length,
      max: at === undefined ? null : { value: largest, unit: units[at]!, period: periods[at]! },
    };
  }) as [Summary, Summary];
  return {
    rows: rows.length,
    meanShift: shift.mean,
    maxShift: shift.max,
    meanChange: change.mean,
    maxChange: change.max,
  };
}

interface Scored {
  readonly rank: Uint32Array | Float64Array;
  readonly score: Float64Array;
}
interface Summary {
  readonly mean: number;
  readonly max: Largest | null;
}

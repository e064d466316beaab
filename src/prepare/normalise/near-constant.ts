import type { ColumnContext } from "../../method/index.ts";
import { type Extent, roundTo } from "../../stats/index.ts";

/** How finely the values are known: published decimals, or a standard error in the measure. */
export interface Fineness {
  readonly decimals?: number | undefined;
  readonly standardError?: number | undefined;
}

interface Ends {
  readonly worst: number;
  readonly best: number;
}

/**
 * Ends at least `minRange` apart: moved from their middle by equal steps, so that a nearly constant indicator gives nearly
 * the midpoint; where the direction fixes the best, only the worst moves.
 * @example widenEnds({ worst: 4, best: 5 }, { minRange: 3 }); // => { worst: 3, best: 6 }
 */
export function widenEnds(
  { worst, best }: Ends,
  { minRange, bestFixed = false }: { minRange: number; bestFixed?: boolean },
): Ends {
  if (Math.abs(best - worst) >= minRange) return { worst, best };
  const up = best > worst ? 1 : -1;
  if (bestFixed) return { worst: best - up * minRange, best };
  const centre = worst / 2 + best / 2;
  return { worst: centre - (up * minRange) / 2, best: centre + (up * minRange) / 2 };
}

/** Why the range tells little, and the step that one unit of it is. */
interface Coarse {
  readonly by: "rounding" | "standard-error" | "double";
  readonly step: number;
}

/** A range not above one published rounding unit, below two standard errors, or in the last digits of a double. */
function coarseness({ min, max }: Extent, { decimals, standardError }: Fineness): Coarse | null {
  const range = max - min;
  // the difference of two published decimals is off by some units in the last place
  const unit = decimals === undefined ? 0 : Number(`1e${-decimals}`);
  if (range <= unit * 1.000001) return { by: "rounding", step: unit };
  if (standardError !== undefined && range < 2 * standardError) return { by: "standard-error", step: standardError };
  const largest = Math.max(Math.abs(min), Math.abs(max));
  if (range < 1e-12 * largest) return { by: "double", step: Number.EPSILON * largest };
  return null;
}

interface Scale extends Ends {
  readonly lower: number;
  readonly upper: number;
}

/** Says how many points one rounding unit moves where the values hardly differ. */
export function noteNearConstant(extent: Extent, fineness: Fineness, scale: Scale, { note }: ColumnContext): void {
  const coarse = coarseness(extent, fineness);
  if (coarse === null) return;
  const { min, max } = extent;
  const points = Math.abs((coarse.step / (scale.best - scale.worst)) * (scale.upper - scale.lower));
  note({ code: "near-constant", path: [], params: { ...coarse, range: max - min, points: roundTo(points, 2) } });
}

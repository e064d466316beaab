import { solveLinear } from "./linear-system.ts";
import { simplex, type UpperLimit } from "./simplex.ts";

/** One line of a linear program: Σ rowⱼ·xⱼ ≤ max, ≥ min, or between them. */
export interface LinearLimit {
  readonly row: readonly number[];
  readonly max?: number;
  readonly min?: number;
}

export type LinearSolution =
  | { readonly status: "optimal"; readonly value: number; readonly x: Float64Array }
  | { readonly status: "infeasible" | "unbounded" | "unsolved" };

/** What the simplex takes for 0. The finest keeps the most digits and now and then turns on one that is only rounding. */
const precisions = [1e-14, 1e-12, 1e-10];

/**
 * The x ≥ 0 that makes Σ objectiveⱼ·xⱼ largest under limits, by the simplex method.
 * Each corner found is solved for again from the limits that meet in it and held against all limits; the best that keeps
 * to them counts.
 * The limits should be of the order of 1.
 * Missing: not accepted. Edge: of several solutions always the same one; "unsolved" where rounding left none that holds.
 * @see Dantzig (1963), Linear Programming and Extensions
 * @example linearProgram([1, 1], [{ row: [1, 2], max: 4 }, { row: [3, 1], max: 6 }]); // => { status: "optimal", value: 2.8, x: Float64Array.of(1.6, 1.2) }
 */
export function linearProgram(objective: readonly number[], limits: readonly LinearLimit[]): LinearSolution {
  let best: LinearSolution = { status: "unsolved" };
  const lines = upperLimits(limits);
  for (const precision of precisions) {
    const tried = simplex(objective, lines, precision);
    if (tried.status !== "optimal") {
      if (best.status === "unsolved") best = tried;
      continue;
    }
    const x = corner(tried.x, limits) ?? (holds(tried.x, limits) ? tried.x : null);
    if (x === null) continue;
    const value = valueAt(objective, x);
    if (best.status !== "optimal" || value > best.value + 1e-12 * (1 + Math.abs(best.value)))
      best = { status: "optimal", value, x };
  }
  return best;
}

/** As `linearProgram`, with the last digits left as the simplex has them: for steps on the way to an answer. */
export function roughProgram(objective: readonly number[], limits: readonly LinearLimit[]): LinearSolution {
  const tried = simplex(objective, upperLimits(limits), 1e-11);
  return tried.status === "optimal" ? { ...tried, value: valueAt(objective, tried.x) } : tried;
}

/** Both ends of each line as upper limits. */
const upperLimits = (limits: readonly LinearLimit[]): UpperLimit[] =>
  limits.flatMap(({ row, max, min }) => [
    ...(max === undefined ? [] : [{ row, limit: max }]),
    ...(min === undefined ? [] : [{ row: row.map((v) => -v), limit: -min }]),
  ]);

const valueAt = (objective: readonly number[], x: Float64Array): number =>
  x.reduce((sum, v, j) => sum + objective[j]! * v, 0);

/** How far x is from each end of each limit, and from 0 in each variable: 0 or more where it keeps to them. */
function slacks(x: Float64Array, limits: readonly LinearLimit[]): { row: Float64Array; end: number; slack: number }[] {
  const out = Array.from(x, (v, j) => ({ row: x.map((_, k) => (j === k ? 1 : 0)), end: 0, slack: v }));
  for (const { row, max, min } of limits) {
    const level = x.reduce((sum, v, j) => sum + row[j]! * v, 0);
    if (max !== undefined) out.push({ row: Float64Array.from(row), end: max, slack: max - level });
    if (min !== undefined) out.push({ row: Float64Array.from(row), end: min, slack: level - min });
  }
  return out;
}

const holds = (x: Float64Array, limits: readonly LinearLimit[]): boolean =>
  slacks(x, limits).every(({ slack, end }) => slack >= -1e-11 * (1 + Math.abs(end)));

/** The corner nearby: where the limits that x touches meet; null where they do not fix a point that keeps to all. */
function corner(x: Float64Array, limits: readonly LinearLimit[]): Float64Array | null {
  const touched = slacks(x, limits)
    .filter(({ slack }) => Math.abs(slack) < 1e-6)
    .sort((a, b) => Math.abs(a.slack) - Math.abs(b.slack));
  const chosen: typeof touched = [];
  const basis: Float64Array[] = [];
  for (const limit of touched) {
    if (chosen.length === x.length) break;
    const rest = Float64Array.from(limit.row);
    const size = Math.sqrt(rest.reduce((sum, v) => sum + v * v, 0));
    for (const axis of basis) {
      const part = axis.reduce((sum, v, j) => sum + v * rest[j]!, 0);
      for (let j = 0; j < rest.length; j++) rest[j] = rest[j]! - part * axis[j]!;
    }
    const left = Math.sqrt(rest.reduce((sum, v) => sum + v * v, 0));
    if (!(left > 1e-9 * size)) continue;
    basis.push(rest.map((v) => v / left));
    chosen.push(limit);
  }
  if (chosen.length < x.length) return null;
  const point = solveLinear(
    chosen.map(({ row }) => row),
    Float64Array.from(chosen, ({ end }) => end),
  )?.map((v) => (Math.abs(v) < 1e-14 ? 0 : v));
  return point !== undefined && holds(point, limits) ? point : null;
}

import { type LinearLimit, type LinearSolution, linearProgram, roughProgram } from "./linear-program.ts";

/** What each value may add to a row's score, as a share of it. */
export interface ShareLimits {
  readonly least: readonly number[];
  readonly most: readonly number[];
}

export type Favourable =
  | { readonly status: "optimal"; readonly score: number; readonly weights: readonly number[] }
  | { readonly status: "infeasible" | "unbounded" | "unsolved" };

const atLeast = (a: readonly number[], b: readonly number[]): boolean => a.every((v, j) => v >= b[j]!);

/**
 * The rows that no other row matches or beats in everything, each once, in their order: what best practice is made of.
 * Missing: not accepted. Time: rows × rows kept.
 * @see Pareto (1906), Manuale di economia politica
 * @example bestPractice([[1, 3], [2, 1], [1, 2]]); // => [[1, 3], [2, 1]]
 */
export function bestPractice(rows: readonly (readonly number[])[]): (readonly number[])[] {
  let kept: (readonly number[])[] = [];
  for (const row of rows) {
    if (kept.some((other) => atLeast(other, row))) continue;
    kept = kept.filter((other) => !atLeast(row, other));
    kept.push(row);
  }
  return kept;
}

/** Best practice as it is held against many rows, one after the other. */
export interface Frontier {
  readonly rows: readonly (readonly number[])[];
  /** Its values row after row. */
  readonly values: Float64Array;
  /** The best row in each column. */
  readonly tops: readonly number[];
}

/** @example frontierOf([[1, 0.25], [0.25, 1]]).tops; // => [0, 1] */
export function frontierOf(rows: readonly (readonly number[])[]): Frontier {
  const tops = (rows[0] ?? []).map((_, j) => rows.reduce((top, row, k) => (row[j]! > rows[top]![j]! ? k : top), 0));
  return { rows, values: Float64Array.from(rows.flat()), tops };
}

/**
 * Weights that favour a row most: max Σ wⱼyⱼ with Σ wⱼbⱼ ≤ 1 for every row b of best practice, w ≥ 0, and where limits are
 * given least ≤ wⱼyⱼ / Σ wₗyₗ ≤ most. The same row has the same answer, whatever other rows are asked for.
 * Solved with few rows of best practice and those that the answer breaks, until none is broken.
 * Missing: not accepted; y and best practice 0 or more, of the order of 1. Edge: a y of zeros only scores 0; "unbounded"
 * where the row is above 0 in something that best practice has none of.
 * @see Cherchye, Moesen, Rogge, Van Puyenbroeck (2007), An introduction to 'benefit of the doubt' composite indicators, Social Indicators Research 82
 * @example mostFavourable([0.5, 0.5], frontierOf([[1, 0.25], [0.25, 1]])); // => { status: "optimal", score: 0.8, weights: [0.8, 0.8] }
 */
export function mostFavourable(
  y: readonly number[],
  best: Frontier,
  { least, most }: Partial<ShareLimits> = {},
): Favourable {
  if (y.every((v) => v === 0)) return { status: "optimal", score: 0, weights: y.map(() => 0) };
  const shares = y.flatMap((_, j): LinearLimit[] => {
    // a share of what the row scores in all: linear in the weights
    const part = (limit: number) => y.map((v, l) => (l === j ? v : 0) - limit * v);
    const lower = least?.[j] ?? 0;
    const upper = most?.[j] ?? 1;
    return [...(lower > 0 ? [{ row: part(lower), min: 0 }] : []), ...(upper < 1 ? [{ row: part(upper), max: 0 }] : [])];
  });
  return cuttingPlanes(best, y.length, (active, program) => {
    const solved = program(y, [...active.map((row) => ({ row, max: 1 })), ...shares]);
    return solved.status === "optimal" ? { status: "optimal", score: solved.value, weights: [...solved.x] } : solved;
  });
}

/**
 * How far a row can go towards best practice along a direction: the largest β with Σ λₖbₖ ≥ y + β·g, Σ λₖ ≤ 1, λ ≥ 0,
 * from its dual, min v − Σ uⱼyⱼ with v ≥ Σ uⱼbⱼ for every b, Σ uⱼgⱼ = 1. Below 0 beyond best practice.
 * Missing: not accepted. Edge: "infeasible" where g is 0 everywhere.
 * @returns β as `score` and the multipliers u as `weights`
 * @see Fusco (2015), Enhancing non-compensatory composite indicators: a directional proposal, European Journal of Operational Research 242
 * @example distanceToBest([0.5, 0.5], frontierOf([[1, 1]]), [1, 1]).score; // => 0.5
 */
export function distanceToBest(y: readonly number[], best: Frontier, direction: readonly number[]): Favourable {
  return cuttingPlanes(best, y.length, (active, program) => {
    const limits: LinearLimit[] = active.map((row) => ({ row: [...row.map((b) => -b), 1], min: 0 }));
    limits.push({ row: [...direction, 0], min: 1, max: 1 });
    const solved = program([...y, -1], limits);
    return solved.status === "optimal" ? { status: "optimal", score: -solved.value, weights: [...solved.x] } : solved;
  });
}

type Program = (objective: readonly number[], limits: readonly LinearLimit[]) => LinearSolution;

/**
 * Answers a program whose limits are many with few of them: starts from the best of each column and adds what is broken,
 * roughly until nothing is broken by much, then with all digits.
 */
function cuttingPlanes(
  best: Frontier,
  m: number,
  answer: (active: readonly (readonly number[])[], program: Program) => Favourable,
): Favourable {
  const chosen = new Set(best.tops);
  let rough = true;
  for (;;) {
    const found = answer(
      [...chosen].map((k) => best.rows[k]!),
      rough ? roughProgram : linearProgram,
    );
    const worst = found.status === "optimal" ? mostBroken(best, m, found.weights, rough ? 1e-9 : 1e-13) : -1;
    if (worst >= 0 && !chosen.has(worst)) chosen.add(worst);
    else if (rough) rough = false;
    else return found.status === "optimal" ? { ...found, weights: found.weights.slice(0, m) } : found;
  }
}

/** The row of best practice that scores furthest above the bound, −1 where none does by more than `excess`. */
function mostBroken({ values, rows }: Frontier, m: number, weights: readonly number[], excess: number): number {
  const bound = weights.length > m ? weights[m]! : 1;
  let worst = -1;
  let most = excess;
  for (let k = 0, at = 0; k < rows.length; k++, at += m) {
    let value = -bound;
    for (let j = 0; j < m; j++) value += weights[j]! * values[at + j]!;
    if (value > most) {
      worst = k;
      most = value;
    }
  }
  return worst;
}

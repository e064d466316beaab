import { type LinearLimit, linearProgram } from "./linear-program.ts";

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

/**
 * Weights that favour a row most: max Σ wⱼyⱼ with Σ wⱼbⱼ ≤ 1 for every row b of best practice, w ≥ 0, and where limits are
 * given least ≤ wⱼyⱼ / Σ wₗyₗ ≤ most. The same row has the same answer, whatever other rows are asked for.
 * Solved with few rows of best practice and those that the answer breaks, until none is broken.
 * Missing: not accepted; y and best practice 0 or more, of the order of 1. Edge: a y of zeros only scores 0; "unbounded"
 * where the row is above 0 in something that best practice has none of.
 * @see Cherchye, Moesen, Rogge, Van Puyenbroeck (2007), An introduction to 'benefit of the doubt' composite indicators, Social Indicators Research 82
 * @example mostFavourable([0.5, 0.5], [[1, 0.25], [0.25, 1]]); // => { status: "optimal", score: 0.8, weights: [0.8, 0.8] }
 */
export function mostFavourable(
  y: readonly number[],
  best: readonly (readonly number[])[],
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
  return cuttingPlanes(best, y.length, (active) => {
    const solved = linearProgram(y, [...active.map((row) => ({ row, max: 1 })), ...shares]);
    return solved.status === "optimal" ? { status: "optimal", score: solved.value, weights: [...solved.x] } : solved;
  });
}

/**
 * How far a row can go towards best practice along a direction: the largest β with Σ λₖbₖ ≥ y + β·g, Σ λₖ ≤ 1, λ ≥ 0,
 * from its dual, min v − Σ uⱼyⱼ with v ≥ Σ uⱼbⱼ for every b, Σ uⱼgⱼ = 1. Below 0 beyond best practice.
 * Missing: not accepted. Edge: "infeasible" where g is 0 everywhere.
 * @returns β as `score` and the multipliers u as `weights`
 * @see Fusco (2015), Enhancing non-compensatory composite indicators: a directional proposal, European Journal of Operational Research 242
 * @example distanceToBest([0.5, 0.5], [[1, 1]], [1, 1]).score; // => 0.5
 */
export function distanceToBest(
  y: readonly number[],
  best: readonly (readonly number[])[],
  direction: readonly number[],
): Favourable {
  return cuttingPlanes(best, y.length, (active) => {
    const limits: LinearLimit[] = active.map((row) => ({ row: [...row.map((b) => -b), 1], min: 0 }));
    limits.push({ row: [...direction, 0], min: 1, max: 1 });
    const solved = linearProgram([...y, -1], limits);
    return solved.status === "optimal" ? { status: "optimal", score: -solved.value, weights: [...solved.x] } : solved;
  });
}

/** Answers a program whose limits are many with few of them: starts from the best of each column and adds what is broken. */
function cuttingPlanes(
  best: readonly (readonly number[])[],
  m: number,
  answer: (active: readonly (readonly number[])[]) => Favourable,
): Favourable {
  const chosen = new Set<number>();
  for (let j = 0; j < m; j++) {
    let top = 0;
    for (let k = 1; k < best.length; k++) if (best[k]![j]! > best[top]![j]!) top = k;
    if (best.length > 0) chosen.add(top);
  }
  for (;;) {
    const found = answer([...chosen].map((k) => best[k]!));
    if (found.status !== "optimal") return found;
    const bound = found.weights.length > m ? found.weights[m]! : 1;
    let worst = -1;
    let excess = 1e-13;
    best.forEach((row, k) => {
      let value = -bound;
      for (let j = 0; j < m; j++) value += found.weights[j]! * row[j]!;
      if (value > excess && !chosen.has(k)) {
        worst = k;
        excess = value;
      }
    });
    if (worst < 0) return { ...found, weights: found.weights.slice(0, m) };
    chosen.add(worst);
  }
}

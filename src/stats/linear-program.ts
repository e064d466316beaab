import { solve } from "yalps";

/** One line of a linear program: Σ rowⱼ·xⱼ ≤ max, ≥ min, or between them. */
export interface LinearLimit {
  readonly row: readonly number[];
  readonly max?: number;
  readonly min?: number;
}

export type LinearSolution =
  | { readonly status: "optimal"; readonly value: number; readonly x: Float64Array }
  | { readonly status: "infeasible" | "unbounded" | "unsolved" };

/**
 * The x ≥ 0 that makes Σ objectiveⱼ·xⱼ largest under limits, by the simplex method on a dense tableau.
 * The limits should be of the order of 1: the simplex takes what is below 1e-14 for 0.
 * Missing: not accepted. Edge: of several solutions always the same one; "unsolved" where rounding made it cycle.
 * @see Dantzig (1963), Linear Programming and Extensions
 * @example linearProgram([1, 1], [{ row: [1, 2], max: 4 }, { row: [3, 1], max: 6 }]); // => { status: "optimal", value: 2.8, x: Float64Array.of(1.6, 1.2) }
 */
export function linearProgram(objective: readonly number[], limits: readonly LinearLimit[]): LinearSolution {
  const constraints = new Map(limits.map(({ max, min }, k) => [`c${k}`, bound(min, max)]));
  const variables = objective.map((gain, j): [number, Map<string, number>] => [
    j,
    new Map([["objective", gain], ...limits.map(({ row }, k): [string, number] => [`c${k}`, row[j]!])]),
  ]);
  const model = { direction: "maximize", objective: "objective", constraints, variables } as const;
  const { status, variables: found } = solve(model, { precision: 1e-14, checkCycles: true, maxPivots: 20_000 });
  if (status === "infeasible" || status === "unbounded") return { status };
  if (status !== "optimal") return { status: "unsolved" };
  const x = new Float64Array(objective.length);
  for (const [j, v] of found) x[j] = v;
  let value = 0;
  for (let j = 0; j < x.length; j++) value += objective[j]! * x[j]!;
  return { status, value, x };
}

const bound = (min: number | undefined, max: number | undefined) => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

import type { Issue } from "../errors/index.ts";
import type { IndexResult } from "../pipeline/result.ts";
import { type CouplingOptions, couplingCoordination } from "../stats/coupling.ts";
import { type Grades, grade } from "./grade.ts";

export interface CouplingRow {
  readonly unit: string;
  readonly period: string;
  /** Coupling degree C, development level T and coupling coordination degree D = √(C·T), each 0–1; NaN with a gap. */
  readonly coupling: number;
  readonly level: number;
  readonly coordination: number;
  /** From 1 to 10; 0 for a gap. */
  readonly grade: number;
}

export interface CouplingCoordination {
  readonly nodes: readonly string[];
  readonly form: "standard" | "adjusted";
  /** What the scores were divided by. */
  readonly upper: 1 | 100;
  readonly rows: readonly CouplingRow[];
  /** The ten levels with their names and how many rows each holds. */
  readonly levels: Grades["levels"];
  readonly notes: readonly Issue[];
}

/**
 * Coupling coordination of nodes of an index (耦合协调度): how alike and how high domains stand, in ten levels from 极度失调 to 优质协调.
 * Coupling takes 0–1: scores on 0–100 are divided by 100, and a note says so. Missing: a row with a gap is missing.
 * @param options.nodes two or more nodes  @param options.upper the top of the scale; that of the plan unless given, else 100 if any
 * score is above 1
 * @throws IndexError no-such-node, coupling-systems, coupling-range where scores leave the scale
 * @see 王淑佳 et al. (2021), 国内耦合协调度模型的误区及修正, 自然资源学报 36(3)
 * @example
 * const children = [{ id: "x", direction: "positive", goalposts: [0, 10] }, { id: "y", direction: "positive", goalposts: [0, 10] }] as const;
 * const system = parseSystem({ id: "s", version: "1", index: { id: "index", children } });
 * const data = datasetFromColumns({ units: ["a", "b"], periods: "2023", columns: { x: [5, 9], y: [5, 4] } });
 * const result = computeIndex({ system, plan: { normalise: { method: "goalposts" } } }, data);
 * const { rows, upper } = couplingOf(result, { nodes: ["x", "y"] });
 * [upper, rows[0]?.coordination, rows[0]?.grade]; // => [100, 0.707107, 8]
 */
export function couplingOf(
  result: IndexResult,
  {
    nodes,
    weights,
    form = "standard",
    upper,
  }: { readonly nodes: readonly string[] } & Pick<CouplingOptions, "weights" | "form" | "upper">,
): CouplingCoordination {
  const scores = nodes.map((node) => result.score(node));
  const scale = upper ?? scaleOf(result, scores);
  const { coupling, level, coordination } = couplingCoordination(scores, {
    form,
    upper: scale,
    ...(weights && { weights }),
  });
  const graded = grade(coordination, { by: "coupling" });
  return {
    nodes,
    form,
    upper: scale,
    rows: result.units.map((unit, i) => ({
      unit,
      period: result.periods[i]!,
      coupling: coupling[i]!,
      level: level[i]!,
      coordination: coordination[i]!,
      grade: graded.grade[i]!,
    })),
    levels: graded.levels,
    notes: scale === 1 ? [] : [{ code: "coupling-rescaled", path: [...nodes], params: { upper: scale } }],
  };
}

function scaleOf({ plan }: IndexResult, scores: readonly Float64Array[]): 1 | 100 {
  const told = plan.normalise["upper"];
  if (told === 1 || told === 100) return told;
  return scores.some((x) => x.some((v) => v > 1)) ? 100 : 1;
}

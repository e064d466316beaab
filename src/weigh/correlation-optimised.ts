import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { IndexError } from "../errors/index.ts";
import { defineWeigher, type TableContext } from "../method/index.ts";
import { cholesky } from "../stats/cholesky.ts";
import { correlationMatrix } from "../stats/correlation-matrix.ts";
import { inverseDiagonal } from "../stats/correlation-structure.ts";
import { standardDeviation } from "../stats/index.ts";
import { solveLinear } from "../stats/linear-system.ts";
import { type Limit, nearestPoint } from "../stats/quadratic-program.ts";
import { dot } from "../stats/weighted.ts";
import { spreadOut } from "./components.ts";
import { correlationNeeds } from "./critic.ts";
import { differing, idsOf, onlyOne, requireComplete } from "./informative.ts";

const share = z.number().check(z.minimum(0), z.maximum(1));

const Params = z.strictObject({
  /** How important each node should come out, relative to its siblings; 1 where not named. */
  target: z._default(z.record(z.string(), z.number().check(z.positive())), {}),
  /** `balance`: correlations with the index as near to the targets as can be; `mean-correlation`: as high as can be. */
  maximise: z._default(z.enum(["balance", "mean-correlation"]), "balance"),
  /** Bounds of each weight, as a share among siblings. */
  min: z._default(share, 0),
  max: z._default(share, 1),
});

type Options = z.output<typeof Params>;

interface Problem {
  /** Correlations of the columns and their deviations. */
  readonly r: readonly Float64Array[];
  readonly deviation: Float64Array;
  readonly target: Float64Array;
  readonly min: number;
  readonly max: number;
}

/** wⱼ ≥ min·Σw and wⱼ ≤ max·Σw, for weights that are linear in some point: rows[j]·point. */
function shareLimits(rows: readonly Float64Array[], { min, max }: Problem): Limit[] {
  const total = rows.reduce((sum, row) => sum.map((v, k) => v + row[k]!), new Float64Array(rows.length));
  return rows.flatMap((row) => [
    { row: row.map((v, k) => v - min * total[k]!), least: 0 },
    ...(max < 1 ? [{ row: row.map((v, k) => max * total[k]! - v), least: 0 }] : []),
  ]);
}

/**
 * With u = deviation·weight, the correlations with the weighted sum are proportional to g = R·u. Balance: the g of sum 1
 * nearest to the targets, under limits that are linear in g.
 */
function balanced(problem: Problem): Float64Array | null {
  const { r, deviation, target } = problem;
  const inverse = r.map((_, j) =>
    solveLinear(
      r,
      Float64Array.from(r, (_, k) => (j === k ? 1 : 0)),
    ),
  );
  if (inverse.some((row) => row === null)) return null;
  const rows = inverse.map((row, j) => row!.map((v) => v / deviation[j]!));
  const g = nearestPoint(target, [
    { row: new Float64Array(r.length).fill(1), least: 1, equal: true },
    ...shareLimits(rows, problem),
  ]);
  return g === null ? null : Float64Array.from(rows, (row) => dot(row, g));
}

/**
 * The mean correlation is the cosine, in the metric of R, between u and (1, …, 1): with R = L·Lᵀ and v = Lᵀu the
 * direction nearest to Lᵀ1, under limits that are linear in v.
 */
function mostCorrelated(problem: Problem): Float64Array | null {
  const { r, deviation } = problem;
  const l = cholesky(r);
  if (l === null) return null;
  const m = r.length;
  const upper = l.map((_, j) => Float64Array.from(l, (row) => row[j]!));
  const unit = (j: number) => Float64Array.from({ length: m }, (_, k) => (j === k ? 1 : 0));
  const columns = r.map((_, j) => solveLinear(upper, unit(j)));
  if (columns.some((column) => column === null)) return null;
  const rows = r.map((_, j) => Float64Array.from(columns, (column) => column![j]! / deviation[j]!));
  const v = nearestPoint(
    Float64Array.from(upper, (row) => row.reduce((a, b) => a + b, 0)),
    shareLimits(rows, problem),
  );
  return v === null ? null : Float64Array.from(rows, (row) => dot(row, v));
}

/** Correlation of each column with the weighted sum. */
function correlations(weights: ArrayLike<number>, { r, deviation }: Problem): number[] {
  const u = deviation.map((s, j) => s * weights[j]!);
  const g = r.map((row) => dot(row, u));
  const size = Math.sqrt(u.reduce((sum, v, j) => sum + v * g[j]!, 0));
  return g.map((v) => Math.max(-1, Math.min(1, v / size)));
}

function fit(columns: readonly Float64Array[], { target, maximise, min, max }: Options, context: TableContext) {
  const { nodes, note } = context;
  const method = "correlation-optimised";
  requireComplete(columns, method, context);
  const live = differing(columns);
  const place = live.flatMap((is, j) => (is ? [j] : []));
  const m = place.length;
  if (m > 0 && (min > 1 / m || max < 1 / m)) {
    throw new IndexError([{ code: "bounds-not-feasible", path: [], params: { method, min, max, indicators: m } }]);
  }
  const alone = onlyOne(live, method, context);
  if (alone !== null)
    return {
      weights: alone,
      target: live.map(Number),
      correlations: live.map(() => null),
      distance: 0,
      converged: true,
    };
  const chosen = place.map((j) => columns[j]!);
  const r = correlationMatrix(chosen, "pearson");
  const { collinear } = inverseDiagonal(r);
  if (collinear.some(Boolean)) {
    const named = idsOf(place.filter((_, a) => collinear[a]).map((j) => nodes[j]!));
    throw new IndexError([{ code: "collinear-indicators", path: [], params: { nodes: named } }]);
  }
  const wanted = place.map((j) => (Object.hasOwn(target, nodes[j]!.id) ? target[nodes[j]!.id]! : 1));
  const wantedTotal = wanted.reduce((a, b) => a + b, 0);
  const deviations = chosen.map((x) => standardDeviation(x));
  const widest = Math.max(...deviations);
  const problem: Problem = {
    r,
    deviation: Float64Array.from(deviations, (s) => s / widest),
    target: Float64Array.from(wanted, (t) => t / wantedTotal),
    min,
    max,
  };
  const found = (maximise === "balance" ? balanced(problem) : mostCorrelated(problem))?.map((w) => (w > 1e-15 ? w : 0));
  const total = found?.reduce((a, b) => a + b, 0) ?? 0;
  if (found === undefined || !(total > 0)) {
    throw new IndexError([{ code: "opposed-indicators", path: [], params: { method, nodes: idsOf(nodes) } }]);
  }
  const weights = found.map((w) => w / total);
  const reached = correlations(weights, problem);
  const sum = reached.reduce((a, b) => a + b, 0);
  const distance = reached.reduce((most, c, j) => Math.max(most, Math.abs(c / sum - problem.target[j]!)), 0);
  const silent = nodes.filter((_, j) => !live[j]);
  if (silent.length > 0) note({ code: "no-information", path: [], params: { method, nodes: idsOf(silent) } });
  return {
    weights: spreadOut(weights, place, columns.length),
    target: spreadOut(problem.target, place, columns.length),
    correlations: columns.map((_, j) => (place.includes(j) ? reached[place.indexOf(j)]! : null)),
    distance,
    converged: true,
  };
}

/**
 * Weights optimised by correlation (相关性优化赋权), as COINr's: the nominal weight of a node is seldom its importance, which
 * its correlation with the index shows.
 * `balance`: min Σⱼ (cⱼ/Σc − tⱼ)², c the correlations of the nodes with their weighted sum, t the targets by name, Σt = 1.
 * `mean-correlation`: max Σⱼ cⱼ. Both under min ≤ wⱼ ≤ max, Σw = 1, and both are convex in the right coordinates, so the
 * optimum is unique and found exactly by a quadratic program, not searched for. `correlations` has the c reached,
 * `distance` the largest |cⱼ/Σc − tⱼ| left, `converged` that the program ended.
 * It holds for a weighted arithmetic mean of the scores.
 * Missing: not accepted ("needs-complete"). A constant column: weight 0 and the note "no-information"; all constant:
 * "no-divergence"; one that others determine: "collinear-indicators". Bounds that cannot be kept: "bounds-not-feasible".
 * Needs more units than indicators; a note below five units an indicator.
 * @see Becker, Saisana, Paruolo, Vandecasteele (2017), Weights and importance in composite indicators, Ecological Indicators 80
 * @example
 * // two columns correlate with (a + b) alike where both have the same deviation: with 1 and 2, the weights are 2/3 and 1/3
 * correlationOptimised.fit([Float64Array.of(0, 1, 2), Float64Array.of(0, 4, 2)], {}).weights; // => [2/3, 1/3]
 */
export const correlationOptimised = defineWeigher({
  id: "correlation-optimised",
  name: { en: "correlation-optimised weights", zh: "相关性优化赋权" },
  params: Params,
  texts: weighObjectiveEn,
  needs: correlationNeeds,
  names: ({ target }) => [{ at: ["target"], nodes: Object.keys(target) }],
  fit,
});

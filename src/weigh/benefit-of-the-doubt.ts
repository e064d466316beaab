import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { IndexError } from "../errors/index.ts";
import { defineWeigher, type TableContext, type WeightsFitted } from "../method/index.ts";
import { bestPractice, frontierOf, mostFavourable, type ShareLimits } from "../stats/envelopment.ts";
import { extent } from "../stats/index.ts";
import { type Limit, nearestPoint } from "../stats/quadratic-program.ts";
import { differing, onlyOne } from "./informative.ts";
import { requirePositive } from "./raw-values.ts";

const share = z.number().check(z.minimum(0), z.maximum(1));
const limit = z.strictObject({ min: z.optional(share), max: z.optional(share) });

const Params = z.strictObject({
  /** Least and most that an indicator may add to a unit's score, as a share of it; for all. */
  min: z._default(share, 0),
  max: z._default(share, 1),
  /** The same for single nodes. */
  limits: z._default(z.record(z.string(), limit), {}),
});

/** What a unit is measured against: best practice, and how much each column may add. */
interface Frontier {
  /** Rows that no other row matches or beats in everything, in units of the column's largest score. */
  readonly best: readonly (readonly number[])[];
  readonly largest: readonly number[];
  readonly least: readonly number[];
  readonly most: readonly number[];
}

interface Solved {
  /** Weights in the measure of the columns; null where the unit lacks the value. */
  readonly weights: readonly (number | null)[];
  readonly score: number;
}

/** The most favourable weights for one row over the columns that it has; null where it has none. */
function solve(row: readonly number[], { best, largest, least, most }: Frontier, unit: string): Solved | null {
  const place = row.flatMap((v, j) => (Number.isNaN(v) || !(largest[j]! > 0) ? [] : [j]));
  if (place.length === 0) return null;
  const pick = (values: readonly number[]) => place.map((j) => values[j]!);
  const limits = { least: pick(least), most: pick(most) };
  const y = place.map((j) => row[j]! / largest[j]!);
  const rows = best.map(pick);
  const found = mostFavourable(y, frontierOf(rows), limits);
  if (found.status !== "optimal") {
    const params = { method: "benefit-of-the-doubt", unit, status: found.status };
    throw new IndexError([{ code: "program-unsolved", path: [], params }]);
  }
  // a row of zeros scores 0 whatever its weights
  const even = found.score > 0 ? mostEven(y, rows, { ...limits, ...found }) : y.map(() => 1);
  return {
    weights: row.map((_, j) => (place.includes(j) ? even[place.indexOf(j)]! / largest[j]! : null)),
    score: found.score,
  };
}

interface Found extends ShareLimits {
  readonly score: number;
  readonly weights: readonly number[];
}

/** Of the weights that serve a row as well, the most even, so that the answer depends on no order of columns. */
function mostEven(
  y: readonly number[],
  best: readonly (readonly number[])[],
  { score, weights, least, most }: Found,
): ArrayLike<number> {
  const level = score / y.reduce((a, b) => a + b, 0);
  const limits: Limit[] = [{ row: Float64Array.from(y), least: score * (1 - 1e-12) }];
  for (const row of best) limits.push({ row: Float64Array.from(row, (v) => -v), least: -1 });
  y.forEach((_, j) => {
    limits.push({ row: Float64Array.from(y, (_, k) => (j === k ? 1 : 0)), least: 0 });
    const part = (limit: number) => Float64Array.from(y, (v, k) => (j === k ? v : 0) - limit * v);
    if (least[j]! > 0) limits.push({ row: part(least[j]!), least: 0 });
    if (most[j]! < 1) limits.push({ row: part(most[j]!).map((v) => -v), least: 0 });
  });
  return nearestPoint(new Float64Array(y.length).fill(level), limits)?.map((v) => (v < 1e-13 ? 0 : v)) ?? weights;
}

const rowOf = (columns: readonly Float64Array[], i: number): number[] => columns.map((x) => x[i]!);

function fit(columns: readonly Float64Array[], { min, max, limits }: z.output<typeof Params>, context: TableContext) {
  const { nodes, note, rows } = context;
  const method = "benefit-of-the-doubt";
  const live = differing(columns);
  const none = { best: [], largest: [], least: [], most: [], scores: [] };
  const alone = onlyOne(live, method, context);
  if (alone !== null) return { weights: alone, ...none };
  const least = nodes.map(({ id }, j) => (live[j] ? (Object.hasOwn(limits, id) ? (limits[id]!.min ?? min) : min) : 0));
  const most = nodes.map(({ id }) => (Object.hasOwn(limits, id) ? (limits[id]!.max ?? max) : max));
  requirePositive(columns, context, { method, lowest: least.some((l) => l > 0) ? "above 0" : "at least 0" });
  const count = live.filter(Boolean).length;
  const sum = (values: readonly number[]) => values.reduce((total, v, j) => total + (live[j] ? v : 0), 0);
  if (sum(least) > 1 + 1e-12 || sum(most) < 1 - 1e-12) {
    throw new IndexError([{ code: "bounds-not-feasible", path: [], params: { method, min, max, indicators: count } }]);
  }
  const largest = columns.map((x, j) => (live[j] ? extent(x).max : 0));
  const complete: (readonly number[])[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rowOf(columns, i);
    if (row.every((v, j) => !live[j] || !Number.isNaN(v)))
      complete.push(row.map((v, j) => (live[j] ? v / largest[j]! : 0)));
  }
  if (complete.length === 0) throw new IndexError([{ code: "no-reference", path: [], params: { method } }]);
  if (complete.length < rows.length)
    note({ code: "incomplete-reference", path: [], params: { count: rows.length - complete.length } });
  const silent = nodes.filter((_, j) => !live[j]).map(({ id }) => id);
  if (silent.length > 0) note({ code: "no-information", path: [], params: { method, nodes: silent } });
  const front: Frontier = { best: bestPractice(complete), largest, least, most };
  const solved = Array.from({ length: rows.length }, (_, i) => solve(rowOf(columns, i), front, rows.unit[i]!));
  return {
    weights: meanShares(solved, columns.length),
    ...front,
    scores: solved.map((s) => (s === null ? null : s.score)),
  };
}

/** Mean over the units of their weights, each brought to sum 1: what stands for all of them. */
function meanShares(solved: readonly (Solved | null)[], m: number): number[] {
  const mean = new Float64Array(m);
  let count = 0;
  for (const one of solved) {
    if (one === null) continue;
    const total = one.weights.reduce<number>((sum, w) => sum + (w ?? 0), 0);
    count += 1;
    for (let j = 0; j < m; j++) mean[j]! += (one.weights[j] ?? 0) / total;
  }
  return Array.from(mean, (v) => v / count);
}

function rowWeights(columns: readonly Float64Array[], fitted: WeightsFitted, { rows }: TableContext): Float64Array[] {
  const front = fitted as unknown as Frontier;
  if (front.best.length === 0) return columns.map((x, j) => new Float64Array(x.length).fill(fitted.weights[j]!));
  const out = columns.map((x) => new Float64Array(x.length));
  for (let i = 0; i < rows.length; i++) {
    const solved = solve(rowOf(columns, i), front, rows.unit[i]!);
    solved?.weights.forEach((w, j) => {
      out[j]![i] = w ?? 0;
    });
  }
  return out;
}

/**
 * Benefit of the doubt (最有利权重法, BoD): every unit is weighed as favours it most, as data envelopment analysis does.
 * For unit i: max Σⱼ wⱼ·yᵢⱼ, Σⱼ wⱼ·yₖⱼ ≤ 1 for every unit k of the reference, w ≥ 0; with share limits
 * min ≤ wⱼ·yᵢⱼ/Σₗ wₗ·yᵢₗ ≤ max (pie shares). y are the scores, 0 or more: normalise with lower: 1 or above under a `min`.
 * Each row gets weights of its own; `weights` is the mean of the rows' weights, each brought to sum 1. `scores` has the
 * optimum, 1 for best practice. The group's own score is the mean that `aggregate` takes with these weights.
 * Where several weightings serve a unit as well, the most even is taken.
 * Missing: a row with gaps is weighed on what it has and is not part of the reference (note "incomplete-reference"). A
 * negative score, or 0 under a `min`: "cell-not-positive". A constant column: weight 0 and the note "no-information"; all
 * constant: "no-divergence". Limits that cannot be kept: "bounds-not-feasible". Needs two units. Time: one linear
 * program a row.
 * @see Cherchye, Moesen, Rogge, Van Puyenbroeck (2007), An introduction to 'benefit of the doubt' composite indicators, Social Indicators Research 82
 * @example
 * // each unit is best in something: everybody scores 1
 * benefitOfTheDoubt.fit([Float64Array.of(1, 2), Float64Array.of(2, 1)], {}).scores; // => [1, 1]
 */
export const benefitOfTheDoubt = defineWeigher({
  id: "benefit-of-the-doubt",
  name: { en: "benefit of the doubt", zh: "BoD 最有利权重法" },
  params: Params,
  texts: weighObjectiveEn,
  needs: { units: 2 },
  names: ({ limits }) => [{ at: ["limits"], nodes: Object.keys(limits) }],
  fit,
  rowWeights,
});

import * as z from "zod/mini";
import { count, extent, sortIndex } from "../stats/index.ts";
import { weightedMeans } from "./arithmetic.ts";
import { noteConstant, requireLearned } from "./ends.ts";
import { defineRanking, onParam, type Ranked, rememberWeights, requireSameWeights, type Table } from "./ranking.ts";
import { type Distribution, distributionOf, fitLine, gradeOf, type Line, probitOn } from "./rsr-regression.ts";

const Params = z.strictObject({
  on: onParam,
  /** `integral` (整次): ranks, ties their mean; `non-integral` (非整次): 1 + (n − 1)(x − min)/(max − min). */
  ranking: z._default(z.enum(["integral", "non-integral"]), "integral"),
  /** `rsr`: the ratio itself; `fitted`: its value on the regression line. */
  score: z._default(z.enum(["rsr", "fitted"]), "rsr"),
  /** How many grades (分档) the probits are cut into. */
  grades: z._default(z.int().check(z.gte(2), z.lte(10)), 3),
});
type Chosen = z.output<typeof Params>;

/** What ranks are read from: the sorted values, or the ends and the number of values; null without any. */
export type Ladder =
  | { readonly sorted: readonly number[] }
  | { readonly worst: number; readonly best: number; readonly n: number }
  | null;

function learnLadder(table: Table, j: number, ranking: Chosen["ranking"]): Ladder {
  const x = table.columns[j]!;
  const { min, max, count: n } = extent(x);
  if (n === 0) return null;
  if (min === max) noteConstant(table, j, min);
  if (ranking === "non-integral") return table.costs[j] ? { worst: max, best: min, n } : { worst: min, best: max, n };
  return { sorted: Array.from(sortIndex(x), (i) => x[i]! + 0) };
}

/** How many of the ascending values are below v. */
function below(sorted: readonly number[], v: number, orEqual: boolean): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle]! < v || (orEqual && sorted[middle] === v)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * Ranks from 1 for the worst to n for the best as shares of n, ties their mean. A later value stands between its
 * neighbours, from 1 to n. Non-integral ranks go on beyond the ends; a constant column has the middle rank.
 * @example rankShares(Float64Array.of(5, 9, 5), { sorted: [5, 5, 9] }, { cost: false }); // => [0.5, 1, 0.5]
 */
export function rankShares(
  x: Float64Array,
  ladder: NonNullable<Ladder>,
  { cost }: { readonly cost: boolean },
): Float64Array {
  if ("sorted" in ladder) {
    const { sorted } = ladder;
    const n = sorted.length;
    return x.map((v) => {
      if (Number.isNaN(v)) return v;
      const place = (below(sorted, v, false) + below(sorted, v, true) + 1) / 2;
      return Math.min(n, Math.max(1, cost ? n + 1 - place : place)) / n;
    });
  }
  const { worst, best, n } = ladder;
  const along = (v: number) => (best === worst ? 0.5 + (v - v) : (v - worst) / (best - worst));
  return x.map((v) => (1 + (n - 1) * along(v)) / n);
}

type Fitted = {
  readonly ladders: readonly Ladder[];
  readonly score: Chosen["score"];
  readonly grades: number;
  readonly distribution: Distribution;
  readonly line: Line | null;
  readonly weights: readonly number[] | null;
};

function ratios({ columns, costs, weighting }: Table, ladders: readonly Ladder[]): Float64Array {
  const shares = columns.map((x, j) => {
    const ladder = ladders[j]!;
    return ladder === null ? x : rankShares(x, ladder, { cost: costs[j]! });
  });
  return weightedMeans(shares, weighting);
}

function learn(table: Table, { ranking, score: chosen, grades }: Chosen): Fitted {
  const ladders = table.columns.map((_, j) => learnLadder(table, j, ranking));
  const rsr = ratios(table, ladders);
  const distribution = distributionOf(rsr);
  const line = fitLine(distribution);
  if (line === null && count(rsr) > 0) {
    const params = { method: table.method, distinct: distribution.values.length };
    table.context.note({ code: "flat-regression", path: [], params });
  }
  return { ladders, score: chosen, grades, distribution, line, weights: rememberWeights(table) };
}

function score(table: Table, { ladders, score: chosen, grades, distribution, line, weights }: Fitted): Ranked {
  requireLearned(table, ladders);
  requireSameWeights(table, weights);
  const rsr = ratios(table, ladders);
  const probits = rsr.map((v) => probitOn(v, distribution));
  const fitted = line === null ? rsr : probits.map((y) => line.intercept + line.slope * y);
  const grade = line === null ? rsr.map(() => Number.NaN) : probits.map((y) => gradeOf(y, grades));
  return { score: chosen === "rsr" ? rsr : fitted, RSR: rsr, probit: probits, fitted, grade };
}

/**
 * Rank-sum ratio (秩和比法, RSR): the weighted mean of ranks as shares of their number, RSR = Σ wⱼRⱼ/n, 1 the worst rank and
 * n the best. Its distribution is regressed on probits, RSR = a + b·y, y the normal quantile of the mean rank share plus
 * 5, the last share 1 − 1/(4n); rows are graded (分档) by cutting y at 2 + 6g/k.
 * Missing: skipped and not ranked; the weights of the present ones count. Ties: their mean rank. Constant column: all
 * the middle rank, with a note. Fewer than three distinct values: no line and no grades, with a note.
 * Above 0, at most 1; more is better; `details`: RSR, probit, fitted, grade (the highest is best). `fitted` holds the
 * line with its correlation. Only order enters an integral RSR. `fitted` keeps the sorted values of every column.
 * Rank reversal: ranks are places among the rows.
 * @see 田凤调 (1993), 秩和比法及其应用, 中国统计出版社
 * @example
 * const columns = [Float64Array.of(10, 20, 15), Float64Array.of(5, 10, 8)];
 * rankSumRatio.apply(columns, { weights: [1, 1], fitted: rankSumRatio.fit(columns, {}) }); // => [1/3, 1, 2/3]
 */
export const rankSumRatio = defineRanking({
  id: "rank-sum-ratio",
  name: { en: "rank-sum ratio", zh: "秩和比法(RSR)" },
  params: Params,
  learn,
  score,
});

import * as z from "zod/mini";
import { IndexError } from "../errors/index.ts";
import { count, extent, mean, standardDeviation } from "../stats/index.ts";
import { weightedMeans } from "./arithmetic.ts";
import { noteConstant, requireLearned } from "./ends.ts";
import {
  defineRanking,
  midpointNote,
  onParam,
  type Ranked,
  rememberWeights,
  requireSameWeights,
  type Table,
  weighs,
} from "./ranking.ts";

const Params = z.strictObject({
  on: onParam,
  /** How many standard deviations above the mean distance the far end lies. */
  deviations: z._default(z.number().check(z.gte(0)), 2),
  /** Of the distances' deviation: `n-1` as Compind has it, `n` as Hellwig. */
  divisor: z._default(z.enum(["n-1", "n"]), "n-1"),
});

/** Best value of a column and its standard deviation; null without values, deviation 0 for a constant. */
export type Pattern = { readonly best: number; readonly deviation: number } | null;

type Fitted = {
  readonly patterns: readonly Pattern[];
  /** Mean distance plus so many deviations: a distance of 1. */
  readonly far: number;
  readonly weights: readonly number[] | null;
};

/** √Σ wⱼ((best − x)/s)² over the present children; beyond the best there is no distance. */
function distances({ columns, costs, weighting }: Table, patterns: readonly Pattern[]): Float64Array {
  const squares = columns.map((x, j) => {
    const pattern = patterns[j]!;
    if (pattern === null || pattern.deviation === 0) return x.map((v) => v - v);
    const { best, deviation } = pattern;
    return x.map((v) => Math.max(0, (costs[j] ? v - best : best - v) / deviation) ** 2);
  });
  return weightedMeans(squares, weighting).map(Math.sqrt);
}

function learn(table: Table, { deviations, divisor }: z.output<typeof Params>): Fitted {
  const patterns = table.columns.map((x, j): Pattern => {
    const { min, max, count: present } = extent(x);
    if (present === 0) return null;
    if (min === max) noteConstant(table, j, min);
    const deviation = min === max ? 0 : standardDeviation(x, { ddof: 0 });
    if (!Number.isFinite(deviation) && weighs(table, j)) {
      const path = [table.nodes[j]!.id];
      throw new IndexError([{ code: "range-overflow", path, params: { min, max } }]);
    }
    return { best: table.costs[j] ? min : max, deviation };
  });
  const d = distances(table, patterns);
  const far = count(d) < 2 ? 0 : mean(d) + deviations * standardDeviation(d, { ddof: divisor === "n" ? 0 : 1 });
  if (far === 0 && count(d) > 0) midpointNote(table, "D₀");
  return { patterns, far, weights: rememberWeights(table) };
}

function score(table: Table, { patterns, far, weights }: Fitted): Ranked {
  requireLearned(table, patterns);
  requireSameWeights(table, weights);
  const distance = distances(table, patterns);
  return { score: distance.map((d) => (far > 0 ? 1 - d / far : 0.5 + (d - d))), distance };
}

/**
 * Wrocław taxonomic measure (弗罗茨瓦夫分类测度, Hellwig's pattern of development): distance from the best value of every
 * child in standard deviations, D = √Σ wⱼ((best − x)/s)², set against D₀ = D̄ + 2s_D over the rows.
 * Published, d = D/D₀ and less is better; the score is 1 − d.
 * Missing: skipped; the weights of the present ones count. Constant column: no distance, with a note. All equal, or one
 * row: 0.5, with a note. A later value beyond the best has no distance.
 * At most 1, reached only by a row that is best in all; seldom below 0; more is better; `details`: distance (D).
 * Rank reversal: every row is part of the deviations.
 * @see Hellwig (1968), Przegląd Statystyczny 15(4), 307–327; Mazziotta and Pareto (2013), Rivista Italiana di Economia 67(2)
 * @example
 * const columns = [Float64Array.of(0, 1)];
 * // D = 2, 0: D₀ = 1 + 2·1
 * wroclaw.apply(columns, { weights: [1], fitted: wroclaw.fit(columns, { divisor: "n" }) }); // => [1/3, 1]
 */
export const wroclaw = defineRanking({
  id: "wroclaw",
  name: { en: "Wrocław taxonomic measure", zh: "弗罗茨瓦夫分类测度(Hellwig 法)" },
  params: Params,
  learn,
  score,
});

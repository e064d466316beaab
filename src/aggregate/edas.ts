import * as z from "zod/mini";
import { IndexError, type Issue } from "../errors/index.ts";
import { count, extent, mean } from "../stats/index.ts";
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

const Params = z.strictObject({ on: onParam });

/**
 * How far a column is above and below its average on the better side, as shares of the average.
 * @example averageDistances(Float64Array.of(1, 3), { average: 2, cost: false }).above; // => [0, 0.5]
 */
export function averageDistances(
  x: Float64Array,
  { average, cost }: { readonly average: number; readonly cost: boolean },
): { readonly above: Float64Array; readonly below: Float64Array } {
  const better = x.map((v) => (cost ? average - v : v - average) / average);
  return { above: better.map((d) => Math.max(0, d)), below: better.map((d) => Math.max(0, -d)) };
}

type Fitted = {
  readonly averages: readonly (number | null)[];
  readonly mostAbove: number;
  readonly mostBelow: number;
  readonly weights: readonly number[] | null;
};

function sums({ columns, costs, weighting }: Table, averages: Fitted["averages"]) {
  const d = columns.map((x, j) => averageDistances(x, { average: averages[j] ?? 1, cost: costs[j]! }));
  return {
    sp: weightedMeans(
      d.map(({ above }) => above),
      weighting,
    ),
    sn: weightedMeans(
      d.map(({ below }) => below),
      weighting,
    ),
  };
}

function averagesOf(table: Table): Fitted["averages"] {
  const issues: Issue[] = [];
  const averages = table.columns.map((x, j) => {
    if (count(x) === 0) return null;
    const average = mean(x);
    const { min, max } = extent(x);
    if (min === max) noteConstant(table, j, min);
    if (average > 0 && Number.isFinite(average)) return average;
    if (!weighs(table, j)) return 1;
    const params = { method: table.method, mean: average };
    issues.push({ code: "average-not-positive", path: [table.nodes[j]!.id], params });
    return 1;
  });
  if (issues.length > 0) throw new IndexError(issues);
  return averages;
}

function learn(table: Table, _: z.output<typeof Params>): Fitted {
  const averages = averagesOf(table);
  const { sp, sn } = sums(table, averages);
  const most = (x: Float64Array) => (count(x) === 0 ? 0 : extent(x).max);
  const fitted = { averages, mostAbove: most(sp), mostBelow: most(sn), weights: rememberWeights(table) };
  if (fitted.mostAbove === 0 && fitted.mostBelow === 0) midpointNote(table, "NSP + NSN");
  return fitted;
}

function score(table: Table, { averages, mostAbove, mostBelow, weights }: Fitted): Ranked {
  requireLearned(table, averages);
  requireSameWeights(table, weights);
  const { sp, sn } = sums(table, averages);
  // nobody above the average: 0 of it; nobody below: all of it
  const nsp = sp.map((s) => (mostAbove > 0 ? s / mostAbove : s - s));
  const nsn = sn.map((s) => (mostBelow > 0 ? 1 - s / mostBelow : 1 + (s - s)));
  return { score: nsp.map((p, i) => (p + nsn[i]!) / 2), SP: sp, SN: sn, NSP: nsp, NSN: nsn };
}

/**
 * EDAS (平均解距离法): distance from the average, on the better and on the worse side. PDA = max(0, x − x̄)/x̄ (costs
 * turned), NDA the other way, SP = Σ wⱼPDAⱼ, SN = Σ wⱼNDAⱼ, score ½(SP/max SP + 1 − SN/max SN).
 * Missing: skipped; the weights of the present ones count. An average at or below 0 is "average-not-positive". Constant
 * column: adds nothing, with a note. All equal, or one row: 0.5, with a note.
 * 0 to 1 on the rows learned from, later rows beyond; more is better; `details`: SP, SN, NSP, NSN.
 * Rank reversal: every row is part of the averages and may be the largest.
 * @see Keshavarz Ghorabaee, Zavadskas, Olfat, Turskis (2015), Informatica 26(3), 435–451
 * @example
 * const columns = [Float64Array.of(1, 2, 3)];
 * edas.apply(columns, { weights: [1], fitted: edas.fit(columns, {}) }); // => [0, 0.5, 1]
 */
export const edas = defineRanking({
  id: "edas",
  name: { en: "EDAS", zh: "平均解距离法(EDAS)" },
  params: Params,
  learn,
  score,
});

import * as z from "zod/mini";
import { count, extent, sortIndex, sum } from "../stats/index.ts";
import { weightedMeans } from "./arithmetic.ts";
import { eachCell, type Weighting } from "./cells.ts";
import { type ColumnScale, learnScales, scaleTable } from "./matrix-scale.ts";
import { defineRanking, onParam, type Ranked, rememberWeights, requireSameWeights, type Table } from "./ranking.ts";

const Params = z.strictObject({
  on: onParam,
  /** Where Euclidean distances differ by less than this, the taxicab distance does not count. */
  tau: z._default(z.number().check(z.gte(0)), 0.02),
});

/** Distances of the rows from the negative ideal: Euclidean √Σ(wⱼdⱼ)² and taxicab Σ wⱼdⱼ. */
export interface Distances {
  readonly e: Float64Array;
  readonly t: Float64Array;
}

/** Beside gaps the present children stand for the missing ones; below the worst learned, only the taxicab goes on. */
function distancesFrom(worst: readonly number[], r: readonly Float64Array[], weighting: Weighting): Distances {
  const d = r.map((x, j) => x.map((v) => v - worst[j]!));
  const n = d[0]?.length ?? 0;
  const [squares, present, whole] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  eachCell(d, weighting, (v, share, i) => {
    squares[i] = squares[i]! + (share * Math.max(0, v)) ** 2;
    present[i] = present[i]! + share * share;
  });
  eachCell(
    d.map(() => new Float64Array(n)),
    weighting,
    (_, share, i) => {
      whole[i] = whole[i]! + share * share;
    },
  );
  return {
    e: squares.map((s, i) => Math.sqrt((s / present[i]!) * whole[i]!)),
    t: weightedMeans(d, weighting),
  };
}

/** The rows that others are compared with, in order of their Euclidean distance. */
export type Ladder = { readonly e: readonly number[]; readonly t: readonly number[] };

/** The first place of an ascending list at which the test holds, which holds from there on. */
function firstWhere(length: number, holds: (at: number) => boolean): number {
  let from = 0;
  let to = length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/**
 * Hᵢ = Σₖ (Eᵢ − Eₖ) + ψ(Eᵢ − Eₖ)·(Tᵢ − Tₖ), ψ(x) = 1 where |x| ≥ τ, else 0; by sums along the sorted distances.
 * Time: n log n, not the n² of the definition.
 * @example assessments({ e: Float64Array.of(0, 1), t: Float64Array.of(0, 3) }, { e: [0, 1], t: [0, 3] }, { tau: 0.02 }); // => [-4, 4]
 */
export function assessments({ e, t }: Distances, among: Ladder, { tau }: { readonly tau: number }): Float64Array {
  const n = among.e.length;
  const sumE = sum(Float64Array.from(among.e));
  const runningT = new Float64Array(n + 1);
  among.t.forEach((v, k) => {
    runningT[k + 1] = runningT[k]! + v;
  });
  return e.map((own, i) => {
    // those nearer than τ stand side by side
    const from = firstWhere(n, (k) => own - among.e[k]! < tau);
    const to = Math.max(
      from,
      firstWhere(n, (k) => among.e[k]! - own >= tau),
    );
    const others = n - (to - from);
    const theirs = runningT[n]! - (runningT[to]! - runningT[from]!);
    return n * own - sumE + (others * t[i]! - theirs);
  });
}

type Fitted = {
  readonly tau: number;
  readonly scales: readonly ColumnScale[];
  readonly worst: readonly number[];
  readonly ladder: Ladder;
  readonly weights: readonly number[] | null;
};

function learn(table: Table, { tau }: z.output<typeof Params>): Fitted {
  const scales = learnScales(table, { norm: "linear" });
  const r = scaleTable(table, scales, { norm: "linear" });
  const worst = r.map((x) => (count(x) === 0 ? 0 : extent(x).min)).map((v) => (Number.isFinite(v) ? v : 0));
  const { e, t } = distancesFrom(worst, r, table.weighting);
  const order = sortIndex(e);
  const ladder = { e: Array.from(order, (i) => e[i]!), t: Array.from(order, (i) => t[i]!) };
  return { tau, scales, worst, ladder, weights: rememberWeights(table) };
}

function score(table: Table, { tau, scales, worst, ladder, weights }: Fitted): Ranked {
  requireSameWeights(table, weights);
  const distances = distancesFrom(worst, scaleTable(table, scales, { norm: "linear" }), table.weighting);
  return { score: assessments(distances, ladder, { tau }), E: distances.e, T: distances.t };
}

/**
 * CODAS (组合距离评价法): how much further than the others from the worst point, by Euclidean distance E and, where
 * that differs by at least `tau`, by taxicab distance T too: H = Σₖ (E − Eₖ) + ψ(E − Eₖ)(T − Tₖ), on x/max, costs min/x.
 * Missing: skipped; the present children stand for the missing ones. A negative value, or a cost of 0, is
 * "value-not-positive"; all zero: "values-all-zero". Constant column: adds nothing. All equal, or one row: 0.
 * No bounds, Σ H = 0 over the rows learned from; more is better; `details`: E, T. `fitted` keeps both distances of
 * every row learned from. Not monotone by its definition: a gain that lifts E across `tau` can lower H; `tau: 0` is.
 * Rank reversal: the rows are compared with each other.
 * @see Keshavarz Ghorabaee, Zavadskas, Turskis, Antucheviciene (2016), Econ. Comput. Econ. Cybern. Stud. Res. 50(3), 25–44
 * @example
 * const columns = [Float64Array.of(1, 2)];
 * // E = T = 0, ½
 * codas.apply(columns, { weights: [1], fitted: codas.fit(columns, {}) }); // => [-1, 1]
 */
export const codas = defineRanking({
  id: "codas",
  name: { en: "CODAS", zh: "组合距离评价法(CODAS)" },
  params: Params,
  learn,
  score,
});

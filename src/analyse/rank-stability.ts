import type { IndexResult } from "../pipeline/result.ts";
import { kendall } from "../stats/correlation-kendall.ts";
import { quantile, spearman } from "../stats/index.ts";
import { rankSimilarity, weightedSpearman } from "../stats/rank-similarity.ts";

type Ranks = Uint32Array | Float64Array;

/** How far two rankings agree; means over the leagues (periods, groups) weighted by their rows. NaN where undefined. */
export interface Agreement {
  readonly spearman: number;
  /** Kendall's τ-b. */
  readonly kendall: number;
  /** Weighted Spearman r_w: the best places count more. */
  readonly weightedSpearman: number;
  /** WS coefficient, the base plan as the reference. */
  readonly ws: number;
  /** Mean of the absolute differences of rank. */
  readonly meanShift: number;
  /** Share of rows that have the same rank. */
  readonly held: number;
}

export interface RowStability {
  readonly unit: string;
  readonly period: string;
  /** By the plan as it is; 0 = none. */
  readonly rank: number;
  /** The best, the middle and the worst of its ranks over the combinations; NaN where it has none. */
  readonly least: number;
  readonly median: number;
  readonly greatest: number;
  /** Share of the combinations that score it in which it keeps its rank. */
  readonly held: number;
  /** In how many combinations it has a score. */
  readonly scored: number;
}

const MEASURES = ["spearman", "kendall", "weightedSpearman", "ws", "meanShift", "held"] as const;

function inLeague(reference: Float64Array, ranks: Float64Array): Agreement {
  // ranks count 1 for the best: turned round they are scores
  const a = reference.map((rank) => -rank);
  const b = ranks.map((rank) => -rank);
  const shifts = reference.map((rank, i) => Math.abs(rank - ranks[i]!));
  const mean = (x: Float64Array) => x.reduce((sum, v) => sum + v, 0) / x.length;
  return {
    spearman: spearman(a, b),
    kendall: kendall(a, b),
    weightedSpearman: weightedSpearman(a, b),
    ws: rankSimilarity(a, b),
    meanShift: mean(shifts),
    held: mean(shifts.map((shift) => Number(shift === 0))),
  };
}

/** Mean of agreements by their weights; each measure over those in which it is defined. */
function meanAgreement(parts: readonly { readonly agreement: Agreement; readonly weight: number }[]): Agreement {
  const entries = MEASURES.map((measure) => {
    let total = 0;
    let weight = 0;
    for (const { agreement, weight: own } of parts) {
      if (Number.isNaN(agreement[measure])) continue;
      total += own * agreement[measure];
      weight += own;
    }
    return [measure, weight > 0 ? total / weight : Number.NaN] as const;
  });
  return Object.fromEntries(entries) as Record<(typeof MEASURES)[number], number>;
}

/** Agreement of ranks with those of a reference, over the rows that have both. */
export function agreementOf(reference: Ranks, ranks: Ranks, leagues: readonly Uint32Array[]): Agreement {
  const parts = leagues.flatMap((league) => {
    const both = league.filter((row) => reference[row]! > 0 && ranks[row]! > 0);
    if (both.length === 0) return [];
    const own = (all: Ranks) => Float64Array.from(both, (row) => all[row]!);
    return [{ agreement: inLeague(own(reference), own(ranks)), weight: both.length }];
  });
  return meanAgreement(parts);
}

/** Each row's ranks over all combinations, and the mean agreement of the combinations. */
export function stabilityOf(
  reference: IndexResult,
  combinations: readonly { readonly ranks: Ranks; readonly agreement: Agreement }[],
): { readonly rows: readonly RowStability[]; readonly mean: Agreement } {
  const base = reference.rank(reference.nodes[0]!.id);
  const rows = reference.units.map((unit, i): RowStability => {
    const own = Float64Array.from(combinations, ({ ranks }) => (ranks[i]! > 0 ? ranks[i]! : Number.NaN)).filter(
      (rank) => !Number.isNaN(rank),
    );
    const at = (share: number) => quantile(own, share);
    const held = own.filter((rank) => rank === base[i]).length / own.length;
    return {
      unit,
      period: reference.periods[i]!,
      rank: base[i]!,
      least: at(0),
      median: at(0.5),
      greatest: at(1),
      held,
      scored: own.length,
    };
  });
  return { rows, mean: meanAgreement(combinations.map(({ agreement }) => ({ agreement, weight: 1 }))) };
}

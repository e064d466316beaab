import type { IndexResult } from "../../pipeline/result.ts";
import { createPairCounter, emptyPairs, facing, inOrder, type PairCounts } from "./tally.ts";

/** How it was decided which units can be told apart. */
export interface ApartRule {
  /** `pairs`: one is above the other in at least `level` of the replicates; `intervals`: their ranks' intervals do not overlap. */
  readonly rule: "pairs" | "intervals";
  readonly level: number;
}

/** Rows that cannot be told apart, best first, with the ranks that they hold by the plan. */
export interface UnitGroup {
  readonly rows: readonly number[];
  readonly units: readonly string[];
  readonly period: string;
  readonly from: number;
  readonly to: number;
}

export interface Samples {
  readonly ranks: Float32Array;
  readonly rows: number;
  readonly replicates: number;
}

/** Pairs of samples whose leagues were too large to count them along the way. */
export function pairsOf(
  session: Parameters<typeof emptyPairs>[0],
  { ranks, rows, replicates }: Samples,
  refused: ReadonlySet<number>,
): PairCounts[] {
  const pairs = emptyPairs(session);
  const count = createPairCounter();
  for (let r = 0; r < replicates; r++) {
    if (refused.has(r)) continue;
    for (const league of pairs) count(league, ranks, r * rows);
  }
  return pairs;
}

/** Of the replicates that rank both rows, the share in which the first is above the second, and their number. */
export function shareAbove({ ranks, rows, replicates }: Samples, a: number, b: number): { share: number; n: number } {
  let above = 0;
  let n = 0;
  for (let r = 0; r < replicates; r++) {
    const one = ranks[r * rows + a]!;
    const other = ranks[r * rows + b]!;
    if (one === 0 || other === 0) continue;
    n += 1;
    if (one < other) above += 1;
  }
  return { share: n === 0 ? Number.NaN : above / n, n };
}

/**
 * Groups of units that cannot be told apart. Being alike is not transitive, groups are made so: two units are joined when
 * they cannot be told apart, and a group is all that is joined through others, so its first and last may well differ.
 */
export function groupsAlike(
  { nominal, node, leagues }: { nominal: IndexResult; node: string; leagues: readonly Uint32Array[] },
  { level }: ApartRule,
  by:
    | { readonly pairs: readonly PairCounts[] }
    | { readonly intervals: readonly (readonly [low: number, high: number])[] },
): UnitGroup[] {
  const ranks = nominal.rank(node);
  return leagues.flatMap((league, at) => {
    const order = inOrder(league, ranks);
    const apart = (i: number, j: number): boolean => {
      if ("pairs" in by) {
        const { first, second, both } = facing(by.pairs[at]!, i, j);
        return both > 0 && Math.max(first, second) >= level * both;
      }
      const [a, b] = [by.intervals[order[i]!]!, by.intervals[order[j]!]!];
      return a[1] < b[0] || b[1] < a[0];
    };
    const joined = Array.from(order, (_, i) => i);
    const find = (i: number): number => {
      let top = i;
      while (joined[top] !== top) top = joined[top]!;
      return top;
    };
    for (let i = 0; i < order.length; i++)
      for (let j = i + 1; j < order.length; j++) {
        if (apart(i, j)) continue;
        const [a, b] = [find(i), find(j)];
        joined[Math.max(a, b)] = Math.min(a, b);
      }
    const members = new Map<number, number[]>();
    order.forEach((row, i) => {
      const top = find(i);
      members.set(top, [...(members.get(top) ?? []), row]);
    });
    return [...members.values()].map((rows) => ({
      rows,
      units: rows.map((row) => nominal.units[row]!),
      period: nominal.periods[rows[0]!]!,
      from: ranks[rows[0]!]!,
      to: ranks[rows.at(-1)!]!,
    }));
  });
}

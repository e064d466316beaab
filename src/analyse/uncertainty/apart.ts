import type { IndexResult } from "../../pipeline/result.ts";

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

/** Above as many rows of a league pairs would cost more than all else. */
export const MOST_PAIRS = 400;

export interface Samples {
  readonly ranks: Float32Array;
  readonly rows: number;
  readonly replicates: number;
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

/** Members of a league by their nominal rank, those without one left out. */
export function inOrder(league: Uint32Array, ranks: ArrayLike<number>): number[] {
  return [...league].filter((row) => ranks[row]! > 0).sort((a, b) => ranks[a]! - ranks[b]! || a - b);
}

function apartByPairs(order: readonly number[], { ranks, rows, replicates }: Samples, level: number) {
  const m = order.length;
  const above = new Uint32Array(m * m);
  const both = new Uint32Array(m * m);
  const own = new Float64Array(m);
  for (let r = 0; r < replicates; r++) {
    const from = r * rows;
    for (let i = 0; i < m; i++) own[i] = ranks[from + order[i]!]!;
    for (let i = 0; i < m; i++) {
      const one = own[i]!;
      if (one === 0) continue;
      for (let j = i + 1; j < m; j++) {
        const other = own[j]!;
        if (other === 0) continue;
        const at = i * m + j;
        both[at] = both[at]! + 1;
        if (one < other) above[at] = above[at]! + 1;
        else if (one > other) above[j * m + i] = above[j * m + i]! + 1;
      }
    }
  }
  return (i: number, j: number): boolean => {
    const n = both[i * m + j]!;
    return n > 0 && Math.max(above[i * m + j]!, above[j * m + i]!) >= level * n;
  };
}

/**
 * Groups of units that cannot be told apart. Being alike is not transitive, groups are made so: two units are joined when
 * they cannot be told apart, and a group is all that is joined through others, so its first and last may well differ.
 */
export function groupsAlike(
  { nominal, node, leagues }: { nominal: IndexResult; node: string; leagues: readonly Uint32Array[] },
  samples: Samples,
  { rule, level, intervals }: ApartRule & { readonly intervals: readonly (readonly [number, number])[] },
): UnitGroup[] {
  const ranks = nominal.rank(node);
  return leagues.flatMap((league) => {
    const order = inOrder(league, ranks);
    const apart =
      rule === "pairs"
        ? apartByPairs(order, samples, level)
        : (i: number, j: number) => {
            const [a, b] = [intervals[order[i]!]!, intervals[order[j]!]!];
            return a[1] < b[0] || b[1] < a[0];
          };
    const joined = order.map((_, i) => i);
    const find = (i: number): number => {
      let at = i;
      while (joined[at] !== at) at = joined[at]!;
      return at;
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

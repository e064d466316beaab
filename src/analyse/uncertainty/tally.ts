import type { Session } from "./session.ts";

/** Above as many rows of a league pairs would cost more than all else. */
export const MOST_PAIRS = 400;
/** Above as many counts ranks are sorted rather than counted. */
const MOST_COUNTS = 4_000_000;

/** How often ranks were held: `counts[row · size + k]` times the rank k · step; k = 0 is none. */
export interface RankCounts {
  readonly size: number;
  readonly step: number;
  readonly counts: Uint32Array;
}

/**
 * How often the second of two rows stood above the first, was level with it, or one of both had no rank; by places p < q in the
 * plan's order of a league, at p · m + q. Null where it never was so.
 */
export interface PairCounts {
  readonly order: Uint32Array;
  readonly above: Uint32Array;
  level: Uint32Array | null;
  lost: Uint32Array | null;
  /** Replicates that were counted. */
  counted: number;
}

/** What is counted while replicates are computed: whole numbers, so that those of ranges add up to the same whatever their order. */
export interface Tally {
  readonly ranks: RankCounts | null;
  /** One a league; null where leagues are too large. */
  readonly pairs: readonly PairCounts[] | null;
}

type Counted = Pick<Session, "leagues" | "nominal" | "node" | "plan">;

/** Members of a league by their nominal rank, those without one left out. */
export function inOrder(league: Uint32Array, ranks: ArrayLike<number>): Uint32Array {
  return league.filter((row) => ranks[row]! > 0).sort((a, b) => ranks[a]! - ranks[b]! || a - b);
}

export function emptyPairs({ leagues, nominal, node }: Counted): PairCounts[] {
  const ranks = nominal.rank(node);
  return leagues.map((league) => {
    const order = inOrder(league, ranks);
    return { order, above: new Uint32Array(order.length ** 2), level: null, lost: null, counted: 0 };
  });
}

export function emptyTally(session: Counted): Tally {
  const { leagues, nominal, plan } = session;
  const largest = leagues.reduce((most, league) => Math.max(most, league.length), 0);
  const step = plan.rank.ties === "mean" ? 0.5 : 1;
  const size = largest / step + 1;
  const few = size * nominal.units.length <= MOST_COUNTS;
  return {
    ranks: few ? { size, step, counts: new Uint32Array(size * nominal.units.length) } : null,
    pairs: largest <= MOST_PAIRS ? emptyPairs(session) : null,
  };
}

export function countRanks({ size, step, counts }: RankCounts, ranks: ArrayLike<number>): void {
  for (let i = 0; i < ranks.length; i++) {
    const at = i * size + ranks[i]! / step;
    counts[at] = counts[at]! + 1;
  }
}

/** Counts pairs, one replicate after the other. */
export function createPairCounter(): (pairs: PairCounts, ranks: ArrayLike<number>, from?: number) => void {
  let rank = new Float64Array(0);
  let place = new Int32Array(0);
  return (pairs, ranks, from = 0) => {
    const { order, above } = pairs;
    const m = order.length;
    if (rank.length < m) [rank, place] = [new Float64Array(m), new Int32Array(m)];
    pairs.counted += 1;
    let end = 0;
    for (let q = 0; q < m; q++) {
      const own = ranks[from + order[q]!]!;
      if (own === 0) {
        countLost(pairs, q, ranks, from);
        continue;
      }
      // sorting by insertion from the plan's order meets exactly the pairs that changed places
      let at = end++;
      for (; at > 0 && rank[at - 1]! > own; at--) {
        const p = place[at - 1]!;
        above[p * m + q] = above[p * m + q]! + 1;
        rank[at] = rank[at - 1]!;
        place[at] = p;
      }
      rank[at] = own;
      place[at] = q;
      for (let k = at - 1; k >= 0 && rank[k] === own; k--) {
        pairs.level ??= new Uint32Array(m * m);
        const cell = place[k]! * m + q;
        pairs.level[cell] = pairs.level[cell]! + 1;
      }
    }
  };
}

/** A place without a rank is lost to all pairs that it is in; a pair that lacks both is counted at the second. */
function countLost(pairs: PairCounts, q: number, ranks: ArrayLike<number>, from: number): void {
  const { order } = pairs;
  const m = order.length;
  pairs.lost ??= new Uint32Array(m * m);
  for (let p = 0; p < m; p++) {
    if (p === q || (p > q && ranks[from + order[p]!] === 0)) continue;
    const cell = Math.min(p, q) * m + Math.max(p, q);
    pairs.lost[cell] = pairs.lost[cell]! + 1;
  }
}

/** Of the replicates that rank both of two places, how many have the first above, how many the second. */
export function facing(
  { order, above, level, lost, counted }: PairCounts,
  a: number,
  b: number,
): { first: number; second: number; both: number } {
  const cell = Math.min(a, b) * order.length + Math.max(a, b);
  const both = counted - (lost?.[cell] ?? 0);
  const later = above[cell]!;
  const earlier = both - later - (level?.[cell] ?? 0);
  return a < b ? { first: earlier, second: later, both } : { first: later, second: earlier, both };
}

function add(into: Uint32Array | null, more: Uint32Array | null): Uint32Array | null {
  if (more === null) return into;
  if (into === null) return more.slice();
  for (let i = 0; i < into.length; i++) into[i] = into[i]! + more[i]!;
  return into;
}

/** Tallies of ranges as one. */
export function mergeTallies(parts: readonly Tally[]): Tally {
  const [first] = parts;
  let counts: Uint32Array | null = null;
  for (const { ranks } of parts) counts = add(counts, ranks?.counts ?? null);
  const pairs = first!.pairs?.map((one, league): PairCounts => {
    const own = {
      above: null as Uint32Array | null,
      level: null as Uint32Array | null,
      lost: null as Uint32Array | null,
    };
    let counted = 0;
    for (const part of parts) {
      const more = part.pairs![league]!;
      own.above = add(own.above, more.above);
      own.level = add(own.level, more.level);
      own.lost = add(own.lost, more.lost);
      counted += more.counted;
    }
    return { order: one.order, above: own.above!, level: own.level, lost: own.lost, counted };
  });
  return { ranks: first!.ranks === null ? null : { ...first!.ranks, counts: counts! }, pairs: pairs ?? null };
}

/** The memory of a tally, for sending it on. */
export const memoryOfTally = ({ ranks, pairs }: Tally): ArrayBuffer[] =>
  [ranks?.counts, ...(pairs ?? []).flatMap(({ above, level, lost }) => [above, level, lost])].flatMap((one) =>
    one == null ? [] : [one.buffer as ArrayBuffer],
  );

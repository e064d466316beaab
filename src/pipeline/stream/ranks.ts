import type { Plan } from "../plan-types.ts";
import { ranksOf } from "../ranks.ts";

const CHUNK = 65536;

/** Numbers that come one after the other, kept in pieces, so that growing never copies. */
function growing() {
  const pieces: Float64Array[] = [];
  let length = 0;
  return {
    push(value: number): void {
      if (length % CHUNK === 0) pieces.push(new Float64Array(CHUNK));
      pieces.at(-1)![length % CHUNK] = value;
      length += 1;
    },
    /** All of them in one array; the pieces are let go. */
    take(): Float64Array {
      const all = new Float64Array(length);
      pieces.forEach((piece, i) => {
        all.set(i === pieces.length - 1 ? piece.subarray(0, length - i * CHUNK) : piece, i * CHUNK);
      });
      pieces.length = 0;
      return all;
    },
  };
}

interface Scored {
  readonly units: readonly string[];
  readonly periods: readonly string[];
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

/**
 * Scores of the index kept for ranking: 8 bytes a row, league by league, since ranks need all of them. `finish` ranks by
 * the plan's rule; `next` then gives the ranks of the rows in the order in which they came, block after block.
 */
export function collectRanks(rule: Plan["rank"]) {
  const leagues = new Map<string, ReturnType<typeof growing>>();
  let rows = 0;
  const nameOf = ({ periods, groups }: Omit<Scored, "units">, i: number): string =>
    JSON.stringify([
      rule.over === "each-period" ? periods[i] : "",
      rule.within === null ? "" : groups[rule.within]![i],
    ]);
  return {
    rows: () => rows,
    add(block: Scored, score: Float64Array): void {
      for (let i = 0; i < block.units.length; i++) {
        const name = nameOf(block, i);
        const league = leagues.get(name) ?? growing();
        leagues.set(name, league);
        league.push(score[i]!);
      }
      rows += block.units.length;
    },
    finish(): RankReader {
      const ranked = new Map<string, { readonly ranks: Uint32Array | Float64Array; next: number }>();
      for (const [name, league] of leagues) {
        const scores = league.take();
        const all = [Uint32Array.from(scores, (_, i) => i)];
        ranked.set(name, { ranks: ranksOf(scores, all, rule), next: 0 });
      }
      leagues.clear();
      return {
        next(block) {
          const ranks = new Float64Array(block.units.length);
          for (let i = 0; i < ranks.length; i++) {
            const league = ranked.get(nameOf(block, i));
            if (league === undefined || league.next >= league.ranks.length)
              throw new RangeError("more rows than were ranked");
            ranks[i] = league.ranks[league.next]!;
            league.next += 1;
          }
          return ranks;
        },
      };
    },
  };
}

/** Gives the ranks of rows in the order in which they were scored. */
export interface RankReader {
  /** Ranks of the next rows: 1 the best, 0 none. The blocks may be cut elsewhere than before. */
  next(block: {
    readonly units: readonly string[];
    readonly periods: readonly string[];
    readonly groups: Readonly<Record<string, readonly string[]>>;
  }): Float64Array;
}

import type { Rows } from "../method/index.ts";
import { competitionRanks, type GroupIndex, groupIndex, rankValues, roundAll } from "../stats/index.ts";
import type { Plan } from "./plan-types.ts";
import { gather } from "./slices.ts";

/** Rows ranked against each other: those of one period, of one group, or all. */
export function leaguesOf(rows: Rows, { over, within }: Plan["rank"]): readonly Uint32Array[] {
  let leagues: readonly Uint32Array[] = [Uint32Array.from({ length: rows.length }, (_, i) => i)];
  for (const labels of [over === "each-period" ? rows.period : null, within === null ? null : rows.group[within]!]) {
    if (labels === null) continue;
    const groups = groupIndex(labels);
    leagues = leagues.flatMap((league) => partition(league, groups));
  }
  return leagues;
}

function partition(league: Uint32Array, { labels, index }: GroupIndex): readonly Uint32Array[] {
  if (labels.length < 2) return [league];
  const members = labels.map(() => [] as number[]);
  for (const i of league) members[index[i]!]!.push(i);
  return members.filter((list) => list.length > 0).map((list) => Uint32Array.from(list));
}

/** Ranks by league, 1 the best, 0 none; halves only with `ties: mean`. */
export function ranksOf(
  scores: Float64Array,
  leagues: readonly Uint32Array[],
  rule: Plan["rank"],
): Uint32Array | Float64Array {
  const published = rule.decimals === null ? scores : roundAll(scores, { decimals: rule.decimals });
  const { ties } = rule;
  const ranks = ties === "mean" ? new Float64Array(scores.length) : new Uint32Array(scores.length);
  for (const league of leagues) {
    const own = gather(published, league);
    const places =
      ties === "mean"
        ? rankValues(own, { ties, order: "descending" })
        : competitionRanks(own, { ties, order: "descending" });
    for (let i = 0; i < league.length; i++) {
      const place = places[i]!;
      ranks[league[i]!] = Number.isNaN(place) ? 0 : place;
    }
  }
  return ranks;
}

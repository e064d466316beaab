import type { Rows } from "../method/index.ts";
import { competitionRanks, groupIndex, rankValues, roundAll } from "../stats/index.ts";
import type { Plan } from "./plan-types.ts";
import { gather } from "./slices.ts";

/** Rows ranked against each other: those of one period, of one group, or all. */
function leagues(rows: Rows, { over, within }: Plan["rank"]): readonly Uint32Array[] {
  const labels = within === null ? null : rows.group[within]!;
  if (over === "all-periods" && labels === null) return [Uint32Array.from({ length: rows.length }, (_, i) => i)];
  const keys = Array.from({ length: rows.length }, (_, i) =>
    JSON.stringify([over === "each-period" ? rows.period[i] : "", labels?.[i] ?? ""]),
  );
  const { labels: distinct, index } = groupIndex(keys);
  const members = distinct.map(() => [] as number[]);
  for (let i = 0; i < rows.length; i++) members[index[i]!]!.push(i);
  return members.map((list) => Uint32Array.from(list));
}

/** Ranks by league, 1 the best, 0 none; halves only with `ties: mean`. */
export function ranksOf(scores: Float64Array, rows: Rows, rule: Plan["rank"]): Uint32Array | Float64Array {
  const published = rule.decimals === null ? scores : roundAll(scores, { decimals: rule.decimals });
  const { ties } = rule;
  const ranks = ties === "mean" ? new Float64Array(scores.length) : new Uint32Array(scores.length);
  for (const league of leagues(rows, rule)) {
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

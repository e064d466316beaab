import { ranksOf } from "../../pipeline/ranks.ts";
import type { Session } from "./session.ts";

/** Ranks of a column; they are good until the next call. */
export type Ranker = (scores: Float64Array) => ArrayLike<number>;

/** Above as many rows sorting by insertion from the nominal order is no gain. */
const FEW = 400;

/** Ranks as the plan asks for them; few rows of one league are sorted from the nominal order, which is nearly right. */
export function rankerOf({
  plan,
  leagues,
  nominal,
  node,
}: Pick<Session, "plan" | "leagues" | "nominal" | "node">): Ranker {
  const rows = nominal.units.length;
  const { ties, decimals } = plan.rank;
  if (leagues.length !== 1 || leagues[0]!.length !== rows || ties !== "min" || decimals !== null || rows > FEW)
    return (scores) => ranksOf(scores, leagues, plan.rank);
  const start = Uint32Array.from(nominal.units, (_, i) => i).sort((a, b) => {
    const [one, other] = [nominal.rank(node)[a]!, nominal.rank(node)[b]!];
    return one === other ? a - b : one - other;
  });
  const order = new Uint32Array(rows);
  const ranks = new Uint32Array(rows);
  return (scores) => {
    ranks.fill(0);
    let end = 0;
    for (let k = 0; k < rows; k++) {
      const row = start[k]!;
      const v = scores[row]!;
      if (Number.isNaN(v)) continue;
      let at = end++;
      for (; at > 0 && scores[order[at - 1]!]! < v; at--) order[at] = order[at - 1]!;
      order[at] = row;
    }
    for (let k = 0; k < end; k++) {
      const row = order[k]!;
      const before = k > 0 ? order[k - 1]! : 0;
      ranks[row] = k > 0 && scores[before] === scores[row] ? ranks[before]! : k + 1;
    }
    return ranks;
  };
}

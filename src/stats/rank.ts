import { sortIndex } from "./sort.ts";

/** What equal values get: the smallest, largest or mean of their places, places without holes, or their order of row. */
export type TieRule = "min" | "max" | "mean" | "dense" | "first";
/** `descending`: the largest value is first; `ascending`: the smallest. */
export type RankOrder = "descending" | "ascending";

/**
 * Ranks from 1 as numbers, ties by any rule; only the mean of ties gives halves.
 * Missing: NaN, and takes no place. Edge: −0 and 0 tie. Time: n log n at most, by a stable radix sort.
 * @param options.ties `min` by default: 1, 2, 2, 4
 * @param options.order `descending` by default: the largest value is rank 1
 * @example rankValues(Float64Array.of(7, 9, NaN, 7)); // => Float64Array.of(2, 1, NaN, 2)
 * @example rankValues(Float64Array.of(7, 9, NaN, 7), { ties: "mean" }); // => Float64Array.of(2.5, 1, NaN, 2.5)
 */
export function rankValues(
  x: Float64Array,
  { ties = "min", order = "descending" }: { ties?: TieRule; order?: RankOrder } = {},
): Float64Array {
  return writeRanks(x, new Float64Array(x.length).fill(Number.NaN), ties, order);
}

/**
 * Ranks from 1 as whole numbers, as a published table has them.
 * Missing: 0, which is no rank. Edge: −0 and 0 tie.
 * @param options.ties `min` by default: 1, 2, 2, 4; the mean of ties is only in `rankValues`
 * @param options.order `descending` by default: the largest value is rank 1
 * @example competitionRanks(Float64Array.of(7, 9, NaN, 7)); // => Uint32Array.of(2, 1, 0, 2)
 * @example competitionRanks(Float64Array.of(7, 9, 8, 9), { ties: "dense" }); // => Uint32Array.of(3, 1, 2, 1)
 */
export function competitionRanks(
  x: Float64Array,
  { ties = "min", order = "descending" }: { ties?: Exclude<TieRule, "mean">; order?: RankOrder } = {},
): Uint32Array {
  return writeRanks(x, new Uint32Array(x.length), ties, order);
}

function writeRanks<Ranks extends Float64Array | Uint32Array>(
  x: Float64Array,
  ranks: Ranks,
  ties: TieRule,
  order: RankOrder,
): Ranks {
  const rows = sortIndex(x, { order });
  let groups = 0;
  for (let from = 0; from < rows.length; ) {
    const value = x[rows[from]!]!;
    let to = from + 1;
    while (to < rows.length && x[rows[to]!] === value) to += 1;
    groups += 1;
    // the tied rows hold the places from + 1 … to
    for (let at = from; at < to; at++) ranks[rows[at]!] = placeOf(ties, { from, to, at, groups });
    from = to;
  }
  return ranks;
}

function placeOf(ties: TieRule, { from, to, at, groups }: { from: number; to: number; at: number; groups: number }) {
  switch (ties) {
    case "min":
      return from + 1;
    case "max":
      return to;
    case "mean":
      return (from + 1 + to) / 2;
    case "dense":
      return groups;
    case "first":
      return at + 1;
    default:
      return ties satisfies never;
  }
}

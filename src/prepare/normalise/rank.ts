import * as z from "zod/mini";
import { normaliseEn } from "../../errors/en/normalise.ts";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";
import { requireCrossSection } from "./ruler.ts";

export const TieChoice = z._default(z.enum(["min", "max", "mean"]), "min");

const Params = z.strictObject({ ties: TieChoice });

/** The values learned from, turned so that more is better, in ascending order. */
export type Ladder = {
  readonly sorted: readonly number[];
  readonly sign: 1 | -1;
  readonly ties: "min" | "max" | "mean";
};

/** The present values as a ladder to stand on. */
export function learnLadder(x: Float64Array, ties: Ladder["ties"], { node }: ColumnContext): Ladder {
  const sign = node.direction === "negative" ? -1 : 1;
  const sorted = x
    .filter((v) => !Number.isNaN(v))
    .map((v) => sign * v + 0)
    .sort();
  return { sorted: Array.from(sorted), sign, ties };
}

/** How many of the ascending values are below v, or at most v. */
function countBelow(sorted: Float64Array, v: number, { orEqual }: { orEqual: boolean }): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle]! < v || (orEqual && sorted[middle]! === v)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * The place of each value on the ladder, from 1; better than all learned: n + 1. Missing stays missing.
 * @example placesOn(Float64Array.of(5, 3, 9), { sorted: [3, 5, 7], sign: 1, ties: "min" }); // => [2, 1, 4]
 */
export function placesOn(x: Float64Array, { sorted, sign, ties }: Ladder): Float64Array {
  const ladder = Float64Array.from(sorted);
  return x.map((raw) => {
    if (Number.isNaN(raw)) return raw;
    const v = sign * raw;
    const first = countBelow(ladder, v, { orEqual: false }) + 1;
    if (ties === "min") return first;
    // a value never seen stands on its own rung
    const last = Math.max(first, countBelow(ladder, v, { orEqual: true }));
    return ties === "max" ? last : (first + last) / 2;
  });
}

/**
 * Rank (排序法): 1 for the worst, one more for each value that is beaten; ties take the smallest place (`min`), the
 * largest or their mean. Later rows are placed among the values learned from, up to n + 1.
 * Missing stays missing and is not counted. All equal: all tie. No inverse: distances are lost.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5
 * @example
 * const x = Float64Array.of(10, 30, 30, 20);
 * rank.apply(x, rank.fit(x, {})); // => [1, 3, 3, 2]
 */
export const rank = defineNormaliser({
  id: "rank",
  texts: normaliseEn,
  name: { en: "rank", zh: "排序法" },
  params: Params,
  fit(x, { ties }, context): Ladder {
    requireCrossSection("rank", x, context);
    return learnLadder(x, ties, context);
  },
  apply: placesOn,
});

import type { KindRule, Quota } from "./shape.ts";

type Rules = NonNullable<KindRule["quota"]>;

/**
 * How many places a quota gives: its count, or its share of n, rounded.
 * 20 % of 19 is 3.8: 3 by `floor` (unless said), 4 by `round` and `ceil`. A product that is whole but for rounding is whole.
 * @example quotaPlaces({ share: 0.2 }, { of: 19 }); // => 3
 */
export function quotaPlaces(
  quota: Quota,
  { of, rounding = "floor" }: { readonly of: number; readonly rounding?: Rules["rounding"] },
): number {
  if ("count" in quota) return quota.count;
  const exact = quota.share * of;
  const whole = Math.round(exact);
  return Math.abs(exact - whole) < 1e-9 ? whole : Math[rounding](exact);
}

export interface Candidate {
  readonly id: string;
  readonly score: number;
  /** The second criterion; −∞ without one. */
  readonly second: number;
}

/**
 * Who gets the places: the best first. Those equal at the line are all in, all out, or ordered by the second criterion, and
 * out where that is equal too.
 * @example [...withinQuota([{ id: "a", score: 9, second: 0 }, { id: "b", score: 9, second: 1 }], { places: 1, ties: "second" })]; // => ["b"]
 */
export function withinQuota(
  candidates: readonly Candidate[],
  { places, ties }: { readonly places: number; readonly ties: "in" | "out" | "second" },
): ReadonlySet<string> {
  const better = (a: Candidate, b: Candidate) =>
    a.score > b.score || (a.score === b.score && ties === "second" && a.second > b.second);
  // places are held by those who have fewer before them than there are places; ties share the fate of the line
  return new Set(
    candidates
      .filter((one) => {
        const before = candidates.filter((other) => better(other, one)).length;
        const level = candidates.filter((other) => !better(other, one) && !better(one, other)).length;
        return before + (ties === "in" ? 1 : level) <= places;
      })
      .map(({ id }) => id),
  );
}

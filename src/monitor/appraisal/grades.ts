import { roundTo } from "../../stats/round.ts";
import { quotaPlaces, withinQuota } from "./quota.ts";
import type { KindRule } from "./shape.ts";
import type { AppraisedSubject, GateFound } from "./types.ts";

/** What a grade depends on. */
export interface Gradable {
  readonly id: string;
  readonly total: number | null;
  readonly parts: AppraisedSubject["parts"];
  readonly gates: readonly GateFound[];
}

export interface Graded {
  readonly grade: string | null;
  readonly held: AppraisedSubject["held"];
}
type Held = AppraisedSubject["held"][number];

/** Totals are compared as they would be printed with nine decimals: sums of equal points in another order are equal. */
export const comparable = (total: number): number => roundTo(total, 9);

/**
 * Grades of the subjects of one pool: the first whose threshold the total reaches, no better than the gates leave, then from
 * the best down as many as the quota has places; who finds none falls to the next grade. Without a total: no grade.
 */
export function gradesOf(
  pool: readonly Gradable[],
  rule: Pick<KindRule, "grades" | "quota">,
): ReadonlyMap<string, Graded> {
  const { grades = [], quota = {} } = rule;
  const last = grades.length - 1;
  const appraised = pool.filter(({ total }) => total !== null);
  if (last < 0) return new Map();
  const now = new Map<string, number>();
  const held = new Map<string, Held[]>(appraised.map(({ id }) => [id, []]));
  for (const { id, total, gates } of appraised) {
    const place = grades.findIndex(({ from }) => from === undefined || comparable(total!) >= from);
    const reached = place < 0 ? last : place;
    const caps = gates.flatMap(({ state, grade }) =>
      state === "breached" && grade !== null ? [grades.findIndex((one) => one.id === grade)] : [],
    );
    const left = Math.max(reached, ...caps);
    if (left > reached) held.get(id)!.push({ from: grades[reached]!.id, by: "gate" });
    now.set(id, left);
  }
  for (const [i, { id: from, quota: own }] of grades.entries()) {
    if (own === undefined || i === last) continue;
    const places = placesOf(own, { pool, quota });
    const candidates = appraised
      .filter(({ id }) => now.get(id) === i)
      .map(({ id, total, parts }) => ({ id, score: comparable(total!), second: secondOf(parts, quota) }));
    const kept = withinQuota(candidates, { places, ties: tiesOf(quota) });
    for (const { id, score } of candidates) {
      if (kept.has(id)) continue;
      // the next grade whose threshold the total reaches
      const next = grades.findIndex(({ from }, at) => at > i && (from === undefined || score >= from));
      now.set(id, next < 0 ? last : next);
      held.get(id)!.push({ from, by: "quota" });
    }
  }
  return new Map(
    appraised.map(({ id }): [string, Graded] => [id, { grade: grades[now.get(id)!]!.id, held: held.get(id)! }]),
  );
}

type QuotaRules = NonNullable<KindRule["quota"]>;

/** The places that a quota has in a pool. */
export function placesOf(
  own: Parameters<typeof quotaPlaces>[0],
  { pool, quota }: { readonly pool: readonly Pick<Gradable, "total">[]; readonly quota: QuotaRules },
): number {
  const of = quota.of === "appraised" ? pool.filter(({ total }) => total !== null).length : pool.length;
  return quotaPlaces(own, { of, rounding: quota.rounding ?? "floor" });
}

export const tiesOf = ({ ties = "out" }: QuotaRules): "in" | "out" | "second" =>
  typeof ties === "object" ? "second" : ties;

export function secondOf(parts: Gradable["parts"], { ties }: QuotaRules): number {
  if (typeof ties !== "object") return Number.NEGATIVE_INFINITY;
  const score = parts.find(({ id }) => id === ties.by)?.score;
  return score === null || score === undefined ? Number.NEGATIVE_INFINITY : comparable(score);
}

import type { Value } from "./attained.ts";
import { type Scored, scoreValues } from "./score.ts";
import type { KindRule, PartRule } from "./shape.ts";
import { type Area, type Materials, readPart } from "./sources.ts";
import type { Subject } from "./subjects.ts";
import type { PartScore } from "./types.ts";

export interface PartsContext {
  readonly rule: KindRule;
  readonly materials: Materials;
  /** The raw value of a part in the appraisal before; NaN without one. */
  readonly before: (subject: string, part: string) => number;
}

/** The parts of each subject of a pool, scored among the pool. */
export function partsOf(
  pool: readonly Subject[],
  { rule, materials, before }: PartsContext,
): ReadonlyMap<string, readonly PartScore[]> {
  const areaOf = ({ group }: Subject): Area => (group === null ? undefined : rule.areas?.[group]);
  const scored = rule.parts.map((part) => {
    const values = pool.map((subject) => readPart(part, { ...materials, subject, area: areaOf(subject) }));
    return scoredPart(part, { values, before: pool.map(({ id }) => before(id, part.id)) });
  });
  return new Map(
    pool.map((subject, i) => {
      const own = scored.map((column) => column[i]!);
      const weights = rule.parts.map(({ id, weight }) => areaOf(subject)?.parts?.[id] ?? weight);
      return [subject.id, weighted(own, { weights, missing: rule.missing ?? "refuse" })];
    }),
  );
}

type Unweighted = Omit<PartScore, "weight" | "points">;

function scoredPart(
  part: PartRule,
  { values, before }: { readonly values: readonly Value[]; readonly before: readonly number[] },
): readonly Unweighted[] {
  const scoring = part.score ?? { by: "proportional" as const };
  const raw = values.map(({ value }) => value);
  const levels = scoreValues(raw, scoring);
  const { progress } = part;
  const changes = raw.map((v, i) => {
    const old = before[i]!;
    if (progress?.change !== "percent") return v - old;
    return old > 0 ? 100 * (v / old - 1) : Number.NaN; // a rate of change says nothing from zero or below
  });
  const gains = progress && scoreValues(changes, progress.score);
  return values.map(({ value, items }, i) => {
    const gain = gains?.[i]?.score ?? Number.NaN;
    return {
      id: part.id,
      from: part.source.from,
      value: known(value),
      items,
      level: known(levels[i]!.score),
      before: known(before[i]!),
      change: known(changes[i]!),
      progress: known(gain),
      score: known(both(levels[i]!, gain, progress)),
      by: scoring.by,
      place: levels[i]!.place,
    };
  });
}

function both({ score }: Scored, gain: number, progress: PartRule["progress"]): number {
  if (progress === undefined) return score;
  if (Number.isNaN(gain) && progress.without !== "missing") return score;
  return progress.level * score + (1 - progress.level) * gain;
}

/** Shares of the weights among the parts that have a score; refused, the share of a missing part stays its own. */
function weighted(
  parts: readonly Unweighted[],
  { weights, missing }: { readonly weights: readonly number[]; readonly missing: "refuse" | "renormalise" },
): readonly PartScore[] {
  const counts = (i: number) => missing === "refuse" || parts[i]!.score !== null;
  const total = weights.reduce((sum, weight, i) => sum + (counts(i) ? weight : 0), 0);
  return parts.map((part, i) => {
    const weight = counts(i) && total > 0 ? weights[i]! / total : 0;
    return { ...part, weight, points: part.score === null ? null : weight * part.score };
  });
}

const known = (v: number): number | null => (Number.isNaN(v) ? null : v);

import { usableTargets } from "../schema/targets.ts";
import type { Indicator, Source, Target } from "../schema/types.ts";

/**
 * The targets that stand: those issued by `asOf`, without those that another names in `supersedes` (by its `issuedOn`, or by
 * the document of its source) for the same unit and period. Texts of dates are compared as they stand, so ISO dates order.
 */
export function standing(
  targets: readonly Target[],
  { asOf }: { readonly asOf?: string | undefined } = {},
): readonly Target[] {
  const known = targets.filter(({ issuedOn }) => asOf === undefined || issuedOn === undefined || issuedOn <= asOf);
  return known.filter(
    (old) =>
      !known.some(
        (other) =>
          other !== old &&
          other.supersedes !== undefined &&
          other.period === old.period &&
          other.unit === old.unit &&
          (other.supersedes === old.issuedOn || other.supersedes === documentOf(old.source)),
      ),
  );
}

const documentOf = (source: string | Source | undefined): string | undefined =>
  typeof source === "string" ? source : source?.document;

export type Choice =
  | { readonly kind: "target"; readonly target: Target }
  | { readonly kind: "conflict"; readonly conflict: readonly Target[] }
  /** Still to be assigned, or only words: the target itself, to be shown. */
  | { readonly kind: "unknown"; readonly target: Target };

/** The target of a unit for a stage; null where none is set. */
export function chosen(
  indicator: Pick<Indicator, "targets">,
  { unit, stage, asOf }: { readonly unit: string; readonly stage: string; readonly asOf?: string | undefined },
): Choice | null {
  const targets = standing(indicator.targets, { asOf });
  const found = usableTargets({ targets }, { unit, period: stage });
  if (found.kind !== "none") return found;
  if (found.why !== "assigned" && found.why !== "words") return null;
  const kind = found.why === "assigned" ? "assigned" : "unknown";
  const own = targets.filter((target) => target.period === stage && target.unit === unit && target.kind === kind);
  const common = targets.filter(
    (target) => target.period === stage && target.unit === undefined && target.kind === kind,
  );
  return { kind: "unknown", target: (own[0] ?? common[0])! };
}

import type { Indicator, Target } from "./types.ts";

export type UsableTarget =
  | { readonly kind: "target"; readonly target: Target }
  /** Several targets for one unit and period, and not exactly one of them official: all of them, to be shown. */
  | { readonly kind: "conflict"; readonly conflict: readonly Target[] }
  /** `no-targets` at all, none for this `period`, or only ones without a figure: still to be `assigned`, or in `words`. */
  | { readonly kind: "none"; readonly why: "no-targets" | "no-target-for-period" | "assigned" | "words" };

/**
 * The target that counts for a unit and period. Targets set for the unit itself go before those for every unit.
 * Of several, the official one counts; targets that are still to be assigned or only said in words count for nothing
 * as long as there is another.
 */
export function usableTargets(
  indicator: Pick<Indicator, "targets">,
  { unit, period }: { readonly unit?: string | undefined; readonly period: string },
): UsableTarget {
  if (indicator.targets.length === 0) return { kind: "none", why: "no-targets" };
  const forPeriod = indicator.targets.filter((target) => target.period === period);
  const own = forPeriod.filter((target) => unit !== undefined && target.unit === unit);
  const candidates = own.length > 0 ? own : forPeriod.filter((target) => target.unit === undefined);
  if (candidates.length === 0) return { kind: "none", why: "no-target-for-period" };
  const stated = candidates.filter(({ kind }) => kind !== "assigned" && kind !== "unknown");
  if (stated.length === 0) {
    return { kind: "none", why: candidates.some(({ kind }) => kind === "assigned") ? "assigned" : "words" };
  }
  if (stated.length === 1) return { kind: "target", target: stated[0]! };
  const official = stated.filter((target) => target.official === true);
  return official.length === 1 ? { kind: "target", target: official[0]! } : { kind: "conflict", conflict: stated };
}

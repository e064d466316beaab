import type { Issue } from "../errors/index.ts";
import { comparePeriods } from "../schema/order.ts";
import type { Facts } from "./facts.ts";
import type { TargetStatus } from "./types.ts";

/** What a run has to say beside its targets: indicators without a column, conflicts, clashes of basis or price, breaks. */
export function runNotes(
  targets: readonly TargetStatus[],
  { absent, of, facts }: { readonly absent: readonly string[]; readonly of: number; readonly facts: Facts },
): Issue[] {
  return [...absentNote(absent, { of }), ...targetNotes(targets), ...breakNotes(targets, facts)];
}

function absentNote(absent: readonly string[], { of }: { readonly of: number }): Issue[] {
  if (absent.length === 0) return [];
  return [{ code: "monitor-no-column", path: ["data"], params: { indicators: absent, of } }];
}

/** Figures and bases from before a declared break, each indicator once: a series begins anew there, a base does not. */
function breakNotes(targets: readonly TargetStatus[], facts: Facts): Issue[] {
  const notes = new Map<string, Issue>();
  for (const { indicator, period, target } of targets) {
    const since = facts.brokenAt(indicator, period);
    if (since === null) continue;
    const base = target.base !== null && comparePeriods(target.base.period, since) < 0 ? target.base.period : null;
    const key = JSON.stringify([indicator, since, base]);
    notes.set(key, { code: "monitor-break", path: [indicator], params: { since, base } });
  }
  return [...notes.values()];
}

/** Each conflict and each clash once, however many units it concerns. */
function targetNotes(targets: readonly TargetStatus[]): Issue[] {
  const notes = new Map<string, Issue>();
  for (const { indicator, stage, unjudged, conflict, target, period } of targets) {
    const path = [indicator];
    const key = JSON.stringify([indicator, stage, unjudged]);
    if (notes.has(key)) continue;
    if (unjudged === "conflict") {
      const found = conflict.map((one) => ("value" in one && one.value !== undefined ? String(one.value) : one.kind));
      const official = conflict.filter((one) => one.official === true).length;
      notes.set(key, {
        code: "target-conflict",
        path,
        params: { period: stage, unit: conflict[0]!.unit, found, official },
      });
    }
    if (unjudged === "basis" || unjudged === "price")
      notes.set(key, {
        code: "target-incomparable",
        path,
        params: { by: unjudged, basis: target.basis, stage, period },
      });
  }
  return [...notes.values()];
}

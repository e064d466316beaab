import type { Issue } from "../../errors/index.ts";
import { comparePeriods } from "../../schema/order.ts";
import { choiceFor } from "../column-steps.ts";
import type { LearnedColumns } from "../derive.ts";
import { breaksOf, sourcesIn } from "../sources.ts";
import { isGroup } from "../tree.ts";

const STEPS = ["treat", "normalise"] as const;

/** Indicators whose ruler or treatment is learned from both sides of a break that the system declares. */
export function breakNotes({ data, tree, plan, rows, registry, columns, fitted }: LearnedColumns): Issue[] {
  const sourcesOf = sourcesIn({ tree, data });
  const notes: Issue[] = [];
  for (const { id, node, active } of tree.indicators) {
    const x = columns.get(id);
    if (!active || isGroup(node) || x === undefined) continue;
    const breaks = breaksOf(sourcesOf(id), tree);
    if (breaks.length === 0) continue;
    const steps = STEPS.filter((step) => {
      const value = fitted[step]["*"]?.[id] ?? null;
      if (plan[step].over !== "all-periods" || value === null) return false;
      const normaliser = step === "normalise" ? registry.get(step, choiceFor(plan[step], id).id) : undefined;
      return normaliser?.fixed(value) !== true;
    });
    if (steps.length === 0) continue;
    const periods = [...new Set(rows.period.filter((_, i) => !Number.isNaN(x[i]!)))];
    for (const { period, reason } of breaks) {
      if (new Set(periods.map((one) => comparePeriods(one, period) < 0)).size < 2) continue;
      notes.push({ code: "learned-across-break", path: ["data", id], params: { id, period, reason, steps } });
    }
  }
  return notes;
}

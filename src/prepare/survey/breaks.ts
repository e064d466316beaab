import { comparePeriods } from "../../schema/order.ts";
import type { PreparedSurvey } from "./prepare.ts";

/** A change of the mode (入户, 电话, 网络) or of the questionnaire between two rounds: their figures are not comparable. */
export interface SurveyBreak {
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly what: "mode" | "questionnaire";
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The modes and questionnaires of a unit in a round, as they appear. */
function used(prepared: PreparedSurvey, what: SurveyBreak["what"], at: { unit: string; period: string }): string[] {
  const labels = prepared[what];
  const cell = prepared.cells.find(({ unit, period }) => unit === at.unit && period === at.period);
  if (!labels || !cell) return [];
  return [...new Set(Array.from(cell.rows, (row) => labels[row]!))];
}

export function breaksBetween(
  prepared: PreparedSurvey,
  { unit, from, to }: { readonly unit: string; readonly from: string; readonly to: string },
): SurveyBreak[] {
  return (["mode", "questionnaire"] as const).flatMap((what) => {
    const before = used(prepared, what, { unit, period: from });
    const after = used(prepared, what, { unit, period: to });
    const same = before.length === after.length && before.every((label) => after.includes(label));
    return same ? [] : [{ unit, from, to, what, before, after }];
  });
}

/** Every break between rounds of a unit that follow each other. */
export function surveyBreaks(prepared: PreparedSurvey): SurveyBreak[] {
  if (!prepared.mode && !prepared.questionnaire) return [];
  const periods = new Map<string, string[]>();
  for (const { unit, period } of prepared.cells) periods.set(unit, [...(periods.get(unit) ?? []), period]);
  return [...periods].flatMap(([unit, list]) => {
    const ordered = [...list].sort(comparePeriods);
    return ordered.slice(1).flatMap((to, i) => breaksBetween(prepared, { unit, from: ordered[i]!, to }));
  });
}

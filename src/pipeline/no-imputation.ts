import { IndexError } from "../errors/index.ts";
import { type Columns, type StepFitted, tableOf } from "./columns.ts";
import type { ImputeStep } from "./impute-step.ts";
import { planShells } from "./plan.ts";
import type { ColumnStep } from "./plan-types.ts";
import type { Slice } from "./slices.ts";

const { impute: nothing } = planShells.defaults;

/** The step of an engine without the part that fills gaps: they stay, and a plan that asks for more is refused. */
export const leaveGaps: ImputeStep = (columns, { step, slices }) => {
  const asked = [step, ...Object.values(step.indicators)].find(({ method }) => method !== nothing);
  if (asked !== undefined)
    throw new IndexError([{ code: "no-imputation", path: ["plan", "impute"], params: { method: asked.method } }]);
  const none = new Map<never, never>();
  return {
    columns,
    fitted: nothingLearned(columns, slices),
    how: none,
    draws: none,
    status: none,
    fillScores: (scores) => scores,
    note() {},
  };
};

/** What a step learns that leaves every column as it is. */
export function nothingLearned(columns: Columns, slices: readonly Pick<Slice, "key">[]): StepFitted {
  return tableOf(slices.flatMap(({ key }) => [...columns.keys()].map((id) => [key, id, null] as const)));
}

/** Whether a step leaves every column as it is: its method does nothing, and nothing else was learned before. */
export function isLeft(
  columns: Columns,
  { step, given }: { readonly step: ColumnStep; readonly given: StepFitted | null },
  kind: "impute" | "treat",
): boolean {
  const choices = [step, ...Object.values(step.indicators)];
  if (choices.some(({ method }) => method !== planShells.defaults[kind])) return false;
  const ids = [...columns.keys()];
  return given === null || Object.values(given).every((learned) => ids.every((id) => learned[id] === null));
}

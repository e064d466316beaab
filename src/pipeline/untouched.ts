import { type Columns, type StepFitted, tableOf } from "./columns.ts";
import { planShells } from "./plan.ts";
import type { ColumnStep } from "./plan-types.ts";
import type { Slice } from "./slices.ts";

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

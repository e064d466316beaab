import type { SqlState } from "../state.ts";

export function treatStep(state: SqlState): void {
  for (const id of state.wanted) state.after.treated.set(id, state.after.imputed.get(id)!);
}

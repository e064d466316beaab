import type { SqlState } from "../state.ts";

/** Fills gaps; what fills scores does so in the function that it gives. */
export function imputeStep(state: SqlState): () => void {
  for (const id of state.wanted) state.after.imputed.set(id, state.after.denominated.get(id)!);
  return () => {};
}

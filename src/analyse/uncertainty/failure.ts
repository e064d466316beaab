import { en, IndexError } from "../../errors/index.ts";

/** What a method threw that is no problem of the data (as the cause), with the replicate or row where it did. */
export function evaluationFailed(
  cause: unknown,
  place: { readonly of: "replicates" | "rows"; readonly number: number; readonly seed: number },
): IndexError {
  const { name, message } = cause instanceof Error ? cause : { name: typeof cause, message: String(cause) };
  const failed = new IndexError([{ code: "evaluation-failed", path: [], params: { ...place, name, message } }], en);
  return Object.assign(failed, { cause });
}

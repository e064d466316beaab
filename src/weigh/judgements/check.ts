import type { Issue } from "../../errors/index.ts";
import { entriesOf } from "./entry.ts";

type Path = readonly (string | number)[];

interface Checking<P> {
  readonly path: Path;
  readonly issues: Issue[];
  readonly params: P;
}

/** What zod hands to a check: the value, and a list to add problems to. */
export interface Payload {
  readonly value: unknown;
  readonly issues: unknown[];
}

/**
 * A zod check that reads each entry of `judgements` as fitting will, so that a plan is refused before anything is computed,
 * with every problem at its cell.
 */
export function checkEach<E, P extends { readonly judgements: unknown }>(
  keys: readonly string[],
  read: (entry: E, checking: Checking<P>) => unknown,
): (payload: Payload) => void {
  return ({ value, issues: out }) => {
    const params = value as P;
    const issues: Issue[] = [];
    for (const { entry, path } of entriesOf<E>(params.judgements, keys)) read(entry, { path, issues, params });
    report(issues, { value, out });
  };
}

/** Problems found by our own code, in the form in which zod carries them. */
export function report(issues: readonly Issue[], { value, out }: { value: unknown; out: unknown[] }): void {
  for (const { code, path, params } of issues) {
    out.push({ code: "custom", input: value, path: [...path], params: { code, params }, message: code });
  }
}

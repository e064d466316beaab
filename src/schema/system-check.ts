import type { Issue } from "../errors/index.ts";
import { isObject, type Origins, readSystem } from "./draft.ts";
import { formatIssues } from "./format.ts";
import { checkLimits } from "./limits.ts";
import type { Path } from "./path.ts";
import { buildSystem } from "./system-build.ts";
import { systemIssues } from "./system-checks.ts";
import type { System } from "./types.ts";

export interface CheckedSystem {
  readonly system: System | undefined;
  readonly issues: Issue[];
}

/** The raw system that an extension describes; the input itself where it extends nothing. */
export type Merge = (
  input: unknown,
  path: Path,
  found: { readonly issues: Issue[]; readonly origins: Origins },
) => unknown;

/** For those who are given whole systems only: one that extends another is a problem. */
export const wholeOnly: Merge = (input, path, { issues }) => {
  if (!isObject(input) || !Object.hasOwn(input, "extends")) return input;
  const base: unknown = Reflect.get(input, "extends");
  const id = typeof base === "string" ? base : "";
  issues.push({ code: "extends-no-resolver", path: [...path, "extends"], params: { id } });
  return undefined;
};

/** Reads a system, extended by `merge`: every problem at once, or the system with every default filled in. */
export function checkWith(merge: Merge, input: unknown, path: Path): CheckedSystem {
  const limits = checkLimits(input, path);
  if (limits.length > 0) return { system: undefined, issues: limits };
  const issues: Issue[] = formatIssues(input, "system", path);
  const origins: Origins = new WeakMap();
  const raw = merge(input, path, { issues, origins });
  if (raw === undefined && input !== undefined) return { system: undefined, issues };
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
    const found = raw === null ? "null" : Array.isArray(raw) ? "list" : raw === undefined ? "nothing" : typeof raw;
    return {
      system: undefined,
      issues: [...issues, { code: "wrong-type", path: [...path], params: { expected: "object", found } }],
    };
  }
  // an extension may have grown beyond the limits that each part keeps
  issues.push(...checkLimits(raw, path));
  if (issues.some(({ code }) => code === "too-deep" || code === "too-large")) return { system: undefined, issues };
  const draft = readSystem(raw, path, { issues, origins });
  issues.push(...systemIssues(draft));
  const all = distinct(issues);
  return { system: all.length === 0 ? buildSystem(draft) : undefined, issues: all };
}

/** An extension is checked as written and as merged; what both find is said once. */
function distinct(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const key = JSON.stringify([issue.code, issue.path, issue.params]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

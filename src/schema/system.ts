import { IndexError, type Issue } from "../errors/index.ts";
import { type Origins, readSystem } from "./draft.ts";
import { mergeExtension, type Resolve } from "./extends.ts";
import { formatIssues } from "./format.ts";
import { checkLimits } from "./limits.ts";
import type { Path } from "./path.ts";
import { buildSystem } from "./system-build.ts";
import { systemIssues } from "./system-checks.ts";
import type { System } from "./types.ts";

export interface SystemOptions {
  /** Looks up the system named by `extends`; `undefined` when there is none. */
  readonly resolve?: Resolve | undefined;
  /** Where the system stands in a larger document; it precedes the path of every issue. */
  readonly path?: Path | undefined;
}

export interface CheckedSystem {
  readonly system: System | undefined;
  readonly issues: Issue[];
}

/**
 * Reads a system: every problem at once, or the system with every default filled in and `extends` resolved.
 * Formulas stay text here; `attachFormulas` parses them.
 * @example
 * const index = { id: "index", children: [{ id: "gdp", direction: "positive" }] };
 * checkSystem({ id: "tiny", version: "1", index }).system?.index.children[0]?.weight; // => 1
 */
export function checkSystem(input: unknown, options: SystemOptions = {}): CheckedSystem {
  const path = options.path ?? [];
  const limits = checkLimits(input, path);
  if (limits.length > 0) return { system: undefined, issues: limits };
  const issues: Issue[] = formatIssues(input, "system", path);
  const origins: Origins = new WeakMap();
  const raw = mergeExtension(input, path, { resolve: options.resolve, issues, origins, chain: [] });
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

/** As `checkSystem`, throwing an `IndexError` with every problem. */
export function parseSystem(input: unknown, options: SystemOptions = {}): System {
  const { system, issues } = checkSystem(input, options);
  if (system === undefined) throw new IndexError(issues);
  return system;
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

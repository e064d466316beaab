import { IndexError, type Issue } from "../errors/index.ts";
import type { Engine, ParseOptions } from "../pipeline/engine.ts";
import type { BaseFile, Source } from "./system.ts";

/** Adds file and line; a path into a file of its own starts at that file's root. */
export function located(
  issue: Issue,
  { file, under = [], locate, place, own = false }: Partial<Source> & Pick<Source, "file" | "locate">,
): Issue {
  if (issue.at?.file !== undefined || file === undefined) return issue;
  const path = own && under.every((step, i) => issue.path[i] === step) ? issue.path.slice(under.length) : issue.path;
  if (place !== undefined) return { ...issue, path, at: { ...place(issue.path), ...issue.at } };
  const line = locate?.(path);
  return { ...issue, path, at: { ...issue.at, file, ...(line === undefined ? {} : { line }) } };
}

interface Written {
  readonly source: Source;
  /** The files that the system builds on, from the nearest down. */
  readonly bases: readonly BaseFile[];
  readonly engine: Pick<Engine, "parseDefinition">;
  readonly resolve: NonNullable<ParseOptions["resolve"]>;
}

/**
 * Problems of a system that builds on others, each in the file where it was written. A problem stands in a base if the base
 * has it by itself; what the extension sets right is none.
 */
export async function placedInSystem(issues: readonly Issue[], written: Written): Promise<Issue[]> {
  const { source, engine, resolve } = written;
  const [base, ...bases] = written.bases;
  if (base === undefined || issues.length === 0) return issues.map((issue) => located(issue, source));
  const own = [...issues];
  const inBase: Issue[] = [];
  for (const issue of await problemsOf(base.value, { engine, resolve })) {
    const at = find(own, issue);
    if (at < 0) continue;
    own.splice(at, 1);
    inBase.push(issue);
  }
  return [
    ...own.map((issue) => located(issue, source)),
    ...(await placedInSystem(inBase, { ...written, source: base.source, bases })),
  ];
}

async function problemsOf(
  system: unknown,
  { engine, resolve }: Pick<Written, "engine" | "resolve">,
): Promise<readonly Issue[]> {
  try {
    await engine.parseDefinition({ system }, { resolve });
    return [];
  } catch (error) {
    if (error instanceof IndexError) return error.issues;
    throw error;
  }
}

const EXTENSION_KEYS: readonly unknown[] = ["set", "add", "drop"];

/** The same problem among those of the merged system: what it says is the same, or else where it stands. */
function find(issues: readonly Issue[], wanted: Issue): number {
  const params = JSON.stringify(wanted.params);
  const path = JSON.stringify(wanted.path);
  const candidate = ({ code, path: [, key] }: Issue) => code === wanted.code && !EXTENSION_KEYS.includes(key);
  const same = issues.findIndex((issue) => candidate(issue) && JSON.stringify(issue.params) === params);
  return same >= 0 ? same : issues.findIndex((issue) => candidate(issue) && JSON.stringify(issue.path) === path);
}
